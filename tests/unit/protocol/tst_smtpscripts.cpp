// SmtpSession word for word: what it says, and what it makes of every answer or of none.
#include "protocol/DotStuffer.h"
#include "protocol/SmtpReply.h"
#include "protocol/SmtpSession.h"
#include "support/CuttingProxy.h"
#include "unit/protocol/SmtpScene.h"

#include <QRandomGenerator>
#include <QThread>

using namespace postaci;
using namespace postaci::test;
using State = SmtpOutcome::State;

class SmtpScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dotStuffing_data();
    void dotStuffing();
    void greetings_data();
    void greetings();
    void extensionsAreRead();
    void startTlsMustBeOffered();
    void logins_data();
    void logins();
    void sendsOneMessage();
    void sendsEachRecipientAlone();
    void eightBitAndUtf8AreAskedFor();
    void withoutSmtpUtf8NothingIsSent();
    void badAddressesNeverReachTheWire_data();
    void badAddressesNeverReachTheWire();
    void reportsGoWithoutASender();
    void tooLargeIsKnownBefore();
    void aRefusalSaysWhetherItIsTheSize();
    void oneRefusedRecipientStopsAll();
    void oneRefusedRecipientIsLeftOut();
    void aRefusedSenderIsNotTheRecipients();
    void refusalsOfTheMessage_data();
    void refusalsOfTheMessage();
    void anAnswerOutOfTurnEndsTheSession_data();
    void anAnswerOutOfTurnEndsTheSession();
    void aCutIsJudgedByTheDot_data();
    void aCutIsJudgedByTheDot();
    void beforeEndCanStopIt();
    void silenceAfterTheDotIsUncertain();
    void cancelBeforeAndAfterTheDot();
    void repliesAreBounded();
};

void SmtpScriptsTest::dotStuffing_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("plain") << QByteArray("a\r\nb\r\n") << QByteArray("a\r\nb\r\n");
    QTest::newRow("dots") << QByteArray(".\r\n..\r\na.\r\n.b") << QByteArray("..\r\n...\r\na.\r\n..b\r\n");
    QTest::newRow("no last line end") << QByteArray("a") << QByteArray("a\r\n");
    QTest::newRow("only LF") << QByteArray("a\n.\nb\n") << QByteArray("a\r\n..\r\nb\r\n");
    QTest::newRow("lone CR") << QByteArray("a\r.\rb") << QByteArray("a\r\n..\r\nb\r\n");
    QTest::newRow("smuggled end") << QByteArray("a\n.\r\nb\r\n") << QByteArray("a\r\n..\r\nb\r\n");
    QTest::newRow("CR at the end") << QByteArray("a\r") << QByteArray("a\r\n");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("NUL and 8-bit") << QByteArray("\0\xff\r\n", 4) << QByteArray("\0\xff\r\n", 4);
}

void SmtpScriptsTest::dotStuffing()
{
    QFETCH(QByteArray, message);
    for (qsizetype piece = 1; piece <= qMax<qsizetype>(message.size(), 1); ++piece) {
        DotStuffer stuffer;
        QByteArray wire;
        for (qsizetype i = 0; i < message.size(); i += piece)
            wire += stuffer.take(QByteArrayView(message).sliced(i, qMin(piece, message.size() - i)));
        wire += stuffer.finish();
        QTEST(wire, "wire");
        QVERIFY(!("\r\n" + wire).contains("\r\n.\r\n"));
    }
}

void SmtpScriptsTest::greetings_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<ErrorReason>("reason");
    QTest::newRow("busy") << QByteArray("421 4.3.2 try later") << ErrorKind::Timeout
                          << ErrorReason::ServerBusy;
    QTest::newRow("not for you") << QByteArray("554 5.7.1 blocked") << ErrorKind::Rejected
                                 << ErrorReason::ServerBye;
    QTest::newRow("IMAP") << QByteArray("* OK IMAP4rev1 ready") << ErrorKind::Protocol
                          << ErrorReason::WrongProtocol;
    QTest::newRow("POP3") << QByteArray("+OK ready") << ErrorKind::Protocol << ErrorReason::WrongProtocol;
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request") << ErrorKind::Protocol
                          << ErrorReason::WebServerThere;
}

