#include "EngineFixture.h"
#include "Oracle.h"
#include "OtherClient.h"
#include "support/CuttingProxy.h"

#include <QTest>

#include <algorithm>

using namespace postaci;
using namespace postaci::test;

// QVERIFY with the difference as its message.
#define VERIFY_EQUAL_TO_SERVER(fixture, server, user)                                                        \
    do {                                                                                                     \
        const QString found =                                                                                \
            differenceToServer((fixture).reader(), (fixture).accountId(), (server).mailbox(user));           \
        QVERIFY2(found.isEmpty(), qPrintable(found));                                                        \
    } while (false)

/// What the user does without a connection, days of it, and how it gets to the server afterwards: everything
/// once, merged with what another program did meanwhile, and what the server refuses is taken back and told.
class OfflineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hundredsOfChangesOfDays();
    void changesOnBothSidesMerge();
    void whatTheQuotaRefusesIsTakenBack();
    void aCopyWhoseAnswerIsLostIsNotDoubled();
    void aMoveByCopyWhoseAnswerIsLostIsNotDoubled();
    void anUploadWhoseAnswerIsLostIsNotDoubled();
    void aFolderWhoseAnswerIsLostIsMadeOnce();
    void aTrashIsMadeWhenItIsNeeded();
    void othersDeletionsAreLeftAlone();
    void backFromTheTrash();

private:
    [[nodiscard]] QString freshUser() { return QStringLiteral("offline%1@example.org").arg(++m_users); }
    /// `count` messages called "`prefix` n" in a folder.
    bool fill(const DovecotServer& server, const QString& user, const QString& folder, const QString& prefix,
              int count)
    {
        QList<test::NewMessage> messages;
        for (int i = 0; i < count; ++i)
            messages.append({sampleMessage(QStringLiteral("%1 %2").arg(prefix).arg(i)), "", {}});
        return server.deliver(user, messages, folder);
    }
    /// The ids of what fill() has made, by its number.
    static QList<MessageId> ids(const EngineFixture& fixture, FolderId folder, const QString& prefix)
    {
        QMap<int, MessageId> byNumber;
        for (const MessageRow& row : fixture.reader().rows(fixture.shown(folder)).value_or({}))
            if (row.subject.startsWith(prefix + QLatin1Char(' ')))
                byNumber.insert(row.subject.section(QLatin1Char(' '), -1).toInt(), row.id);
        return byNumber.values();
    }
    /// An account that speaks in the clear through a proxy, so that a test can cut at what is said.
    static void useProxy(EngineFixture& fixture, const CuttingProxy& proxy)
    {
        fixture.account.incoming.host = QStringLiteral("127.0.0.1");
        fixture.account.incoming.port = proxy.port();
        fixture.account.incoming.security = Security::None;
    }

    DovecotServer m_server;
    int m_users = 0;
};

void OfflineTest::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.errorText()));
}

