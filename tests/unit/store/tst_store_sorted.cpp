#include "PlacesFixture.h"

#include <QLocale>

using namespace postaci;
using namespace postaci::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = ListQuery::Kind;
using Mode = ListQuery::Mode;
using Sort = ListQuery::Sort;

NewMessage from(quint32 uid, const QString& name, const QString& subject, qint64 size = 100)
{
    NewMessage message = sampleMessage(uid, MessageFlag::Seen);
    message.envelope.from = {{name, name.toLower() + u"@example.org"_s}};
    message.envelope.subject = subject;
    message.size = size;
    return message;
}

SortedIds sorted(const StoreFixture& f, const ListQuery& query, const QString& language = u"tr"_s)
{
    return f.reader->sortedIds(query, QLocale(language)).value_or({});
}

QList<quint32> uids(const StoreFixture& f, const QList<MessageId>& ids)
{
    QList<quint32> result;
    for (const MessageId id : ids)
        result.append(f.reader->location(id).value_or({}).uid);
    return result;
}

QStringList namesOf(const QList<SortedIds::Group>& groups)
{
    QStringList names;
    for (const SortedIds::Group& group : groups)
        names.append(u"%1:%2"_s.arg(group.first)
                         .arg(group.name.isEmpty() ? QString::number(group.number) : group.name));
    return names;
}

} // namespace

/// Lists in other orders than by date, and those over the folders of all accounts.
class TestStoreSorted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesFollowTheLanguage();
    void subjectsAreComparedWithoutMarks();
    void sizesComeInSteps();
    void oldestFirstIsTheReverse();
    void unreadAndAttachmentsComeFirst();
    void aConversationCountsAsAWhole();
    void unreadMailIsOfAllFoldersButSome();
    void unreadMailShowsAMessageOnce();
    void sentMailIsOfAllAccountsAndByRecipient();
    void conversationsTellWhoWrote();
    void membersInAFolder();
};

void TestStoreSorted::namesFollowTheLanguage()
{
    StoreFixture f;
    f.insert(f.inbox, {from(1, u"Zeki"_s, u"a"_s), from(2, u"Işık"_s, u"b"_s), from(3, u"İnci"_s, u"c"_s),
                       from(4, u"Çağla"_s, u"d"_s), from(5, u"Cem"_s, u"e"_s), from(6, u"Zeki"_s, u"f"_s),
                       from(7, u"cem"_s, u"g"_s)});
    const SortedIds result = sorted(f, {Kind::Folder, f.inbox, Mode::Messages, Sort::Sender});
    QCOMPARE(uids(f, result.ids), (QList<quint32>{7, 5, 4, 2, 3, 6, 1}));
    QCOMPARE(result.groups.size(), 5); // Cem and cem are one
    QCOMPARE(namesOf(result.groups).mid(1),
             (QStringList{u"2:Çağla"_s, u"3:Işık"_s, u"4:İnci"_s, u"5:Zeki"_s}));
}

void TestStoreSorted::subjectsAreComparedWithoutMarks()
{
    StoreFixture f;
    f.insert(f.inbox, {from(1, u"A"_s, u"Rapor"_s), from(2, u"B"_s, u"Bütçe"_s),
                       from(3, u"C"_s, u"Ynt: rapor"_s), from(4, u"D"_s, u"Re: Bütçe"_s)});
    const SortedIds result = sorted(f, {Kind::Folder, f.inbox, Mode::Messages, Sort::Subject});
    QCOMPARE(uids(f, result.ids), (QList<quint32>{4, 2, 3, 1}));
    QVERIFY(result.groups.isEmpty());
}

void TestStoreSorted::sizesComeInSteps()
{
    StoreFixture f;
    f.insert(f.inbox, {from(1, u"A"_s, u"a"_s, 500), from(2, u"A"_s, u"b"_s, 30 << 20),
                       from(3, u"A"_s, u"c"_s, 2 << 20), from(4, u"A"_s, u"d"_s, 3 << 20),
                       from(5, u"A"_s, u"e"_s, 500)});
    const SortedIds result = sorted(f, {Kind::Folder, f.inbox, Mode::Messages, Sort::Size});
    QCOMPARE(uids(f, result.ids), (QList<quint32>{2, 4, 3, 5, 1}));
    QCOMPARE(namesOf(result.groups), (QStringList{u"0:20000000"_s, u"1:1000000"_s, u"3:0"_s}));
}

