// One message in several places: rows that the server calls by one id (X-GM-EXT-1, OBJECTID).
#include "OlderVersions.h"
#include "PlacesFixture.h"

#include <QFile>

using namespace postaci;
using namespace postaci::test;

class TestStorePlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneBodyServesAllPlaces();
    void theBodyStaysWithTheLastPlace();
    void aBodyInAFolderThatIsRemovedStays();
    void aCopyNeedsNoBodyOfItsOwn();
    void previewsAreShared();
    void oneIndexRowForAllPlaces();
    void gmailsFlagsAreSharedAtOnce();
    void wishesOutliveTheirPlace();
    void othersFlagsAreNotShared();
    void theServersThreadsJoinConversations();
    void conversationsCountAMessageOnce();
    void conversationsShowAMessageOnce();
    void labelsAreWhereTheMessageLies();
    void labelsWithoutAFolderAreAsTold();
    void flaggedMailShowsAMessageOnce();
    void whatIsThrownAwayLeavesAllPlaces();
    void aMoveToWhereItLiesAlready();
    void aCopyTakenBackIsOnePlaceLess();
    void deletingForGoodGoesThroughTheTrash();
    void idsThatAreWrongJoinNothing();
    void anAccountGoesWithItsPlaces();
    void olderProfilesLearnLater();
};

void TestStorePlaces::oneBodyServesAllPlaces()
{
    StoreFixture f;
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, objectId(1)));
    const MessageId inArchive = insertOne(f, f.archive, placed(9, 1, objectId(1)));
    const MessageId other = insertOne(f, f.inbox, placed(6, 2, objectId(2)));
    QVERIFY(!f.row(inArchive).hasBody);
    putBody(f, inInbox, "From: a\r\n\r\nGövde");
    QVERIFY(f.change.bodiesArrived.contains(inArchive));
    QVERIFY(f.row(inArchive).hasBody && f.row(inInbox).hasBody && !f.row(other).hasBody);
    QCOMPARE(f.reader->body(inArchive).value_or({}), QByteArray("From: a\r\n\r\nGövde"));
    QVERIFY(f.reader->withoutBody(f.archive, 0)->isEmpty());
    QCOMPARE(f.reader->withoutBody(f.inbox, 0)->size(), 1);
    // Both connections may have fetched it.
    putBody(f, inArchive, "From: a\r\n\r\nGövde");
    QCOMPARE(bodies(f), 1);
    QVERIFY(f.row(inInbox).hasBody);
    // A third place needs none either.
    QVERIFY(f.row(insertOne(f, f.work, placed(1, 1, objectId(1)))).hasBody);
}

void TestStorePlaces::theBodyStaysWithTheLastPlace()
{
    StoreFixture f;
    const QByteArray big = "From: a\r\n\r\n" + QByteArray(3 << 20, 'x'); // in several pieces
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1)));
    const MessageId inArchive = insertOne(f, f.archive, placed(9, 1, gmail(1)));
    putBody(f, inInbox, big);
    loseAlone(f, f.inbox, 5);
    QCOMPARE(f.reader->body(inArchive).value_or({}), big);
    QCOMPARE(bodies(f), 1);
    loseAlone(f, f.archive, 9);
    QCOMPARE(bodies(f), 0);
    QCOMPARE(count(bodiesFile(f.dir.path()), QStringLiteral("piece")), 0);
    QCOMPARE(count(mailFile(f.dir.path()), QStringLiteral("server_message")), 0);
}

