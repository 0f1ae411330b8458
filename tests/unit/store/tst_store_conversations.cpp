#include "ConversationCheck.h"
#include "NewsFollower.h"

#include "OlderVersions.h"
#include "store/Conversations.h"
#include "store/Database.h"

#include <QRandomGenerator>

#include <map>
#include <set>

using namespace postaci;
using namespace postaci::test;

namespace {

NewMessage mail(quint32 uid, const char* subject, const char* inReplyTo = "", MessageFlags flags = {})
{
    NewMessage message = sampleMessage(uid, flags);
    message.envelope.subject = QString::fromUtf8(subject);
    message.envelope.inReplyTo = QString::fromUtf8(inReplyTo);
    if (!message.envelope.inReplyTo.isEmpty())
        message.envelope.references = {message.envelope.inReplyTo};
    return message;
}

ListQuery conversationsIn(FolderId folder)
{
    return {ListQuery::Kind::Folder, folder, ListQuery::Mode::Conversations};
}

QList<MessageId> heads(const StoreFixture& f, FolderId folder)
{
    return f.reader->messageIds(conversationsIn(folder), 0, 0).value_or({});
}

ConversationRow rowOf(const StoreFixture& f, MessageId head)
{
    return f.reader->conversations({head}).value_or({}).value(0);
}

QList<MessageId> members(const StoreFixture& f, MessageId message)
{
    const auto thread = f.reader->threadOf(message);
    return f.reader->conversationMembers(thread.value_or(0), 0, 0).value_or({});
}

const FolderChange* newsOf(const StoreChange& change, FolderId folder)
{
    for (const FolderChange& candidate : change.conversations) {
        if (candidate.folder == folder)
            return &candidate;
    }
    return nullptr;
}

NewsFollower followConversations(const StoreFixture& f)
{
    return {f, &StoreChange::conversations, [&f](FolderId folder) { return heads(f, folder); }};
}

/// Does random things with few subjects and many references.
class Player
{
public:
    Player(StoreFixture& fixture, quint32 seed) : m_fixture(fixture), m_random(seed) { relist(); }

    void play()
    {
        switch (m_random.bounded(14)) {
        case 0:
        case 1:
        case 2:
        case 3:
            return arrive();
        case 4:
        case 5:
            return vanish();
        case 6:
            return m_fixture.write([&](Transaction& t) {
                return t.wantFlag(some(), MessageFlag::Flagged, m_random.bounded(2) == 0);
            });
        case 7:
        case 8:
            return m_fixture.write([&](Transaction& t) { return t.wantMove(some(), anyFolder()); });
        case 9:
            return m_fixture.write([&](Transaction& t) { return t.wantExpunge(some().mid(0, 1)); });
        case 10:
            return answer();
        case 11:
            return rewrite();
        case 12:
            return m_random.bounded(4) == 0 ? forgetUids() : serverFlags();
        default:
            return m_random.bounded(3) == 0 ? changeRoles() : arrive();
        }
    }

    [[nodiscard]] QList<FolderId> folders() const { return m_folders; }

private:
    void relist()
    {
        m_folders.clear();
        for (const Folder& folder : m_fixture.reader->folders(m_fixture.account).value_or({}))
            m_folders.append(folder.id);
    }
    FolderId anyFolder() { return m_folders.at(m_random.bounded(m_folders.size())); }
    QString anyId() { return QStringLiteral("%1@example.org").arg(m_random.bounded(1U, 60U)); }

    QList<MessageId> some()
    {
        QList<MessageId> all = m_fixture.ids(anyFolder());
        std::shuffle(all.begin(), all.end(), m_random);
        return all.mid(0, m_random.bounded(1, 4));
    }

    NewMessage make(quint32 uid)
    {
        NewMessage message = sampleMessage(uid, MessageFlags::fromInt(m_random.bounded(8U)));
        message.internalDate = utc(2026, 1, 1, 0).addSecs(m_random.bounded(60) * 12 * 3600);
        message.envelope.date = message.internalDate;
        message.envelope.messageId = m_random.bounded(8) == 0 ? QString() : anyId();
        const char* mark = m_random.bounded(2) == 0 ? "Ynt: Konu %1" : "konu %1";
        message.envelope.subject = QString::fromUtf8(mark).arg(m_random.bounded(6));
        for (int i = m_random.bounded(4) == 0 ? m_random.bounded(1, 4) : 0; i > 0; --i)
            message.envelope.references.append(anyId());
        if (m_random.bounded(8) == 0)
            message.envelope.inReplyTo = anyId();
        return message;
    }