void TestStoreSorted::oldestFirstIsTheReverse()
{
    StoreFixture f;
    f.insert(f.inbox, {from(1, u"A"_s, u"a"_s), from(2, u"B"_s, u"b"_s), from(3, u"C"_s, u"c"_s)});
    const SortedIds result = sorted(f, {Kind::Folder, f.inbox, Mode::Messages, Sort::Oldest});
    QCOMPARE(uids(f, result.ids), (QList<quint32>{1, 2, 3}));
}

void TestStoreSorted::unreadAndAttachmentsComeFirst()
{
    StoreFixture f;
    NewMessage unread = from(2, u"B"_s, u"b"_s);
    unread.flags = {};
    NewMessage attached = from(3, u"C"_s, u"c"_s);
    attached.hasAttachment = true;
    const QList<MessageId> ids = f.insert(f.inbox, {from(1, u"A"_s, u"a"_s), unread, attached});
    SortedIds result = sorted(f, {Kind::Folder, f.inbox, Mode::Messages, Sort::Unread});
    QCOMPARE(uids(f, result.ids), (QList<quint32>{2, 3, 1}));
    QCOMPARE(namesOf(result.groups), (QStringList{u"0:1"_s, u"1:0"_s}));
    result = sorted(f, {Kind::Folder, f.inbox, Mode::Messages, Sort::Attachments});
    QCOMPARE(uids(f, result.ids), (QList<quint32>{3, 2, 1}));
    // What the user wants counts, not what the server knows.
    f.write([&](Transaction& t) { return t.wantFlag({ids.at(0)}, MessageFlag::Seen, false); });
    result = sorted(f, {Kind::Folder, f.inbox, Mode::Messages, Sort::Unread});
    QCOMPARE(uids(f, result.ids), (QList<quint32>{2, 1, 3}));
}

void TestStoreSorted::aConversationCountsAsAWhole()
{
    StoreFixture f;
    NewMessage first = from(1, u"A"_s, u"a"_s);
    first.flags = {};
    first.hasAttachment = true;
    NewMessage answer = from(2, u"B"_s, u"Re: a"_s);
    answer.envelope.inReplyTo = first.envelope.messageId;
    f.insert(f.inbox, {first, answer, from(3, u"C"_s, u"c"_s)});
    for (const Sort sort : {Sort::Unread, Sort::Attachments}) {
        const SortedIds result = sorted(f, {Kind::Folder, f.inbox, Mode::Conversations, sort});
        QCOMPARE(uids(f, result.ids), (QList<quint32>{2, 3}));
        QCOMPARE(result.groups.size(), 2);
    }
}

void TestStoreSorted::unreadMailIsOfAllFoldersButSome()
{
    StoreFixture f;
    NewMessage unread = from(1, u"A"_s, u"a"_s);
    unread.flags = {};
    const MessageId here = f.insert(f.inbox, {unread, from(2, u"B"_s, u"b"_s)}).value(0);
    unread.uid = 3;
    unread.envelope.messageId = u"other@example.org"_s;
    const MessageId there = f.insert(f.work, {unread}).value(0);
    unread.envelope.messageId = u"third@example.org"_s;
    f.insert(f.trash, {unread});
    QList<MessageId> both{here, there};
    std::sort(both.begin(), both.end(), std::greater<>());
    QCOMPARE(f.reader->messageIds({Kind::Unread, 0}, 0, 0).value_or({}), both);
    QCOMPARE(f.reader->messageIds({Kind::Unread, 0}, 0, 1).value_or({}), both.mid(0, 1));
    f.write([&](Transaction& t) { return t.wantFlag({here}, MessageFlag::Seen, true); });
    QCOMPARE(f.reader->messageIds({Kind::Unread, 0}, 0, 0).value_or({}), QList{there});
}

void TestStoreSorted::unreadMailShowsAMessageOnce()
{
    StoreFixture f;
    insertOne(f, f.archive, placed(9, 1, gmail(1)));
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1)));
    QCOMPARE(f.reader->messageIds({Kind::Unread, 0}, 0, 0).value_or({}), QList{inInbox});
}