void SmtpScriptsTest::greetings()
{
    QFETCH(QByteArray, greeting);
    ScriptedServer server({{sendLine(greeting), stall()}});
    SmtpSession session(optionsFor(server.port()));
    const auto connected = session.connect();
    QVERIFY(!connected);
    QTEST(connected.error().kind, "kind");
    QTEST(connected.error().reason, "reason");
    QVERIFY(connected.error().detail.contains(QString::fromLatin1(greeting.mid(4))));
    QVERIFY(!session.isConnected());
    QVERIFY(server.received().isEmpty());
}

void SmtpScriptsTest::extensionsAreRead()
{
    Scene scene({"PIPELINING", "size 1000", "AUTH PLAIN cram-md5", "AUTH=LOGIN", "8BITMIME"}, {});
    VERIFY_RESULT(scene.ready);
    QVERIFY(scene.session->has("PIPELINING") && scene.session->has("8BITMIME") && scene.session->has("AUTH"));
    QVERIFY(!scene.session->has("SMTPUTF8"));
    QCOMPARE(scene.session->sizeLimit(), 1000);
}

void SmtpScriptsTest::startTlsMustBeOffered()
{
    ScriptedServer server({smtp({"AUTH PLAIN"}, {stall()})});
    SmtpSession session(optionsFor(server.port(), Security::StartTls));
    QCOMPARE(session.connect().error().reason, ErrorReason::StartTlsMissing);
    QVERIFY(!session.isConnected());
    TestAuthority authority;
    ScriptedServer attacked(
        {smtp({"STARTTLS"}, {expectLine("STARTTLS"), sendBytes("220 go\r\n250-AUTH PLAIN\r\n"), startTls()})},
        ScriptedServer::Extra::Refuse, ScriptedServer::Security::Plain,
        authority.certificate(TestAuthority::Kind::Good));
    SmtpSession second(optionsFor(attacked.port(), Security::StartTls, QStringLiteral("localhost")));
    QCOMPARE(second.connect().error().reason, ErrorReason::StartTlsInjection);
}

void SmtpScriptsTest::logins_data()
{
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<Script>("steps");
    QTest::addColumn<int>("reason"); // -1: success
    const QByteArray plain = QByteArray("\0u\0p", 4).toBase64();
    const Script plainThen{expectLine("AUTH PLAIN " + plain)};
    const auto fails = [](ErrorReason reason) { return int(reason); };
    QTest::newRow("plain") << QByteArray("AUTH PLAIN LOGIN") << plainThen + Script{sendLine("235 2.7.0 ok")}
                           << -1;
    QTest::newRow("login") << QByteArray("AUTH LOGIN")
                           << Script{expectLine("AUTH LOGIN"), sendLine("334 VXNlciBOYW1lAA=="),
                                     expectLine("dQ=="),       sendLine("334 UGFzc3dvcmQA"),
                                     expectLine("cA=="),       sendLine("235 ok")}
                           << -1;
    QTest::newRow("wrong password") << QByteArray("AUTH PLAIN LOGIN CRAM-MD5X")
                                    << plainThen + Script{sendLine("535 5.7.8 Error: authentication failed")}
                                    << fails(ErrorReason::CredentialsRejected);
    QTest::newRow("later") << QByteArray("AUTH PLAIN")
                           << plainThen + Script{sendLine("454 4.7.0 Temporary authentication failure")}
                           << fails(ErrorReason::ServerBusy);
    QTest::newRow("mechanism refused")
        << QByteArray("AUTH PLAIN") << plainThen + Script{sendLine("504 5.5.4 no")}
        << fails(ErrorReason::NoCommonMechanism);
    QTest::newRow("needs encryption")
        << QByteArray("AUTH PLAIN") << plainThen + Script{sendLine("538 5.7.11 no")}
        << fails(ErrorReason::CleartextRefused);
    QTest::newRow("nothing offered") << QByteArray("8BITMIME") << Script{}
                                     << fails(ErrorReason::NoCommonMechanism);
    QTest::newRow("nonsense") << QByteArray("AUTH PLAIN") << plainThen + Script{sendLine("250 what")}
                              << fails(ErrorReason::ResponseMalformed);
}

