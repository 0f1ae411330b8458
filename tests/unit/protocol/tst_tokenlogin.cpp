#include "SessionFixtures.h"
#include "protocol/Pop3Session.h"
#include "protocol/SmtpSession.h"

#include <functional>

using namespace postaci;
using namespace postaci::test;

namespace {

enum class Wire { Imap, Pop3, Smtp };

const QByteArray kToken = "ya29.a0-first_token";
const QByteArray kOther = "ya29.a0-other_token";

Credentials tokenOf(const QByteArray& token)
{
    return {QStringLiteral("ayşe@örnek.example"), QString::fromLatin1(token), Credentials::Kind::OAuthToken};
}

/// What `mechanism` says first at `port`, in base 64.
QByteArray firstWords(const QByteArray& mechanism, const QByteArray& token, const QByteArray& port)
{
    const QByteArray user = QStringLiteral("ayşe@örnek.example").toUtf8();
    const QByteArray bearer = "auth=Bearer " + token + "\1\1";
    if (mechanism == "XOAUTH2")
        return ("user=" + user + "\1" + bearer).toBase64();
    return ("n,a=" + user + ",\1host=127.0.0.1\1port=" + port + "\1" + bearer).toBase64();
}

/// The server's part of one login: what it takes, its error in a challenge, and that it was understood. The
/// port is not known before the server is, so the words are a pattern.
Script attempt(Wire wire, const QByteArray& mechanism, const QByteArray& challenge, const Script& end)
{
    const QByteArray words = "[A-Za-z0-9+/=]{20,}";
    const QByteArray understood = mechanism == "XOAUTH2" ? "" : "AQ==";
    Script script;
    switch (wire) {
    case Wire::Imap:
        script = {expectLine("$TAG AUTHENTICATE " + mechanism + " " + words)};
        break;
    case Wire::Pop3:
        script = {expectLine("AUTH " + mechanism), sendLine("+ "), expectLine(words)};
        break;
    case Wire::Smtp:
        script = {expectLine("AUTH " + mechanism + " " + words)};
        break;
    }
    if (!challenge.isNull())
        script += {sendLine((wire == Wire::Smtp ? "334 " : "+ ") + challenge), expectLine(understood)};
    return script + end;
}

Script greeting(Wire wire, const QByteArray& mechanism)
{
    switch (wire) {
    case Wire::Imap:
        return {sendLine("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=" + mechanism + "] ready")};
    case Wire::Pop3:
        return {sendLine("+OK"), expectLine("CAPA"),
                sendBytes("+OK\r\nUSER\r\nSASL PLAIN " + mechanism + "\r\n.\r\n")};
    case Wire::Smtp:
        break;
    }
    return {sendLine("220 ready"), expectLine("EHLO .*"),
            sendBytes("250-here\r\n250 AUTH PLAIN " + mechanism + "\r\n")};
}

QByteArray refusal(Wire wire)
{
    return wire == Wire::Imap   ? "$TAG NO SASL authentication failed"
           : wire == Wire::Pop3 ? "-ERR [AUTH] expired"
                                : "535 5.7.8 authentication failed";
}

Script welcome(Wire wire)
{
    switch (wire) {
    case Wire::Imap:
        return {sendLine("$TAG OK [CAPABILITY IMAP4rev1] in")};
    case Wire::Pop3:
        return {sendLine("+OK in"), expectLine("CAPA"), sendBytes("+OK\r\nUIDL\r\n.\r\n")};
    case Wire::Smtp:
        break;
    }
    return {sendLine("235 2.7.0 in")};
}

/// Logs in twice over one connection, with one token and then with another.
template <typename Session> void logInTwice(const ConnectionOptions& options, QList<Result<void>>* outcomes)
{
    Session session(options);
    VERIFY_RESULT(session.connect());
    outcomes->append(session.login(tokenOf(kToken)));
    if (!outcomes->first())
        outcomes->append(session.login(tokenOf(kOther)));
}

} // namespace

/// Logins by access token (XOAUTH2, RFC 7628) over IMAP, POP3 and SMTP: IMAP-026 and the same elsewhere.
class TokenLoginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theErrorChallengeIsAnswered_data();
    void theErrorChallengeIsAnswered();
    void theTokenIsSentAsItIs_data();
    void theTokenIsSentAsItIs();
    void noTokenGoesToPlain();
};