void TestStorePlaces::aBodyInAFolderThatIsRemovedStays()
{
    StoreFixture f;
    const MessageId inWork = insertOne(f, f.work, placed(5, 1, gmail(1)));
    const MessageId inArchive = insertOne(f, f.archive, placed(9, 1, gmail(1)));
    putBody(f, inWork, "From: a\r\n\r\nx");
    f.write([&](Transaction& t) {
        return t.applyFolderList(f.account, {listed("INBOX"), listed("Archive"), listed("Trash")});
    });
    QCOMPARE(f.reader->body(inArchive).value_or({}), QByteArray("From: a\r\n\r\nx"));
    QCOMPARE(indexed(f), std::set{inArchive});
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStorePlaces::aCopyNeedsNoBodyOfItsOwn()
{
    StoreFixture f;
    const MessageId original = insertOne(f, f.inbox, placed(5, 1, gmail(1)));
    putBody(f, original, "From: a\r\n\r\nx");
    QList<MessageId> copies;
    f.write([&](Transaction& t) -> Result<void> {
        const auto copied = t.wantCopy({original}, f.work);
        copies = copied.value_or({});
        return {};
    });
    QVERIFY(f.row(copies.value(0)).hasBody);
    QCOMPARE(bodies(f), 1);
    QCOMPARE(indexed(f), std::set{original});
    QCOMPARE(f.row(original).labels, QStringList{QStringLiteral("Work")});
    // The server says the same of it when it is there.
    f.write([&](Transaction& t) { return t.copyDone(copies.value(0), 3); });
    QCOMPARE(insertOne(f, f.work, placed(3, 1, gmail(1))), copies.value(0));
    QCOMPARE(count(mailFile(f.dir.path()), QStringLiteral("server_message")), 1);
    // A server that gives the copy another id has made another message.
    QCOMPARE(insertOne(f, f.work, placed(3, 1, gmail(7))), copies.value(0));
    QVERIFY(!f.row(copies.value(0)).hasBody && f.row(original).hasBody);
    QCOMPARE(indexed(f), (std::set{original, copies.value(0)}));
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStorePlaces::previewsAreShared()
{
    StoreFixture f;
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, objectId(1)));
    const MessageId inArchive = insertOne(f, f.archive, placed(9, 1, objectId(1)));
    f.write([&](Transaction& t) { return t.setEarlyPreviews({{inInbox, QStringLiteral("ilk")}}); });
    QCOMPARE(f.row(inArchive).preview, QStringLiteral("ilk"));
    QVERIFY(f.changeIn(f.archive) != nullptr);
    QVERIFY(f.reader->withoutPreview(f.archive, 10)->isEmpty());
    f.write([&](Transaction& t) { return t.setBodySummary(inArchive, {QStringLiteral("bütün"), true, {}}); });
    QCOMPARE(f.row(inInbox).preview, QStringLiteral("bütün"));
    QVERIFY(f.row(inInbox).hasAttachment);
    QCOMPARE(f.row(insertOne(f, f.work, placed(1, 1, objectId(1)))).preview, QStringLiteral("bütün"));
}

void TestStorePlaces::oneIndexRowForAllPlaces()
{
    StoreFixture f;
    const MessageId first = insertOne(f, f.inbox, placed(5, 1, objectId(1)));
    const MessageId second = insertOne(f, f.archive, placed(9, 1, objectId(1)));
    QVERIFY(first < second);
    QCOMPARE(indexed(f), std::set{first});
    loseAlone(f, f.inbox, 5);
    QCOMPARE(indexed(f), std::set{second});
    // The same bytes put there at another time: an earlier place takes the index row.
    postaci::NewMessage earlier = placed(5, 1, objectId(1));
    earlier.internalDate = utc(2020, 1, 1);
    const MessageId before = insertOne(f, f.work, earlier);
    QVERIFY(before < second);
    QCOMPARE(indexed(f), std::set{before});
    // Made anew, it comes out the same.
    f.close();
    QVERIFY(QFile::remove(searchFile(f.dir.path())));
    f.open();
    QTRY_COMPARE(indexed(f), std::set{before});
}

