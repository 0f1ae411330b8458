#include "EngineFixture.h"
#include "Oracle.h"
#include "OtherClient.h"

#include <QTest>

#include <algorithm>

using namespace postaci;
using namespace postaci::test;

/// What another program does to the mailbox under our feet: afterwards the store is what the server has, and
/// nothing that is here is fetched again.
class UnderSyncTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aRenamedFolderKeepsItsMail_data();
    void aRenamedFolderKeepsItsMail();
    void aTreeMayMoveIntoTheTrash();
    void aDeletedFolderGoes();
    void aFolderMadeAnewUnderTheOldNameIsAnotherOne();
    void movedMessagesKeepTheirBodies();
    void expungedWhileItIsAskedFor();
    void flagsAndTagsArrive();
    void aFolderThatGoesWhileItIsOpened();
    void theListChangesDuringAPass();
    void newUidValidityWhileWatching();

private:
    [[nodiscard]] QString freshUser() { return QStringLiteral("under%1@example.org").arg(++m_users); }
    QString difference(EngineFixture& fixture, const QString& user)
    {
        return differenceToServer(fixture.reader(), fixture.accountId(), m_server.mailbox(user));
    }
    bool fill(const QString& user, const QString& folder, const QString& prefix, int count)
    {
        QList<test::NewMessage> messages;
        for (int i = 0; i < count; ++i)
            messages.append({sampleMessage(QStringLiteral("%1 %2").arg(prefix).arg(i), kText), "S", {}});
        return m_server.deliver(user, messages, folder);
    }

    const QByteArray kText = QByteArray(2000, 'a') + "\r\n";
    DovecotServer m_server;
    int m_users = 0;
};

// QVERIFY with the difference as its message.
#define VERIFY_EQUAL_TO_SERVER(fixture, user)                                                                \
    do {                                                                                                     \
        const QString found = difference(fixture, user);                                                     \
        QVERIFY2(found.isEmpty(), qPrintable(found));                                                        \
    } while (false)

void UnderSyncTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void UnderSyncTest::aRenamedFolderKeepsItsMail_data()
{
    QTest::addColumn<QByteArray>("capability");
    QTest::newRow("as the server is") << QByteArray();
    QTest::newRow("without extensions") << QByteArray("IMAP4rev1 IDLE");
}

