#include "StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

/// Moves that the user wants, step by step until the server has made them, with changes of mind at every
/// step.
class TestStoreMoves : public QObject
{
    Q_OBJECT

private:
    static MessageId one(StoreFixture& f) { return f.insert(f.inbox, {sampleMessage(1)}).first(); }
    static void want(StoreFixture& f, MessageId id, FolderId target)
    {
        f.write([&](Transaction& t) { return t.wantMove({id}, target); });
    }
    static void done(StoreFixture& f, MessageId id, FolderId target, quint32 uid)
    {
        f.write([&](Transaction& t) { return t.moveDone(id, target, uid); });
    }
    static void state(StoreFixture& f, MessageId id, MoveState state, FolderId target = 0)
    {
        f.write([&](Transaction& t) { return t.setMoveState(id, state, target); });
    }
    static QList<MoveIntent> intents(const StoreFixture& f) { return *f.reader->moveIntents(f.account); }
    /// The message as the target's next sync finds it.
    static NewMessage found(quint32 uid)
    {
        NewMessage message = sampleMessage(1);
        message.uid = uid;
        return message;
    }

private Q_SLOTS:
    void aMoveIsShownAtOnceAndWaits()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        QCOMPARE(f.changeIn(f.inbox)->removed, QList<MessageId>{id});
        QCOMPARE(f.changeIn(f.archive)->added, QList<MessageId>{id});
        QCOMPARE(f.change.countsChanged, (QList<FolderId>{f.inbox, f.archive}));
        QCOMPARE(f.row(id).folder, f.archive);
        QVERIFY(f.row(id).hasPendingChange);
        QCOMPARE(intents(f).size(), 1);
        QCOMPARE(intents(f).first().target, f.archive);
        QCOMPARE(intents(f).first().state, MoveState::Wanted);
        QCOMPARE(intents(f).first().message.folder, f.inbox);
        QCOMPARE(intents(f).first().message.uid, 1U);
        done(f, id, f.archive, 55);
        QCOMPARE(f.changeIn(f.archive)->changed, QList<MessageId>{id});
        QVERIFY(intents(f).isEmpty());
        QVERIFY(!f.row(id).hasPendingChange);
        QCOMPARE(f.reader->location(id)->folder, f.archive);
        QCOMPARE(f.reader->location(id)->uid, 55U);
        QVERIFY(f.reader->serverUids(f.inbox)->isEmpty());
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void movingBackLeavesNothingToDo()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        want(f, id, f.inbox);
        QVERIFY(intents(f).isEmpty());
        QCOMPARE(f.row(id).folder, f.inbox);
        want(f, id, f.inbox);
        QVERIFY(f.change.isEmpty());
    }

    void aFolderMayHoldWhatIsOnItsWayElsewhere()
    {
        StoreFixture f;
        const MessageId id = one(f);
        const auto mayHold = [&f](FolderId folder) {
            return f.reader->mayHoldPassing(folder).value_or(false);
        };
        want(f, id, f.work);
        QVERIFY(!mayHold(f.work));
        f.write([&](Transaction& t) { return t.setMoveState(id, MoveState::Moving, f.work); });
        QVERIFY(!mayHold(f.work)); // it is meant to be there
        want(f, id, f.archive);
        QVERIFY(mayHold(f.work));
        QVERIFY(!mayHold(f.archive));
        // Gone from where it came from it is there, and waits to be found.
        f.write([&](Transaction& t) { return t.removeUids(f.inbox, {1}); });
        QCOMPARE(intents(f).first().message.folder, f.work);
        QCOMPARE(intents(f).first().target, f.archive);
        QVERIFY(!mayHold(f.work));
    }

    void theLastWishWins()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        want(f, id, f.work);
        QCOMPARE(intents(f).size(), 1);
        QCOMPARE(intents(f).first().target, f.work);
        QCOMPARE(f.row(id).folder, f.work);
    }

    void withoutItsUidItWaitsForTheSync()
    {
        StoreFixture f;
        const MessageId id = one(f);
        f.write([&](Transaction& t) { return t.putBody(id, "body"); });
        want(f, id, f.archive);
        done(f, id, f.archive, 0);
        QCOMPARE(f.reader->location(id)->uid, 0U);
        QCOMPARE(f.reader->location(id)->folder, f.archive);
        QCOMPARE(f.insert(f.archive, {found(70)}), QList<MessageId>{id});
        QVERIFY(f.change.isEmpty());
        QCOMPARE(f.reader->location(id)->uid, 70U);
        QCOMPARE(*f.reader->body(id), QByteArray("body"));
        QCOMPARE(f.ids(f.archive), QList<MessageId>{id});
    }

    void aServerThatRewritesMessagesIsMatchedByTheDate()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        done(f, id, f.archive, 0);
        NewMessage rewritten = found(70);
        rewritten.size += 120;
        rewritten.internalDate = utc(2026, 2, 1);
        QCOMPARE(f.insert(f.archive, {rewritten}), QList<MessageId>{id});
        QCOMPARE(f.row(id).size, rewritten.size);
    }

    void aMoveOfWhatWaitsComesAfterwards()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        done(f, id, f.archive, 0);
        want(f, id, f.work);
        QCOMPARE(f.row(id).folder, f.work);
        QCOMPARE(intents(f).first().state, MoveState::AwaitingUid);
        QCOMPARE(intents(f).first().message.uid, 0U);
        QCOMPARE(f.insert(f.archive, {found(70)}), QList<MessageId>{id});
        QCOMPARE(f.row(id).folder, f.work);
        QCOMPARE(intents(f).first().state, MoveState::Wanted);
        QCOMPARE(intents(f).first().target, f.work);
        QCOMPARE(intents(f).first().message.uid, 70U);
        QCOMPARE(intents(f).first().message.folder, f.archive);
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void awaitingUidIsTheSameAsDoneWithoutUid()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        state(f, id, MoveState::AwaitingUid);
        QCOMPARE(f.reader->location(id)->folder, f.archive);
        QCOMPARE(f.reader->location(id)->uid, 0U);
        done(f, id, f.archive, 0); // said twice
        QCOMPARE(f.insert(f.archive, {found(70)}), QList<MessageId>{id});
        done(f, id, f.archive, 0); // and late
        QCOMPARE(f.reader->location(id)->uid, 70U);
    }

    void aCopyIsFollowedToItsEnd_data()
    {
        QTest::addColumn<MoveState>("reached");
        QTest::newRow("sent") << MoveState::Copying;
        QTest::newRow("made") << MoveState::Copied;
    }

    void aCopyIsFollowedToItsEnd()
    {
        QFETCH(const MoveState, reached);
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        state(f, id, reached);
        QCOMPARE(intents(f).first().state, reached);
        f.close(); // the log of it survives
        f.open();
        QCOMPARE(intents(f).first().state, reached);
        want(f, id, f.work); // the copy in Archive exists
        QCOMPARE(f.row(id).folder, f.work);
        QCOMPARE(intents(f).first().target, f.archive);
        QCOMPARE(intents(f).first().state, reached);
        done(f, id, f.archive, 60);
        QCOMPARE(f.row(id).folder, f.work);
        QCOMPARE(intents(f).first().target, f.work);
        QCOMPARE(intents(f).first().state, MoveState::Wanted);
        QCOMPARE(intents(f).first().message.uid, 60U);
        QCOMPARE(intents(f).first().message.folder, f.archive);
    }

    void aCopyThatIsWantedBackGoesThereAndBack()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        state(f, id, MoveState::Copied);
        want(f, id, f.inbox);
        QCOMPARE(f.row(id).folder, f.inbox);
        QCOMPARE(intents(f).size(), 1);
        want(f, id, f.archive); // and a third time
        QCOMPARE(f.row(id).folder, f.archive);
        want(f, id, f.inbox);
        done(f, id, f.archive, 0);
        QCOMPARE(f.row(id).folder, f.inbox);
        QCOMPARE(intents(f).first().state, MoveState::AwaitingUid);
        QCOMPARE(intents(f).first().target, f.inbox);
    }

    void aCopyMadeForAnEarlierWishIsNotTakenForTheNewOne()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        want(f, id, f.work); // while the COPY to Archive is on its way
        state(f, id, MoveState::Copied, f.archive);
        QCOMPARE(intents(f).first().target, f.archive);
        QCOMPARE(f.row(id).folder, f.work);
        done(f, id, f.archive, 61);
        QCOMPARE(intents(f).first().target, f.work);
        QCOMPARE(intents(f).first().message.folder, f.archive);
    }

    void aCopyThatIsNotFoundIsWantedAgain()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        state(f, id, MoveState::Copied);
        want(f, id, f.work);
        state(f, id, MoveState::Wanted);
        QCOMPARE(intents(f).first().state, MoveState::Wanted);
        QCOMPARE(intents(f).first().target, f.work);
        state(f, id, MoveState::Copied);
        want(f, id, f.inbox);
        state(f, id, MoveState::Wanted);
        QVERIFY(intents(f).isEmpty());
    }

    void changingOnesMindWhileTheMoveIsOnItsWay()
    {
        StoreFixture f;
        const MessageId elsewhere = one(f);
        const MessageId back = f.insert(f.inbox, {sampleMessage(2)}).first();
        want(f, elsewhere, f.archive);
        want(f, back, f.archive);
        want(f, elsewhere, f.work);
        want(f, back, f.inbox);
        done(f, elsewhere, f.archive, 80);
        done(f, back, f.archive, 81);
        QCOMPARE(f.row(elsewhere).folder, f.work);
        QCOMPARE(f.row(back).folder, f.inbox);
        const auto open = intents(f);
        QCOMPARE(open.size(), 2);
        QCOMPARE(open.at(0).message.uid, 80U);
        QCOMPARE(open.at(0).target, f.work);
        QCOMPARE(open.at(1).message.uid, 81U);
        QCOMPARE(open.at(1).target, f.inbox);
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void aRefusedMoveIsShownWhereTheServerHasIt()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        f.write([&](Transaction& t) { return t.rejectMove(id); });
        QCOMPARE(f.changeIn(f.inbox)->added, QList<MessageId>{id});
        QCOMPARE(f.changeIn(f.archive)->removed, QList<MessageId>{id});
        QVERIFY(intents(f).isEmpty());
    }

    void flagsWaitUntilACopyHasBecomeTheMessage()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        f.write([&](Transaction& t) { return t.wantFlag({id}, MessageFlag::Seen, true); });
        QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
        for (const MoveState reached : {MoveState::Copying, MoveState::Copied}) {
            state(f, id, reached);
            QVERIFY(f.reader->flagIntents(f.account)->isEmpty());
        }
        done(f, id, f.archive, 60);
        QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
        QCOMPARE(f.reader->flagIntents(f.account)->first().message.uid, 60U);
    }

    void expungingWhatWasCopiedExpungesTheCopy()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.trash);
        state(f, id, MoveState::Copied);
        f.write([&](Transaction& t) { return t.wantExpunge({id}); });
        QVERIFY(f.reader->expungeIntents(f.account)->isEmpty()); // the copy would stay behind
        QCOMPARE(intents(f).size(), 1);
        done(f, id, f.trash, 90);
        QVERIFY(intents(f).isEmpty());
        QCOMPARE(f.reader->expungeIntents(f.account)->first().message.uid, 90U);
        QCOMPARE(f.reader->expungeIntents(f.account)->first().message.folder, f.trash);
        QCOMPARE(f.row(id).id, MessageId{0});
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    /// The target's own connection has seen the message before the move is reported.
    void aRowThatTheSyncHasMadeAlreadyIsMerged_data()
    {
        QTest::addColumn<quint32>("reportedUid");
        QTest::newRow("with COPYUID") << 33U;
        QTest::newRow("without") << 0U;
    }

    void aRowThatTheSyncHasMadeAlreadyIsMerged()
    {
        QFETCH(const quint32, reportedUid);
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        NewMessage seen = found(33);
        seen.flags = MessageFlag::Answered;
        const MessageId twin = f.insert(f.archive, {seen}).first();
        QVERIFY(twin != id);
        f.write([&](Transaction& t) { return t.wantFlag({twin}, MessageFlag::Flagged, true); });
        done(f, id, f.archive, reportedUid);
        QCOMPARE(f.ids(f.archive), QList<MessageId>{id});
        QCOMPARE(f.reader->location(id)->uid, 33U);
        QCOMPARE(f.row(id).flags, MessageFlag::Answered | MessageFlag::Flagged);
        QCOMPARE(f.reader->flagIntents(f.account)->size(), 1);
        QVERIFY(!f.reader->location(twin));
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void aTargetThatIsGoneTakesTheMessageWithIt()
    {
        StoreFixture f;
        const MessageId id = one(f);
        done(f, id, 999, 1);
        QVERIFY(f.ids(f.inbox).isEmpty());
        QVERIFY(!f.reader->location(id));
    }

    void onlyWithinTheAccount()
    {
        StoreFixture f;
        const MessageId id = one(f);
        FolderId foreign = 0;
        f.write([&](Transaction& t) -> Result<void> {
            const AccountId other = *t.addAccount(sampleAccount(QStringLiteral("b@example.org")));
            return t.applyFolderList(other, {listed("INBOX")});
        });
        for (const Account& account : *f.reader->accounts()) {
            if (account.id != f.account)
                foreign = *f.reader->folderByRole(account.id, FolderRole::Inbox);
        }
        QCOMPARE(f.tryWrite([&](Transaction& t) { return t.wantMove({id}, foreign); }).error().kind,
                 ErrorKind::Input);
        QCOMPARE(f.tryWrite([&](Transaction& t) { return t.wantMove({id}, 999); }).error().reason,
                 ErrorReason::MailboxMissing);
        QCOMPARE(f.row(id).folder, f.inbox);
    }

    void whatNeverTurnsUpIsRemovedAfterAFullPass()
    {
        StoreFixture f;
        const MessageId id = one(f);
        want(f, id, f.archive);
        done(f, id, f.archive, 0);
        f.write([&](Transaction& t) { return t.endUidValidityChange(f.archive); });
        QCOMPARE(f.changeIn(f.archive)->removed, QList<MessageId>{id});
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }
};

QTEST_GUILESS_MAIN(TestStoreMoves)
#include "tst_store_moves.moc"
