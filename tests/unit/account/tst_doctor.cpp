#include "account/Doctor.h"
#include "security/CertificatePolicy.h"
#include "support/DovecotServer.h"
#include "support/ScriptedServer.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kUser = "doctor@doctor.example";

QStringList stepsOf(const QList<DoctorFinding>& findings, ServerRole server)
{
    QStringList steps;
    for (const DoctorFinding& finding : findings) {
        if (finding.server == server)
            steps.append(nameOf(finding.step) + (finding.isGood ? QString() : u"!"_s));
    }
    return steps;
}

} // namespace

/// The connection doctor on real servers and on scripts: which step it stops at, what it says, and whether
/// the settings that it offers work.
class DoctorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup()
    {
        m_findings.clear();
        m_cancel = CancelToken();
        m_userNames = UserNames::AsGiven;
        m_documented.clear();
    }
    void everythingIsWell_data();
    void everythingIsWell();
    void withoutAPasswordNobodySignsIn();
    void aRefusedPasswordIsTriedOnce();
    void theLocalPartIsTheSecondTry_data();
    void theLocalPartIsTheSecondTry();
    void portAndEncryptionThatDoNotFitAreMended_data();
    void portAndEncryptionThatDoNotFitAreMended();
    void theNameOfTheCertificateIsFound();
    void aNameThatLeadsNowhereIsNoWayOut();
    void theDocumentedServerIsAWayOut_data();
    void theDocumentedServerIsAWayOut();
    void problemsStopAtTheirStep_data();
    void problemsStopAtTheirStep();
    void aSenderThatIsRefused();
    void cancelledInTheMiddle();

private:
    [[nodiscard]] Account account(const DovecotServer& server, Protocol protocol = Protocol::Imap) const;
    bool examine(const DovecotServer& server, const Account& account, const QString& password);
    [[nodiscard]] const DoctorFinding& last() const { return m_findings.last(); }

    std::unique_ptr<DovecotServer> m_server;
    QList<DoctorFinding> m_findings;
    CancelToken m_cancel;
    UserNames m_userNames = UserNames::AsGiven;
    QList<ServerSettings> m_documented;
};

void DoctorTest::initTestCase()
{
    m_server = std::make_unique<DovecotServer>();
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
}

Account DoctorTest::account(const DovecotServer& server, Protocol protocol) const
{
    Account account;
    account.identity.address = QString::fromLatin1(kUser);
    account.incoming = {protocol, server.host(),
                        protocol == Protocol::Pop3 ? server.pop3sPort() : server.imapsPort(), Security::Tls,
                        account.identity.address};
    account.outgoing = {Protocol::Smtp, server.host(), server.smtpsPort(), Security::Tls,
                        account.identity.address};
    return account;
}

/// An empty password: none is given.
bool DoctorTest::examine(const DovecotServer& server, const Account& account, const QString& password)
{
    DoctorOptions options;
    options.account = account;
    options.certificates.addedAuthorities = loadAuthorities(server.caFile()).value_or({});
    options.limits.connectMs = 5000;
    options.limits.replyMs = 5000;
    options.cancel = m_cancel;
    options.userNames = m_userNames;
    options.documented = m_documented;
    if (!password.isEmpty())
        options.password = [password](const ServerSettings&) -> Result<QString> { return password; };
    return examineAccount(options, [this](const DoctorFinding& finding) { m_findings.append(finding); });
}

void DoctorTest::everythingIsWell_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Security>("security");
    QTest::addColumn<QString>("steps");
    const QString tls = u"dns tcp tls certificate greeting capabilities login"_s;
    const QString startTls = u"dns tcp greeting tls certificate capabilities login"_s;
    QTest::newRow("imap, tls") << Protocol::Imap << Security::Tls << tls;
    QTest::newRow("imap, starttls") << Protocol::Imap << Security::StartTls << startTls;
    QTest::newRow("imap, none") << Protocol::Imap << Security::None
                                << u"dns tcp greeting tls capabilities login"_s;
    QTest::newRow("pop3, tls") << Protocol::Pop3 << Security::Tls << tls;
    QTest::newRow("pop3, starttls") << Protocol::Pop3 << Security::StartTls << startTls;
}

