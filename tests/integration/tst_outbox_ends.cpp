#include "OtherClient.h"
#include "QueuedMail.h"
#include "support/CuttingProxy.h"
#include "support/ScriptedServer.h"

#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace postaci;
using namespace postaci::test;

namespace {

/// No file of this process can be written while it is; the servers are processes of their own.
void setDiskFull(bool on)
{
    (void)std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = on ? 0 : limit.rlim_max;
    setrlimit(RLIMIT_FSIZE, &limit);
}

/// In the clear, so that the proxy can read it.
void sendThrough(const CuttingProxy& proxy, EngineFixture& fixture)
{
    fixture.account.outgoing.port = proxy.port();
    fixture.account.outgoing.security = Security::None;
}

/// The account is in, and hears of new mail.
bool opensAndWatches(EngineFixture& fixture)
{
    if (!fixture.open())
        return false;
    fixture.engine().start();
    return QTest::qWaitFor(
        [&] { return fixture.engine().accountState(fixture.accountId()).activity == AccountActivity::Push; });
}

} // namespace

/// How messages end where that is not plain: nobody has heard how, nothing can be written about it, or the
/// server is not what it says.
class OutboxEndsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aServerThatFilesCopiesSettlesIt();
    void theRefusedAreKnownAfterAnUncertainEnd();
    void aFullDiskAfterTheEndSendsNothingTwice();
    void aFullDiskIsWaitedForWithoutSigningIn();
    void aCopyThatTheServerRefusesIsTold();
    void anOlderCopyProvesNothing();
    void aServerThatOnlyPretendsToKnowBdat();
    void whatIsQueuedWhileAPasswordIsWrongSaysSo();
    void afterFiveMinutesThePersonIsAsked();

private:
    [[nodiscard]] QString freshUser() { return QStringLiteral("end%1@example.org").arg(++m_users); }

    DovecotServer m_server;
    int m_users = 0;
};

void OutboxEndsTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void OutboxEndsTest::aServerThatFilesCopiesSettlesIt()
{
    const QString receiver = freshUser();
    const QString sender = freshUser();
    EngineFixture fixture(m_server, sender);
    CuttingProxy proxy(m_server.smtpPort());
    sendThrough(proxy, fixture);
    fixture.account.serverFilesSentCopies = true;
    fixture.timings.firstRetry = std::chrono::milliseconds(100);
    QVERIFY(opensAndWatches(fixture));
    proxy.cutReplyTo("BDAT 0 LAST");
    const OutboxId id =
        queue(fixture, fixture.newMessage({receiver}, QStringLiteral("Kendi"), QStringLiteral("x")));
    QTRY_COMPARE(stateOf(fixture, id), OutboxState::Uncertain);
    QVERIFY(fixture.engine().isLookedFor(*fixture.reader().outboxEntry(id)));
    // What such a provider does a moment later.
    QTRY_COMPARE(m_server.messagesIn(receiver).size(), 1);
    QVERIFY(m_server.deliver(sender, m_server.messagesIn(receiver).first(), QStringLiteral("Sent")));
    QTRY_VERIFY_WITH_TIMEOUT(isSent(fixture, id), 20000);
    QCOMPARE(m_server.messagesIn(receiver).size(), 1);
    QCOMPARE(m_server.messagesIn(sender, QStringLiteral("Sent")).size(), 1);
}