    void arrive()
    {
        QList<NewMessage> batch;
        for (int i = m_random.bounded(1, 6); i > 0; --i)
            batch.append(make(++m_lastUid));
        m_fixture.insert(anyFolder(), batch);
    }

    void vanish()
    {
        const FolderId folder = anyFolder();
        const auto uids = m_fixture.reader->serverUids(folder).value_or({});
        if (uids.isEmpty())
            return;
        const quint32 uid = uids.at(m_random.bounded(uids.size()));
        m_fixture.lose(folder, {uid, uid + 1, uid + 2});
    }

    void serverFlags()
    {
        const FolderId folder = anyFolder();
        QList<ServerFlags> flags;
        for (const quint32 uid : m_fixture.reader->serverUids(folder).value_or({}))
            flags.append({uid, MessageFlags::fromInt(m_random.bounded(8U)), {}, 0});
        m_fixture.write([&](Transaction& t) { return t.applyServerFlags(folder, flags); });
    }

    /// What a server that repairs headers does: the same UIDs say something else.
    void rewrite()
    {
        const FolderId folder = anyFolder();
        const auto uids = m_fixture.reader->serverUids(folder).value_or({});
        if (!uids.isEmpty())
            m_fixture.insert(folder, {make(uids.at(m_random.bounded(uids.size())))});
    }

    void answer()
    {
        for (const MoveIntent& intent : m_fixture.reader->moveIntents(m_fixture.account).value_or({})) {
            const quint32 uid = m_random.bounded(2) == 0 ? ++m_lastUid : 0;
            m_fixture.write(
                [&](Transaction& t) { return t.moveDone(intent.message.id, intent.target, uid); });
        }
        for (const ExpungeIntent& intent : m_fixture.reader->expungeIntents(m_fixture.account).value_or({}))
            m_fixture.write([&](Transaction& t) { return t.expungeDone(intent.message.id); });
    }

    void forgetUids()
    {
        const FolderId folder = anyFolder();
        QList<NewMessage> found;
        for (const MessageId id : m_fixture.ids(folder)) {
            NewMessage message = sampleMessage(++m_lastUid);
            message.envelope = *m_fixture.reader->envelope(id);
            message.size = m_fixture.reader->location(id)->size;
            if (m_random.bounded(4) != 0)
                found.append(message);
        }
        m_fixture.write([&](Transaction& t) { return t.beginUidValidityChange(folder, m_lastUid); });
        m_fixture.insert(folder, found);
        m_fixture.write([&](Transaction& t) { return t.endUidValidityChange(folder); });
    }

    /// Work is Junk or nothing, Archive comes and goes.
    void changeRoles()
    {
        const FolderRole role = m_random.bounded(2) == 0 ? FolderRole::Junk : FolderRole::None;
        QList<ServerFolder> list{listed("INBOX"), listed("Trash"), listed("Work", role)};
        if (m_random.bounded(3) != 0)
            list.append(listed("Archive"));
        m_fixture.write([&](Transaction& t) { return t.applyFolderList(m_fixture.account, list); });
        relist();
    }

    StoreFixture& m_fixture;
    QRandomGenerator m_random;
    QList<FolderId> m_folders;
    quint32 m_lastUid = 0;
};

} // namespace

/// Conversations as messages come, change and go.
class TestStoreConversations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConversationSpansFolders();
    void pagesThroughConversations();
    void inboxesAndFlaggedMail();
    void junkAndTrashAreApart();
    void aMessageJoinsTwo();
    void leavingTakesApart();
    void newsOfOtherFolders();
    void accountsAreApart();
    void orderDoesNotMatter();
    void largeOnesStay();
    void olderProfilesLearn();
    void everyPath_data();
    void everyPath();
};