void TestStorePlaces::gmailsFlagsAreSharedAtOnce()
{
    StoreFixture f;
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1)));
    const MessageId inArchive = insertOne(f, f.archive, placed(9, 1, gmail(1), MessageFlag::Flagged));
    QVERIFY(f.row(inInbox).flags == MessageFlag::Flagged); // the latest word of the server
    f.write([&](Transaction& t) { return t.wantFlag({inArchive}, MessageFlag::Seen, true); });
    QVERIFY(f.row(inInbox).flags.testFlag(MessageFlag::Seen));
    QVERIFY(f.changeIn(f.inbox) != nullptr);
    QCOMPARE(f.reader->folder(f.inbox)->unread, 0);
    QCOMPARE(f.reader->folder(f.archive)->unread, 0);
    QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
    // Taken back at the other place it is one wish still, the other way round.
    f.write([&](Transaction& t) { return t.wantFlag({inInbox}, MessageFlag::Seen, false); });
    QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
    QVERIFY(!f.reader->flagIntents(f.account)->first().on);
    QCOMPARE(f.reader->folder(f.archive)->unread, 1);
    f.write([&](Transaction& t) { return t.wantFlag({inInbox}, MessageFlag::Seen, true); });
    f.write([&](Transaction& t) { return t.flagDone(inInbox, MessageFlag::Seen, true); });
    QVERIFY(f.row(inArchive).flags.testFlag(MessageFlag::Seen));
    QVERIFY(f.reader->location(inArchive)->flags.testFlag(MessageFlag::Seen));
    // What the server says of one place it says of all, but not that it is deleted there.
    f.write([&](Transaction& t) {
        return t.applyServerFlags(f.archive, {{9, MessageFlag::Answered | MessageFlag::Deleted, {}, 3}});
    });
    QVERIFY(f.row(inInbox).flags == MessageFlag::Answered);
    QCOMPARE(f.reader->folder(f.inbox)->unread, 1);
    f.write([&](Transaction& t) { return t.wantFlag({inInbox}, MessageFlag::Deleted, true); });
    f.write([&](Transaction& t) { return t.wantFlag({inArchive}, MessageFlag::Deleted, false); });
    QVERIFY(f.row(inInbox).flags.testFlag(MessageFlag::Deleted));
    QVERIFY(!f.row(inArchive).flags.testFlag(MessageFlag::Deleted));
}

void TestStorePlaces::wishesOutliveTheirPlace()
{
    StoreFixture f;
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1)));
    const MessageId inArchive = insertOne(f, f.archive, placed(9, 1, gmail(1)));
    f.write([&](Transaction& t) { return t.wantFlag({inInbox}, MessageFlag::Flagged, true); });
    loseAlone(f, f.inbox, 5); // another program has archived it
    const auto intents = f.reader->flagIntents(f.account);
    QCOMPARE(intents->size(), 1);
    QCOMPARE(intents->first().message.id, inArchive);
    QVERIFY(f.row(inArchive).flags.testFlag(MessageFlag::Flagged));
}