void OutboxEndsTest::theRefusedAreKnownAfterAnUncertainEnd()
{
    const QString receiver = freshUser();
    const QString sender = freshUser();
    const QString refused = QStringLiteral("refuse-") + receiver;
    const QString deferred = QStringLiteral("defer-") + receiver;
    EngineFixture fixture(m_server, sender);
    CuttingProxy proxy(m_server.smtpPort());
    sendThrough(proxy, fixture);
    fixture.account.serverFilesSentCopies = true;
    fixture.timings.firstRetry = std::chrono::milliseconds(100);
    fixture.timings.longestRetry = std::chrono::milliseconds(200);
    QVERIFY(opensAndWatches(fixture));
    proxy.cutReplyTo("BDAT 0 LAST");
    const OutboxId id = queue(fixture, fixture.newMessage({refused, receiver, deferred},
                                                          QStringLiteral("Belirsiz"), QStringLiteral("x")));
    QTRY_COMPARE(stateOf(fixture, id), OutboxState::Uncertain);
    QCOMPARE(fixture.reader().outboxEntry(id)->refused.size(), 2);
    QVERIFY(QTest::qWaitFor([&] { return m_server.messagesIn(receiver).size() == 1; }));
    QVERIFY(m_server.deliver(sender, m_server.messagesIn(receiver).first(), QStringLiteral("Sent")));
    QVERIFY(QTest::qWaitFor([&] { return stateOf(fixture, id) == OutboxState::Sent; }, 20000));
    // It was sent, and who has not got it is told of, or tried again.
    const auto entry = fixture.reader().outboxEntry(id);
    QVERIFY(entry && entry->sentCopyDone);
    QCOMPARE(entry->refused.size(), 1);
    QCOMPARE(entry->refused.first().addr, refused);
    QVERIFY(QTest::qWaitFor([&] { return fixture.reader().outbox()->size() == 2; }));
    const OutboxEntry again = fixture.reader().outbox()->last();
    QCOMPARE(again.recipients, QStringList{deferred});
    QTRY_VERIFY(fixture.reader().outboxEntry(again.id)->attempts > 2);
    QCOMPARE(m_server.messagesIn(receiver).size(), 1);
    QCOMPARE(m_server.messagesIn(sender, QStringLiteral("Sent")).size(), 1);
}

/// The server has the message, and nothing can be written about that for a while.
void OutboxEndsTest::aFullDiskAfterTheEndSendsNothingTwice()
{
    const QString receiver = freshUser();
    const QString sender = freshUser();
    EngineFixture fixture(m_server, sender);
    CuttingProxy proxy(m_server.smtpPort());
    sendThrough(proxy, fixture);
    fixture.timings.firstRetry = std::chrono::milliseconds(100);
    QVERIFY(opensAndWatches(fixture));
    std::atomic<bool> isFull{false};
    proxy.setObserver([&isFull](CuttingProxy::Direction direction, const QByteArray& bytes) {
        if (direction == CuttingProxy::Direction::Up && bytes.contains("BDAT 0 LAST") &&
            !isFull.exchange(true))
            setDiskFull(true);
    });
    const OutgoingMessage message =
        fixture.newMessage({receiver}, QStringLiteral("Disk dolu"), QStringLiteral("x"));
    const OutboxId id = queue(fixture, message);
    const bool hasArrived = QTest::qWaitFor([&] { return m_server.messagesIn(receiver).size() == 1; }, 20000);
    // Once nothing more can be done the connection is given up.
    const bool isOver =
        QTest::qWaitFor([&] { return proxy.recorded(CuttingProxy::Direction::Up).contains("QUIT"); }, 20000);
    const OutboxState whileFull = stateOf(fixture, id);
    setDiskFull(false);
    QVERIFY(hasArrived && isOver && isFull);
    QCOMPARE(whileFull, OutboxState::Ending);
    QTRY_VERIFY_WITH_TIMEOUT(isSent(fixture, id), 20000);
    QCOMPARE(m_server.messagesIn(receiver).size(), 1);
    QTRY_COMPARE(m_server.messagesIn(sender, QStringLiteral("Sent")).size(), 1);
    QVERIFY(*fixture.reader().wasSent(fixture.accountId(), message.messageId));
}