void OfflineTest::hundredsOfChangesOfDays()
{
    const QString user = freshUser();
    QVERIFY(fill(m_server, user, QStringLiteral("INBOX"), QStringLiteral("Gelen"), 300));
    QVERIFY(fill(m_server, user, QStringLiteral("Isler"), QStringLiteral("Is"), 20));
    QVERIFY(fill(m_server, user, QStringLiteral("Eski"), QStringLiteral("Eski"), 10));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    MailEngine& engine = fixture.engine();
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const FolderId archive = fixture.folder(FolderRole::Archive);
    const FolderId works = fixture.folder(QStringLiteral("Isler"));
    const FolderId old = fixture.folder(QStringLiteral("Eski"));
    const QList<MessageId> mail = ids(fixture, inbox, QStringLiteral("Gelen"));
    QCOMPARE(mail.size(), 300);

    // Nothing is connected: a new folder with a folder in it, mail moved into both, tags, flags, copies, ...
    FolderId projects = 0;
    FolderId year = 0;
    engine.createFolder(fixture.accountId(), 0, QStringLiteral("Projeler ğüş"),
                        [&](const Result<FolderId>& made) { projects = made.value_or(0); });
    QTRY_VERIFY(projects != 0);
    engine.createFolder(fixture.accountId(), projects, QStringLiteral("2026"),
                        [&](const Result<FolderId>& made) { year = made.value_or(0); });
    QTRY_VERIFY(year != 0);
    engine.moveTo(mail.mid(0, 50), projects);
    engine.moveTo(mail.mid(50, 25), year);
    engine.setFlag(mail.mid(0, 200), MessageFlag::Seen, true);
    engine.setFlag(mail.mid(100, 50), MessageFlag::Seen, false); // and a change of mind
    engine.setTag(mail.mid(20, 100), QStringLiteral("proje"), true);
    engine.setTag(mail.mid(90, 30), QStringLiteral("proje"), false);
    engine.copyTo(mail.mid(200, 20), archive);
    engine.deleteMessages(mail.mid(220, 30));
    engine.deleteForGood(mail.mid(250, 10));
    engine.moveTo(ids(fixture, old, QStringLiteral("Eski")).mid(0, 4), works);
    engine.deleteFolder(old);
    bool renamed = false;
    engine.renameFolder(works, QStringLiteral("İşler"),
                        [&](const Result<void>& done) { renamed = bool(done); });
    QTRY_VERIFY(renamed);
    engine.setSubscribed(works, false);
    QTRY_COMPARE(fixture.shown(inbox).size(), 185);
    QTRY_VERIFY(!fixture.reader().folder(works)->subscribed);
    QCOMPARE(fixture.shown(archive).size(), 20);
    QCOMPARE(fixture.shown(works).size(), 24);
    fixture.close();

    QVERIFY(fixture.open());
    QSignalSpy rejected(&fixture.engine(), &MailEngine::changeRejected);
    const auto pass = fixture.pass();
    QVERIFY2(pass, pass ? "" : qPrintable(pass.error().message + pass.error().detail));
    QVERIFY(fixture.isSettled());
    QVERIFY(fixture.reader().folderOperations(fixture.accountId())->isEmpty());
    VERIFY_EQUAL_TO_SERVER(fixture, m_server, user);
    QCOMPARE(rejected.size(), 0);
    OtherClient other(m_server, user);
    QVERIFY(other.isIn());
    QCOMPARE(other.subjects(QStringLiteral("Projeler ğüş")).size(), 50);
    QCOMPARE(other.subjects(QStringLiteral("Projeler ğüş/2026")).size(), 25);
    QCOMPARE(other.subjects(QStringLiteral("Archive")).size(), 20);
    QCOMPARE(other.subjects(QStringLiteral("İşler")).size(), 24);
    QCOMPARE(other.subjects(QStringLiteral("Trash")).size(), 30);
    QVERIFY(!other.folders().contains(QStringLiteral("Eski")));
    QVERIFY(!other.subscribed().contains(QStringLiteral("İşler")));
    QCOMPARE(other.tags(QStringLiteral("INBOX"), QStringLiteral("Gelen 80")),
             QStringList{QStringLiteral("proje")});
    QVERIFY(other.tags(QStringLiteral("INBOX"), QStringLiteral("Gelen 95")).isEmpty());
    // The rows are the ones that were there before, not fetched anew.
    QCOMPARE(fixture.row(mail.at(10)).folder, projects);
    const auto again = fixture.pass();
    QVERIFY(again);
    QCOMPARE(again->added + again->changed + again->removed, 0);
}