void TestStorePlaces::othersFlagsAreNotShared()
{
    StoreFixture f;
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, objectId(1)));
    const MessageId inArchive = insertOne(f, f.archive, placed(9, 1, objectId(1), MessageFlag::Flagged));
    f.write([&](Transaction& t) { return t.wantFlag({inInbox}, MessageFlag::Seen, true); });
    QVERIFY(f.row(inInbox).flags == MessageFlag::Seen);
    QVERIFY(f.row(inArchive).flags == MessageFlag::Flagged);
    QVERIFY(f.row(inInbox).labels.isEmpty());
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStorePlaces::theServersThreadsJoinConversations()
{
    StoreFixture f;
    const MessageId one = insertOne(f, f.inbox, placed(1, 1, gmail(1, 7)));
    const MessageId other = insertOne(f, f.work, placed(1, 2, gmail(2, 7)));
    const MessageId apart = insertOne(f, f.work, placed(2, 3, gmail(3, 8)));
    QVERIFY(*f.reader->threadOf(one) == *f.reader->threadOf(other));
    QVERIFY(*f.reader->threadOf(one) != *f.reader->threadOf(apart));
    // The server has changed its mind, and says so of one place.
    (void)insertOne(f, f.archive, placed(4, 2, gmail(2, 8)));
    QVERIFY(*f.reader->threadOf(one) != *f.reader->threadOf(other));
    QVERIFY(*f.reader->threadOf(other) == *f.reader->threadOf(apart));
    // Without a Message-ID the server's id alone tells that two are one.
    postaci::NewMessage nameless = placed(8, 4, objectId(4));
    nameless.envelope.messageId.clear();
    const MessageId here = insertOne(f, f.inbox, nameless);
    const MessageId there = insertOne(f, f.work, nameless);
    QVERIFY(*f.reader->threadOf(here) == *f.reader->threadOf(there));
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStorePlaces::conversationsCountAMessageOnce()
{
    StoreFixture f;
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, objectId(1, 1)));
    const MessageId inArchive = insertOne(f, f.archive, placed(9, 1, objectId(1, 1)));
    const MessageId answer = insertOne(f, f.archive, placed(10, 2, objectId(2, 1), MessageFlag::Flagged));
    auto rows = f.reader->conversations({inInbox, answer}).value_or({});
    QCOMPARE(rows.value(0).here, (ConversationCounts{1, 1, 0}));
    QCOMPARE(rows.value(0).everywhere, (ConversationCounts{2, 2, 1}));
    QCOMPARE(rows.value(1).here, (ConversationCounts{2, 2, 1}));
    QCOMPARE(rows.value(1).everywhere, (ConversationCounts{2, 2, 1}));
    f.write([&](Transaction& t) { return t.wantFlag({inArchive}, MessageFlag::Seen, true); });
    rows = f.reader->conversations({inInbox}).value_or({});
    QCOMPARE(rows.value(0).everywhere, (ConversationCounts{2, 1, 1})); // read is read
}

void TestStorePlaces::conversationsShowAMessageOnce()
{
    StoreFixture f;
    const MessageId inArchive = insertOne(f, f.archive, placed(9, 1, gmail(1, 1)));
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1, 1)));
    const MessageId inWork = insertOne(f, f.work, placed(5, 1, gmail(1, 1)));
    const MessageId answer = insertOne(f, f.archive, placed(10, 2, gmail(2, 1)));
    const MessageId answerInWork = insertOne(f, f.work, placed(6, 2, gmail(2, 1)));
    const ThreadId thread = f.reader->threadOf(inInbox).value_or(0);
    const auto members = [&](MessageId after, int limit, FolderId preferred) {
        return f.reader->conversationMembers(thread, after, limit, preferred).value_or({});
    };
    QCOMPARE(members(0, 0, 0), (QList{inInbox, answerInWork}));
    QCOMPARE(members(0, 0, f.work), (QList{inWork, answerInWork}));
    QCOMPARE(members(0, 0, f.archive), (QList{inArchive, answer}));
    for (const FolderId preferred : {f.inbox, f.work, f.archive}) {
        const QList<MessageId> first = members(0, 1, preferred);
        QCOMPARE(first + members(first.value(0), 1, preferred), members(0, 0, preferred));
        QVERIFY(members(members(0, 0, preferred).value(1), 1, preferred).isEmpty());
    }
}

void TestStorePlaces::labelsAreWhereTheMessageLies()
{
    StoreFixture f;
    // What Gmail tells in a folder does not name the folder, and may be old.
    const QStringList told{QStringLiteral("\\Inbox"), QStringLiteral("work"), QStringLiteral("\\Important")};
    f.write([&](Transaction& t) -> Result<void> {
        for (const FolderId id : {f.inbox, f.archive, f.work}) {
            Folder folder = f.reader->folder(id).value_or(Folder());
            folder.syncedDownTo = 1;
            REQUIRE_OR_RETURN(t.setSyncState(folder));
        }
        return {};
    });
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1, 1, told)));
    QVERIFY(f.row(inInbox).labels.isEmpty()); // it is not in Work, which is here whole
    const MessageId inWork = insertOne(f, f.work, placed(6, 1, gmail(1, 1, {QStringLiteral("\\Inbox")})));
    QCOMPARE(f.row(inInbox).labels, QStringList{QStringLiteral("Work")});
    QVERIFY(f.row(inWork).labels.isEmpty()); // one is there already
    f.write([&](Transaction& t) { return t.wantMove({inWork}, f.trash); });
    QVERIFY(f.row(inInbox).labels.isEmpty());
}

