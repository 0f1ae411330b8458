#include "OlderVersions.h"
#include "StoreFixture.h"

#include "store/Database.h"

using namespace postaci;
using namespace postaci::test;

namespace {

const QDateTime kTomorrow = utc(2026, 3, 2, 8);

/// The answer to message `to`.
NewMessage answer(quint32 uid, quint32 to, const QString& from = {})
{
    NewMessage message = sampleMessage(uid);
    message.envelope.inReplyTo = sampleMessage(to).envelope.messageId;
    message.envelope.references = {message.envelope.inReplyTo};
    if (!from.isEmpty())
        message.envelope.from = {{{}, from}};
    return message;
}

QList<MessageId> leading(const StoreFixture& f, ListQuery query)
{
    QList<MessageId> ids;
    for (const LeadingMessage& message : f.reader->leadingIds(query).value_or({}))
        ids.append(message.id);
    return ids;
}

} // namespace

/// What only this program knows: messages that are put off, that stay at the top, that are muted, that an
/// answer is awaited to.
class TestStoreReminders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putOffAndBack();
    void putOffAgain();
    void movedMeanwhile();
    void movedBackByHand();
    void outOfTheTrashItIsWhereItWas();
    void theServerMovesIt();
    void theFolderIsInNoList();
    void pinnedStayAtTheTop();
    void pinnedConversations();
    void flagsOfItsOwnAreNobodyElses();
    void mutedConversations();
    void anAnswerIsMissed();
    void anAnswerCame();
    void theOwnAnswerCounts();
    void answersFromBeforeDoNotCount();
    void nothingIsAwaitedInTheTrash();
    void notFromTheTrash();
    void everythingGoesWithItsMessage();
    void anOldProfileKnowsToWhomSomebodyHasWritten();
};

void TestStoreReminders::putOffAndBack()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1, MessageFlag::Seen), sampleMessage(2)});
    f.write([&](Transaction& t) { return t.snooze({ids[0]}, kTomorrow); });
    QCOMPARE(f.ids(f.inbox), QList<MessageId>{ids[1]});
    QCOMPARE(f.reader->messageIds({ListQuery::Kind::Snoozed}, 0, 0).value_or({}), QList<MessageId>{ids[0]});
    QCOMPARE(f.row(ids[0]).snoozedUntil, kTomorrow);
    QCOMPARE(f.reader->nextReminder().value_or(QDateTime()), kTomorrow);
    QVERIFY(f.reader->moveIntents(f.account).value_or({MoveIntent()}).isEmpty()); // the server is not told
    QCOMPARE(inconsistency(f.dir.path()), QString());

    f.write([&](Transaction& t) { return t.settleReminders(kTomorrow.addSecs(-1)); });
    QCOMPARE(f.ids(f.inbox), QList<MessageId>{ids[1]});
    f.write([&](Transaction& t) { return t.settleReminders(kTomorrow); });
    QCOMPARE(f.ids(f.inbox), (QList<MessageId>{ids[1], ids[0]}));
    QCOMPARE(f.row(ids[0]).flags, MessageFlags(MessageFlag::Back));
    QVERIFY(!f.row(ids[0]).snoozedUntil.isValid());
    QCOMPARE(leading(f, {ListQuery::Kind::Folder, f.inbox}), QList<MessageId>{ids[0]});
    QCOMPARE(leading(f, {ListQuery::Kind::AllInboxes}), QList<MessageId>{ids[0]});
    QVERIFY(!f.reader->nextReminder().value_or(kTomorrow).isValid());

    f.write([&](Transaction& t) { return t.wantFlag({ids[0]}, MessageFlag::Seen, true); });
    QCOMPARE(leading(f, {ListQuery::Kind::Folder, f.inbox}), QList<MessageId>{});
    f.write([&](Transaction& t) { return t.wantFlag({ids[0]}, MessageFlag::Seen, false); });
    QCOMPARE(leading(f, {ListQuery::Kind::Folder, f.inbox}), QList<MessageId>{});
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStoreReminders::putOffAgain()
{
    StoreFixture f;
    const auto ids = f.insert(f.work, {sampleMessage(1)});
    f.write([&](Transaction& t) { return t.snooze(ids, kTomorrow); });
    f.write([&](Transaction& t) { return t.snooze(ids, kTomorrow.addDays(1)); });
    QCOMPARE(f.row(ids[0]).snoozedUntil, kTomorrow.addDays(1));
    f.write([&](Transaction& t) { return t.settleReminders(kTomorrow); });
    QCOMPARE(f.ids(f.work), QList<MessageId>{});
    f.write([&](Transaction& t) { return t.unsnooze(ids); });
    QCOMPARE(f.ids(f.work), ids);
    QCOMPARE(f.row(ids[0]).flags, MessageFlags()); // by hand it is not news
}