void DoctorTest::everythingIsWell()
{
    QFETCH(Protocol, protocol);
    QFETCH(Security, security);
    QFETCH(QString, steps);
    Account well = account(*m_server, protocol);
    well.incoming.security = security;
    if (security != Security::Tls)
        well.incoming.port = protocol == Protocol::Pop3 ? m_server->pop3Port() : m_server->imapPort();
    QVERIFY(examine(*m_server, well, QString::fromLatin1(fixturePassword)));
    QCOMPARE(stepsOf(m_findings, ServerRole::Incoming).join(u' '), steps + u" folders"_s);
    QCOMPARE(stepsOf(m_findings, ServerRole::Outgoing).join(u' '),
             u"dns tcp tls certificate greeting capabilities login sender"_s);
    for (const DoctorFinding& finding : std::as_const(m_findings)) {
        QVERIFY(!finding.text.summary.isEmpty() && !finding.text.summary.contains(u'%'));
        QVERIFY(!finding.fix && !finding.error && finding.milliseconds >= 0);
    }
    QVERIFY(m_server->transactions().isEmpty()); // nothing was sent
}

void DoctorTest::withoutAPasswordNobodySignsIn()
{
    const int before = m_server->loginAttempts(QString::fromLatin1(kUser));
    QVERIFY(examine(*m_server, account(*m_server), {}));
    QCOMPARE(stepsOf(m_findings, ServerRole::Incoming).last(), u"capabilities"_s);
    QCOMPARE(stepsOf(m_findings, ServerRole::Outgoing).last(), u"capabilities"_s);
    QCOMPARE(m_server->loginAttempts(QString::fromLatin1(kUser)), before);
}

void DoctorTest::aRefusedPasswordIsTriedOnce()
{
    Account other = account(*m_server);
    other.incoming.username = other.outgoing.username = u"once@doctor.example"_s;
    QVERIFY(!examine(*m_server, other, u"wrong"_s));
    QCOMPARE(stepsOf(m_findings, ServerRole::Incoming).last(), u"login!"_s);
    QCOMPARE(stepsOf(m_findings, ServerRole::Outgoing).last(), u"capabilities"_s);
    QCOMPARE(m_server->loginAttempts(u"once@doctor.example"_s), 1);
}

void DoctorTest::theLocalPartIsTheSecondTry_data()
{
    QTest::addColumn<QByteArray>("refusal");
    QTest::addColumn<UserNames>("names");
    QTest::addColumn<QStringList>("tried");
    const QString full = u"doctor@doctor.example"_s;
    const QByteArray wrong = "NO [AUTHENTICATIONFAILED] Authentication failed.";
    QTest::newRow("may be") << wrong << UserNames::AlsoOtherForm << QStringList{full, u"doctor"_s};
    QTest::newRow("is told") << wrong << UserNames::AsGiven << QStringList{full};
    QTest::newRow("it is not the name")
        << QByteArray("NO [ALERT] Application-specific password required: "
                      "https://support.google.com/accounts/answer/185833 (Failure)")
        << UserNames::AlsoOtherForm << QStringList{full};
}

void DoctorTest::theLocalPartIsTheSecondTry()
{
    QFETCH(QByteArray, refusal);
    QFETCH(UserNames, names);
    QFETCH(QStringList, tried);
    const auto login = [](const QString& name, const QByteArray& answer) -> Script {
        return {sendLine("* OK [CAPABILITY IMAP4rev1] ready"),
                expectLine("$TAG LOGIN \"?" + name.toLatin1() + "\"? .*"), sendLine("$TAG " + answer)};
    };
    QList<Script> scripts;
    for (const QString& name : tried)
        scripts.append(login(name, refusal));
    if (names == UserNames::AlsoOtherForm && tried.size() == 2)
        scripts.last() =
            login(tried.last(), "OK [CAPABILITY IMAP4rev1] in") +
            Script{expectLine("$TAG LIST .*"), sendLine("* LIST () \"/\" INBOX"), sendLine("$TAG OK done"),
                   expectLine("$TAG LSUB .*"), sendLine("$TAG OK done"),          expectLine("$TAG LOGOUT"),
                   closeConnection()};
    const ScriptedServer imap(scripts);
    Account mine = account(*m_server);
    mine.incoming.port = imap.port();
    mine.incoming.security = Security::None;
    m_userNames = names;
    const bool isGood = examine(*m_server, mine, QString::fromLatin1(fixturePassword));
    QCOMPARE(isGood, tried.size() == 2);
    QVERIFY2(imap.failure().isEmpty(), qPrintable(imap.failure()));
    QCOMPARE(imap.connections(), tried.size());
    for (const DoctorFinding& finding : std::as_const(m_findings)) {
        QCOMPARE(finding.fix.has_value(), isGood && finding.step == DoctorStep::SignIn);
        if (finding.fix) // the outgoing server is given the name that the incoming one took
            QCOMPARE(finding.fix->username, u"doctor"_s);
    }
}

