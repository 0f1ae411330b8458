#include "OutboxRows.h"

using namespace postaci;
using namespace postaci::test;

/// What is remembered of messages that were sent, or may have been.
class TestStoreSent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMayHaveGoneOutIsTakenBackAsAnother()
    {
        StoreFixture f;
        OutboxEntry entry = sampleEntry(f.account);
        f.write([&](Transaction& t) -> Result<void> {
            const auto added = t.addToOutbox(entry, "x", "x", "old");
            REQUIRE_OR_RETURN(added);
            entry.id = *added;
            return t.setUncertain(entry.id, Error(), {}, utc(2026, 5, 1));
        });
        f.write([&](Transaction& t) { return t.sendAgain(entry.id, utc(2026, 5, 2)); });
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.takeBack(entry.id, [](const QByteArray& form, const OutboxEntry& taken) {
                return taken.unsettled == utc(2026, 5, 1) ? "new" : form;
            }));
            return {};
        });
        QCOMPARE(f.reader->drafts()->size(), 1);
        QCOMPARE(f.reader->drafts()->first().data, QByteArray("new"));
    }

    void whatMayHaveGoneOutIsRememberedOverAKill()
    {
        StoreFixture f;
        const OutboxId id = add(f, OutboxState::Queued);
        f.write([&](Transaction& t) { return t.setUncertain(id, Error(), {}, utc(2026, 5, 1)); });
        f.write([&](Transaction& t) { return t.sendAgain(id, utc(2026, 5, 2)); });
        f.write([&](Transaction& t) { return t.beginSending(id, utc(2026, 5, 2)); });
        f.write([](Transaction& t) { return t.recoverOutbox(utc(2026, 5, 3)); });
        QCOMPARE(f.reader->outboxEntry(id)->state, OutboxState::Queued);
        QCOMPARE(f.reader->outboxEntry(id)->unsettled, utc(2026, 5, 1));
    }

    void whatWasSentIsTakenBackAndNotAnOlderDraft()
    {
        StoreFixture f;
        OutboxEntry entry = sampleEntry(f.account);
        DraftId draft = 0;
        f.write([&](Transaction& t) -> Result<void> {
            const auto saved = t.saveDraft({0, f.account, QStringLiteral("Konu"), "saved", utc(2026, 1, 1)});
            REQUIRE_OR_RETURN(saved);
            draft = *saved;
            const auto added = t.addToOutbox(entry, "x", "x", "sent");
            REQUIRE_OR_RETURN(added);
            entry.id = *added;
            return t.draftIsSent(draft, entry.id);
        });
        Draft back;
        f.write([&](Transaction& t) -> Result<void> {
            const auto taken = t.takeBack(entry.id, {});
            REQUIRE_OR_RETURN(taken);
            back = *taken;
            return {};
        });
        QCOMPARE(back.id, draft);
        QCOMPARE(back.data, QByteArray("sent"));
        QCOMPARE(f.reader->drafts()->size(), 1);
        QCOMPARE(f.reader->drafts()->first().data, QByteArray("sent"));
    }

    void aRefusedCopyIsTold()
    {
        StoreFixture f;
        const OutboxId id = add(f, OutboxState::Sent);
        const auto refused = [&](Transaction& t) {
            return t.copyRefused(
                id, utc(2026, 5, 2),
                makeError(ErrorKind::Rejected, ErrorReason::MailboxFull, QStringLiteral("full")));
        };
        f.write(refused);
        OutboxEntry entry = *f.reader->outboxEntry(id);
        QVERIFY(entry.isCopyRefused() && entry.hasNewsForUser());
        QCOMPARE(entry.nextAttempt, utc(2026, 5, 2));
        QCOMPARE(entry.lastError->reason, ErrorReason::MailboxFull);
        f.write([&](Transaction& t) { return t.leaveIfDone(id); });
        QVERIFY(f.reader->outboxEntry(id).has_value()); // nothing of it is anywhere else
        f.write([&](Transaction& t) { return t.fileCopyAgain(id); });
        entry = *f.reader->outboxEntry(id);
        QVERIFY(!entry.isCopyRefused() && !entry.nextAttempt.isValid());
        f.write(refused);
        f.write([&](Transaction& t) { return t.setSentCopyDone(id); });
        f.write([&](Transaction& t) { return t.leaveIfDone(id); });
        QVERIFY(!f.reader->outboxEntry(id).has_value());
    }

    void whatWasSentIsNoDraftAgainWithoutItsAccount()
    {
        StoreFixture f;
        f.write([&](Transaction& t) -> Result<void> {
            const auto saved = t.saveDraft({0, f.account, QStringLiteral("Konu"), "saved", utc(2026, 1, 1)});
            OutboxEntry entry = sampleEntry(f.account);
            const auto added = t.addToOutbox(entry, "x", "x", "sent");
            REQUIRE_OR_RETURN(saved);
            REQUIRE_OR_RETURN(added);
            if (auto sent = t.draftIsSent(*saved, *added); !sent)
                return sent;
            return t.setOutboxState(*added, OutboxState::Sent, {}, {});
        });
        f.write([&](Transaction& t) { return t.removeAccount(f.account); });
        QVERIFY(f.reader->drafts()->isEmpty());
    }

    void whoWasRefusedIsKnownWhateverTheEndWas()
    {
        StoreFixture f;
        const OutboxId id = add(f, OutboxState::Queued);
        const QList<RefusedRecipient> refused{
            {QStringLiteral("b@example.org"), 550, QStringLiteral("5.1.1 no")}};
        f.write([&](Transaction& t) { return t.beginSending(id, utc(2026, 5, 1)); });
        f.write([&](Transaction& t) { return t.beginEnding(id, refused); });
        QCOMPARE(f.reader->outboxEntry(id)->refused, refused);
        f.write([](Transaction& t) { return t.recoverOutbox(utc(2026, 5, 1)); });
        QCOMPARE(f.reader->outboxEntry(id)->state, OutboxState::Uncertain);
        QCOMPARE(f.reader->outboxEntry(id)->refused, refused);
        f.write([&](Transaction& t) { return t.setUncertain(id, Error(), {}, utc(2026, 5, 1)); });
        QCOMPARE(f.reader->outboxEntry(id)->refused, refused);
        // Who tries it again asks the server again.
        f.write([&](Transaction& t) { return t.sendAgain(id, utc(2026, 5, 2)); });
        QVERIFY(f.reader->outboxEntry(id)->refused.isEmpty());
        // Only what is under way can come to its end.
        QVERIFY(!f.tryWrite([&](Transaction& t) { return t.beginEnding(id, refused); }));
    }
};

QTEST_GUILESS_MAIN(TestStoreSent)
#include "tst_store_sent.moc"
