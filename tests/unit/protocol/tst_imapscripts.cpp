// What ImapSession does with servers that misbehave as such: each script is one server, told word for word.
#include "unit/protocol/ScriptedScene.h"

#include <QElapsedTimer>
#include <QThread>

using namespace postaci;
using namespace postaci::test;

class ImapScriptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greetings_data();
    void greetings();
    void theFirstByeEndsACommand();
    void foreignTagsAreNobodysAnswer();
    void unknownLinesAreSkipped();
    void busyLinesWithoutATagEndTheSession();
    void alertsComeOnce();
    void keepAlivesDoNotEndIdle();
    void idleRefusedIsAnError();
    void wakingBeforeIdleCounts();
    void silenceIsATimeout();
    void cancelMidwayEndsTheSession();
    void logoutIsBounded();
    void floodsEndTheSession();
};

void ImapScriptsTest::greetings_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<ErrorReason>("reason");
    QTest::addColumn<QString>("detail");
    QTest::newRow("IMAP-003") << QByteArray("* BYE Too many connections from your IP")
                              << ErrorReason::ServerBusy
                              << QStringLiteral("Too many connections from your IP");
    QTest::newRow("SMTP") << QByteArray("220 mail.example.org ESMTP") << ErrorReason::WrongProtocol
                          << QStringLiteral("220 mail.example.org ESMTP");
    QTest::newRow("POP3") << QByteArray("+OK ready") << ErrorReason::WrongProtocol
                          << QStringLiteral("+OK ready");
    QTest::newRow("a long line") << QByteArray(2 << 20, 'a') << ErrorReason::ResponseTooLarge << QString();
}

void ImapScriptsTest::greetings()
{
    QFETCH(QByteArray, greeting);
    ScriptedServer server({{sendLine(greeting)}});
    ImapSession session(optionsFor(server.port()));
    const auto connected = session.connect();
    QVERIFY(!connected);
    QTEST(connected.error().reason, "reason");
    QTEST(connected.error().detail, "detail");
    QVERIFY(connected.error().kind != ErrorKind::Authentication);
    QCOMPARE(connected.error().port, server.port());
    QVERIFY(!session.isConnected());
}

void ImapScriptsTest::theFirstByeEndsACommand() // IMAP-162
{
    Scene scene("", {expectLine("$TAG NOOP"), sendLine("* BYE IMAP4 server logging out"),
                     sendLine("* BYE IMAP4 server logging out"), stall()});
    VERIFY_RESULT(scene.ready);
    const auto done = scene.session.noop();
    QVERIFY(!done);
    QCOMPARE(done.error().reason, ErrorReason::ServerBye);
    QVERIFY(!scene.session.isConnected());
}

void ImapScriptsTest::foreignTagsAreNobodysAnswer() // IMAP-168
{
    Scene scene("", {expectLine("$TAG NOOP"), sendLine("A17 NO never sent"), sendLine("$TAG OK done")});
    VERIFY_RESULT(scene.ready);
    QTest::ignoreMessage(QtWarningMsg, "answer to a command that was not sent, from \"127.0.0.1\"");
    VERIFY_RESULT(scene.session.noop());
    VERIFY_SCRIPT(scene.server);
}