void TestStoreSorted::sentMailIsOfAllAccountsAndByRecipient()
{
    StoreFixture f;
    AccountId second = 0;
    f.write([&](Transaction& t) -> Result<void> {
        second = t.addAccount(sampleAccount(u"b@example.org"_s)).value_or(0);
        if (auto listedFirst = t.applyFolderList(
                f.account,
                {listed("INBOX", FolderRole::Inbox), listed("Archive", FolderRole::Archive),
                 listed("Trash", FolderRole::Trash), listed("Work"), listed("Sent", FolderRole::Sent)});
            !listedFirst)
            return listedFirst;
        return t.applyFolderList(second,
                                 {listed("INBOX", FolderRole::Inbox), listed("Sent", FolderRole::Sent)});
    });
    NewMessage toZeki = from(1, u"Ben"_s, u"a"_s);
    toZeki.envelope.to = {{u"Zeki"_s, u"z@example.org"_s}};
    NewMessage toAli = from(2, u"Ben"_s, u"b"_s);
    toAli.envelope.to = {{u"Ali"_s, u"a@example.org"_s}};
    const MessageId older =
        f.insert(f.reader->folderByRole(f.account, FolderRole::Sent).value_or(0), {toZeki}).value(0);
    const MessageId newer =
        f.insert(f.reader->folderByRole(second, FolderRole::Sent).value_or(0), {toAli}).value(0);
    QCOMPARE(f.reader->messageIds({Kind::Sent, 0}, 0, 0).value_or({}), (QList{newer, older}));
    const SortedIds result = sorted(f, {Kind::Sent, 0, Mode::Messages, Sort::Sender});
    QCOMPARE(namesOf(result.groups), (QStringList{u"0:Ali"_s, u"1:Zeki"_s}));
    QVERIFY(f.reader->messageIds({Kind::Drafts, 0}, 0, 0)->isEmpty());
}

void TestStoreSorted::conversationsTellWhoWrote()
{
    StoreFixture f;
    NewMessage first = from(1, u"Ayşe"_s, u"a"_s);
    NewMessage answer = from(2, u"Deniz"_s, u"Re: a"_s);
    answer.envelope.inReplyTo = first.envelope.messageId;
    answer.hasAttachment = true;
    NewMessage last = from(3, u"Ayşe"_s, u"Re: a"_s);
    last.envelope.inReplyTo = answer.envelope.messageId;
    const QList<MessageId> ids = f.insert(f.inbox, {first, answer, last});
    const ConversationRow row = f.reader->conversations({ids.at(2)}).value_or({}).value(0);
    QStringList names;
    for (const Address& sender : row.senders)
        names.append(sender.name);
    QCOMPARE(names, (QStringList{u"Deniz"_s, u"Ayşe"_s}));
    QVERIFY(row.hasAttachment && !row.newest.hasAttachment);
}

void TestStoreSorted::membersInAFolder()
{
    StoreFixture f;
    NewMessage first = from(1, u"A"_s, u"a"_s);
    NewMessage answer = from(2, u"B"_s, u"Re: a"_s);
    answer.envelope.inReplyTo = first.envelope.messageId;
    const QList<MessageId> ids = f.insert(f.inbox, {first, answer});
    const ThreadId thread = f.reader->threadOf(ids.at(0)).value_or(0);
    QCOMPARE(f.reader->conversationMembersIn(thread, f.inbox, 0).value_or({}), (QList{ids.at(1), ids.at(0)}));
    QCOMPARE(f.reader->conversationMembersIn(thread, f.inbox, 1).value_or({}), QList{ids.at(1)});
    f.write([&](Transaction& t) { return t.wantMove({ids.at(1)}, f.archive); });
    QCOMPARE(f.reader->conversationMembersIn(thread, f.inbox, 0).value_or({}), QList{ids.at(0)});
    QCOMPARE(f.reader->conversationMembersIn(thread, f.archive, 0).value_or({}), QList{ids.at(1)});
}

QTEST_GUILESS_MAIN(TestStoreSorted)
#include "tst_store_sorted.moc"