void TestStoreReminders::movedMeanwhile()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1, MessageFlag::Seen)});
    f.write([&](Transaction& t) { return t.snooze(ids, kTomorrow); });
    f.write([&](Transaction& t) { return t.wantMove(ids, f.archive); });
    QCOMPARE(f.ids(f.archive), ids);
    f.write([&](Transaction& t) { return t.settleReminders(kTomorrow); });
    QCOMPARE(f.ids(f.archive), ids);
    QCOMPARE(f.row(ids[0]).flags, MessageFlags(MessageFlag::Seen)); // done with: it does not come back
    f.write([&](Transaction& t) { return t.wantMove(ids, f.inbox); });
    QCOMPARE(f.ids(f.inbox), ids); // nor is it put off again
}

void TestStoreReminders::movedBackByHand()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1)});
    f.write([&](Transaction& t) { return t.snooze(ids, kTomorrow); });
    f.write([&](Transaction& t) { return t.wantMove(ids, f.inbox); });
    QCOMPARE(f.ids(f.inbox), ids);
    f.write([&](Transaction& t) { return t.settleReminders(kTomorrow); });
    QCOMPARE(f.row(ids[0]).flags, MessageFlags());
}

void TestStoreReminders::outOfTheTrashItIsWhereItWas()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1)});
    f.write([&](Transaction& t) { return t.snooze(ids, kTomorrow); });
    f.write([&](Transaction& t) { return t.wantMove(ids, f.trash); });
    f.write([&](Transaction& t) { return t.wantUndelete(ids); });
    QCOMPARE(f.ids(f.inbox), ids);
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStoreReminders::theServerMovesIt()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1)});
    f.write([&](Transaction& t) { return t.snooze(ids, kTomorrow); });
    f.write([&](Transaction& t) { return t.removeUids(f.inbox, {1}); });
    NewMessage same = sampleMessage(1);
    same.uid = 77;
    QCOMPARE(f.insert(f.work, {same}), ids); // another program has put it there
    QCOMPARE(f.ids(f.work), ids);
    f.write([&](Transaction& t) { return t.removeUids(f.work, {77}); });
    same.uid = 2;
    QCOMPARE(f.insert(f.inbox, {same}), ids); // and back
    QCOMPARE(f.ids(f.inbox), ids);
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStoreReminders::theFolderIsInNoList()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1)});
    const auto before = f.reader->folders(f.account).value_or({});
    f.write([&](Transaction& t) { return t.snooze(ids, kTomorrow); });
    QCOMPARE(f.reader->folders(f.account).value_or({}).size(), before.size());
    // Nor does the server's list touch it.
    f.write([&](Transaction& t) {
        return t.applyFolderList(f.account,
                                 {listed("INBOX"), listed("Archive"), listed("Trash"), listed("New")});
    });
    QCOMPARE(f.row(ids[0]).snoozedUntil, kTomorrow);
    QCOMPARE(f.reader->messageIds({ListQuery::Kind::Unread}, 0, 0).value_or({}), QList<MessageId>{});
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStoreReminders::pinnedStayAtTheTop()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2), sampleMessage(3)});
    const auto other = f.insert(f.work, {sampleMessage(4)});
    f.write([&](Transaction& t) {
        return t.wantFlag({ids[0], ids[1], other[0]}, MessageFlag::Pinned, true);
    });
    QCOMPARE(leading(f, {ListQuery::Kind::Folder, f.inbox}), (QList<MessageId>{ids[1], ids[0]}));
    QCOMPARE(leading(f, {ListQuery::Kind::AllInboxes}), (QList<MessageId>{ids[1], ids[0]}));
    QCOMPARE(leading(f, {ListQuery::Kind::Folder, f.work}), other);
    QCOMPARE(leading(f, {ListQuery::Kind::Unread}), QList<MessageId>{});
    f.write([&](Transaction& t) { return t.wantFlag({ids[1]}, MessageFlag::Pinned, false); });
    QCOMPARE(leading(f, {ListQuery::Kind::Folder, f.inbox}), QList<MessageId>{ids[0]});
}

