#include "EngineFixture.h"
#include "EngineHand.h"
#include "Oracle.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>

using namespace postaci;
using namespace postaci::test;

/// The program is killed (SIGKILL) at random moments of its work. This process plays the program again and
/// again as a child of itself; afterwards a new start must end with everything in its place.
class CrashTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void duringFirstSync();
    void duringQueuedMoves();
    void duringQueuedSends();

private:
    /// Runs the program until it is killed after `milliseconds`.
    void runAndKill(const EngineFixture& fixture, int milliseconds);
    void runAndKillRepeatedly(const EngineFixture& fixture, int times, int longest);

    DovecotServer m_server;
    QRandomGenerator m_random{numberFrom("POSTACI_SEED", 20261123)};
};

void CrashTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void CrashTest::runAndKill(const EngineFixture& fixture, int milliseconds)
{
    EngineHand program(fixture.profileDir(), m_server.caFile());
    program.launch();
    QVERIFY(program.isRunning());
    QThread::msleep(static_cast<unsigned long>(milliseconds));
    program.kill();
}

void CrashTest::runAndKillRepeatedly(const EngineFixture& fixture, int times, int longest)
{
    for (int i = 0; i < times; ++i)
        runAndKill(fixture, 20 + int(m_random.bounded(longest)));
}

void CrashTest::duringFirstSync()
{
    const QString user = QStringLiteral("crash1@example.org");
    QList<test::NewMessage> messages;
    const QDateTime start = QDateTime::currentDateTimeUtc().addDays(-30);
    for (int i = 0; i < 3000; ++i)
        messages.append(
            {sampleMessage(QStringLiteral("Ileti %1").arg(i)), i % 2 ? "S" : "", start.addSecs(i * 60)});
    QVERIFY(m_server.deliver(user, messages));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    fixture.close();
    runAndKillRepeatedly(fixture, 8, 600);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    const auto pass = fixture.pass(BodyPolicy::OnDemand);
    QVERIFY(pass);
    const QString found = differenceToServer(fixture.reader(), fixture.accountId(), m_server.mailbox(user));
    QVERIFY2(found.isEmpty(), qPrintable(found));
}

void CrashTest::duringQueuedMoves()
{
    const QString user = QStringLiteral("crash2@example.org");
    QList<test::NewMessage> messages;
    for (int i = 0; i < 200; ++i)
        messages.append({sampleMessage(QStringLiteral("Tasinan %1").arg(i)), "S", {}});
    QVERIFY(m_server.deliver(user, messages));
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    const QList<MessageId> ids = fixture.shown(fixture.folder(FolderRole::Inbox));
    QCOMPARE(ids.size(), 200);
    for (int i = 0; i < 200; i += 2) // one change each, so that there is much to be cut
        fixture.engine().moveTo({ids.at(i)}, fixture.folder(i % 4 ? FolderRole::Archive : FolderRole::Junk));
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 100);
    fixture.close();
    runAndKillRepeatedly(fixture, 6, 300);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    const TestMaildir mailbox = m_server.mailbox(user);
    const QString found = differenceToServer(fixture.reader(), fixture.accountId(), mailbox);
    QVERIFY2(found.isEmpty(), qPrintable(found));
    QCOMPARE(mailbox.messages(QStringLiteral("INBOX")).size(), 100);
    QCOMPARE(mailbox.messages(QStringLiteral("Archive")).size(), 50);
    QCOMPARE(mailbox.messages(QStringLiteral("Junk")).size(), 50);
}

void CrashTest::duringQueuedSends()
{
    const QString user = QStringLiteral("crash3@example.org");
    const QString receiver = QStringLiteral("crash3-receiver@example.org");
    EngineFixture fixture(m_server, user);
    QVERIFY(fixture.open());
    QVERIFY(fixture.pass());
    constexpr int kMessages = 30;
    QStringList ids;
    int queued = 0;
    for (int i = 0; i < kMessages; ++i) {
        const OutgoingMessage message =
            fixture.newMessage({receiver}, QStringLiteral("Giden %1").arg(i), QStringLiteral("metin"));
        ids.append(QLatin1Char('<') + message.messageId + QLatin1Char('>'));
        fixture.engine().send(message, 0, [&](const Result<OutboxId>& result) { queued += result ? 1 : 0; });
    }
    QTRY_COMPARE(queued, kMessages);
    fixture.close();
    runAndKillRepeatedly(fixture, 6, 250);

    QVERIFY(fixture.open());
    fixture.engine().start();
    const auto waiting = [&] {
        int count = 0;
        for (const OutboxEntry& entry : fixture.reader().outbox().value_or({}))
            count += entry.state == OutboxState::Uncertain ? 0 : 1;
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, 30000);
    QStringList arrived;
    for (const QByteArray& id : m_server.messageIds(receiver))
        arrived.append(QString::fromLatin1(id));
    // Each arrived once, unless its end is uncertain: those the user is asked about, and they are at most
    // once there.
    for (const OutboxEntry& entry : fixture.reader().outbox().value_or({})) {
        const QString id = QLatin1Char('<') + entry.messageId + QLatin1Char('>');
        QVERIFY(arrived.count(id) <= 1);
        if (!arrived.contains(id))
            arrived.append(id);
    }
    arrived.sort();
    ids.sort();
    QCOMPARE(arrived, ids);
    const int uncertain = int(fixture.reader().outbox().value_or({}).size());
    QTRY_COMPARE(m_server.messagesIn(user, QStringLiteral("Sent")).size(), kMessages - uncertain);
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (EngineHand::isWorker(QCoreApplication::arguments()))
        return EngineHand::runWorker(application);
    CrashTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_crash.moc"
