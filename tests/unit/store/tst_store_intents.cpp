#include "StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

namespace {

constexpr auto kSeen = MessageFlag::Seen;
constexpr auto kFlagged = MessageFlag::Flagged;

} // namespace

/// Flags and expunges that the user wants and the server does not know yet.
class TestStoreIntents : public QObject
{
    Q_OBJECT

private:
    static void want(StoreFixture& f, MessageId id, MessageFlag flag, bool on)
    {
        f.write([&](Transaction& t) { return t.wantFlag({id}, flag, on); });
    }
    static void fromServer(StoreFixture& f, quint32 uid, MessageFlags flags)
    {
        f.write([&](Transaction& t) { return t.applyServerFlags(f.inbox, {{uid, flags, {}, 0}}); });
    }

private Q_SLOTS:
    void aClickIsShownAtOnceAndWaits()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        want(f, id, kSeen, true);
        QCOMPARE(f.changeIn(f.inbox)->changed, QList<MessageId>{id});
        QCOMPARE(f.change.countsChanged, QList<FolderId>{f.inbox});
        QCOMPARE(f.row(id).flags, MessageFlags(kSeen));
        QVERIFY(f.row(id).hasPendingChange);
        QCOMPARE(f.reader->folder(f.inbox)->unread, 0);
        QCOMPARE(f.reader->location(id)->flags, MessageFlags()); // the server's
        const auto intents = *f.reader->flagIntents(f.account);
        QCOMPARE(intents.size(), 1);
        QCOMPARE(intents.first().message.id, id);
        QCOMPARE(intents.first().message.uid, 1U);
        QCOMPARE(intents.first().message.folder, f.inbox);
        QCOMPARE(intents.first().message.messageId, QStringLiteral("1@example.org"));
        QCOMPARE(intents.first().flag, kSeen);
        QVERIFY(intents.first().on);
        f.write([&](Transaction& t) { return t.flagDone(id, kSeen, true); });
        QCOMPARE(f.changeIn(f.inbox)->changed, QList<MessageId>{id}); // no change waits any more
        QVERIFY(f.change.countsChanged.isEmpty());
        QVERIFY(!f.row(id).hasPendingChange);
        QCOMPARE(f.reader->location(id)->flags, MessageFlags(kSeen));
        QVERIFY(f.reader->flagIntents(f.account)->isEmpty());
    }

    void clicksThatComeOutEvenAreSaidOnce()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        want(f, id, kFlagged, true);
        want(f, id, kFlagged, false);
        // The first may have been sent, with its answer lost: only saying it again makes sure.
        QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
        QVERIFY(!f.reader->flagIntents(f.account)->first().on);
        f.write([&](Transaction& t) { return t.flagDone(id, kFlagged, false); });
        QVERIFY(!f.row(id).hasPendingChange);
        want(f, id, kSeen, false); // as the server has it
        QVERIFY(f.change.isEmpty());
        QVERIFY(f.reader->flagIntents(f.account)->isEmpty());
    }

    void unknownMessagesAreIgnored()
    {
        StoreFixture f;
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.wantFlag({5}, kSeen, true));
            REQUIRE_OR_RETURN(t.wantMove({5}, f.archive));
            REQUIRE_OR_RETURN(t.wantExpunge({5}));
            REQUIRE_OR_RETURN(t.flagDone(5, kSeen, true));
            REQUIRE_OR_RETURN(t.moveDone(5, f.archive, 1));
            REQUIRE_OR_RETURN(t.setMoveState(5, MoveState::Copied));
            REQUIRE_OR_RETURN(t.expungeDone(5));
            REQUIRE_OR_RETURN(t.rejectFlag(5, kSeen));
            REQUIRE_OR_RETURN(t.rejectMove(5));
            REQUIRE_OR_RETURN(t.rejectExpunge(5));
            return t.setBodySummary(5, {});
        });
        QVERIFY(f.change.isEmpty());
    }

    void aSyncCannotUndoAClick()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        want(f, id, kSeen, true);
        fromServer(f, 1, kFlagged); // another client flags it
        QCOMPARE(f.row(id).flags, kSeen | kFlagged);
        fromServer(f, 1, {});
        QCOMPARE(f.row(id).flags, MessageFlags(kSeen));
        fromServer(f, 1, kSeen); // another client reads it too
        QVERIFY(f.change.isEmpty());
        fromServer(f, 1, {});
        QCOMPARE(f.row(id).flags, MessageFlags(kSeen));
    }

    void aClickInTheMeantimeSurvivesTheServersAnswer()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        // STORE +\Seen is on its way, its result in the FETCH already, when the user takes it back.
        want(f, id, kSeen, true);
        fromServer(f, 1, kSeen);
        want(f, id, kSeen, false);
        f.write([&](Transaction& t) { return t.flagDone(id, kSeen, true); });
        QCOMPARE(f.row(id).flags, MessageFlags());
        QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
        QVERIFY(!f.reader->flagIntents(f.account)->first().on);
    }

    void takingItBackOnItsWayIsNotForgotten()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        want(f, id, kSeen, true);
        want(f, id, kSeen, false);
        f.write([&](Transaction& t) { return t.flagDone(id, kSeen, true); }); // the first answer comes
        QCOMPARE(f.row(id).flags, MessageFlags());
        QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
        QVERIFY(!f.reader->flagIntents(f.account)->first().on);
        f.write([&](Transaction& t) { return t.flagDone(id, kSeen, false); });
        QVERIFY(f.reader->flagIntents(f.account)->isEmpty());
        QCOMPARE(f.reader->location(id)->flags, MessageFlags());
    }

    void reportingTwiceIsHarmless()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        want(f, id, kSeen, true);
        for (int i = 0; i < 2; ++i)
            f.write([&](Transaction& t) { return t.flagDone(id, kSeen, true); });
        QVERIFY(f.reader->flagIntents(f.account)->isEmpty());
        QCOMPARE(f.row(id).flags, MessageFlags(kSeen));
    }

    void aRefusedFlagIsShownAsTheServerHasIt()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        want(f, id, kSeen, true);
        want(f, id, kFlagged, true);
        f.write([&](Transaction& t) { return t.rejectFlag(id, kSeen); });
        QCOMPARE(f.row(id).flags, MessageFlags(kFlagged));
        QCOMPARE(f.reader->folder(f.inbox)->unread, 1);
        QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
    }

    void anExpungedMessageIsNotShown()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2)});
        want(f, ids.at(0), kSeen, true);
        f.write([&](Transaction& t) { return t.wantExpunge({ids.at(0), ids.at(0)}); });
        QCOMPARE(f.changeIn(f.inbox)->removed, QList<MessageId>{ids.at(0)});
        QCOMPARE(f.reader->folder(f.inbox)->total, 1);
        QCOMPARE(f.row(ids.at(0)).id, MessageId{0});
        QCOMPARE(f.reader->expungeIntents(f.account)->size(), 1);
        QVERIFY(f.reader->flagIntents(f.account)->isEmpty()); // not worth a round trip
        fromServer(f, 1, kFlagged);
        QVERIFY(f.change.isEmpty());
        f.write([&](Transaction& t) { return t.expungeDone(ids.at(0)); });
        QVERIFY(f.change.isEmpty());
        QVERIFY(!f.reader->location(ids.at(0)));
        QVERIFY(f.reader->expungeIntents(f.account)->isEmpty());
    }

    void aRefusedExpungeIsShownAgain()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        f.write([&](Transaction& t) { return t.wantExpunge({id}); });
        f.write([&](Transaction& t) { return t.rejectExpunge(id); });
        QCOMPARE(f.changeIn(f.inbox)->added, QList<MessageId>{id});
        QCOMPARE(f.ids(f.inbox), QList<MessageId>{id});
        QCOMPARE(f.reader->folder(f.inbox)->unread, 1);
    }

    void anExpungeOverridesAMove()
    {
        StoreFixture f;
        const MessageId id = f.insert(f.inbox, {sampleMessage(1)}).first();
        f.write([&](Transaction& t) { return t.wantMove({id}, f.trash); });
        f.write([&](Transaction& t) { return t.wantExpunge({id}); });
        QVERIFY(f.reader->moveIntents(f.account)->isEmpty());
        QCOMPARE(f.reader->expungeIntents(f.account)->first().message.folder, f.inbox);
        f.write([&](Transaction& t) { return t.wantMove({id}, f.archive); });
        QVERIFY(f.change.isEmpty());
        QVERIFY(f.reader->moveIntents(f.account)->isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void intentsSurviveARestart()
    {
        StoreFixture f;
        const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2), sampleMessage(3)});
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.wantFlag({ids.at(0)}, kSeen, true));
            REQUIRE_OR_RETURN(t.wantMove({ids.at(1)}, f.archive));
            return t.wantExpunge({ids.at(2)});
        });
        f.close();
        f.open();
        QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
        QCOMPARE(f.reader->moveIntents(f.account)->size(), 1);
        QCOMPARE(f.reader->expungeIntents(f.account)->size(), 1);
        QCOMPARE(f.ids(f.inbox), QList<MessageId>{ids.at(0)});
        QCOMPARE(f.ids(f.archive), QList<MessageId>{ids.at(1)});
    }
};

QTEST_GUILESS_MAIN(TestStoreIntents)
#include "tst_store_intents.moc"