void TokenLoginTest::theErrorChallengeIsAnswered_data()
{
    QTest::addColumn<int>("wire");
    QTest::addColumn<QByteArray>("mechanism");
    QTest::addColumn<QByteArray>("challenge");
    const QList<std::pair<const char*, QByteArray>> challenges{
        {"status 400", QByteArray(R"({"status":"400","schemes":"Bearer"})").toBase64()},
        {"no status", QByteArray(R"({"schemes":"Bearer"})").toBase64()},
        {"not JSON", QByteArray("{status: oops").toBase64()},
        {"not base 64", "!!! no !!!"},
        {"empty", ""},
        {"no challenge", QByteArray()},
    };
    const QList<std::pair<const char*, Wire>> wires{
        {"IMAP", Wire::Imap}, {"POP3", Wire::Pop3}, {"SMTP", Wire::Smtp}};
    for (const auto& [wireName, wire] : wires) {
        for (const char* const mechanism : {"XOAUTH2", "OAUTHBEARER"}) {
            for (const auto& [name, challenge] : challenges) {
                QTest::addRow("%s %s %s", wireName, mechanism, name)
                    << int(wire) << QByteArray(mechanism) << challenge;
            }
        }
    }
}

/// Whatever the error is, the connection goes on, and another token is taken over it.
void TokenLoginTest::theErrorChallengeIsAnswered()
{
    QFETCH(int, wire);
    QFETCH(QByteArray, mechanism);
    QFETCH(QByteArray, challenge);
    const Wire kind = Wire(wire);
    ScriptedServer server({greeting(kind, mechanism) +
                           attempt(kind, mechanism, challenge, {sendLine(refusal(kind))}) +
                           attempt(kind, mechanism, QByteArray(), welcome(kind))});
    const ConnectionOptions options = optionsFor(server.port());
    QList<Result<void>> outcomes;
    if (kind == Wire::Imap)
        logInTwice<ImapSession>(options, &outcomes);
    else if (kind == Wire::Pop3)
        logInTwice<Pop3Session>(options, &outcomes);
    else
        logInTwice<SmtpSession>(options, &outcomes);
    VERIFY_SCRIPT(server);
    QCOMPARE(outcomes.size(), 2);
    QCOMPARE(outcomes.first().error().kind, ErrorKind::Authentication);
    QCOMPARE(outcomes.first().error().reason, ErrorReason::TokenRejected);
    VERIFY_RESULT(outcomes.last());
    const QByteArray sent = server.received();
    const QByteArray port = QByteArray::number(server.port());
    QVERIFY(sent.indexOf(firstWords(mechanism, kToken, port)) <
            sent.indexOf(firstWords(mechanism, kOther, port)));
    const QByteArray log = options.transcript->toText().toUtf8();
    QVERIFY(log.contains(mechanism));
    for (const QByteArray& token : {kToken, kOther}) {
        QVERIFY(sent.contains(firstWords(mechanism, token, port)));
        QVERIFY2(!log.contains(token) && !log.contains(firstWords(mechanism, token, port)), log);
    }
}

void TokenLoginTest::theTokenIsSentAsItIs_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QByteArray>("taken");
    QTest::newRow("Gmail") << QByteArray("AUTH=XOAUTH2 AUTH=PLAIN AUTH=OAUTHBEARER SASL-IR")
                           << QByteArray("OAUTHBEARER");
    QTest::newRow("Microsoft") << QByteArray("AUTH=PLAIN AUTH=XOAUTH2 SASL-IR") << QByteArray("XOAUTH2");
}

void TokenLoginTest::theTokenIsSentAsItIs()
{
    QFETCH(QByteArray, offered);
    QFETCH(QByteArray, taken);
    ScriptedServer server(
        {{sendLine("* OK [CAPABILITY IMAP4rev1 " + offered + "] ready"),
          expectLine("$TAG AUTHENTICATE " + taken + " .*"), sendLine("$TAG OK [CAPABILITY IMAP4rev1] in")}});
    ImapSession session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    VERIFY_RESULT(session.login(tokenOf(kToken)));
    VERIFY_SCRIPT(server);
    QVERIFY(server.received().contains(' ' + firstWords(taken, kToken, QByteArray::number(server.port())) +
                                       "\r\n"));
}

void TokenLoginTest::noTokenGoesToPlain()
{
    ScriptedServer server({{sendLine("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready"), stall()}});
    ImapSession session(optionsFor(server.port()));
    VERIFY_RESULT(session.connect());
    QCOMPARE(session.login(tokenOf(kToken)).error().reason, ErrorReason::NoCommonMechanism);
    QVERIFY(server.received().isEmpty());
}

QTEST_GUILESS_MAIN(TokenLoginTest)
#include "tst_tokenlogin.moc"