void UnderSyncTest::aRenamedFolderKeepsItsMail()
{
    QFETCH(QByteArray, capability);
    DovecotServer::Options options;
    options.imapCapability = capability;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = freshUser();
    QList<test::NewMessage> messages;
    for (int i = 0; i < 200; ++i)
        messages.append({sampleMessage(QStringLiteral("Is %1").arg(i), kText), "S", {}});
    QVERIFY(server.deliver(user, messages, QStringLiteral("Isler")));
    QVERIFY(server.deliver(user, sampleMessage(QStringLiteral("Alt")), QStringLiteral("Isler/Alt")));
    QVERIFY(server.mailbox(user).createFolder(QStringLiteral("Bos")));
    EngineFixture fixture(server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass(BodyPolicy::All));
    const FolderId works = fixture.folder(QStringLiteral("Isler"));
    const FolderId below = fixture.folder(QStringLiteral("Isler/Alt"));
    const FolderId empty = fixture.folder(QStringLiteral("Bos"));
    const QList<MessageId> before = fixture.shown(works);
    QCOMPARE(before.size(), 200);
    // Changes that wait are for the folder, whatever it is called.
    fixture.engine().setFlag({before.first()}, MessageFlag::Flagged, true);
    QTRY_VERIFY(!fixture.reader().flagIntents(fixture.accountId())->isEmpty());

    OtherClient other(server, user);
    QVERIFY(other.rename(QStringLiteral("Isler"), QStringLiteral("İşler ve güçler")));
    QVERIFY(other.rename(QStringLiteral("Bos"), QStringLiteral("Boş")));
    QVERIFY(other.append(QStringLiteral("İşler ve güçler"), sampleMessage(QStringLiteral("Yeni"))));

    const auto pass = fixture.pass(BodyPolicy::OnDemand);
    QVERIFY2(pass, pass ? "" : qPrintable(pass.error().message + pass.error().detail));
    QVERIFY(fixture.pass());
    QCOMPARE(fixture.folder(QStringLiteral("İşler ve güçler")), works);
    QCOMPARE(fixture.folder(QStringLiteral("İşler ve güçler/Alt")), below);
    QCOMPARE(fixture.folder(QStringLiteral("Boş")), empty);
    QCOMPARE(fixture.shown(works).mid(1), before);
    for (const MessageId id : before)
        QVERIFY(fixture.row(id).hasBody);
    const QString found = differenceToServer(fixture.reader(), fixture.accountId(), server.mailbox(user));
    QVERIFY2(found.isEmpty(), qPrintable(found));
    // 200 headers alone would be more than this.
    QVERIFY2(pass->bytes < 30'000, qPrintable(QString::number(pass->bytes)));
    QCOMPARE(pass->added, 1);
}

void UnderSyncTest::aTreeMayMoveIntoTheTrash()
{
    const QString user = freshUser();
    QVERIFY(fill(user, QStringLiteral("Proje"), QStringLiteral("P"), 5));
    QVERIFY(fill(user, QStringLiteral("Proje/a"), QStringLiteral("A"), 5));
    QVERIFY(fill(user, QStringLiteral("Proje/b"), QStringLiteral("B"), 5));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass(BodyPolicy::All));
    const QList<MessageId> a = fixture.shown(fixture.folder(QStringLiteral("Proje/a")));
    OtherClient other(m_server, user);
    QVERIFY(other.rename(QStringLiteral("Proje"), QStringLiteral("Trash/Proje")));
    const auto pass = fixture.pass();
    QVERIFY(pass);
    VERIFY_EQUAL_TO_SERVER(fixture, user);
    QCOMPARE(fixture.shown(fixture.folder(QStringLiteral("Trash/Proje/a"))), a);
    QCOMPARE(pass->added, 0);
    QCOMPARE(pass->removed, 0);
}

void UnderSyncTest::aDeletedFolderGoes()
{
    const QString user = freshUser();
    QVERIFY(fill(user, QStringLiteral("Gecici"), QStringLiteral("G"), 5));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const QList<MessageId> mail = fixture.shown(fixture.folder(QStringLiteral("Gecici")));
    fixture.engine().setFlag({mail.at(0)}, MessageFlag::Flagged, true);
    fixture.engine().moveTo({mail.at(1)}, fixture.folder(FolderRole::Archive));
    QTRY_COMPARE(fixture.reader().moveIntents(fixture.accountId())->size(), 1);
    OtherClient other(m_server, user);
    QVERIFY(other.remove(QStringLiteral("Gecici")));
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    QCOMPARE(fixture.folder(QStringLiteral("Gecici")), 0);
    VERIFY_EQUAL_TO_SERVER(fixture, user);
}

void UnderSyncTest::aFolderMadeAnewUnderTheOldNameIsAnotherOne()
{
    const QString user = freshUser();
    QVERIFY(fill(user, QStringLiteral("Isler"), QStringLiteral("Eski"), 5));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    OtherClient other(m_server, user);
    QVERIFY(other.rename(QStringLiteral("Isler"), QStringLiteral("Eski isler")));
    QVERIFY(other.create(QStringLiteral("Isler")));
    QVERIFY(other.append(QStringLiteral("Isler"), sampleMessage(QStringLiteral("Yeni"))));
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    VERIFY_EQUAL_TO_SERVER(fixture, user);
    QCOMPARE(fixture.shown(fixture.folder(QStringLiteral("Eski isler"))).size(), 5);
    QCOMPARE(fixture.shown(fixture.folder(QStringLiteral("Isler"))).size(), 1);
}