void TestStorePlaces::labelsWithoutAFolderAreAsTold()
{
    StoreFixture f;
    const QStringList told{QStringLiteral("\\Sent"), QStringLiteral("zor/iş"), QStringLiteral("Ağaç")};
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1, 1, told)));
    const MessageId inArchive = insertOne(f, f.archive, placed(9, 1, gmail(1, 1, told)));
    QCOMPARE(f.row(inArchive).labels, (QStringList{QStringLiteral("Ağaç"), QStringLiteral("zor/iş")}));
    f.write([&](Transaction& t) {
        return t.learnIdentities(f.inbox, {{5, gmail(1, 1, {QStringLiteral("yeni")})}});
    });
    QVERIFY(f.changeIn(f.inbox) != nullptr && f.changeIn(f.archive) != nullptr);
    f.write([&](Transaction& t) { return t.learnIdentities(f.archive, {{9, gmail(1, 1, {})}}); });
    QCOMPARE(f.row(inArchive).labels, QStringList{QStringLiteral("yeni")});
    QCOMPARE(f.row(inInbox).labels, (QStringList{QStringLiteral("Archive"), QStringLiteral("yeni")}));
    f.write([&](Transaction& t) { return t.learnIdentities(f.archive, {{9, gmail(1, 1, {})}}); });
    QVERIFY(f.change.folders.isEmpty()); // the same is no news
}

void TestStorePlaces::flaggedMailShowsAMessageOnce()
{
    StoreFixture f;
    (void)insertOne(f, f.archive, placed(9, 1, gmail(1), MessageFlag::Flagged));
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1), MessageFlag::Flagged));
    (void)insertOne(f, f.work, placed(5, 1, gmail(1), MessageFlag::Flagged));
    const MessageId alone = insertOne(f, f.archive, placed(10, 2, gmail(2), MessageFlag::Flagged));
    const auto flagged = [&](MessageId before, int limit) {
        return f.reader->messageIds({ListQuery::Kind::Flagged}, before, limit).value_or({});
    };
    QCOMPARE(flagged(0, 0), (QList{alone, inInbox}));
    QCOMPARE(flagged(0, 1), QList{alone});
    QCOMPARE(flagged(alone, 1), QList{inInbox});
}

void TestStorePlaces::whatIsThrownAwayLeavesAllPlaces()
{
    StoreFixture f;
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1)));
    const MessageId inWork = insertOne(f, f.work, placed(9, 1, gmail(1)));
    f.write([&](Transaction& t) { return t.wantMove({inInbox, inWork}, f.trash); }); // both were selected
    QVERIFY(f.ids(f.inbox).isEmpty() && f.ids(f.work).isEmpty());
    QCOMPARE(f.ids(f.trash), QList{inInbox});
    QCOMPARE(f.reader->folder(f.work)->unread, 0);
    QCOMPARE(f.reader->moveIntents(f.account)->size(), 1);
    // Taken back.
    f.write([&](Transaction& t) { return t.wantUndelete({inInbox}); });
    QCOMPARE(f.ids(f.work), QList{inWork});
    QCOMPARE(f.ids(f.inbox), QList{inInbox});
    QCOMPARE(inconsistency(f.dir.path()), QString());
    // Done.
    f.write([&](Transaction& t) { return t.wantMove({inWork}, f.trash); });
    f.write([&](Transaction& t) { return t.moveDone(inWork, f.trash, 3); });
    QVERIFY(f.ids(f.inbox).isEmpty() && f.ids(f.work).isEmpty());
    QCOMPARE(f.ids(f.trash), QList{inWork});
    QCOMPARE(f.reader->goneMessages(f.account).value_or({}), QList{inInbox});
    QCOMPARE(inconsistency(f.dir.path()), QString());
    // A server that has it in INBOX all the same says so.
    QCOMPARE(insertOne(f, f.inbox, placed(5, 1, gmail(1))), inInbox);
    QCOMPARE(f.ids(f.inbox), QList{inInbox});
}

