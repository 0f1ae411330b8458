// What an attacker on the way can do to a login, for IMAP and for SMTP (POP3's own: tst_pop3scripts): nothing
// but prevent it. And what the port and the encryption must look like when they do not fit together.
#include "protocol/Pop3Session.h"
#include "protocol/SmtpSession.h"
#include "unit/protocol/SessionFixtures.h"

using namespace postaci;
using namespace postaci::test;
using Kind = TestAuthority::Kind;
using Protocol = postaci::Protocol;
using Security = postaci::Security;

class WireSecurityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingSecretBeforeTlsIsVerified_data();
    void nothingSecretBeforeTlsIsVerified();
    void strippedStartTlsEndsTheConnection_data();
    void strippedStartTlsEndsTheConnection();
    void refusedStartTlsEndsTheConnection_data() { protocols(); }
    void refusedStartTlsEndsTheConnection();
    void bytesBehindTheAnswerToStartTlsAreAnAttack_data() { protocols(); }
    void bytesBehindTheAnswerToStartTlsAreAnAttack();
    void whatWasSaidBeforeTlsIsForgotten_data() { protocols(); }
    void whatWasSaidBeforeTlsIsForgotten();
    void plaintextOnATlsPortIsNamed_data();
    void plaintextOnATlsPortIsNamed();
    void tlsOnAPlaintextPortIsNamed_data() { allProtocols(); }
    void tlsOnAPlaintextPortIsNamed();
    void realPortsAreNamedWithThePairThatWorks_data();
    void realPortsAreNamedWithThePairThatWorks();
    void aSilentServerIsATimeout_data() { allProtocols(); }
    void aSilentServerIsATimeout();

private:
    void protocols();
    void allProtocols();
    [[nodiscard]] quint16 realPort(Protocol protocol, Security security) const;
    [[nodiscard]] ConnectionOptions options(quint16 port, Security security) const;

    TestAuthority m_authority;
    DovecotServer m_dovecot;
    QList<QSslCertificate> m_trusted;
};

namespace {

constexpr auto kSecret = "cok-gizli-parola";

/// Connects and logs in as the program does: no login where there is no connection.
Result<void> logIn(Protocol protocol, const ConnectionOptions& options)
{
    const Credentials credentials{QStringLiteral("ayse"), QString::fromLatin1(kSecret),
                                  Credentials::Kind::Password};
    if (protocol == Protocol::Imap) {
        ImapSession session(options);
        const auto connected = session.connect();
        return connected ? session.login(credentials) : connected;
    }
    if (protocol == Protocol::Pop3) {
        Pop3Session session(options);
        const auto connected = session.connect();
        return connected ? session.login(credentials) : connected;
    }
    SmtpSession session(options);
    const auto connected = session.connect();
    return connected ? session.login(credentials) : connected;
}

/// The greeting and what is said up to the answer to STARTTLS, which `answer` is.
Script upToStartTls(Protocol protocol, const QByteArray& answer)
{
    if (protocol == Protocol::Imap)
        return {sendLine("* OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN SASL-IR AUTH=FORGED] hello"),
                expectLine("$TAG STARTTLS"), sendBytes(answer)};
    return {sendLine("220 mail.example.org ESMTP"), expectLine("EHLO .*"),
            sendBytes("250-hello\r\n250-AUTH PLAIN FORGED\r\n250 STARTTLS\r\n"), expectLine("STARTTLS"),
            sendBytes(answer)};
}

QByteArray yes(Protocol protocol)
{
    return protocol == Protocol::Imap ? "$TAG OK begin\r\n" : "220 begin\r\n";
}

/// Secrets go over the wire as they are or in base64.
bool holdsSecret(const QByteArray& bytes)
{
    const QByteArray plain = QByteArray("\0ayse\0", 6) + kSecret;
    return bytes.contains(kSecret) || bytes.contains(plain.toBase64()) ||
           bytes.contains(QByteArray(kSecret).toBase64()) || bytes.contains("AUTH") ||
           bytes.contains("LOGIN");
}

} // namespace

void WireSecurityTest::initTestCase()
{
    QVERIFY2(m_authority.error().isEmpty(), qPrintable(m_authority.error()));
    m_trusted = loadAuthorities(m_authority.caFile()).value_or({});
    QVERIFY(!m_trusted.isEmpty());
}