void UnderSyncTest::movedMessagesKeepTheirBodies()
{
    const QString user = freshUser();
    QVERIFY(fill(user, QStringLiteral("INBOX"), QStringLiteral("Gelen"), 20));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass(BodyPolicy::All));
    const QList<MessageId> before = fixture.shown(fixture.folder(FolderRole::Inbox));
    OtherClient other(m_server, user);
    QStringList half;
    QStringList rest;
    for (int i = 0; i < 20; ++i)
        (i % 2 ? half : rest).append(QStringLiteral("Gelen %1").arg(i));
    // Archive comes after INBOX in a pass, and before the folder "Zaman".
    QVERIFY(other.create(QStringLiteral("Zaman")));
    QVERIFY(other.move(QStringLiteral("INBOX"), half, QStringLiteral("Archive")));
    QVERIFY(other.move(QStringLiteral("INBOX"), rest, QStringLiteral("Zaman")));
    const auto pass = fixture.pass(BodyPolicy::All);
    QVERIFY(pass);
    VERIFY_EQUAL_TO_SERVER(fixture, user);
    QList<MessageId> after = fixture.shown(fixture.folder(FolderRole::Archive)) +
                             fixture.shown(fixture.folder(QStringLiteral("Zaman")));
    std::sort(after.begin(), after.end(), std::greater<>());
    QCOMPARE(after, before);
    for (const MessageId id : after)
        QVERIFY(fixture.row(id).hasBody);
    // And back, which the target knows before the origin is looked at.
    QVERIFY(other.move(QStringLiteral("Zaman"), rest, QStringLiteral("INBOX")));
    const auto back = fixture.pass(BodyPolicy::All);
    QVERIFY(back);
    VERIFY_EQUAL_TO_SERVER(fixture, user);
    for (const MessageId id : fixture.shown(fixture.folder(FolderRole::Inbox))) {
        QVERIFY(before.contains(id));
        QVERIFY(fixture.row(id).hasBody);
    }
    // 20 bodies of 2000 bytes were not among it.
    QVERIFY2(pass->bytes < 35'000, qPrintable(QString::number(pass->bytes)));
}

void UnderSyncTest::expungedWhileItIsAskedFor()
{
    const QString user = freshUser();
    QVERIFY(fill(user, QStringLiteral("INBOX"), QStringLiteral("Gelen"), 3));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const QList<MessageId> mail = fixture.shown(fixture.folder(FolderRole::Inbox));
    const TestMaildir mailbox = m_server.mailbox(user);
    mailbox.remove(QStringLiteral("INBOX"), mailbox.messages(QStringLiteral("INBOX")).last().messageId);
    QSignalSpy failed(&fixture.engine(), &MailEngine::bodyFailed);
    fixture.engine().start();
    fixture.engine().requestBody(mail.first());
    fixture.engine().setFlag({mail.first()}, MessageFlag::Flagged, true);
    QTRY_COMPARE(failed.size(), 1);
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 2);
    QTRY_VERIFY(fixture.isSettled());
    QTRY_VERIFY_WITH_TIMEOUT(difference(fixture, user).isEmpty(), 20'000);
}

void UnderSyncTest::flagsAndTagsArrive()
{
    const QString user = freshUser();
    QVERIFY(fill(user, QStringLiteral("Isler"), QStringLiteral("Is"), 5));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const FolderId works = fixture.folder(QStringLiteral("Isler"));
    OtherClient other(m_server, user);
    QVERIFY(other.tag(QStringLiteral("Isler"), {QStringLiteral("Is 2")}, "proje", true));
    QVERIFY(other.flag(QStringLiteral("Isler"), {QStringLiteral("Is 3")}, MessageFlag::Seen, false));
    const auto pass = fixture.pass();
    QVERIFY(pass);
    VERIFY_EQUAL_TO_SERVER(fixture, user);
    QCOMPARE(fixture.row(fixture.bySubject(works, QStringLiteral("Is 2"))).keywords,
             QStringList{QStringLiteral("proje")});
    QCOMPARE(pass->changed, 2);
    QCOMPARE(pass->added, 0);
}