void DoctorTest::portAndEncryptionThatDoNotFitAreMended_data()
{
    QTest::addColumn<Protocol>("protocol");
    QTest::addColumn<Security>("wrong");
    QTest::newRow("imap, TLS where STARTTLS belongs") << Protocol::Imap << Security::Tls;
    QTest::newRow("imap, STARTTLS where TLS belongs") << Protocol::Imap << Security::StartTls;
    QTest::newRow("pop3, TLS where STARTTLS belongs") << Protocol::Pop3 << Security::Tls;
    QTest::newRow("pop3, STARTTLS where TLS belongs") << Protocol::Pop3 << Security::StartTls;
}

void DoctorTest::portAndEncryptionThatDoNotFitAreMended()
{
    QFETCH(Protocol, protocol);
    QFETCH(Security, wrong);
    Account mixedUp = account(*m_server, protocol);
    mixedUp.incoming.security = wrong;
    if (wrong == Security::Tls)
        mixedUp.incoming.port = protocol == Protocol::Pop3 ? m_server->pop3Port() : m_server->imapPort();
    QVERIFY(!examine(*m_server, mixedUp, QString::fromLatin1(fixturePassword)));
    const auto found = std::find_if(m_findings.cbegin(), m_findings.cend(),
                                    [](const DoctorFinding& finding) { return !finding.isGood; });
    QVERIFY(found != m_findings.cend());
    QCOMPARE(found->step, DoctorStep::Encryption);
    QVERIFY(found->fix);
    mixedUp.incoming = *found->fix;
    m_findings.clear();
    QVERIFY(examine(*m_server, mixedUp, QString::fromLatin1(fixturePassword)));
}

void DoctorTest::theNameOfTheCertificateIsFound()
{
    DovecotServer::Options options;
    options.certificate = TestAuthority::Kind::NameOnly;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    Account byNumber = account(server);
    byNumber.incoming.host = byNumber.outgoing.host = u"127.0.0.1"_s;
    QVERIFY(!examine(server, byNumber, QString::fromLatin1(fixturePassword)));
    QCOMPARE(stepsOf(m_findings, ServerRole::Incoming).join(u' '), u"dns tcp certificate!"_s);
    for (const DoctorFinding& finding : std::as_const(m_findings)) {
        if (!finding.isGood) {
            QVERIFY(finding.fix);
            (finding.server == ServerRole::Incoming ? byNumber.incoming : byNumber.outgoing) = *finding.fix;
        }
    }
    QCOMPARE(byNumber.incoming.host, u"localhost"_s);
    QCOMPARE(byNumber.outgoing.host, u"localhost"_s);
    QCOMPARE(server.loginAttempts(QString::fromLatin1(kUser)), 0); // nothing before it was verified
    m_findings.clear();
    QVERIFY(examine(server, byNumber, QString::fromLatin1(fixturePassword)));
}

void DoctorTest::aNameThatLeadsNowhereIsNoWayOut()
{
    DovecotServer::Options options;
    options.certificate = TestAuthority::Kind::WrongName;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    QVERIFY(!examine(server, account(server), QString::fromLatin1(fixturePassword)));
    QVERIFY(!last().isGood);
    QCOMPARE(last().step, DoctorStep::Certificate);
    QVERIFY(!last().fix);
    QVERIFY2(last().text.summary.contains(u"mail.elsewhere.example"_s), qPrintable(last().text.summary));
}

void DoctorTest::theDocumentedServerIsAWayOut_data()
{
    QTest::addColumn<bool>("isVerified");
    QTest::newRow("verifies") << true;
    QTest::newRow("does not verify") << false;
}