void WireSecurityTest::protocols()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::newRow("IMAP") << Protocol::Imap;
    QTest::newRow("SMTP") << Protocol::Smtp;
}

void WireSecurityTest::allProtocols()
{
    protocols();
    QTest::newRow("POP3") << Protocol::Pop3;
}

quint16 WireSecurityTest::realPort(Protocol protocol, Security security) const
{
    const bool tls = security == Security::Tls;
    switch (protocol) {
    case Protocol::Imap:
        return tls ? m_dovecot.imapsPort() : m_dovecot.imapPort();
    case Protocol::Pop3:
        return tls ? m_dovecot.pop3sPort() : m_dovecot.pop3Port();
    case Protocol::Smtp:
        break;
    }
    return tls ? m_dovecot.smtpsPort() : m_dovecot.smtpPort();
}

ConnectionOptions WireSecurityTest::options(quint16 port, Security security) const
{
    ConnectionOptions made = optionsFor(port, security, QStringLiteral("localhost"));
    made.policy.addedAuthorities = m_trusted;
    return made;
}

void WireSecurityTest::nothingSecretBeforeTlsIsVerified_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Security>("security");
    QTest::addColumn<Kind>("certificate");
    for (const auto protocol : {Protocol::Imap, Protocol::Smtp}) {
        for (const auto security : {Security::Tls, Security::StartTls}) {
            for (const auto& [name, kind] : {std::pair{"expired", Kind::Expired},
                                             {"wrong name", Kind::WrongName},
                                             {"self-signed", Kind::SelfSigned}})
                QTest::addRow("%s %s %s", qPrintable(toString(protocol)), qPrintable(toString(security)),
                              name)
                    << protocol << security << kind;
        }
    }
}

void WireSecurityTest::nothingSecretBeforeTlsIsVerified()
{
    QFETCH(Protocol, protocol);
    QFETCH(Security, security);
    QFETCH(Kind, certificate);
    const bool fromTheStart = security == Security::Tls;
    const Script script =
        fromTheStart ? Script{stall()} : upToStartTls(protocol, yes(protocol)) + Script{startTls(), stall()};
    ScriptedServer server({script}, ScriptedServer::Extra::Refuse,
                          fromTheStart ? ScriptedServer::Security::Tls : ScriptedServer::Security::Plain,
                          m_authority.certificate(certificate));
    const auto done = logIn(protocol, options(server.port(), security));
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Certificate);
    QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
    QVERIFY2(!holdsSecret(server.received()), server.received().constData());
    // Not a word behind the handshake.
    QVERIFY(server.received().isEmpty() || server.received().endsWith("STARTTLS\r\n"));
    QCOMPARE(server.connections(), 1);
}

void WireSecurityTest::strippedStartTlsEndsTheConnection_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Script>("script");
    const Script ehlo{sendLine("220 mail.example.org ESMTP"), expectLine("EHLO .*")};
    QTest::newRow("IMAP, capability missing")
        << Protocol::Imap
        << Script{sendLine("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hello"), stall()};
    QTest::newRow("IMAP, already logged in")
        << Protocol::Imap << Script{sendLine("* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] welcome"), stall()};
    QTest::newRow("IMAP, capabilities refused")
        << Protocol::Imap
        << Script{sendLine("* OK hello"), expectLine("$TAG CAPABILITY"), sendLine("$TAG NO not now"),
                  stall()};
    QTest::newRow("SMTP, extension missing")
        << Protocol::Smtp << ehlo + Script{sendBytes("250-hello\r\n250 AUTH PLAIN\r\n"), stall()};
    QTest::newRow("SMTP, overwritten by an equally long word")
        << Protocol::Smtp
        << ehlo + Script{sendBytes("250-hello\r\n250-XXXXXXXX\r\n250 AUTH PLAIN\r\n"), stall()};
}

void WireSecurityTest::strippedStartTlsEndsTheConnection()
{
    QFETCH(Protocol, protocol);
    QFETCH(Script, script);
    ScriptedServer server({script});
    const auto done = logIn(protocol, options(server.port(), Security::StartTls));
    QVERIFY(!done);
    QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
    QVERIFY(!holdsSecret(server.received()));
    QVERIFY(server.unexpected().isEmpty());
    QCOMPARE(server.connections(), 1);
}