void TestStoreReminders::pinnedConversations()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1), answer(2, 1), sampleMessage(3)});
    f.write([&](Transaction& t) { return t.wantFlag({ids[0]}, MessageFlag::Pinned, true); });
    QCOMPARE(leading(f, {ListQuery::Kind::Folder, f.inbox, ListQuery::Mode::Conversations}),
             QList<MessageId>{ids[1]}); // which stands for it
    f.write([&](Transaction& t) { return t.wantFlag({ids[1]}, MessageFlag::Pinned, true); });
    QCOMPARE(leading(f, {ListQuery::Kind::Folder, f.inbox, ListQuery::Mode::Conversations}),
             QList<MessageId>{ids[1]}); // once
}

void TestStoreReminders::flagsOfItsOwnAreNobodyElses()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1)});
    f.write([&](Transaction& t) { return t.wantFlag(ids, MessageFlag::Pinned, true); });
    QVERIFY(f.reader->flagIntents(f.account).value_or({FlagIntent()}).isEmpty());
    QVERIFY(!f.row(ids[0]).hasPendingChange);
    f.write([&](Transaction& t) { return t.applyServerFlags(f.inbox, {{1, MessageFlag::Seen, {}, 5}}); });
    QCOMPARE(f.row(ids[0]).flags, MessageFlags(MessageFlag::Seen | MessageFlag::Pinned));
}

void TestStoreReminders::mutedConversations()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1), answer(2, 1), sampleMessage(3)});
    const auto filed = f.insert(f.work, {answer(4, 2)});
    MutedMessages changed;
    const auto mute = [&](bool on) {
        f.write([&](Transaction& t) -> Result<void> {
            const auto muted = t.mute({ids[1]}, on);
            REQUIRE_OR_RETURN(muted);
            changed = *muted;
            return {};
        });
    };
    mute(true);
    std::sort(changed.unread.begin(), changed.unread.end());
    QCOMPARE(changed.unread, (QList<MessageId>{ids[0], ids[1], filed[0]}));
    QCOMPARE(changed.changed.size(), 3);
    mute(true); // once more: nothing
    QVERIFY(changed.unread.isEmpty() && changed.changed.isEmpty());
    QCOMPARE(f.row(filed[0]).flags, MessageFlags(MessageFlag::Muted | MessageFlag::Seen));
    QCOMPARE(f.row(ids[2]).flags, MessageFlags());

    const auto late = f.insert(f.inbox, {answer(5, 4), sampleMessage(6)});
    QCOMPARE(f.row(late[0]).flags, MessageFlags(MessageFlag::Muted | MessageFlag::Seen));
    QCOMPARE(f.row(late[1]).flags, MessageFlags());
    const auto intents = f.reader->flagIntents(f.account).value_or({});
    QVERIFY(std::any_of(intents.begin(), intents.end(), [&](const FlagIntent& intent) {
        return intent.message.id == late[0] && intent.flag == MessageFlag::Seen && intent.on;
    }));
    QCOMPARE(inconsistency(f.dir.path()), QString());

    mute(false);
    const auto later = f.insert(f.inbox, {answer(7, 5)});
    QCOMPARE(f.row(later[0]).flags, MessageFlags());
    QCOMPARE(f.row(late[0]).flags, MessageFlags(MessageFlag::Seen));
}