void SmtpScriptsTest::logins()
{
    QFETCH(QByteArray, offer);
    QFETCH(Script, steps);
    QFETCH(int, reason);
    Scene scene({offer}, steps);
    VERIFY_RESULT(scene.ready);
    const auto done = scene.session->login(passwordOf(QStringLiteral("u"), QStringLiteral("p")));
    QCOMPARE(done ? -1 : int(done.error().reason), reason);
    VERIFY_SCRIPT(scene.server); // one attempt, and nothing after it
    const QString text = scene.options.transcript->toText();
    QVERIFY(!text.contains(QStringLiteral("AHUAcA")) && !text.contains(QStringLiteral("cA==")));
}

void SmtpScriptsTest::sendsOneMessage()
{
    Scene scene({}, mailAndRcpt() + Script{expectLine("DATA"), sendLine("354 go")} + takesMessage() +
                        Script{expectLine("\\."), sendLine("250-2.0.0 Ok:"),
                               sendLine("250 2.0.0 queued as 42"), expectLine("QUIT"), sendLine("221 bye")});
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send();
    QCOMPARE(outcome.state, State::Sent);
    QCOMPARE(outcome.code, 250);
    QCOMPARE(outcome.reply, QStringLiteral("2.0.0 Ok:\n2.0.0 queued as 42"));
    QCOMPARE(scene.ends, 1);
    QCOMPARE(outcome.recipients.size(), 1);
    QVERIFY(outcome.recipients.first().accepted);
    QCOMPARE(outcome.recipients.first().reply, QStringLiteral("2.1.5 Ok"));
    scene.session->quit();
    VERIFY_SCRIPT(scene.server);
    QVERIFY(scene.server.received().contains("DATA\r\n" + kOnTheWire + ".\r\nQUIT\r\n"));
    QVERIFY(!scene.options.transcript->toText().contains(QStringLiteral("hidden")));
}

void SmtpScriptsTest::sendsEachRecipientAlone()
{
    // DATA goes only after every RCPT is answered, pipelined or not.
    for (const QByteArray& extension : {QByteArray("PIPELINING"), QByteArray("X-NOTHING")}) {
        Script steps{expectLine("MAIL FROM:<a@x\\.org>"), sendLine("250 ok")};
        QStringList to;
        for (int i = 0; i < 250; ++i) {
            const QByteArray local = "r" + QByteArray::number(i);
            to.append(QString::fromLatin1(local) + QStringLiteral("@y.org"));
            steps += {expectLine("RCPT TO:<" + local + "@y\\.org>"), sendLine("250 ok")};
        }
        Scene scene({extension}, steps + Script{expectLine("DATA"), sendLine("354 go")} + takesMessage() +
                                     Script{expectLine("\\."), sendLine("250 ok")});
        VERIFY_RESULT(scene.ready);
        const SmtpOutcome outcome = scene.send(to);
        QCOMPARE(outcome.state, State::Sent);
        QCOMPARE(outcome.recipients.size(), 250);
        VERIFY_SCRIPT(scene.server);
    }
}