void TestStorePlaces::aMoveToWhereItLiesAlready()
{
    StoreFixture f;
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1)));
    const MessageId archived = insertOne(f, f.archive, placed(9, 1, gmail(1)));
    QList<MessageId> copies;
    f.write([&](Transaction& t) -> Result<void> {
        copies = t.wantCopy({inInbox}, f.archive).value_or({});
        return {};
    });
    QCOMPARE(copies, QList{archived});
    f.write([&](Transaction& t) { return t.wantMove({inInbox}, f.archive); });
    QCOMPARE(f.ids(f.archive), QList{archived});
    QVERIFY(f.ids(f.inbox).isEmpty());
    QCOMPARE(f.reader->folder(f.archive)->total, 1);
    f.write([&](Transaction& t) {
        return t.moveDone(inInbox, f.archive, 9);
    }); // COPYUID names the one that is there
    QCOMPARE(f.ids(f.archive).size(), 1);
    QCOMPARE(f.reader->serverUids(f.archive).value_or({}), QList<quint32>{9});
    QCOMPARE(indexed(f).size(), size_t{1});
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStorePlaces::aCopyTakenBackIsOnePlaceLess()
{
    StoreFixture f;
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1)));
    const auto copy = [&] {
        QList<MessageId> copies;
        f.write([&](Transaction& t) -> Result<void> {
            copies = t.wantCopy({inInbox}, f.work).value_or({});
            return {};
        });
        return copies;
    };
    // Not sent yet it has never been.
    f.write([copies = copy()](Transaction& t) { return t.wantNoCopy(copies); });
    QVERIFY(f.ids(f.work).isEmpty());
    QVERIFY(f.reader->copyIntents(f.account)->isEmpty());
    // The server has it: the label goes, and nothing goes to the trash.
    const QList<MessageId> copies = copy();
    f.write([&](Transaction& t) { return t.copyDone(copies.value(0), 3); });
    f.write([&](Transaction& t) { return t.wantNoCopy(copies); });
    QVERIFY(f.ids(f.work).isEmpty());
    QVERIFY(f.ids(f.trash).isEmpty());
    QCOMPARE(f.ids(f.inbox), QList{inInbox});
    const auto moves = f.reader->moveIntents(f.account).value_or({});
    QCOMPARE(moves.size(), 1);
    QCOMPARE(moves.first().target, f.inbox);
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStorePlaces::deletingForGoodGoesThroughTheTrash()
{
    StoreFixture f;
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, gmail(1)));
    const MessageId inTrash = insertOne(f, f.trash, placed(6, 2, gmail(2)));
    const MessageId elsewhere = insertOne(f, f.inbox, placed(7, 3, {}));
    f.write([&](Transaction& t) { return t.wantExpunge({inInbox, inTrash, elsewhere}); });
    QCOMPARE(f.ids(f.trash), QList{inInbox});
    QVERIFY(f.ids(f.inbox).isEmpty());
    QCOMPARE(f.reader->expungeIntents(f.account)->size(), 2);
}

