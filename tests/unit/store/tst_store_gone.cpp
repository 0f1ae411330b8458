#include "StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

/// Messages that leave a folder while nobody here has moved them: another client did, or deleted them.
class TestStoreGone : public QObject
{
    Q_OBJECT

private:
    static MessageId one(StoreFixture& f)
    {
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        f.write([&](Transaction& t) { return t.putBody(id, "body"); });
        return id;
    }
    static void leave(StoreFixture& f, FolderId folder, quint32 uid)
    {
        f.write([&](Transaction& t) { return t.removeUids(folder, {uid}); });
    }
    static NewMessage found(quint32 uid)
    {
        NewMessage message = sampleMessage(1);
        message.uid = uid;
        return message;
    }
    static void synced(StoreFixture& f, FolderId folder)
    {
        Folder row = *f.reader->folder(folder);
        row.lastSync = f.clock.now();
        f.write([&](Transaction& t) { return t.setSyncState(row); });
    }

private Q_SLOTS:
    void whatComesUpElsewhereIsTheSameRow()
    {
        StoreFixture f;
        const MessageId id = one(f);
        f.write([&](Transaction& t) { return t.wantFlag({id}, MessageFlag::Flagged, true); });
        leave(f, f.inbox, 1);
        QVERIFY(f.ids(f.inbox).isEmpty());
        QCOMPARE(*f.reader->goneMessages(f.account), QList<MessageId>{id});
        QCOMPARE(f.insert(f.archive, {found(70)}), QList<MessageId>{id});
        QCOMPARE(f.ids(f.archive), QList<MessageId>{id});
        QCOMPARE(*f.reader->body(id), QByteArray("body"));
        QVERIFY(f.row(id).flags.testFlag(MessageFlag::Flagged));
        QCOMPARE(f.reader->flagIntents(f.account)->first().message.folder, f.archive);
        QVERIFY(f.reader->goneMessages(f.account)->isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void theOtherOrderIsAsGood()
    {
        StoreFixture f;
        const MessageId id = one(f);
        synced(f, f.inbox);
        f.clock.set(f.clock.now().addSecs(60));
        f.write([&](Transaction& t) { return t.wantFlag({id}, MessageFlag::Flagged, true); });
        f.insert(f.archive, {found(70)});
        QCOMPARE(f.ids(f.archive).size(), 1);
        leave(f, f.inbox, 1);
        QCOMPARE(f.ids(f.archive), QList<MessageId>{id});
        QCOMPARE(f.reader->location(id)->uid, 70U);
        QCOMPARE(*f.reader->body(id), QByteArray("body"));
        QVERIFY(f.row(id).flags.testFlag(MessageFlag::Flagged));
        QVERIFY(f.reader->goneMessages(f.account)->isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void anOldCopyIsNotTheMessage()
    {
        StoreFixture f;
        const MessageId old = f.insert(f.archive, {found(70)}).first();
        f.clock.set(f.clock.now().addSecs(60));
        const MessageId id = one(f);
        synced(f, f.inbox);
        leave(f, f.inbox, 1);
        QCOMPARE(f.ids(f.archive), QList<MessageId>{old});
        QCOMPARE(*f.reader->goneMessages(f.account), QList<MessageId>{id});
    }

    void theUsersWishGoesAlong()
    {
        StoreFixture f;
        const MessageId id = one(f);
        f.write([&](Transaction& t) { return t.wantMove({id}, f.work); });
        leave(f, f.inbox, 1);
        f.insert(f.archive, {found(70)});
        QCOMPARE(f.row(id).folder, f.work);
        QCOMPARE(f.reader->moveIntents(f.account)->first().message.folder, f.archive);
        QCOMPARE(f.reader->moveIntents(f.account)->first().target, f.work);
    }

    void whereItWasWantedAnywayNothingIsLeftToDo()
    {
        StoreFixture f;
        const MessageId id = one(f);
        f.write([&](Transaction& t) { return t.wantMove({id}, f.work); });
        leave(f, f.inbox, 1);
        f.insert(f.work, {found(70)});
        QCOMPARE(f.ids(f.work), QList<MessageId>{id});
        QVERIFY(f.reader->moveIntents(f.account)->isEmpty());
    }

    void ourOwnMoveByCopyEndsThere()
    {
        StoreFixture f;
        const MessageId id = one(f);
        f.write([&](Transaction& t) { return t.wantMove({id}, f.archive); });
        f.write([&](Transaction& t) { return t.beginMoveByCopy({id}, f.archive, 60); });
        QCOMPARE(f.reader->moveIntents(f.account)->first().targetUidNext, 60U);
        leave(f, f.inbox, 1);
        QCOMPARE(f.ids(f.archive), QList<MessageId>{id});
        QCOMPARE(*f.reader->awaiting(f.archive), QList<MessageId>{id});
        QCOMPARE(f.insert(f.archive, {found(70)}), QList<MessageId>{id});
        QVERIFY(f.reader->moveIntents(f.account)->isEmpty());
    }

    void whatIsGoneForGoodGoes()
    {
        StoreFixture f;
        const MessageId id = one(f);
        leave(f, f.inbox, 1);
        f.write([&](Transaction& t) { return t.forgetGone({id}); });
        QVERIFY(f.change.folders.isEmpty() && f.change.keptChanged);
        QVERIFY(!f.reader->location(id));
        QVERIFY(!f.reader->body(id));
    }

    void aWishToExpungeIsFulfilled()
    {
        StoreFixture f;
        const MessageId id = one(f);
        f.write([&](Transaction& t) { return t.wantExpunge({id}); });
        leave(f, f.inbox, 1);
        QVERIFY(!f.reader->location(id));
        QVERIFY(f.reader->goneMessages(f.account)->isEmpty());
    }

    void whatIsNotFoundWhereItShouldBeIsGone()
    {
        StoreFixture f;
        const MessageId id = one(f);
        f.write([&](Transaction& t) { return t.moveDone(id, f.archive, 0); });
        const QList<MessageId> awaiting = *f.reader->awaiting(f.archive);
        QCOMPARE(awaiting, QList<MessageId>{id});
        f.write([&](Transaction& t) { return t.missAwaited(f.archive, awaiting); });
        QVERIFY(f.ids(f.archive).isEmpty());
        QCOMPARE(*f.reader->goneMessages(f.account), QList<MessageId>{id});
    }

    void leftMarkedIsNeitherShownNorFetchedAgain()
    {
        StoreFixture f;
        const MessageId id = one(f);
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.leaveMarked(f.inbox, {1}));
            return t.expungeDone(id);
        });
        QVERIFY(f.ids(f.inbox).isEmpty());
        QCOMPARE(*f.reader->serverUids(f.inbox), QList<quint32>{1});
        QCOMPARE(*f.reader->foldersWithLeftMarked(f.account), QList<FolderId>{f.inbox});
        f.write([&](Transaction& t) {
            return t.applyServerFlags(f.inbox, {{1, MessageFlag::Deleted, {}, 5}});
        });
        QCOMPARE(*f.reader->leftMarked(f.inbox), QList<quint32>{1});
        // A command that was under way on another connection tells of it once more.
        f.insert(f.inbox, {sampleMessage(1, MessageFlag::Deleted)});
        QVERIFY(f.ids(f.inbox).isEmpty());
        QCOMPARE(*f.reader->leftMarked(f.inbox), QList<quint32>{1});
        // Another client has brought it back.
        f.write([&](Transaction& t) { return t.applyServerFlags(f.inbox, {{1, {}, {}, 6}}); });
        QVERIFY(f.reader->leftMarked(f.inbox)->isEmpty());
        QVERIFY(f.reader->serverUids(f.inbox)->isEmpty());
    }

    void leftMarkedComesBackWithoutTheMark()
    {
        StoreFixture f;
        const MessageId id = one(f);
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.leaveMarked(f.inbox, {1}));
            return t.expungeDone(id);
        });
        f.insert(f.inbox, {sampleMessage(1)});
        QCOMPARE(f.ids(f.inbox).size(), 1);
        QVERIFY(f.reader->leftMarked(f.inbox)->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStoreGone)
#include "tst_store_gone.moc"