void TestStoreReminders::anAnswerIsMissed()
{
    StoreFixture f;
    NewMessage own = sampleMessage(1, MessageFlag::Seen);
    own.envelope.from = {{{}, QStringLiteral("ayse@example.org")}};
    const auto ids = f.insert(f.work, {own});
    f.write([&](Transaction& t) { return t.setFollowUp(ids, kTomorrow); });
    QCOMPARE(f.row(ids[0]).followUp, kTomorrow);
    const ListQuery list{ListQuery::Kind::FollowUps};
    QCOMPARE(f.reader->messageIds(list, 0, 0).value_or({}), ids);
    QCOMPARE(f.reader->overdue().value_or(-1), 0);
    QCOMPARE(leading(f, list), QList<MessageId>{});

    f.write([&](Transaction& t) { return t.settleReminders(kTomorrow); });
    QCOMPARE(f.reader->overdue().value_or(-1), 1);
    QCOMPARE(leading(f, list), ids);
    QCOMPARE(f.changeIn(f.work)->changed, ids);
    f.write([&](Transaction& t) { return t.setFollowUp(ids, kTomorrow.addDays(3)); }); // once more
    QCOMPARE(f.reader->overdue().value_or(-1), 0);
    QCOMPARE(f.reader->nextReminder().value_or(QDateTime()), kTomorrow.addDays(3));
    f.write([&](Transaction& t) { return t.setFollowUp(ids, {}); });
    QCOMPARE(f.reader->messageIds(list, 0, 0).value_or({0}), QList<MessageId>{});
    QVERIFY(!f.row(ids[0]).followUp.isValid());
}

void TestStoreReminders::anAnswerCame()
{
    StoreFixture f;
    NewMessage own = sampleMessage(1, MessageFlag::Seen);
    own.envelope.from = {{{}, QStringLiteral("Ayse@Example.org")}};
    const auto ids = f.insert(f.work, {own});
    f.write([&](Transaction& t) { return t.setFollowUp(ids, kTomorrow); });
    f.insert(f.work, {answer(2, 1, QStringLiteral("ayse@example.org"))}); // one more of the user's own
    f.write([&](Transaction& t) { return t.settleReminders(f.clock.now()); });
    QVERIFY(f.row(ids[0]).followUp.isValid());
    f.insert(f.inbox, {answer(3, 1)});
    f.write([&](Transaction& t) { return t.settleReminders(f.clock.now()); });
    QVERIFY(!f.row(ids[0]).followUp.isValid());
    QVERIFY(!f.reader->hasFollowUps().value_or(true));
}

void TestStoreReminders::theOwnAnswerCounts()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1)});
    f.write([&](Transaction& t) { return t.setFollowUp(ids, kTomorrow); });
    f.insert(f.inbox, {answer(2, 1)}); // another one who waits
    f.write([&](Transaction& t) { return t.settleReminders(f.clock.now()); });
    QVERIFY(f.row(ids[0]).followUp.isValid());
    f.insert(f.work, {answer(3, 1, QStringLiteral("ayse@example.org"))});
    f.write([&](Transaction& t) { return t.settleReminders(f.clock.now()); });
    QVERIFY(!f.row(ids[0]).followUp.isValid());
}