void OfflineTest::changesOnBothSidesMerge()
{
    const QString user = freshUser();
    QVERIFY(fill(m_server, user, QStringLiteral("INBOX"), QStringLiteral("Gelen"), 12));
    QVERIFY(m_server.mailbox(user).createFolder(QStringLiteral("Gecici")));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const FolderId archive = fixture.folder(FolderRole::Archive);
    const QList<MessageId> mail = ids(fixture, inbox, QStringLiteral("Gelen"));
    MailEngine& engine = fixture.engine();
    engine.setFlag({mail.at(0)}, MessageFlag::Flagged, true);      // there: read
    engine.setFlag({mail.at(1)}, MessageFlag::Flagged, true);      // there: moved to the archive
    engine.moveTo({mail.at(2)}, fixture.folder(FolderRole::Junk)); // there: moved to the archive
    engine.setFlag({mail.at(3)}, MessageFlag::Seen, true);         // there: deleted for good
    engine.moveTo({mail.at(4), mail.at(5)},
                  fixture.folder(QStringLiteral("Gecici")));    // there: that is deleted
    engine.setTag({mail.at(6)}, QStringLiteral("benim"), true); // there: another tag
    engine.moveTo({mail.at(7)}, archive);                       // there: the same
    QTRY_COMPARE(fixture.reader().moveIntents(fixture.accountId())->size(), 4);

    OtherClient other(m_server, user);
    const auto subject = [](int n) { return QStringLiteral("Gelen %1").arg(n); };
    QVERIFY(other.flag(QStringLiteral("INBOX"), {subject(0)}, MessageFlag::Seen, true));
    QVERIFY(
        other.move(QStringLiteral("INBOX"), {subject(1), subject(2), subject(7)}, QStringLiteral("Archive")));
    QVERIFY(other.expunge(QStringLiteral("INBOX"), {subject(3)}));
    QVERIFY(other.remove(QStringLiteral("Gecici")));
    QVERIFY(other.tag(QStringLiteral("INBOX"), {subject(6)}, "onun", true));

    QSignalSpy rejected(&engine, &MailEngine::changeRejected);
    for (int i = 0; i < 3; ++i) {
        const auto pass = fixture.pass();
        QVERIFY2(pass, pass ? "" : qPrintable(pass.error().message + pass.error().detail));
    }
    QVERIFY(fixture.isSettled());
    VERIFY_EQUAL_TO_SERVER(fixture, m_server, user);
    QVERIFY(fixture.row(mail.at(0)).flags.testFlags(MessageFlag::Flagged | MessageFlag::Seen));
    QCOMPARE(fixture.row(mail.at(1)).folder, archive);
    QVERIFY(fixture.row(mail.at(1)).flags.testFlag(MessageFlag::Flagged));
    QCOMPARE(fixture.row(mail.at(2)).folder, fixture.folder(FolderRole::Junk));
    QCOMPARE(fixture.row(mail.at(7)).folder, archive);
    QCOMPARE(fixture.row(mail.at(4)).folder, inbox);
    QCOMPARE(other.tags(QStringLiteral("INBOX"), subject(6)),
             (QStringList{QStringLiteral("benim"), QStringLiteral("onun")}));
    // The folder that is gone is the one thing that could not be done, and it is told once.
    QCOMPARE(rejected.size(), 1);
    const auto change = rejected.first().at(1).value<RejectedChange>();
    QCOMPARE(change.kind, RejectedChange::Kind::Move);
    QCOMPARE(change.count, 2);
    QCOMPARE(change.error.reason, ErrorReason::MailboxMissing);
    const auto again = fixture.pass();
    QVERIFY(again);
    QCOMPARE(again->added + again->changed + again->removed, 0);
}