void SmtpScriptsTest::eightBitAndUtf8AreAskedFor()
{
    const QByteArray message = "Subject: x\r\n\r\n\xc3\xbc\r\n";
    Scene scene({"8BITMIME", "SMTPUTF8", "SIZE 10000"},
                {expectLine("MAIL FROM:<a@xn--mnchen-3ya\\.org> SIZE=18 BODY=8BITMIME"), sendLine("250 ok"),
                 expectLine("RCPT TO:<b@y\\.org>"), sendLine("550 5.1.1 no"), expectLine("RSET"),
                 sendLine("250 ok"), expectLine("MAIL FROM:<a@münchen\\.org> SIZE=18 BODY=8BITMIME SMTPUTF8"),
                 sendLine("250 ok"), expectLine("RCPT TO:<şule@y\\.org>"), sendLine("250 ok"),
                 expectLine("DATA"), sendLine("354 ok"), expectLine("Subject: x"), expectLine(""),
                 expectLine("ü"), expectLine("\\."), sendLine("250 ok")});
    VERIFY_RESULT(scene.ready);
    const auto end = [] { return true; };
    const QString from = QStringLiteral("a@münchen.org");
    const SmtpOutcome ascii = scene.session->send(from, {QStringLiteral("b@y.org")}, message, end);
    QCOMPARE(ascii.state, State::NotSent);
    const SmtpOutcome utf8 = scene.session->send(from, {QStringLiteral("şule@y.org")}, message, end);
    QCOMPARE(utf8.state, State::Sent);
    VERIFY_SCRIPT(scene.server);
}

void SmtpScriptsTest::withoutSmtpUtf8NothingIsSent()
{
    Scene scene({"8BITMIME"}, {});
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send({QStringLiteral("şule@y.org")});
    QCOMPARE(outcome.state, State::NotSent);
    QCOMPARE(outcome.error.reason, ErrorReason::InvalidAddress);
    QVERIFY(scene.session->isConnected());
    VERIFY_SCRIPT(scene.server);
}

void SmtpScriptsTest::badAddressesNeverReachTheWire_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("line break") << QStringLiteral("b@y.org>\r\nRCPT TO:<c@z.org");
    QTest::newRow("bracket") << QStringLiteral("b@y.org>");
    QTest::newRow("blank") << QStringLiteral("b b@y.org");
    QTest::newRow("no domain") << QStringLiteral("b@");
    QTest::newRow("no at") << QStringLiteral("b");
    QTest::newRow("empty") << QString();
    QTest::newRow("very long") << QString(400, QLatin1Char('b')) + QStringLiteral("@y.org");
}

void SmtpScriptsTest::badAddressesNeverReachTheWire()
{
    QFETCH(QString, address);
    Scene scene({}, {});
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send({QStringLiteral("ok@y.org"), address});
    QCOMPARE(outcome.state, State::NotSent);
    QCOMPARE(outcome.error.reason, ErrorReason::InvalidAddress);
    QCOMPARE(scene.send({}).error.reason, ErrorReason::InvalidAddress);
    if (!address.isEmpty()) { // reports have no sender
        const SmtpOutcome from =
            scene.session->send(address, {QStringLiteral("b@y.org")}, kMessage, [] { return true; });
        QCOMPARE(from.error.reason, ErrorReason::InvalidAddress);
    }
    VERIFY_SCRIPT(scene.server);
}

void SmtpScriptsTest::reportsGoWithoutASender()
{
    Scene scene({}, Script{expectLine("MAIL FROM:<>"), sendLine("250 ok"), expectLine("RCPT TO:<b@y\\.org>"),
                           sendLine("250 ok"), expectLine("DATA"), sendLine("354 go")} +
                        takesMessage() + Script{expectLine("\\."), sendLine("250 ok")});
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome =
        scene.session->send({}, {QStringLiteral("b@y.org")}, kMessage, [] { return true; });
    QCOMPARE(outcome.state, State::Sent);
    VERIFY_SCRIPT(scene.server);
}

void SmtpScriptsTest::tooLargeIsKnownBefore()
{
    Scene scene({"SIZE 20"}, {});
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send();
    QCOMPARE(outcome.state, State::NotSent);
    QCOMPARE(outcome.error.reason, ErrorReason::MessageTooLarge);
    QCOMPARE(outcome.error.kind, ErrorKind::Rejected);
    VERIFY_SCRIPT(scene.server);
}

