#include "EngineFixture.h"
#include "OtherClient.h"
#include "support/CuttingProxy.h"

#include <QTest>

using namespace postaci;
using namespace postaci::test;

/// News of INBOX and of folders that the user has marked arrive by themselves, each way a server can tell of
/// them.
class PushTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void idleIsBegunAgainInTime();
    void withoutIdleItIsPolled();
    void markedFolders_data();
    void markedFolders();
    void aMarkMayBeTakenAway();
    void theFolderLookedIntoLastIsAskedAgain();

private:
    [[nodiscard]] QString freshUser() { return QStringLiteral("push%1@example.org").arg(++m_users); }
    static void useProxy(EngineFixture& fixture, quint16 port)
    {
        fixture.account.incoming.host = QStringLiteral("127.0.0.1");
        fixture.account.incoming.port = port;
        fixture.account.incoming.security = Security::None;
    }

    DovecotServer m_server;
    int m_users = 0;
};

void PushTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void PushTest::idleIsBegunAgainInTime()
{
    const QString user = freshUser();
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture fixture(m_server, user);
    fixture.timings.idle = std::chrono::milliseconds(200);
    useProxy(fixture, proxy.port());
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QTRY_VERIFY(proxy.recorded(CuttingProxy::Direction::Up).count("DONE") >= 4);
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Anında"))));
    QTRY_VERIFY(fixture.bySubject(fixture.folder(FolderRole::Inbox), QStringLiteral("Anında")) != 0);
    QCOMPARE(proxy.connections(), 2); // it was never made anew
}

void PushTest::withoutIdleItIsPolled()
{
    DovecotServer::Options options;
    options.imapCapability = "IMAP4rev1 UIDPLUS";
    DovecotServer plain(options);
    QVERIFY2(plain.start(), qPrintable(plain.errorText()));
    const QString user = freshUser();
    CuttingProxy proxy(plain.imapPort());
    EngineFixture fixture(plain, user);
    fixture.timings.poll = std::chrono::milliseconds(300);
    useProxy(fixture, proxy.port());
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    QTRY_COMPARE(fixture.engine().accountState(fixture.accountId()).activity, AccountActivity::Idle);
    QVERIFY(plain.deliver(user, sampleMessage(QStringLiteral("Sonra"))));
    QTRY_VERIFY(fixture.bySubject(fixture.folder(FolderRole::Inbox), QStringLiteral("Sonra")) != 0);
    QVERIFY(plain.deliver(user, sampleMessage(QStringLiteral("Orada")), QStringLiteral("Archive")));
    QTRY_VERIFY(fixture.bySubject(fixture.folder(FolderRole::Archive), QStringLiteral("Orada")) != 0);
    QVERIFY(!proxy.recorded(CuttingProxy::Direction::Up).contains("IDLE"));
}

void PushTest::markedFolders_data()
{
    QTest::addColumn<QByteArray>("capability");
    QTest::addColumn<int>("places");
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("connections");
    const QByteArray without =
        "IMAP4rev1 IDLE UIDPLUS MOVE CONDSTORE QRESYNC ENABLE LIST-EXTENDED SPECIAL-USE";
    QTest::newRow("NOTIFY") << QByteArray() << 5 << QByteArray("NOTIFY SET") << 2;
    QTest::newRow("a connection each") << without << 5 << QByteArray("SELECT \"Liste") << 4;
    QTest::newRow("STATUS, one place left") << without << 3 << QByteArray("STATUS \"Liste") << 3;
    QTest::newRow("STATUS on the only connection") << without << 1 << QByteArray("STATUS \"Liste") << 1;
}

void PushTest::markedFolders()
{
    QFETCH(QByteArray, capability);
    QFETCH(int, places);
    QFETCH(QByteArray, command);
    QFETCH(int, connections);
    DovecotServer::Options options;
    options.imapCapability = capability;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = freshUser();
    for (const int n : {1, 2, 3})
        QVERIFY(server.mailbox(user).createFolder(QStringLiteral("Liste %1").arg(n)));
    CuttingProxy proxy(server.imapPort());
    EngineFixture fixture(server, user);
    fixture.connectionsPerHost = places;
    fixture.timings.pushPoll = std::chrono::milliseconds(300);
    useProxy(fixture, proxy.port());
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const auto folder = [&](int n) { return fixture.folder(QStringLiteral("Liste %1").arg(n)); };
    fixture.engine().setPushed(folder(1), true);
    QTRY_VERIFY(fixture.reader().folder(folder(1))->isPushed);
    fixture.engine().start();
    const auto state = [&] { return fixture.engine().accountState(fixture.accountId()); };
    QTRY_COMPARE(state().activity, AccountActivity::Push);
    fixture.engine().setPushed(folder(2), true); // while it runs
    QTRY_VERIFY(fixture.reader().folder(folder(2))->isPushed);
    // Not as a file: a server tells only of what went through it.
    OtherClient other(server, user);
    for (int round = 0; round < 2; ++round) {
        for (const int n : {1, 2}) {
            const QString subject = QStringLiteral("Haber %1 %2").arg(round).arg(n);
            QVERIFY(other.append(QStringLiteral("Liste %1").arg(n), sampleMessage(subject)));
            QTRY_VERIFY_WITH_TIMEOUT(fixture.bySubject(folder(n), subject) != 0, 10'000);
        }
    }
    QVERIFY(proxy.recorded(CuttingProxy::Direction::Up).contains(command));
    QCOMPARE(proxy.mostOpenConnections(), connections);
    // INBOX is heard beside them.
    QVERIFY(server.deliver(user, sampleMessage(QStringLiteral("Anında"))));
    QTRY_VERIFY(fixture.bySubject(fixture.folder(FolderRole::Inbox), QStringLiteral("Anında")) != 0);
}

void PushTest::aMarkMayBeTakenAway()
{
    DovecotServer::Options options;
    options.imapCapability = "IMAP4rev1 IDLE UIDPLUS MOVE";
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = freshUser();
    QVERIFY(server.mailbox(user).createFolder(QStringLiteral("Liste")));
    CuttingProxy proxy(server.imapPort());
    EngineFixture fixture(server, user);
    useProxy(fixture, proxy.port());
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const FolderId folder = fixture.folder(QStringLiteral("Liste"));
    fixture.engine().setPushed(folder, true);
    QTRY_VERIFY(fixture.reader().folder(folder)->isPushed);
    fixture.engine().start();
    QTRY_COMPARE(proxy.openConnections(), 3);
    fixture.engine().setPushed(folder, false);
    QTRY_COMPARE(proxy.openConnections(), 2);
}

/// It is still selected then, and of a selected folder LIST-STATUS knows no news.
void PushTest::theFolderLookedIntoLastIsAskedAgain()
{
    const QString user = freshUser();
    QVERIFY(m_server.mailbox(user).createFolder(QStringLiteral("Liste")));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    const auto folder = [&] { return fixture.folder(QStringLiteral("Liste")); };
    QTRY_VERIFY(folder() != 0 && fixture.reader().folder(folder())->syncedDownTo == 1);
    OtherClient other(m_server, user);
    for (const QString& subject :
         {QStringLiteral("Bir"), QStringLiteral("İki"), QStringLiteral("Üç"), QStringLiteral("Dört")}) {
        QVERIFY(other.append(QStringLiteral("Liste"), sampleMessage(subject)));
        fixture.engine().checkNow(0);
        QTRY_VERIFY2(fixture.bySubject(folder(), subject) != 0, qPrintable(subject));
    }
}

QTEST_GUILESS_MAIN(PushTest)
#include "tst_push.moc"