void OfflineTest::whatTheQuotaRefusesIsTakenBack()
{
    DovecotServer::Options options;
    options.quotaBytes = 100'000;
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = freshUser();
    QVERIFY(server.deliver(user, sampleMessage(QStringLiteral("Büyük"), QByteArray(60'000, 'x') + "\r\n")));
    QVERIFY(server.deliver(user, sampleMessage(QStringLiteral("Küçük"))));
    EngineFixture fixture(server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const FolderId archive = fixture.folder(FolderRole::Archive);
    QSignalSpy rejected(&fixture.engine(), &MailEngine::changeRejected);
    fixture.engine().copyTo(fixture.shown(inbox), archive);
    fixture.engine().setFlag(fixture.shown(inbox), MessageFlag::Seen, true);
    AppendEntry upload;
    upload.folder = archive;
    upload.subject = QStringLiteral("Yüklenen");
    fixture.engine().uploadMessage(upload, sampleMessage(upload.subject, QByteArray(70'000, 'y')),
                                   [](const Result<AppendId>&) {});
    QTRY_COMPARE(fixture.reader().appends(fixture.accountId())->size(), 1);
    QTRY_COMPARE(fixture.shown(archive).size(), 2);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    VERIFY_EQUAL_TO_SERVER(fixture, server, user);
    QCOMPARE(fixture.shown(archive).size(), 1); // the small one had room
    QTRY_COMPARE(rejected.size(), 2);
    const auto copy = rejected.at(0).at(1).value<RejectedChange>();
    QCOMPARE(copy.kind, RejectedChange::Kind::Copy);
    QCOMPARE(copy.what, QStringLiteral("Büyük"));
    QCOMPARE(copy.target, QStringLiteral("Archive"));
    QVERIFY(!copy.error.detail.isEmpty());
    QCOMPARE(rejected.at(1).at(1).value<RejectedChange>().kind, RejectedChange::Kind::Upload);
}

void OfflineTest::aCopyWhoseAnswerIsLostIsNotDoubled()
{
    const QString user = freshUser();
    QVERIFY(fill(m_server, user, QStringLiteral("INBOX"), QStringLiteral("Gelen"), 5));
    // One that is there already is no proof that the copy was made.
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Gelen 0")), QStringLiteral("Archive")));
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture fixture(m_server, user);
    useProxy(fixture, proxy);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const FolderId archive = fixture.folder(FolderRole::Archive);
    fixture.engine().copyTo(fixture.shown(fixture.folder(FolderRole::Inbox)), archive);
    QTRY_COMPARE(fixture.shown(archive).size(), 6);
    proxy.cutReplyTo("UID COPY");
    QVERIFY(!fixture.pass());
    QCOMPARE(m_server.messagesIn(user, QStringLiteral("Archive")).size(), 6); // it was done all the same
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    VERIFY_EQUAL_TO_SERVER(fixture, m_server, user);
    QCOMPARE(m_server.messagesIn(user, QStringLiteral("Archive")).size(), 6);
    // And one that never reached the server is sent again.
    fixture.engine().copyTo(fixture.shown(fixture.folder(FolderRole::Inbox)).mid(0, 1), archive);
    QTRY_COMPARE(fixture.shown(archive).size(), 7);
    proxy.cutAfterText(CuttingProxy::Direction::Up, "UID CO");
    QVERIFY(!fixture.pass());
    QCOMPARE(m_server.messagesIn(user, QStringLiteral("Archive")).size(), 6);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    VERIFY_EQUAL_TO_SERVER(fixture, m_server, user);
    QCOMPARE(m_server.messagesIn(user, QStringLiteral("Archive")).size(), 7);
}

void OfflineTest::aMoveByCopyWhoseAnswerIsLostIsNotDoubled()
{
    DovecotServer::Options options;
    options.imapCapability = "IMAP4rev1 IDLE";
    DovecotServer plain(options);
    QVERIFY2(plain.start(), qPrintable(plain.errorText()));
    const QString user = freshUser();
    QVERIFY(fill(plain, user, QStringLiteral("INBOX"), QStringLiteral("Gelen"), 6));
    CuttingProxy proxy(plain.imapPort());
    EngineFixture fixture(plain, user);
    useProxy(fixture, proxy);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const FolderId archive = fixture.folder(FolderRole::Archive);
    const QList<MessageId> mail = fixture.shown(fixture.folder(FolderRole::Inbox));
    fixture.engine().moveTo(mail.mid(0, 4), archive);
    QTRY_COMPARE(fixture.shown(archive).size(), 4);
    for (const QByteArray& cut : {QByteArray("UID COPY"), QByteArray("UID STORE"), QByteArray("EXPUNGE")}) {
        proxy.cutReplyTo(cut);
        QVERIFY(!fixture.pass());
    }
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    VERIFY_EQUAL_TO_SERVER(fixture, plain, user);
    QCOMPARE(plain.messagesIn(user, QStringLiteral("Archive")).size(), 4);
    QCOMPARE(fixture.shown(archive).size(), 4);
    QCOMPARE(proxy.recorded(CuttingProxy::Direction::Up).count("UID COPY"), 1);
}

void OfflineTest::anUploadWhoseAnswerIsLostIsNotDoubled()
{
    const QString user = freshUser();
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture fixture(m_server, user);
    useProxy(fixture, proxy);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    AppendEntry upload;
    upload.folder = fixture.folder(FolderRole::Drafts);
    upload.flags = MessageFlag::Draft | MessageFlag::Seen;
    upload.subject = QStringLiteral("Taslak");
    const QByteArray raw = sampleMessage(upload.subject);
    upload.messageId =
        QString::fromLatin1(messageIdOf(raw)).remove(QLatin1Char('<')).remove(QLatin1Char('>'));
    bool kept = false;
    fixture.engine().uploadMessage(upload, raw, [&](const Result<AppendId>& added) { kept = bool(added); });
    QTRY_VERIFY(kept);
    proxy.cutReplyTo("APPEND");
    QVERIFY(!fixture.pass());
    QTRY_COMPARE(m_server.messagesIn(user, QStringLiteral("Drafts")).size(), 1);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    QCOMPARE(m_server.messagesIn(user, QStringLiteral("Drafts")), QByteArrayList{raw});
    VERIFY_EQUAL_TO_SERVER(fixture, m_server, user);
}

void OfflineTest::aFolderWhoseAnswerIsLostIsMadeOnce()
{
    const QString user = freshUser();
    QVERIFY(m_server.mailbox(user).createFolder(QStringLiteral("Eski ad")));
    CuttingProxy proxy(m_server.imapPort());
    EngineFixture fixture(m_server, user);
    useProxy(fixture, proxy);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const FolderId old = fixture.folder(QStringLiteral("Eski ad"));
    FolderId made = 0;
    fixture.engine().createFolder(fixture.accountId(), 0, QStringLiteral("Yeni"),
                                  [&](const Result<FolderId>& folder) { made = folder.value_or(0); });
    QTRY_VERIFY(made != 0);
    bool renamed = false;
    fixture.engine().renameFolder(old, QStringLiteral("Yeni ad"),
                                  [&](const Result<void>& r) { renamed = bool(r); });
    QTRY_VERIFY(renamed);
    QSignalSpy rejected(&fixture.engine(), &MailEngine::changeRejected);
    proxy.cutReplyTo("CREATE");
    QVERIFY(!fixture.pass());
    proxy.cutReplyTo("RENAME");
    QVERIFY(!fixture.pass());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.reader().folderOperations(fixture.accountId())->isEmpty());
    QCOMPARE(rejected.size(), 0);
    VERIFY_EQUAL_TO_SERVER(fixture, m_server, user);
    QCOMPARE(fixture.folder(QStringLiteral("Yeni")), made);
    QCOMPARE(fixture.folder(QStringLiteral("Yeni ad")), old);
}

void OfflineTest::aTrashIsMadeWhenItIsNeeded()
{
    DovecotServer::Options options;
    for (const auto* name : {"Trash", "Archive", "Junk", "Sent", "Drafts"})
        options.extraConfig += QByteArray("namespace inbox {\n  mailbox ") + name +
                               " {\n    auto = no\n    special_use =\n  }\n}\n";
    DovecotServer server(options);
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    const QString user = freshUser();
    QVERIFY(fill(server, user, QStringLiteral("INBOX"), QStringLiteral("Gelen"), 3));
    EngineFixture fixture(server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    QCOMPARE(fixture.folder(FolderRole::Trash), 0);
    const QList<MessageId> mail = fixture.shown(fixture.folder(FolderRole::Inbox));
    fixture.engine().deleteMessages({mail.at(0)});
    fixture.engine().archive({mail.at(1)});
    QTRY_VERIFY(fixture.folder(FolderRole::Trash) != 0 && fixture.folder(FolderRole::Archive) != 0);
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Archive)), QList<MessageId>{mail.at(1)});
    // Meanwhile another program has made an archive under its own name: that one is taken, not a second one
    // made.
    QVERIFY(server.mailbox(user).createFolder(QStringLiteral("Arşiv")));
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    VERIFY_EQUAL_TO_SERVER(fixture, server, user);
    QCOMPARE(server.messagesIn(user, QStringLiteral("Arşiv")).size(), 1);
    QCOMPARE(server.messagesIn(user, QStringLiteral("Trash")).size(), 1);
    QVERIFY(!server.mailbox(user).folders().contains(QStringLiteral("Archive")));
}

void OfflineTest::othersDeletionsAreLeftAlone()
{
    DovecotServer::Options options;
    options.imapCapability = "IMAP4rev1 IDLE"; // no UIDPLUS: EXPUNGE takes all that is marked
    DovecotServer plain(options);
    QVERIFY2(plain.start(), qPrintable(plain.errorText()));
    const QString user = freshUser();
    QVERIFY(fill(plain, user, QStringLiteral("INBOX"), QStringLiteral("Gelen"), 4));
    OtherClient other(plain, user);
    QVERIFY(other.flag(QStringLiteral("INBOX"), {QStringLiteral("Gelen 0")}, MessageFlag::Deleted, true));
    EngineFixture fixture(plain, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const FolderId inbox = fixture.folder(FolderRole::Inbox);
    const QList<MessageId> mail = ids(fixture, inbox, QStringLiteral("Gelen"));
    fixture.engine().deleteForGood({mail.at(1)});
    fixture.engine().moveTo({mail.at(2)}, fixture.folder(FolderRole::Archive));
    QTRY_COMPARE(fixture.shown(inbox).size(), 2);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    // Both are only marked, and neither comes back into the list, nor is anything fetched again.
    QCOMPARE(plain.messagesIn(user).size(), 4);
    QCOMPARE(fixture.shown(inbox).size(), 2);
    QCOMPARE(plain.messagesIn(user, QStringLiteral("Archive")).size(), 1);
    const auto quiet = fixture.pass();
    QVERIFY(quiet);
    QCOMPARE(quiet->added + quiet->changed + quiet->removed, 0);
    // When the other one's mark is gone, what is ours goes.
    QVERIFY(other.flag(QStringLiteral("INBOX"), {QStringLiteral("Gelen 0")}, MessageFlag::Deleted, false));
    QVERIFY(fixture.pass());
    QCOMPARE(plain.messagesIn(user).size(), 2);
    VERIFY_EQUAL_TO_SERVER(fixture, plain, user);
}

void OfflineTest::backFromTheTrash()
{
    const QString user = freshUser();
    QVERIFY(fill(m_server, user, QStringLiteral("Isler"), QStringLiteral("Is"), 2));
    QVERIFY(m_server.deliver(user, sampleMessage(QStringLiteral("Baska")), QStringLiteral("Trash")));
    EngineFixture fixture(m_server, user);
    QVERIFY2(fixture.open(), qPrintable(fixture.errorText()));
    QVERIFY(fixture.pass());
    const FolderId works = fixture.folder(QStringLiteral("Isler"));
    const FolderId trash = fixture.folder(FolderRole::Trash);
    const QList<MessageId> mail = ids(fixture, works, QStringLiteral("Is"));
    fixture.engine().deleteMessages(mail);
    QTRY_COMPARE(fixture.shown(trash).size(), 3);
    QVERIFY(fixture.pass());
    fixture.engine().undelete(fixture.shown(trash));
    QTRY_COMPARE(fixture.shown(works).size(), 2);
    QTRY_COMPARE(fixture.shown(fixture.folder(FolderRole::Inbox)).size(), 1);
    QVERIFY(fixture.pass());
    QVERIFY(fixture.isSettled());
    VERIFY_EQUAL_TO_SERVER(fixture, m_server, user);
}

QTEST_GUILESS_MAIN(OfflineTest)
#include "tst_offline.moc"