void TestStorePlaces::idsThatAreWrongJoinNothing()
{
    StoreFixture f;
    const MessageId one = insertOne(f, f.inbox, placed(1, 1, gmail(1, 9)));
    const MessageId other = insertOne(f, f.inbox, placed(2, 2, gmail(1, 9))); // another message by all else
    putBody(f, one, "From: a\r\n\r\nx");
    QVERIFY(!f.row(other).hasBody);
    QVERIFY(*f.reader->threadOf(one) != *f.reader->threadOf(other));
    QCOMPARE(indexed(f), (std::set{one, other}));
    const MessageId late = insertOne(f, f.work, placed(3, 3, gmail(3)));
    f.write([&](Transaction& t) { return t.learnIdentities(f.work, {{3, gmail(1, 9)}}); });
    QVERIFY(!f.row(late).hasBody);
    QCOMPARE(indexed(f), (std::set{one, other, late}));
    QCOMPARE(inconsistency(f.dir.path()), QString());
    // A server to which all are one is not believed for long.
    QList<postaci::NewMessage> flood;
    for (quint32 uid = 10; uid < 260; ++uid)
        flood.append(placed(uid, 1, gmail(1, 9)));
    (void)f.insert(f.archive, flood);
    QCOMPARE(indexed(f).size(), size_t{250 - 63 + 3});
}

void TestStorePlaces::anAccountGoesWithItsPlaces()
{
    StoreFixture f;
    for (quint32 uid = 1; uid <= 30; ++uid) {
        for (const FolderId folder : {f.inbox, f.archive, f.work})
            putBody(f, insertOne(f, folder, placed(uid, int(uid), gmail(int(uid)))), "From: a\r\n\r\nx");
    }
    f.write([&](Transaction& t) { return t.removeAccount(f.account); });
    QCOMPARE(bodies(f), 0);
    QVERIFY(indexed(f).empty());
    QCOMPARE(count(mailFile(f.dir.path()), QStringLiteral("server_message")), 0);
}

void TestStorePlaces::olderProfilesLearnLater()
{
    StoreFixture f;
    const MessageId inInbox = insertOne(f, f.inbox, placed(5, 1, {}, MessageFlag::Seen));
    const MessageId inArchive = insertOne(f, f.archive, placed(9, 1, {}));
    const MessageId related = insertOne(f, f.archive, placed(10, 2, {}));
    putBody(f, inInbox, "From: a\r\n\r\nx");
    putBody(f, inArchive, "From: a\r\n\r\nx");
    f.write([&](Transaction& t) { return t.setBodySummary(inInbox, {QStringLiteral("satır"), true, {}}); });
    f.write([&](Transaction& t) { return t.wantFlag({inInbox}, MessageFlag::Flagged, true); });
    f.write([&](Transaction& t) { return t.wantFlag({inArchive}, MessageFlag::Flagged, true); });
    f.close();
    {
        Connection mail(mailFile(f.dir.path()), Access::ReadWrite);
        mail.execute(versionSixSql());
    }
    f.open();
    QVERIFY(!f.reader->folder(f.inbox)->idsAsked);
    QCOMPARE(f.reader->withoutIdentity(f.archive).value_or({}), (QList<quint32>{9, 10}));
    f.write([&](Transaction& t) { return t.learnIdentities(f.inbox, {{5, gmail(1, 3)}, {77, gmail(5)}}); });
    f.write([&](Transaction& t) {
        return t.learnIdentities(f.archive, {{9, gmail(1, 3)}, {10, gmail(2, 3)}});
    });
    QVERIFY(f.reader->withoutIdentity(f.archive)->isEmpty());
    QCOMPARE(bodies(f), 1);
    QVERIFY(f.row(inInbox).hasBody && f.row(inArchive).hasBody);
    QCOMPARE(f.row(inArchive).preview, QStringLiteral("satır"));
    QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
    QCOMPARE(indexed(f), (std::set{inInbox, related}));
    QVERIFY(*f.reader->threadOf(inInbox) == *f.reader->threadOf(related));
    QVERIFY(f.row(inInbox).flags == f.row(inArchive).flags);
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

QTEST_GUILESS_MAIN(TestStorePlaces)
#include "tst_store_places.moc"