void OutboxEndsTest::aFullDiskIsWaitedForWithoutSigningIn()
{
    const QString receiver = freshUser();
    const QString sender = freshUser();
    EngineFixture fixture(m_server, sender);
    CuttingProxy proxy(m_server.smtpPort());
    sendThrough(proxy, fixture);
    fixture.timings.firstRetry = std::chrono::milliseconds(20);
    QVERIFY(opensAndWatches(fixture));
    std::atomic<bool> isFull{false};
    proxy.setObserver([&isFull](CuttingProxy::Direction direction, const QByteArray& bytes) {
        if (direction == CuttingProxy::Direction::Up && bytes.contains("EHLO") && !isFull.exchange(true))
            setDiskFull(true);
    });
    const OutboxId id =
        queue(fixture, fixture.newMessage({receiver}, QStringLiteral("Disk dolu"), QStringLiteral("x")));
    // The way to the server says why nothing goes.
    const bool isSaid = QTest::qWaitFor(
        [&] {
            const AccountState state = fixture.engine().accountState(fixture.accountId());
            return state.error && state.error->kind == ErrorKind::Storage;
        },
        20000);
    const auto sessions = proxy.recorded(CuttingProxy::Direction::Up).count("AUTH ");
    int looks = 0; // many times the pause
    (void)QTest::qWaitFor([&] { return ++looks > 40; }, 5000);
    const auto sessionsAfter = proxy.recorded(CuttingProxy::Direction::Up).count("AUTH ");
    setDiskFull(false);
    QVERIFY(isFull && isSaid);
    QCOMPARE(sessionsAfter, sessions);
    QTRY_VERIFY_WITH_TIMEOUT(isSent(fixture, id), 20000);
    QCOMPARE(m_server.messagesIn(receiver).size(), 1);
}