void SmtpScriptsTest::aRefusalSaysWhetherItIsTheSize()
{
    const auto reason = [](int code, const QByteArray& words) {
        return smtpError({code, {words}}, ErrorReason::MessageRefused).reason;
    };
    QCOMPARE(reason(552, "message exceeds fixed maximum size"), ErrorReason::MessageTooLarge);
    QCOMPARE(reason(554, "5.3.4 too big"), ErrorReason::MessageTooLarge);
    QCOMPARE(reason(552, "5.2.2 mailbox of the receiver is full"), ErrorReason::MessageRefused);
    QCOMPARE(reason(554, "5.7.1 looks like junk"), ErrorReason::MessageRefused);
    QCOMPARE(smtpError({552, {"full"}}, ErrorReason::RecipientsRefused).reason,
             ErrorReason::RecipientsRefused);
}

void SmtpScriptsTest::oneRefusedRecipientStopsAll()
{
    Scene scene({"PIPELINING"}, {expectLine("MAIL .*"), expectLine("RCPT TO:<b@y\\.org>"),
                                 expectLine("RCPT TO:<c@y\\.org>"), expectLine("RCPT TO:<d@y\\.org>"),
                                 sendLine("250 ok"), sendLine("250 ok"), sendLine("450 4.2.1 later"),
                                 sendLine("550 5.1.1 no such user"), expectLine("RSET"), sendLine("250 ok")});
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome =
        scene.send({QStringLiteral("b@y.org"), QStringLiteral("c@y.org"), QStringLiteral("d@y.org")});
    QCOMPARE(outcome.state, State::NotSent);
    QCOMPARE(outcome.error.reason, ErrorReason::RecipientsRefused);
    QCOMPARE(outcome.error.kind, ErrorKind::Rejected); // one of them for good
    QCOMPARE(outcome.code, 550);
    QCOMPARE(outcome.error.detail, QStringLiteral("5.1.1 no such user"));
    QVERIFY(outcome.recipients[0].accepted);
    QVERIFY(!outcome.recipients[1].accepted && !outcome.recipients[2].accepted);
    QCOMPARE(outcome.recipients[1].code, 450);
    QCOMPARE(scene.ends, 0);
    QVERIFY(scene.session->isConnected());
    VERIFY_SCRIPT(scene.server);
}

void SmtpScriptsTest::oneRefusedRecipientIsLeftOut()
{
    Scene scene({}, Script{expectLine("MAIL .*"), sendLine("250 ok"), expectLine("RCPT TO:<b@y\\.org>"),
                           sendLine("550 5.1.1 no"), expectLine("RCPT TO:<c@y\\.org>"), sendLine("251 ok"),
                           expectLine("DATA"), sendLine("354 go")} +
                        takesMessage() +
                        Script{expectLine("\\."), sendLine("250 ok"), expectLine("MAIL .*"),
                               sendLine("250 ok"), expectLine("RCPT .*"), sendLine("450 4.2.1 later"),
                               expectLine("RSET"), sendLine("250 ok")});
    VERIFY_RESULT(scene.ready);
    const QStringList to{QStringLiteral("b@y.org"), QStringLiteral("c@y.org")};
    const SmtpOutcome outcome = scene.send(to, RefusedRecipients::SendToOthers);
    QCOMPARE(outcome.state, State::Sent);
    QVERIFY(!outcome.recipients[0].accepted);
    QVERIFY(outcome.recipients[1].accepted);
    // Nobody left is nothing sent, and later may be better.
    const SmtpOutcome none = scene.send({QStringLiteral("d@y.org")}, RefusedRecipients::SendToOthers);
    QCOMPARE(none.state, State::NotSent);
    QCOMPARE(none.error.kind, ErrorKind::Timeout);
    QCOMPARE(none.error.reason, ErrorReason::RecipientsRefused);
    VERIFY_SCRIPT(scene.server);
}

void SmtpScriptsTest::aRefusedSenderIsNotTheRecipients()
{
    Scene scene({"PIPELINING"},
                {expectLine("MAIL .*"), expectLine("RCPT .*"), sendLine("553 5.7.1 not yours"),
                 sendLine("503 5.5.1 need MAIL"), expectLine("RSET"), sendLine("250 ok")});
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send();
    QCOMPARE(outcome.state, State::NotSent);
    QCOMPARE(outcome.error.reason, ErrorReason::SenderRefused);
    QCOMPARE(outcome.reply, QStringLiteral("5.7.1 not yours"));
    QCOMPARE(outcome.recipients[0].code, 0);
    VERIFY_SCRIPT(scene.server);
}