void TestStoreConversations::aConversationSpansFolders()
{
    StoreFixture f;
    const auto in = f.insert(f.inbox, {mail(1, "X"), mail(3, "Re: X", "2@example.org", MessageFlag::Seen)});
    QCOMPARE(heads(f, f.inbox), (QList<MessageId>{in[1], in[0]}));
    const auto sent = f.insert(f.work, {mail(2, "Re: X", "1@example.org", MessageFlag::Flagged)});
    QCOMPARE(heads(f, f.inbox), QList<MessageId>{in[1]});
    QCOMPARE(heads(f, f.work), sent);
    QCOMPARE(members(f, in[0]), (QList<MessageId>{in[0], sent[0], in[1]}));
    QCOMPARE(*f.reader->conversationMembers(*f.reader->threadOf(in[0]), in[0], 1), sent);
    const ConversationRow row = rowOf(f, in[1]);
    QCOMPARE(row.newest.id, in[1]);
    QCOMPARE(row.here, (ConversationCounts{2, 1, 0}));
    QCOMPARE(row.everywhere, (ConversationCounts{3, 2, 1}));
    QCOMPARE(*f.reader->unreadMembers(row.thread), (QList<MessageId>{in[0], sent[0]}));
    f.write([&](Transaction& t) { return t.wantFlag({in[0], sent[0]}, MessageFlag::Seen, true); });
    QCOMPARE(rowOf(f, in[1]).everywhere, (ConversationCounts{3, 0, 1}));
    QCOMPARE(*f.reader->unreadMembers(row.thread), QList<MessageId>());
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStoreConversations::pagesThroughConversations()
{
    StoreFixture f;
    QList<NewMessage> messages;
    for (quint32 uid = 1; uid <= 60; ++uid)
        messages.append(mail(uid, "konu",
                             uid > 20 ? qPrintable(QStringLiteral("%1@example.org").arg(uid % 20 + 1)) : ""));
    f.insert(f.inbox, messages);
    QList<MessageId> paged;
    for (auto page = *f.reader->messageIds(conversationsIn(f.inbox), 0, 7); !page.isEmpty();
         page = *f.reader->messageIds(conversationsIn(f.inbox), paged.last(), 7))
        paged += page;
    QCOMPARE(paged, heads(f, f.inbox));
    QCOMPARE(paged.size(), 20);
    QVERIFY(std::is_sorted(paged.begin(), paged.end(), std::greater<>()));
    QCOMPARE(f.reader->conversations(paged)->size(), 20);
    QVERIFY(f.reader->conversations({1, 2, 3})->isEmpty());
}

void TestStoreConversations::inboxesAndFlaggedMail()
{
    StoreFixture f;
    f.write([&](Transaction& t) -> Result<void> {
        const AccountId other = *t.addAccount(sampleAccount(QStringLiteral("b@example.org")));
        return t.applyFolderList(other, {listed("INBOX")});
    });
    const FolderId second = *f.reader->folderByRole(f.reader->accounts()->last().id, FolderRole::Inbox);
    const auto one =
        f.insert(f.inbox, {mail(1, "X"), mail(2, "Re: X", "1@example.org", MessageFlag::Flagged)});
    const auto two = f.insert(second, {mail(3, "Y"), mail(4, "Re: Y", "3@example.org")});
    const ListQuery all{ListQuery::Kind::AllInboxes, 0, ListQuery::Mode::Conversations};
    QCOMPARE(*f.reader->messageIds(all, 0, 0), (QList<MessageId>{two[1], one[1]}));
    QCOMPARE(*f.reader->messageIds(all, 0, 1), QList<MessageId>{two[1]});
    const ListQuery flagged{ListQuery::Kind::Flagged, 0, ListQuery::Mode::Conversations};
    QCOMPARE(*f.reader->messageIds(flagged, 0, 0), QList<MessageId>{one[1]});
}

void TestStoreConversations::junkAndTrashAreApart()
{
    StoreFixture f;
    NewsFollower follower = followConversations(f);
    const auto ids = f.insert(f.inbox, {mail(1, "X"), mail(2, "Re: X", "1@example.org")});
    const auto deleted =
        f.insert(f.trash, {mail(3, "Re: X", "1@example.org"), mail(4, "Re: X", "3@example.org")});
    QCOMPARE(members(f, ids[0]), ids);
    QCOMPARE(*f.reader->threadOf(deleted[0]), ThreadId{0});
    QCOMPARE(heads(f, f.trash), (QList<MessageId>{deleted[1], deleted[0]}));
    QCOMPARE(rowOf(f, deleted[0]).everywhere, (ConversationCounts{1, 1, 0}));
    f.write([&](Transaction& t) { return t.wantMove({ids[1]}, f.trash); });
    QCOMPARE(members(f, ids[0]), QList<MessageId>{ids[0]});
    f.write([&](Transaction& t) { return t.wantMove({ids[1], deleted[0]}, f.inbox); });
    QCOMPARE(members(f, ids[0]), (QList<MessageId>{ids[0], ids[1], deleted[0]}));
    // A folder turns out to be for junk, and then is none any more.
    f.write([&](Transaction& t) { return t.wantMove({ids[1]}, f.work); });
    const auto list = [&](FolderRole role) {
        f.write([&](Transaction& t) {
            return t.applyFolderList(
                f.account, {listed("INBOX"), listed("Archive"), listed("Trash"), listed("Work", role)});
        });
    };
    list(FolderRole::Junk);
    QCOMPARE(members(f, ids[0]), (QList<MessageId>{ids[0], deleted[0]}));
    QCOMPARE(heads(f, f.work), QList<MessageId>{ids[1]});
    list(FolderRole::None);
    QCOMPARE(members(f, ids[0]), (QList<MessageId>{ids[0], ids[1], deleted[0]}));
    QCOMPARE(inconsistency(f.dir.path()) + follower.difference({f.inbox, f.trash, f.work}), QString());
}

void TestStoreConversations::aMessageJoinsTwo()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {mail(1, "A"), mail(2, "B"), mail(3, "Re: A", "1@example.org")});
    QCOMPARE(heads(f, f.inbox).size(), 2);
    NewMessage both = mail(4, "A and B", "3@example.org");
    both.envelope.references = {QStringLiteral("3@example.org"), QStringLiteral("2@example.org")};
    const auto joining = f.insert(f.inbox, {both});
    QCOMPARE(heads(f, f.inbox), joining);
    QCOMPARE(members(f, ids[1]), ids + joining);
    const FolderChange* news = newsOf(f.change, f.inbox);
    QVERIFY(news != nullptr);
    QCOMPARE(news->added, joining);
    QCOMPARE(news->removed, (QList<MessageId>{ids[1], ids[2]}));
    // A later one that only one of them is known to.
    f.insert(f.work, {mail(5, "Re: B", "2@example.org")});
    QCOMPARE(members(f, ids[0]).size(), 5);
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStoreConversations::leavingTakesApart()
{
    StoreFixture f;
    NewMessage both = mail(3, "A and B", "1@example.org");
    both.envelope.references = {QStringLiteral("1@example.org"), QStringLiteral("2@example.org")};
    const auto ids = f.insert(f.inbox, {mail(1, "A"), mail(2, "B"), both, mail(4, "Re: B", "2@example.org")});
    QCOMPARE(heads(f, f.inbox), QList<MessageId>{ids[3]});
    f.lose(f.inbox, {3});
    QCOMPARE(heads(f, f.inbox), (QList<MessageId>{ids[3], ids[0]}));
    QCOMPARE(members(f, ids[3]), (QList<MessageId>{ids[1], ids[3]}));
    // A loose answer goes to the nearest before it, so a new one in between takes it along.
    const auto loose = f.insert(f.inbox, {mail(10, "bülten"), mail(20, "Ynt: Bülten")});
    QCOMPARE(members(f, loose[1]), loose);
    const auto between = f.insert(f.inbox, {mail(15, "Bülten")});
    QCOMPARE(members(f, loose[1]), (QList<MessageId>{between[0], loose[1]}));
    f.write([&](Transaction& t) { return t.wantExpunge(between); });
    QCOMPARE(members(f, loose[1]), loose);
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStoreConversations::newsOfOtherFolders()
{
    StoreFixture f;
    const auto in = f.insert(f.inbox, {mail(1, "X")});
    const auto sent = f.insert(f.work, {mail(2, "Re: X", "1@example.org")});
    const FolderChange* news = newsOf(f.change, f.inbox);
    QVERIFY2(news != nullptr, "the row in the inbox counts the answer too");
    QCOMPARE(news->changed, in);
    f.write([&](Transaction& t) { return t.wantFlag(sent, MessageFlag::Flagged, true); });
    QCOMPARE(newsOf(f.change, f.inbox)->changed, in);
    QCOMPARE(newsOf(f.change, f.work)->changed, sent);
    f.write([&](Transaction& t) { return t.wantFlag(sent, MessageFlag::Flagged, true); });
    QVERIFY(f.change.isEmpty());
}

void TestStoreConversations::accountsAreApart()
{
    StoreFixture f;
    f.write([&](Transaction& t) -> Result<void> {
        const AccountId other = *t.addAccount(sampleAccount(QStringLiteral("b@example.org")));
        return t.applyFolderList(other, {listed("INBOX")});
    });
    const AccountId other = f.reader->accounts()->last().id;
    const FolderId second = *f.reader->folderByRole(other, FolderRole::Inbox);
    const auto one = f.insert(f.inbox, {mail(1, "X"), mail(2, "Re: X", "1@example.org")});
    const auto two = f.insert(second, {mail(1, "X"), mail(3, "Ynt: X"), mail(2, "Re: X", "1@example.org")});
    QCOMPARE(members(f, one[0]).size(), 2);
    QCOMPARE(members(f, two[0]).size(), 3);
    QCOMPARE(inconsistency(f.dir.path()), QString());
    f.write([&](Transaction& t) { return t.removeAccount(other); });
    QCOMPARE(members(f, one[0]).size(), 2);
    f.write([&](Transaction& t) { return t.removeAccount(f.account); });
    Connection mail(mailFile(f.dir.path()), Access::ReadOnly);
    for (const char* table : {"thread_member", "thread_key", "thread_folder", "thread_untidy"})
        QCOMPARE(mail.numberOf(QStringLiteral("SELECT count(*) FROM %1").arg(QLatin1String(table))), 0);
}

void TestStoreConversations::orderDoesNotMatter()
{
    QList<NewMessage> messages;
    QRandomGenerator random(7);
    for (quint32 uid = 1; uid <= 200; ++uid) {
        NewMessage message = mail(uid, "");
        message.envelope.subject = (random.bounded(2) == 0 ? QStringLiteral("Re: %1") : QStringLiteral("%1"))
                                       .arg(random.bounded(40));
        for (int i = random.bounded(3) == 0 ? 2 : 0; i > 0; --i)
            message.envelope.references.append(
                QStringLiteral("%1@example.org").arg(random.bounded(1U, 250U)));
        messages.append(message);
    }
    std::set<std::set<quint32>> expected;
    for (int order = 0; order < 4; ++order) {
        if (order == 1)
            std::reverse(messages.begin(), messages.end()); // as a first sync brings them
        else if (order > 1)
            std::shuffle(messages.begin(), messages.end(), random);
        StoreFixture f;
        for (qsizetype from = 0; from < messages.size(); from += 23)
            f.insert(from % 2 == 0 ? f.inbox : f.work, messages.mid(from, 23));
        QCOMPARE(inconsistency(f.dir.path()), QString());
        std::set<std::set<quint32>> partition;
        for (const FolderId folder : {f.inbox, f.work}) {
            for (const MessageId head : heads(f, folder)) {
                std::set<quint32> uids;
                for (const MessageId member : members(f, head))
                    uids.insert(f.reader->location(member)->uid);
                partition.insert(uids);
            }
        }
        if (order == 0)
            expected = partition;
        QVERIFY(expected.size() > 10);
        QVERIFY(partition == expected);
    }
}

void TestStoreConversations::largeOnesStay()
{
    StoreFixture f;
    QList<NewMessage> messages{mail(1, "X")};
    for (quint32 uid = 2; uid <= Conversations::mostRegrouped + 10; ++uid)
        messages.append(mail(uid, "Re: X", "1@example.org"));
    const auto ids = f.insert(f.inbox, messages);
    // What names them all goes, but looking at all of them for each that leaves would never end.
    f.lose(f.inbox, {1, 2});
    QCOMPARE(members(f, ids[5]).size(), ids.size() - 2);
    QList<quint32> some;
    for (quint32 uid = 3; uid < 40; ++uid)
        some.append(uid);
    f.lose(f.inbox, some);
    // Small enough by now: no key of what has gone is left behind.
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStoreConversations::olderProfilesLearn()
{
    StoreFixture f;
    QList<NewMessage> messages;
    for (quint32 uid = 1; uid <= 700; ++uid)
        messages.append(mail(uid, "Re: konu", qPrintable(QStringLiteral("%1@example.org").arg(uid / 3))));
    const auto ids = f.insert(f.inbox, messages);
    const auto expected = heads(f, f.inbox);
    f.close();
    {
        // As version 1 has left it.
        Connection mail(mailFile(f.dir.path()), Access::ReadWrite);
        mail.execute(versionOneSql());
    }
    f.open();
    QTRY_COMPARE(heads(f, f.inbox), expected);
    QCOMPARE(members(f, ids[0]).size(), 700);
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStoreConversations::everyPath_data()
{
    QTest::addColumn<quint32>("seed");
    bool isNumber = false;
    const quint32 asked = qEnvironmentVariable("POSTACI_SEED").toUInt(&isNumber);
    if (isNumber) {
        QTest::addRow("seed %u", asked) << asked;
        return;
    }
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestStoreConversations::everyPath()
{
    QFETCH(const quint32, seed);
    StoreFixture fixture;
    NewsFollower follower = followConversations(fixture);
    Player player(fixture, seed);
    for (int step = 0; step < 250; ++step) {
        player.play();
        const QString wrong = inconsistency(fixture.dir.path()) + follower.difference(player.folders());
        QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("step %1: %2").arg(step).arg(wrong)));
    }
}

QTEST_GUILESS_MAIN(TestStoreConversations)
#include "tst_store_conversations.moc"