void UnderSyncTest::aFolderThatGoesWhileItIsOpened()
{
    const QString user = freshUser();
    QVERIFY(fill(user, QStringLiteral("Gecici"), QStringLiteral("G"), 5));
    QVERIFY(fill(user, QStringLiteral("Kalan"), QStringLiteral("K"), 5));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    const auto state = [&] { return fixture.engine().accountState(fixture.accountId()); };
    QTRY_COMPARE(state().activity, AccountActivity::Push);
    QTRY_COMPARE(fixture.shown(fixture.folder(QStringLiteral("Gecici"))).size(), 5);
    QTRY_COMPARE(state().activity, AccountActivity::Push);
    OtherClient other(m_server, user);
    QVERIFY(other.remove(QStringLiteral("Gecici")));
    const FolderId gone = fixture.folder(QStringLiteral("Gecici"));
    fixture.engine().openFolder(gone);
    // The list is looked at again at once, not with the next pass.
    QTRY_COMPARE(fixture.folder(QStringLiteral("Gecici")), 0);
    QTRY_COMPARE(state().activity, AccountActivity::Push);
    QVERIFY(!state().error);
    QTRY_VERIFY(difference(fixture, user).isEmpty());
}

void UnderSyncTest::theListChangesDuringAPass()
{
    const QString user = freshUser();
    for (int i = 0; i < 12; ++i)
        QVERIFY(fill(user, QStringLiteral("Klasor %1").arg(i, 2, 10, QLatin1Char('0')),
                     QStringLiteral("M%1").arg(i), 40));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    OtherClient other(m_server, user);
    bool done = false;
    connect(&fixture.engine(), &MailEngine::storeChanged, &fixture.engine(), [&](const StoreChange& change) {
        if (change.folders.isEmpty() || std::exchange(done, true))
            return;
        other.remove(QStringLiteral("Klasor 07"));
        other.rename(QStringLiteral("Klasor 08"), QStringLiteral("Baska"));
        other.create(QStringLiteral("Yepyeni"));
        other.append(QStringLiteral("Yepyeni"), sampleMessage(QStringLiteral("Yeni")));
    });
    QVERIFY(fixture.pass());
    QVERIFY(done);
    QVERIFY(fixture.pass());
    VERIFY_EQUAL_TO_SERVER(fixture, user);
    QVERIFY(fixture.folder(QStringLiteral("Yepyeni")) != 0);
    QCOMPARE(fixture.folder(QStringLiteral("Klasor 07")), 0);
}

void UnderSyncTest::newUidValidityWhileWatching()
{
    const QString user = freshUser();
    QVERIFY(fill(user, QStringLiteral("Isler"), QStringLiteral("Is"), 30));
    EngineFixture fixture(m_server, user);
    fixture.bodies = BodyPolicy::All;
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    fixture.engine().start();
    const auto works = [&] { return fixture.folder(QStringLiteral("Isler")); };
    QTRY_COMPARE(fixture.shown(works()).size(), 30);
    const QList<MessageId> before = fixture.shown(works());
    QTRY_VERIFY(
        std::all_of(before.begin(), before.end(), [&](MessageId id) { return fixture.row(id).hasBody; }));
    m_server.stop();
    m_server.mailbox(user).forgetUids(QStringLiteral("Isler"));
    fixture.engine().setFlag({before.at(3)}, MessageFlag::Flagged, true);
    fixture.engine().moveTo({before.at(4)}, fixture.folder(FolderRole::Archive));
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
    QTRY_VERIFY_WITH_TIMEOUT(fixture.isSettled(), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(difference(fixture, user).isEmpty(), 20'000);
    QList<MessageId> after = before;
    after.removeAt(4);
    QCOMPARE(fixture.shown(works()), after);
    QVERIFY(fixture.row(before.at(3)).flags.testFlag(MessageFlag::Flagged));
    QCOMPARE(fixture.row(before.at(4)).folder, fixture.folder(FolderRole::Archive));
    for (const MessageId id : before)
        QVERIFY(fixture.row(id).hasBody);
}

QTEST_GUILESS_MAIN(UnderSyncTest)
#include "tst_undersync.moc"