void SmtpScriptsTest::refusalsOfTheMessage_data()
{
    QTest::addColumn<Script>("steps");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("ends");
    QTest::newRow("DATA") << Script{expectLine("DATA"), sendLine("554 5.7.1 no"), expectLine("RSET"),
                                    sendLine("250 ok")}
                          << ErrorKind::Rejected << 0;
    const Script body =
        Script{expectLine("DATA"), sendLine("354 go")} + takesMessage() + Script{expectLine("\\.")};
    QTest::newRow("for good") << body + Script{sendLine("554 5.7.1 spam"), expectLine("RSET"),
                                               sendLine("250 ok")}
                              << ErrorKind::Rejected << 1;
    QTest::newRow("for now") << body + Script{sendLine("451 4.3.0 later"), expectLine("RSET"),
                                              sendLine("250 ok")}
                             << ErrorKind::Timeout << 1;
    QTest::newRow("421") << body + Script{sendLine("421 4.3.2 shutting down")} << ErrorKind::Timeout << 1;
}

void SmtpScriptsTest::refusalsOfTheMessage()
{
    QFETCH(Script, steps);
    Scene scene({}, mailAndRcpt() + steps);
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send();
    QCOMPARE(outcome.state, State::NotSent); // a refusal is certain, also after the dot
    QTEST(outcome.error.kind, "kind");
    QTEST(scene.ends, "ends");
    VERIFY_SCRIPT(scene.server);
}

void SmtpScriptsTest::anAnswerOutOfTurnEndsTheSession_data()
{
    QTest::addColumn<Script>("steps");
    QTest::addColumn<State>("state");
    QTest::newRow("to MAIL") << Script{expectLine("MAIL .*"), sendLine("354 what")} << State::NotSent;
    QTest::newRow("to RCPT") << Script{expectLine("MAIL .*"), sendLine("250 ok"), expectLine("RCPT .*"),
                                       sendLine("354 what")}
                             << State::NotSent;
    QTest::newRow("no number") << Script{expectLine("MAIL .*"), sendLine("hello there")} << State::NotSent;
    QTest::newRow("to DATA") << mailAndRcpt() + Script{expectLine("DATA"), sendLine("250 what")}
                             << State::NotSent;
    QTest::newRow("to the dot") << mailAndRcpt() + Script{expectLine("DATA"), sendLine("354 go")} +
                                       takesMessage() + Script{expectLine("\\."), sendLine("354 what")}
                                << State::Uncertain;
    QTest::newRow("two codes") << Script{expectLine("MAIL .*"), sendLine("250-ok"), sendLine("550 no")}
                               << State::NotSent;
}

void SmtpScriptsTest::anAnswerOutOfTurnEndsTheSession()
{
    QFETCH(Script, steps);
    Scene scene({}, steps + Script{stall()});
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send();
    QTEST(outcome.state, "state");
    QCOMPARE(outcome.error.kind, ErrorKind::Protocol);
    QVERIFY(!scene.session->isConnected());
    QCOMPARE(scene.send().state, State::NotSent);
    VERIFY_SCRIPT(scene.server);
}

void SmtpScriptsTest::aCutIsJudgedByTheDot_data()
{
    QTest::addColumn<Script>("steps");
    QTest::addColumn<State>("state");
    QTest::addColumn<int>("ends");
    QTest::newRow("MAIL") << Script{expectLine("MAIL .*"), closeConnection()} << State::NotSent << 0;
    QTest::newRow("RCPT") << Script{expectLine("MAIL .*"), sendLine("250 ok"), expectLine("RCPT .*"),
                                    closeConnection()}
                          << State::NotSent << 0;
    QTest::newRow("DATA") << mailAndRcpt() + Script{expectLine("DATA"), closeConnection()} << State::NotSent
                          << 0;
    QTest::newRow("dot") << mailAndRcpt() + Script{expectLine("DATA"), sendLine("354 go")} + takesMessage() +
                                Script{expectLine("\\."), closeConnection()}
                         << State::Uncertain << 1;
}