void ImapScriptsTest::unknownLinesAreSkipped()
{
    Scene scene("", {expectLine("$TAG NOOP"), sendLine("what is this"), sendLine("* 5 NONSENSE (x"),
                     sendLine(""), sendLine("* OK Still here"), sendLine("$TAG OK done")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.noop());
    QVERIFY(scene.session.takeUpdates().isEmpty());
}

void ImapScriptsTest::busyLinesWithoutATagEndTheSession() // IMAP-018
{
    Scene scene("", {expectLine("$TAG NOOP"), sendLine("Server Unavailable. 15"), stall()});
    VERIFY_RESULT(scene.ready);
    const auto done = scene.session.noop();
    QVERIFY(!done);
    QCOMPARE(done.error().reason, ErrorReason::ServerBusy);
    QCOMPARE(done.error().detail, QStringLiteral("Server Unavailable. 15"));
}

void ImapScriptsTest::alertsComeOnce() // IMAP-166
{
    Scene scene("", {expectLine("$TAG NOOP"), sendLine("* NO [ALERT] Mailbox is at 95% of quota"),
                     sendLine("* NO [ALERT] Mailbox is at 95% of quota"),
                     sendLine("* NO [WEBALERT https://a.example/x] Web login required."),
                     sendLine("$TAG OK done")});
    VERIFY_RESULT(scene.ready);
    VERIFY_RESULT(scene.session.noop());
    QCOMPARE(scene.session.takeAlerts(),
             (QStringList{QStringLiteral("Mailbox is at 95% of quota"),
                          QStringLiteral("Web login required. https://a.example/x")}));
    QVERIFY(scene.session.takeAlerts().isEmpty());
}

void ImapScriptsTest::keepAlivesDoNotEndIdle() // IMAP-158
{
    Scene scene("IDLE", {expectLine("$TAG IDLE"), sendLine("+ idling"), sendLine("* OK Still here"),
                         pause(50), sendLine("* OK Still here"), pause(50), sendLine("* 12 EXISTS"),
                         expectLine("DONE"), sendLine("$TAG OK done")});
    VERIFY_RESULT(scene.ready);
    QElapsedTimer timer;
    timer.start();
    const auto outcome = scene.session.idle(60'000);
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->changed);
    QVERIFY(!outcome->woken);
    QVERIFY(timer.elapsed() >= 90 && timer.elapsed() < 30'000);
    QCOMPARE(scene.session.takeUpdates().exists, std::optional<quint32>(12));
    VERIFY_SCRIPT(scene.server);
}

void ImapScriptsTest::idleRefusedIsAnError() // IMAP-157
{
    Scene scene("", {expectLine("$TAG IDLE"), sendLine("$TAG BAD IDLE not supported")});
    VERIFY_RESULT(scene.ready);
    QVERIFY(!scene.session.idle(1000));
    QVERIFY(scene.session.isConnected());
}

void ImapScriptsTest::wakingBeforeIdleCounts()
{
    Scene scene("IDLE", {expectLine("$TAG IDLE"), sendLine("+ idling"), expectLine("DONE"),
                         sendLine("$TAG OK done")});
    VERIFY_RESULT(scene.ready);
    scene.session.wake();
    QElapsedTimer timer;
    timer.start();
    const auto outcome = scene.session.idle(60'000);
    VERIFY_RESULT(outcome);
    QVERIFY(outcome->woken);
    QVERIFY(!outcome->changed);
    QVERIFY(timer.elapsed() < 20'000);
}

void ImapScriptsTest::silenceIsATimeout() // IMAP-161
{
    NetworkLimits limits = testLimits();
    limits.replyMs = 100;
    Scene scene("", {expectLine("$TAG NOOP"), stall()}, limits);
    VERIFY_RESULT(scene.ready);
    const auto done = scene.session.noop();
    QCOMPARE(done.error().reason, ErrorReason::TimedOut);
    QCOMPARE(done.error().kind, ErrorKind::Timeout);
    QVERIFY(!scene.session.isConnected());
}

void ImapScriptsTest::cancelMidwayEndsTheSession()
{
    ScriptedServer server({loggedIn("", {expectLine("$TAG NOOP"), stall()})});
    ConnectionOptions options = optionsFor(server.port());
    ImapSession session(options);
    VERIFY_RESULT(session.connect());
    const std::unique_ptr<QThread> canceller(QThread::create([&] {
        while (!server.received().contains("NOOP"))
            QThread::msleep(1);
        options.cancel.cancel();
    }));
    canceller->start();
    QElapsedTimer timer;
    timer.start();
    const auto done = session.noop();
    canceller->wait();
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    QVERIFY(timer.elapsed() < 20'000);
    QVERIFY(!session.isConnected());
    QCOMPARE(session.noop().error().kind, ErrorKind::Cancelled);
}

void ImapScriptsTest::logoutIsBounded()
{
    NetworkLimits limits = testLimits();
    limits.logoutMs = 100;
    Scene scene("", {expectLine("$TAG LOGOUT"), stall()}, limits);
    VERIFY_RESULT(scene.ready);
    QElapsedTimer timer;
    timer.start();
    scene.session.logout();
    QVERIFY(timer.elapsed() < 20'000);
    QVERIFY(!scene.session.isConnected());
    VERIFY_SCRIPT(scene.server);
}

void ImapScriptsTest::floodsEndTheSession() // IMAP-128, 129
{
    for (const QByteArray& flood :
         {QByteArray("* OK ") + QByteArray(3 << 20, 'a'), QByteArray("* 1 FETCH (BODY[] {99999999999}\r\n"),
          QByteArray("* {-1}\r\n")}) {
        Scene scene("", {expectLine("$TAG NOOP"), sendBytes(flood), stall()});
        VERIFY_RESULT(scene.ready);
        const auto done = scene.session.noop();
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Protocol);
        QVERIFY(!scene.session.isConnected());
        QVERIFY(scene.session.bytesRead() < (5 << 20));
    }
}

QTEST_GUILESS_MAIN(ImapScriptsTest)
#include "tst_imapscripts.moc"