void WireSecurityTest::refusedStartTlsEndsTheConnection()
{
    QFETCH(Protocol, protocol);
    const QByteArray no = protocol == Protocol::Imap ? "$TAG BAD unknown\r\n" : "454 TLS not available\r\n";
    ScriptedServer server({upToStartTls(protocol, no) + Script{stall()}});
    QVERIFY(!logIn(protocol, options(server.port(), Security::StartTls)));
    QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
    QVERIFY(!holdsSecret(server.received()));
    QVERIFY(server.unexpected().isEmpty());
}

void WireSecurityTest::bytesBehindTheAnswerToStartTlsAreAnAttack()
{
    QFETCH(Protocol, protocol);
    const QByteArray forged = protocol == Protocol::Imap
                                  ? "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nC2 OK done\r\n"
                                  : "250-hello\r\n250 AUTH PLAIN\r\n235 in\r\n";
    ScriptedServer server({upToStartTls(protocol, yes(protocol) + forged) + Script{startTls(), stall()}},
                          ScriptedServer::Extra::Refuse, ScriptedServer::Security::Plain,
                          m_authority.certificate(Kind::Good));
    const auto done = logIn(protocol, options(server.port(), Security::StartTls));
    QVERIFY(!done);
    QCOMPARE(done.error().reason, ErrorReason::StartTlsInjection);
    QTRY_VERIFY(server.received().endsWith("STARTTLS\r\n"));
    QVERIFY(!holdsSecret(server.received()));
}

void WireSecurityTest::whatWasSaidBeforeTlsIsForgotten()
{
    QFETCH(Protocol, protocol);
    // The mechanism that was offered in the open is gone behind TLS: nothing is tried with it.
    const Script afterwards =
        protocol == Protocol::Imap
            ? Script{expectLine("$TAG CAPABILITY"), sendLine("* CAPABILITY IMAP4rev1 LOGINDISABLED"),
                     sendLine("$TAG OK done"), stall()}
            : Script{expectLine("EHLO .*"), sendLine("250 hello"), stall()};
    ScriptedServer server({upToStartTls(protocol, yes(protocol)) + Script{startTls()} + afterwards},
                          ScriptedServer::Extra::Refuse, ScriptedServer::Security::Plain,
                          m_authority.certificate(Kind::Good));
    const auto done = logIn(protocol, options(server.port(), Security::StartTls));
    QVERIFY(!done);
    QCOMPARE(done.error().reason, ErrorReason::NoCommonMechanism);
    QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
    QVERIFY(!holdsSecret(server.received()));
}

void WireSecurityTest::plaintextOnATlsPortIsNamed_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<bool>("offersStartTls");
    QTest::newRow("IMAP with STARTTLS") << Protocol::Imap << true;
    QTest::newRow("IMAP without") << Protocol::Imap << false;
    QTest::newRow("SMTP with STARTTLS") << Protocol::Smtp << true;
    QTest::newRow("SMTP without") << Protocol::Smtp << false;
    QTest::newRow("POP3 with STLS") << Protocol::Pop3 << true;
    QTest::newRow("POP3 without") << Protocol::Pop3 << false;
}

void WireSecurityTest::plaintextOnATlsPortIsNamed()
{
    QFETCH(Protocol, protocol);
    QFETCH(bool, offersStartTls);
    const QByteArray offer = offersStartTls ? "STARTTLS" : "IDLE";
    // The first connection brings a handshake, the second asks in the open what there is; no login goes over
    // it.
    const Script script =
        protocol == Protocol::Imap
            ? Script{sendLine("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN " + offer + "] hello"), stall()}
        : protocol == Protocol::Pop3
            ? Script{sendLine("+OK hello"), expectLine("CAPA"),
                     sendBytes(QByteArray("+OK\r\nUSER\r\n") + (offersStartTls ? "STLS" : "UIDL") +
                               "\r\n.\r\n"),
                     stall()}
            : Script{sendLine("220 mail.example.org ESMTP"), expectLine("EHLO .*"),
                     sendBytes("250-hello\r\n250-AUTH PLAIN\r\n250 " + offer + "\r\n"), stall()};
    ScriptedServer server({Script{script.first(), stall()}, script});
    const auto done = logIn(protocol, options(server.port(), Security::Tls));
    QVERIFY(!done);
    QCOMPARE(done.error().reason, ErrorReason::PlaintextOnTlsPort);
    QCOMPARE(done.error().port, server.port());
    QCOMPARE(done.error().instead.has_value(), offersStartTls);
    if (offersStartTls)
        QCOMPARE(*done.error().instead, (PortPair{server.port(), Security::StartTls}));
    // Where there is no STARTTLS, a third one finds out that it is no web server.
    QCOMPARE(server.connections(), offersStartTls ? 2 : 3);
    QVERIFY(!holdsSecret(server.received(1)) && !holdsSecret(server.received(2)));
}