void SmtpScriptsTest::aCutIsJudgedByTheDot()
{
    QFETCH(Script, steps);
    Scene scene({}, steps);
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send();
    QTEST(outcome.state, "state");
    QTEST(scene.ends, "ends");
    QVERIFY(outcome.error.isRetriedQuietly());
    QVERIFY(!scene.session->isConnected());
}

void SmtpScriptsTest::beforeEndCanStopIt()
{
    Scene scene({}, mailAndRcpt() + Script{expectLine("DATA"), sendLine("354 go")} + takesMessage());
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.session->send(QStringLiteral("a@x.org"), {QStringLiteral("b@y.org")},
                                                    kMessage, [] { return false; });
    QCOMPARE(outcome.state, State::NotSent);
    QCOMPARE(outcome.error.kind, ErrorKind::Cancelled);
    QVERIFY(!scene.session->isConnected());
    VERIFY_SCRIPT(scene.server); // everything but the dot
    QVERIFY(!scene.server.received().endsWith("\r\n.\r\n"));
}

void SmtpScriptsTest::silenceAfterTheDotIsUncertain()
{
    NetworkLimits limits = testLimits();
    limits.endMs = 100;
    Scene scene({},
                mailAndRcpt() + Script{expectLine("DATA"), sendLine("354 go")} + takesMessage() +
                    Script{expectLine("\\."), stall()},
                limits);
    VERIFY_RESULT(scene.ready);
    const SmtpOutcome outcome = scene.send();
    QCOMPARE(outcome.state, State::Uncertain);
    QCOMPARE(outcome.error.reason, ErrorReason::TimedOut);
}

void SmtpScriptsTest::cancelBeforeAndAfterTheDot()
{
    const Script body = Script{expectLine("DATA"), sendLine("354 go")} + takesMessage();
    {
        Scene scene({}, mailAndRcpt() + body);
        VERIFY_RESULT(scene.ready);
        const SmtpOutcome outcome =
            scene.session->send(QStringLiteral("a@x.org"), {QStringLiteral("b@y.org")}, kMessage, [&] {
                scene.options.cancel.cancel();
                return true;
            });
        QCOMPARE(outcome.state, State::NotSent);
        QCOMPARE(outcome.error.kind, ErrorKind::Cancelled);
    }
    Scene scene({}, mailAndRcpt() + body + Script{expectLine("\\."), stall()});
    VERIFY_RESULT(scene.ready);
    const std::unique_ptr<QThread> canceller(QThread::create([&] {
        while (!scene.server.received().endsWith("\r\n.\r\n"))
            QThread::msleep(1);
        scene.options.cancel.cancel();
    }));
    canceller->start();
    const SmtpOutcome outcome = scene.send();
    canceller->wait();
    QCOMPARE(outcome.state, State::Uncertain);
    QCOMPARE(outcome.error.kind, ErrorKind::Cancelled);
}

void SmtpScriptsTest::repliesAreBounded()
{
    QByteArray manyLines;
    for (int i = 0; i < 2000; ++i)
        manyLines += "250-x\r\n";
    for (const QByteArray& flood : {QByteArray(1 << 20, '2'), "250-" + QByteArray(1 << 20, 'a'), manyLines}) {
        Scene scene({}, {expectLine("MAIL .*"), sendBytes(flood), stall()});
        VERIFY_RESULT(scene.ready);
        const SmtpOutcome outcome = scene.send();
        QCOMPARE(outcome.state, State::NotSent);
        QCOMPARE(outcome.error.kind, ErrorKind::Protocol);
        QVERIFY(!scene.session->isConnected());
    }
}

QTEST_GUILESS_MAIN(SmtpScriptsTest)
#include "tst_smtpscripts.moc"