void OutboxEndsTest::aCopyThatTheServerRefusesIsTold()
{
    DovecotServer::Options options;
    options.quotaBytes = 100'000;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString sender = freshUser();
    const QString receiver = freshUser();
    QVERIFY(server.deliver(sender, sampleMessage(QStringLiteral("Büyük"), QByteArray(90'000, 'x') + "\r\n")));
    EngineFixture fixture(server, sender);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    OutgoingMessage message = fixture.newMessage({receiver}, QStringLiteral("Kopyasız"), {});
    message.text = QString(30'000, QLatin1Char('y'));
    const OutboxId id = queue(fixture, message);
    const auto isRefused = [&] {
        const auto entry = fixture.reader().outboxEntry(id);
        return entry && entry->isCopyRefused();
    };
    QVERIFY(QTest::qWaitFor(isRefused, 20000));
    QCOMPARE(fixture.reader().outboxEntry(id)->lastError->reason, ErrorReason::MailboxFull);
    QCOMPARE(server.messagesIn(receiver).size(), 1);
    QCOMPARE(server.messagesIn(sender, QStringLiteral("Sent")).size(), 0);
    // Once there is room it is filed, as soon as somebody asks for it.
    OtherClient other(server, sender);
    QVERIFY(other.isIn() && other.expunge(QStringLiteral("INBOX"), {QStringLiteral("Büyük")}));
    fixture.engine().fileCopyAgain(id);
    QTRY_VERIFY_WITH_TIMEOUT(isSent(fixture, id), 20000);
    QCOMPARE(server.messagesIn(sender, QStringLiteral("Sent")).size(), 1);
    QCOMPARE(server.messagesIn(receiver).size(), 1);
}

/// One recipient has had it, and the provider has filed that; whether the other one has is not known.
void OutboxEndsTest::anOlderCopyProvesNothing()
{
    const QString receiver = freshUser();
    const QString sender = freshUser();
    const QString deferred = QStringLiteral("defer-") + receiver;
    EngineFixture fixture(m_server, sender);
    CuttingProxy proxy(m_server.smtpPort());
    sendThrough(proxy, fixture);
    fixture.account.serverFilesSentCopies = true;
    fixture.timings.firstRetry = std::chrono::milliseconds(100);
    fixture.timings.longestRetry = std::chrono::milliseconds(200);
    QVERIFY(fixture.open());
    fixture.engine().start();
    const OutboxId id = queue(
        fixture, fixture.newMessage({receiver, deferred}, QStringLiteral("Biri aldı"), QStringLiteral("x")));
    QVERIFY(QTest::qWaitFor([&] { return isSent(fixture, id); }, 20000));
    QVERIFY(m_server.deliver(sender, m_server.messagesIn(receiver).first(), QStringLiteral("Sent")));
    const OutboxEntry left = fixture.reader().outbox()->value(0);
    QCOMPARE(left.recipients, QStringList{deferred});
    OutboxEntry uncertain = left;
    uncertain.state = OutboxState::Uncertain;
    uncertain.unsettled = fixture.clock.now();
    QVERIFY(!fixture.engine().isLookedFor(uncertain)); // the person is asked
}

void OutboxEndsTest::aServerThatOnlyPretendsToKnowBdat()
{
    const Script hello{sendLine("220 mail.example.org ESMTP"),
                       expectLine("EHLO .*"),
                       sendLine("250-mail.example.org"),
                       sendLine("250-AUTH PLAIN"),
                       sendLine("250 CHUNKING"),
                       expectLine("AUTH PLAIN .*"),
                       sendLine("235 2.7.0 in"),
                       expectLine("MAIL FROM:.*"),
                       sendLine("250 ok"),
                       expectLine("RCPT TO:.*"),
                       sendLine("250 ok")};
    ScriptedServer server(
        {hello + Script{expectLine("BDAT [0-9]+"), sendLine("500 5.5.2 no such command"), stall()},
         hello + Script{expectLine("DATA"), sendLine("354 go on")}});
    EngineFixture fixture(m_server, freshUser());
    fixture.account.outgoing.port = server.port();
    fixture.account.outgoing.security = Security::None;
    fixture.timings.firstRetry = fixture.timings.longestRetry =
        std::chrono::hours(1); // nothing may need a pause
    QVERIFY(fixture.open());
    fixture.engine().start();
    QVERIFY(queue(fixture, fixture.newMessage({freshUser()}, QStringLiteral("Eski"), QStringLiteral("x"))) !=
            0);
    QTRY_VERIFY(server.receivedLines(1).contains("Subject: Eski"));
    QCOMPARE(server.connections(), 2);
    QVERIFY(server.receivedLines(1).contains("DATA"));
}

void OutboxEndsTest::whatIsQueuedWhileAPasswordIsWrongSaysSo()
{
    const QString sender = freshUser();
    EngineFixture fixture(m_server, sender);
    fixture.secrets.secret = QStringLiteral("wrong");
    QVERIFY(fixture.open());
    fixture.engine().start();
    const auto isExplained = [&](OutboxId id) {
        const auto entry = fixture.reader().outboxEntry(id);
        return entry && entry->state == OutboxState::Queued && entry->lastError &&
               entry->lastError->kind == ErrorKind::Authentication;
    };
    const auto message = [&](const QString& subject) {
        return fixture.newMessage({freshUser()}, subject, QStringLiteral("x"));
    };
    const OutboxId first = queue(fixture, message(QStringLiteral("1")));
    QTRY_VERIFY(isExplained(first));
    const int attempts = m_server.loginAttempts(sender);
    // Nobody has acted on the password since: it is not tried again, by nothing that is done in the outbox.
    const OutboxId second = queue(fixture, message(QStringLiteral("2")));
    QTRY_VERIFY(isExplained(second));
    const OutboxId held =
        queue(fixture, message(QStringLiteral("3")), {std::chrono::seconds(60), {}, false, "{}"});
    fixture.engine().sendNow(held);
    QTRY_VERIFY(isExplained(held));
    fixture.engine().sendNow(first);
    fixture.engine().discardOutbox(second);
    QTRY_VERIFY(!fixture.reader().outboxEntry(second));
    QCOMPARE(m_server.loginAttempts(sender), attempts);
}

void OutboxEndsTest::afterFiveMinutesThePersonIsAsked()
{
    EngineFixture fixture(m_server, freshUser());
    CuttingProxy proxy(m_server.smtpPort());
    sendThrough(proxy, fixture);
    fixture.account.serverFilesSentCopies = true;
    QVERIFY(fixture.open());
    fixture.engine().start();
    proxy.cutReplyTo("BDAT 0 LAST");
    const OutboxId id =
        queue(fixture, fixture.newMessage({freshUser()}, QStringLiteral("Soru"), QStringLiteral("x")));
    QTRY_COMPARE(stateOf(fixture, id), OutboxState::Uncertain);
    QVERIFY(fixture.engine().isLookedFor(*fixture.reader().outboxEntry(id)));
    fixture.clock.goForward(std::chrono::minutes(5) + std::chrono::seconds(1));
    QVERIFY(!fixture.engine().isLookedFor(*fixture.reader().outboxEntry(id)));
}

QTEST_GUILESS_MAIN(OutboxEndsTest)
#include "tst_outbox_ends.moc"
