#include "StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

namespace {

OutboxEntry sampleEntry(AccountId account)
{
    OutboxEntry entry;
    entry.account = account;
    entry.messageId = QStringLiteral("out@example.org");
    entry.subject = QStringLiteral("Konu");
    entry.envelopeFrom = QStringLiteral("ayse@example.org");
    entry.recipients = {QStringLiteral("a@example.org"), QStringLiteral("b@example.org")};
    entry.created = utc(2026, 1, 2);
    entry.original = 77;
    entry.originalIsForward = true;
    return entry;
}

OutboxId add(StoreFixture& f, OutboxState state, const QByteArray& wire = "wire",
             const QByteArray& copy = "wire")
{
    OutboxId id = 0;
    f.write([&](Transaction& t) -> Result<void> {
        OutboxEntry entry = sampleEntry(f.account);
        entry.state = state;
        const auto added = t.addToOutbox(entry, wire, copy);
        REQUIRE_OR_RETURN(added);
        id = *added;
        return {};
    });
    return id;
}

} // namespace

/// The outbox and the drafts.
class TestStoreOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEveryField()
    {
        StoreFixture f;
        OutboxEntry entry = sampleEntry(f.account);
        entry.nextAttempt = utc(2026, 1, 3);
        entry.attempts = 2;
        entry.reply = QStringLiteral("250 kuyruğa alındı");
        entry.sentCopyDone = true;
        f.write([&](Transaction& t) -> Result<void> {
            entry.id = *t.addToOutbox(entry, "wire", "with bcc");
            return {};
        });
        QVERIFY(f.change.outboxChanged);
        const OutboxEntry stored = *f.reader->outboxEntry(entry.id);
        QCOMPARE(stored.account, entry.account);
        QCOMPARE(stored.state, OutboxState::Queued);
        QCOMPARE(stored.messageId, entry.messageId);
        QCOMPARE(stored.subject, entry.subject);
        QCOMPARE(stored.envelopeFrom, entry.envelopeFrom);
        QCOMPARE(stored.recipients, entry.recipients);
        QCOMPARE(stored.created, entry.created);
        QCOMPARE(stored.nextAttempt, entry.nextAttempt);
        QCOMPARE(stored.attempts, 2);
        QCOMPARE(stored.reply, entry.reply);
        QVERIFY(stored.sentCopyDone);
        QCOMPARE(stored.original, MessageId{77});
        QVERIFY(stored.originalIsForward);
        QVERIFY(!stored.lastError);
        QCOMPARE(*f.reader->outboxWire(entry.id), QByteArray("wire"));
        QCOMPARE(*f.reader->outboxSentCopy(entry.id), QByteArray("with bcc"));
    }

    void theSameBytesAreKeptOnce()
    {
        StoreFixture f;
        const OutboxId id = add(f, OutboxState::Queued, QByteArray("a\0b", 3), QByteArray("a\0b", 3));
        QCOMPARE(*f.reader->outboxWire(id), QByteArray("a\0b", 3));
        QCOMPARE(*f.reader->outboxSentCopy(id), QByteArray("a\0b", 3));
        QCOMPARE(f.reader->outbox()->size(), 1);
    }

    void goesThroughItsStates()
    {
        StoreFixture f;
        const OutboxId id = add(f, OutboxState::Queued);
        const auto set = [&](OutboxState state, const std::optional<Error>& error, const QString& reply) {
            f.write([&](Transaction& t) { return t.setOutboxState(id, state, error, reply); });
        };
        set(OutboxState::Ending, std::nullopt, {});
        QVERIFY(f.change.outboxChanged);
        QCOMPARE(f.reader->outboxEntry(id)->state, OutboxState::Ending);
        Error error = makeError(ErrorKind::Rejected, ErrorReason::RecipientsRefused,
                                QStringLiteral("refused"), QStringLiteral("550 5.1.1 böyle biri yok"));
        error.host = QStringLiteral("smtp.example.org");
        error.port = 587;
        set(OutboxState::Failed, error, QStringLiteral("550"));
        const OutboxEntry failed = *f.reader->outboxEntry(id);
        QCOMPARE(failed.state, OutboxState::Failed);
        QVERIFY(failed.lastError);
        QCOMPARE(failed.lastError->kind, error.kind);
        QCOMPARE(failed.lastError->reason, error.reason);
        QCOMPARE(failed.lastError->message, error.message);
        QCOMPARE(failed.lastError->detail, error.detail);
        QCOMPARE(failed.lastError->host, error.host);
        QCOMPARE(failed.lastError->port, error.port);
        QCOMPARE(failed.reply, QStringLiteral("550"));
        set(OutboxState::Sent, std::nullopt, QStringLiteral("250 ok"));
        QVERIFY(!f.reader->outboxEntry(id)->lastError);
        f.write([&](Transaction& t) { return t.setSentCopyDone(id); });
        QVERIFY(f.reader->outboxEntry(id)->sentCopyDone);
        f.write([&](Transaction& t) { return t.removeFromOutbox(id); });
        QVERIFY(f.reader->outbox()->isEmpty());
        QCOMPARE(f.reader->outboxWire(id).error().reason, ErrorReason::MessageMissing);
    }

    void aRetryCountsAndAStateSetByHandForgetsTheWait()
    {
        StoreFixture f;
        const OutboxId id = add(f, OutboxState::Sending);
        const Error error =
            makeError(ErrorKind::Offline, ErrorReason::ConnectionRefused, QStringLiteral("no"));
        for (int i = 0; i < 2; ++i)
            f.write([&](Transaction& t) { return t.scheduleRetry(id, utc(2026, 5, 1), error); });
        QCOMPARE(f.reader->outboxEntry(id)->state, OutboxState::Queued);
        QCOMPARE(f.reader->outboxEntry(id)->attempts, 2);
        QCOMPARE(f.reader->outboxEntry(id)->nextAttempt, utc(2026, 5, 1));
        QCOMPARE(f.reader->outboxEntry(id)->lastError->reason, ErrorReason::ConnectionRefused);
        f.write([&](Transaction& t) { return t.setOutboxState(id, OutboxState::Queued, std::nullopt, {}); });
        QVERIFY(!f.reader->outboxEntry(id)->nextAttempt.isValid());
    }

    void whatIsNotThereIsGone()
    {
        StoreFixture f;
        const auto gone = [&](const Store::Work& work) {
            const auto result = f.tryWrite(work);
            return !result && result.error().kind == ErrorKind::Gone;
        };
        // The sender asks for this before the final dot: it must not go on for an entry that was discarded.
        QVERIFY(
            gone([](Transaction& t) { return t.setOutboxState(5, OutboxState::Ending, std::nullopt, {}); }));
        QVERIFY(gone([](Transaction& t) { return t.scheduleRetry(5, {}, {}); }));
        QVERIFY(gone([](Transaction& t) { return t.setSentCopyDone(5); }));
        QVERIFY(gone([](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.addToOutbox(sampleEntry(99), "x", "x"));
            return {};
        }));
        QVERIFY(gone([](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.saveDraft({5, 0, {}, "{}", {}}));
            return {};
        }));
        QCOMPARE(f.reader->outboxEntry(5).error().kind, ErrorKind::Gone);
        QVERIFY(f.reader->outbox()->isEmpty());
        REQUIRE(f.tryWrite([](Transaction& t) { return t.removeFromOutbox(5); }));
        QVERIFY(f.change.isEmpty());
    }

    void recoversAfterAKill_data()
    {
        QTest::addColumn<OutboxState>("before");
        QTest::addColumn<OutboxState>("after");
        QTest::newRow("sending") << OutboxState::Sending << OutboxState::Queued;
        QTest::newRow("ending") << OutboxState::Ending << OutboxState::Uncertain;
        for (const OutboxState state : {OutboxState::Scheduled, OutboxState::Held, OutboxState::Queued,
                                        OutboxState::Sent, OutboxState::Uncertain, OutboxState::Failed})
            QTest::addRow("%d stays", static_cast<int>(state)) << state << state;
    }

    void recoversAfterAKill()
    {
        QFETCH(const OutboxState, before);
        QFETCH(const OutboxState, after);
        StoreFixture f;
        const OutboxId id = add(f, before);
        f.write([](Transaction& t) { return t.recoverOutbox(utc(2026, 5, 1)); });
        QCOMPARE(f.change.outboxChanged, before != after);
        QCOMPARE(f.reader->outboxEntry(id)->state, after);
    }

    void keepsDrafts()
    {
        StoreFixture f;
        Draft draft{0, f.account, QStringLiteral("Taslak"), QByteArray("{\"a\":1}"), utc(2026, 1, 1)};
        const auto save = [&] {
            f.write([&](Transaction& t) -> Result<void> {
                const auto saved = t.saveDraft(draft);
                REQUIRE_OR_RETURN(saved);
                draft.id = *saved;
                return {};
            });
        };
        save();
        QVERIFY(f.change.draftsChanged);
        draft.subject = QStringLiteral("Başka");
        draft.account = 0;
        draft.data.clear();
        save();
        const auto drafts = *f.reader->drafts();
        QCOMPARE(drafts.size(), 1);
        QCOMPARE(drafts.first().id, draft.id);
        QCOMPARE(drafts.first().account, AccountId{0});
        QCOMPARE(drafts.first().subject, draft.subject);
        QCOMPARE(drafts.first().data, QByteArray());
        QCOMPARE(drafts.first().changed, draft.changed);
        f.write([&](Transaction& t) { return t.removeDraft(draft.id); });
        QVERIFY(f.change.draftsChanged);
        QVERIFY(f.reader->drafts()->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStoreOutbox)
#include "tst_store_outbox.moc"