void DoctorTest::theDocumentedServerIsAWayOut()
{
    QFETCH(bool, isVerified);
    DovecotServer::Options options;
    options.certificate = TestAuthority::Kind::SelfSigned;
    DovecotServer other(options);
    QVERIFY2(isVerified || other.start(), qPrintable(other.errorText()));
    Account mistyped = account(*m_server);
    const ServerSettings right = mistyped.incoming;
    mistyped.incoming.host = u"imap.nobody.invalid"_s;
    ServerSettings documented = isVerified ? right : account(other).incoming;
    documented.username.clear();
    m_documented = {mistyped.outgoing, documented};
    QVERIFY(!examine(*m_server, mistyped, QString::fromLatin1(fixturePassword)));
    const auto failed = std::find_if(m_findings.cbegin(), m_findings.cend(),
                                     [](const DoctorFinding& finding) { return !finding.isGood; });
    QVERIFY(failed->step == DoctorStep::Name);
    QCOMPARE(failed->fix.has_value(), isVerified);
    if (isVerified)
        QCOMPARE(*failed->fix, right);
}

void DoctorTest::problemsStopAtTheirStep_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("steps");
    QTest::newRow("unknown host") << u"host"_s << u"dns!"_s;
    QTest::newRow("closed port") << u"port"_s << u"dns tcp!"_s;
    QTest::newRow("expired") << u"expired"_s << u"dns tcp certificate!"_s;
    QTest::newRow("self-signed") << u"self-signed"_s << u"dns tcp certificate!"_s;
    QTest::newRow("another protocol") << u"smtp"_s << u"dns tcp tls certificate greeting!"_s;
    QTest::newRow("silent") << u"silent"_s << u"dns tcp greeting!"_s;
}

void DoctorTest::problemsStopAtTheirStep()
{
    QFETCH(QString, what);
    QFETCH(QString, steps);
    DovecotServer::Options options;
    options.certificate = what == u"expired"_s       ? TestAuthority::Kind::Expired
                          : what == u"self-signed"_s ? TestAuthority::Kind::SelfSigned
                                                     : TestAuthority::Kind::Good;
    DovecotServer other(options);
    const bool needsOther = options.certificate != TestAuthority::Kind::Good;
    QVERIFY2(!needsOther || other.start(), qPrintable(other.errorText()));
    const DovecotServer& server = needsOther ? other : *m_server;
    Account broken = account(server);
    quint16 closed = 0;
    {
        ScriptedServer gone({}); // its port is free again when it is gone
        closed = gone.port();
    }
    ScriptedServer silent({{stall()}});
    if (what == u"host"_s) {
        broken.incoming.host = u"mail.nobody.invalid"_s;
    } else if (what == u"port"_s) {
        broken.incoming.port = closed;
    } else if (what == u"smtp"_s) {
        broken.incoming.port = m_server->smtpsPort();
    } else if (what == u"silent"_s) {
        broken.incoming.port = silent.port();
        broken.incoming.security = Security::None;
    }
    QVERIFY(!examine(server, broken, QString::fromLatin1(fixturePassword)));
    QStringList told = stepsOf(m_findings, ServerRole::Incoming);
    told.removeAll(u"network"_s); // a host elsewhere: whether this computer is online is told first
    QCOMPARE(told.join(u' '), steps);
}

void DoctorTest::aSenderThatIsRefused()
{
    ScriptedServer server(
        {{sendLine("220 mail.example ESMTP"), expectLine("EHLO .*"), sendLine("250-mail.example"),
          sendLine("250 AUTH PLAIN"), expectLine("AUTH PLAIN .*"), sendLine("235 2.7.0 ok"),
          expectLine("MAIL FROM:<doctor@doctor.example>"), sendLine("550 5.7.1 not your address"),
          expectLine("RSET"), sendLine("250 ok"), stall()}});
    Account account = this->account(*m_server);
    account.outgoing.port = server.port();
    account.outgoing.security = Security::None;
    QVERIFY(!examine(*m_server, account, QString::fromLatin1(fixturePassword)));
    QCOMPARE(last().step, DoctorStep::Sender);
    QCOMPARE(last().error->reason, ErrorReason::SenderRefused);
    QVERIFY2(server.failure().isEmpty(), qPrintable(server.failure()));
}

void DoctorTest::cancelledInTheMiddle()
{
    m_cancel.cancel();
    QVERIFY(!examine(*m_server, account(*m_server), QString::fromLatin1(fixturePassword)));
    QVERIFY(stepsOf(m_findings, ServerRole::Outgoing).isEmpty());
}

QTEST_GUILESS_MAIN(DoctorTest)
#include "tst_doctor.moc"