void WireSecurityTest::tlsOnAPlaintextPortIsNamed()
{
    QFETCH(Protocol, protocol);
    for (const auto security : {Security::StartTls, Security::None}) {
        ScriptedServer waiting({Script{stall()}, Script{stall()}}, ScriptedServer::Extra::Refuse,
                               ScriptedServer::Security::Tls, m_authority.certificate(Kind::Good));
        ConnectionOptions chosen = options(waiting.port(), security);
        chosen.limits.connectMs = 1500;
        const auto done = logIn(protocol, chosen);
        QVERIFY(!done);
        QCOMPARE(done.error().reason, ErrorReason::TlsOnPlaintextPort);
        QVERIFY(done.error().instead.has_value());
        QCOMPARE(*done.error().instead, (PortPair{waiting.port(), Security::Tls}));
        QVERIFY(waiting.received(0).isEmpty() && waiting.received(1).isEmpty());
    }
}

void WireSecurityTest::realPortsAreNamedWithThePairThatWorks_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Security>("chosen");
    QTest::newRow("IMAP: TLS on 143") << Protocol::Imap << Security::Tls;
    QTest::newRow("IMAP: STARTTLS on 993") << Protocol::Imap << Security::StartTls;
    QTest::newRow("SMTP: TLS on 587") << Protocol::Smtp << Security::Tls;
    QTest::newRow("SMTP: STARTTLS on 465") << Protocol::Smtp << Security::StartTls;
    QTest::newRow("POP3: TLS on 110") << Protocol::Pop3 << Security::Tls;
    QTest::newRow("POP3: STARTTLS on 995") << Protocol::Pop3 << Security::StartTls;
}

void WireSecurityTest::realPortsAreNamedWithThePairThatWorks()
{
    QFETCH(Protocol, protocol);
    QFETCH(Security, chosen);
    if (!m_dovecot.isRunning())
        QVERIFY2(m_dovecot.start(), qPrintable(m_dovecot.errorText()));
    const bool startTlsPort = chosen == Security::Tls; // the wrong one of the two
    const quint16 port = realPort(protocol, startTlsPort ? Security::StartTls : Security::Tls);
    const int before = m_dovecot.loginAttempts(QStringLiteral("ayse"));
    ConnectionOptions wrong = optionsFor(m_dovecot, port, chosen);
    wrong.limits.connectMs = 3000;
    const auto failed = logIn(protocol, wrong);
    QVERIFY(!failed);
    QCOMPARE(failed.error().reason,
             startTlsPort ? ErrorReason::PlaintextOnTlsPort : ErrorReason::TlsOnPlaintextPort);
    QVERIFY(failed.error().instead.has_value());
    QCOMPARE(m_dovecot.loginAttempts(QStringLiteral("ayse")), before);
    // What it advises is true: the password is looked at now, and refused as this server must.
    const auto advised = logIn(
        protocol, optionsFor(m_dovecot, failed.error().instead->port, failed.error().instead->security));
    QVERIFY(!advised);
    QCOMPARE(advised.error().kind, ErrorKind::Authentication);
}

void WireSecurityTest::aSilentServerIsATimeout()
{
    QFETCH(Protocol, protocol);
    ScriptedServer server({Script{stall()}, Script{stall()}});
    ConnectionOptions silent = options(server.port(), Security::StartTls);
    silent.limits.connectMs = 300;
    const auto done = logIn(protocol, silent);
    QVERIFY(!done);
    QCOMPARE(done.error().reason, ErrorReason::GreetingMissing);
    QCOMPARE(done.error().kind, ErrorKind::Timeout);
    QVERIFY(!done.error().instead.has_value());
}

QTEST_GUILESS_MAIN(WireSecurityTest)
#include "tst_wiresecurity.moc"