void TestStoreReminders::answersFromBeforeDoNotCount()
{
    StoreFixture f;
    const auto theirs = f.insert(f.inbox, {sampleMessage(1)});
    f.insert(f.work, {answer(2, 1, QStringLiteral("ayse@example.org"))}); // the user has answered
    f.write([&](Transaction& t) { return t.setFollowUp(theirs, kTomorrow); });
    f.write([&](Transaction& t) { return t.settleReminders(f.clock.now()); });
    QVERIFY(f.row(theirs[0]).followUp.isValid()); // now it is their turn
    QVERIFY(!f.reader->isAwaitedAmong(f.insert(f.inbox, {sampleMessage(9)})).value_or(true));
    QVERIFY(f.reader->isAwaitedAmong(f.insert(f.inbox, {answer(3, 2)})).value_or(false));
    f.write([&](Transaction& t) { return t.settleReminders(f.clock.now()); });
    QVERIFY(!f.row(theirs[0]).followUp.isValid());
}

void TestStoreReminders::nothingIsAwaitedInTheTrash()
{
    StoreFixture f;
    const auto ids = f.insert(f.work, {sampleMessage(1)});
    f.write([&](Transaction& t) { return t.setFollowUp(ids, kTomorrow); });
    f.write([&](Transaction& t) { return t.wantMove(ids, f.trash); });
    f.write([&](Transaction& t) { return t.settleReminders(kTomorrow); });
    QCOMPARE(f.reader->overdue().value_or(-1), 0);
    QCOMPARE(f.reader->messageIds({ListQuery::Kind::FollowUps}, 0, 0).value_or({0}), QList<MessageId>{});
    f.write([&](Transaction& t) { return t.wantUndelete(ids); });
    QCOMPARE(f.reader->overdue().value_or(-1), 1);
}

void TestStoreReminders::notFromTheTrash()
{
    StoreFixture f;
    const auto ids = f.insert(f.trash, {sampleMessage(1)});
    f.write([&](Transaction& t) { return t.snooze(ids, kTomorrow); });
    QCOMPARE(f.ids(f.trash), ids);
}

void TestStoreReminders::everythingGoesWithItsMessage()
{
    StoreFixture f;
    const auto ids = f.insert(f.inbox, {sampleMessage(1), sampleMessage(2)});
    f.write([&](Transaction& t) -> Result<void> {
        REQUIRE_OR_RETURN(t.snooze({ids[0]}, kTomorrow));
        return t.setFollowUp({ids[1]}, kTomorrow);
    });
    f.lose(f.inbox, {1, 2});
    QVERIFY(!f.reader->nextReminder().value_or(kTomorrow).isValid());
    f.write([&](Transaction& t) { return t.removeAccount(f.account); });
    QCOMPARE(inconsistency(f.dir.path()), QString());
}

void TestStoreReminders::anOldProfileKnowsToWhomSomebodyHasWritten()
{
    StoreFixture f;
    f.write([&](Transaction& t) {
        return t.applyFolderList(f.account, {listed("INBOX"), listed("Sent", FolderRole::Sent)});
    });
    NewMessage letter = sampleMessage(1);
    letter.envelope.to = {{QStringLiteral("Ayşe \"Y\""), QStringLiteral("Ayse@ornek.example")}};
    letter.envelope.cc = {{{}, QStringLiteral("ekip@ornek.example")}, {QStringLiteral("Boş"), {}}};
    NewMessage empty = sampleMessage(2);
    empty.envelope.to = {};
    f.insert(f.folder("Sent"), {letter, empty});
    f.close();
    {
        Connection mail(mailFile(f.dir.path()), Access::ReadWrite);
        mail.execute(versionSixSql());
    }
    f.open();
    QVERIFY(f.reader->hasWrittenTo(QStringLiteral("ayse@ORNEK.example")).value_or(false));
    QVERIFY(f.reader->hasWrittenTo(QStringLiteral("ekip@ornek.example")).value_or(false));
    QVERIFY(!f.reader->hasWrittenTo(QString()).value_or(true));
    QVERIFY(!f.reader->hasWrittenTo(QStringLiteral("from1@example.org")).value_or(true));
}

QTEST_GUILESS_MAIN(TestStoreReminders)
#include "tst_store_reminders.moc"
