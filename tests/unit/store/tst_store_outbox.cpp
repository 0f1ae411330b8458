#include "OlderVersions.h"
#include "OutboxRows.h"
#include "store/Connection.h"
#include "store/Database.h"

using namespace postaci;
using namespace postaci::test;

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
        error.messageSize = 30'000'000;
        error.sizeLimit = 25'000'000;
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
        QCOMPARE(failed.lastError->messageSize, error.messageSize);
        QCOMPARE(failed.lastError->sizeLimit, error.sizeLimit);
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

    void aBigMessageIsReadInPieces()
    {
        StoreFixture f;
        QByteArray body;
        for (int i = 0; i < 100000; ++i)
            body += QByteArray::number(i) + "\r\n";
        const QByteArray wire = "Subject: x\r\n\r\n" + body;
        const QByteArray copy = "Bcc: <gizli@example.org>\r\nSubject: x\r\n\r\n" + body;
        const OutboxId id = add(f, OutboxState::Queued, wire, copy);
        QCOMPARE(f.reader->outboxBytes(id)->wireSize, wire.size());
        QCOMPARE(f.reader->outboxBytes(id)->sentCopySize, copy.size());
        QVERIFY(!f.reader->outboxBytes(id)->isEightBit);
        for (const auto& [form, whole] :
             {std::pair(OutboxForm::Wire, wire), std::pair(OutboxForm::SentCopy, copy)}) {
            const auto pieces = f.reader->outboxPieces(id, form);
            REQUIRE(pieces);
            QCOMPARE((*pieces)->size(), whole.size());
            QByteArray read;
            int count = 0;
            for (;; ++count) {
                const auto piece = (*pieces)->next();
                REQUIRE(piece);
                if (piece->isEmpty())
                    break;
                QVERIFY(piece->size() <= 256 << 10);
                read += *piece;
            }
            QVERIFY(read == whole);
            QVERIFY(count > 2);
        }
        // Discarded while it goes out: that is no end of a message.
        const auto pieces = f.reader->outboxPieces(id, OutboxForm::Wire);
        REQUIRE(pieces);
        REQUIRE((*pieces)->next());
        f.write([&](Transaction& t) { return t.removeFromOutbox(id); });
        QVERIFY(!(*pieces)->next());
    }

    void bytesSayWhatServersMustKnow()
    {
        StoreFixture f;
        const OutboxId body = add(f, OutboxState::Queued, "A: b\r\n\r\n\xc3\xbc", "A: b\r\n\r\n\xc3\xbc");
        QVERIFY(f.reader->outboxBytes(body)->isEightBit);
        QVERIFY(!f.reader->outboxBytes(body)->hasUtf8Header);
        const OutboxId head = add(f, OutboxState::Queued, "A: \xc3\xbc\r\n\r\nb", "A: \xc3\xbc\r\n\r\nb");
        QVERIFY(f.reader->outboxBytes(head)->hasUtf8Header);
        QVERIFY(f.reader->outboxBytes(head)->hasUtf8SentHeader);
        // The name of somebody who gets a blind copy is in one form only.
        const OutboxId blind = add(f, OutboxState::Queued, kTwoHeads, kTwoHeadsCopy);
        QVERIFY(!f.reader->outboxBytes(blind)->hasUtf8Header);
        QVERIFY(f.reader->outboxBytes(blind)->hasUtf8SentHeader);
    }

    void whatIsPutOffIsReleasedInTime()
    {
        StoreFixture f;
        const auto put = [&](OutboxState state, const QDateTime& due) {
            OutboxId id = 0;
            f.write([&](Transaction& t) -> Result<void> {
                OutboxEntry entry = sampleEntry(f.account);
                entry.state = state;
                entry.due = due;
                entry.created = utc(2026, 4, 29);
                const auto added = t.addToOutbox(entry, "x", "x", "{}");
                REQUIRE_OR_RETURN(added);
                id = *added;
                return {};
            });
            return id;
        };
        const OutboxId held = put(OutboxState::Held, utc(2026, 4, 30).addSecs(30));
        const OutboxId early = put(OutboxState::Scheduled, utc(2026, 5, 2));
        const OutboxId late = put(OutboxState::Scheduled, utc(2026, 5, 3));
        const auto release = [&](const QDateTime& now) {
            f.write([&](Transaction& t) -> Result<void> {
                const auto released = t.releaseDue(f.account, now);
                REQUIRE_OR_RETURN(released);
                return {};
            });
        };
        const auto stateOf = [&](OutboxId id) { return f.reader->outboxEntry(id)->state; };
        release(utc(2026, 4, 30));
        QVERIFY(f.change.isEmpty());
        release(utc(2026, 5, 2));
        QCOMPARE(stateOf(held), OutboxState::Queued);
        QVERIFY(!f.reader->outboxEntry(held)->due.isValid()); // nothing that it could be late for
        QCOMPARE(stateOf(early), OutboxState::Queued);
        QCOMPARE(f.reader->outboxEntry(early)->due, utc(2026, 5, 2));
        QCOMPARE(stateOf(late), OutboxState::Scheduled);
        OutboxEntry sent = *f.reader->outboxEntry(early);
        sent.refused = {{QStringLiteral("b@example.org"), 550, QStringLiteral("5.1.1 \"yok\"")}};
        f.write([&](Transaction& t) { return t.setSent(sent, utc(2026, 5, 4)); });
        const OutboxEntry read = *f.reader->outboxEntry(early);
        QVERIFY(read.wasLate() && read.hasNewsForUser());
        QCOMPARE(read.refused, sent.refused);
        QVERIFY(*f.reader->wasSent(f.account, sent.messageId));
        f.write([&](Transaction& t) { return t.outboxNewsSeen(early); });
        QVERIFY(!f.reader->outboxEntry(early)->hasNewsForUser()); // its copy is still to be filed
        f.write([&](Transaction& t) { return t.setSentCopyDone(early); });
        f.write([&](Transaction& t) { return t.outboxNewsSeen(early); });
        QVERIFY(!f.reader->outboxEntry(early));
    }

    void isTakenBackOnlyBeforeItGoes()
    {
        StoreFixture f;
        for (const OutboxState state :
             {OutboxState::Scheduled, OutboxState::Held, OutboxState::Queued, OutboxState::Sending,
              OutboxState::Ending, OutboxState::Sent, OutboxState::Uncertain, OutboxState::Failed}) {
            OutboxEntry entry = sampleEntry(f.account);
            entry.state = state;
            Draft draft;
            f.write([&](Transaction& t) -> Result<void> {
                const auto added = t.addToOutbox(entry, "x", "x", "{\"a\":1}");
                REQUIRE_OR_RETURN(added);
                entry.id = *added;
                return {};
            });
            const auto taken = f.tryWrite([&](Transaction& t) -> Result<void> {
                const auto back = t.takeBack(entry.id, {});
                REQUIRE_OR_RETURN(back);
                draft = *back;
                return {};
            });
            QCOMPARE(taken.has_value(), entry.canBeTakenBack());
            QCOMPARE(f.reader->outboxEntry(entry.id).has_value(), !entry.canBeTakenBack());
            QCOMPARE(draft.data, entry.canBeTakenBack() ? QByteArray("{\"a\":1}") : QByteArray());
        }
        QCOMPARE(f.reader->drafts()->size(), 4);
        // What the composer has never had cannot be written on.
        const OutboxId id = add(f, OutboxState::Queued);
        QVERIFY(!f.reader->outboxEntry(id)->isEditable);
        QVERIFY(!f.tryWrite([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.takeBack(id, {}));
            return {};
        }));
        QVERIFY(f.reader->outboxEntry(id).has_value());
        const auto begin = [&](Transaction& t) { return t.beginSending(id, utc(2026, 5, 1)); };
        f.write(begin);
        QVERIFY(!f.tryWrite(begin)); // by somebody else already
    }

    void whatNobodyWaitsForLeaves()
    {
        StoreFixture f;
        const auto sentAndRefused = [&] {
            OutboxEntry entry = sampleEntry(f.account);
            entry.id = add(f, OutboxState::Ending);
            entry.state = OutboxState::Ending;
            entry.refused = {{QStringLiteral("b@example.org"), 550, QStringLiteral("no")}};
            f.write([&](Transaction& t) { return t.setSent(entry, utc(2026, 5, 1)); });
            return entry.id;
        };
        const OutboxId seenMeanwhile = sentAndRefused();
        f.write(
            [&](Transaction& t) { return t.outboxNewsSeen(seenMeanwhile); }); // while its copy is uploaded
        f.write([&](Transaction& t) { return t.setSentCopyDone(seenMeanwhile); });
        f.write([&](Transaction& t) { return t.leaveIfDone(seenMeanwhile); });
        QVERIFY(!f.reader->outboxEntry(seenMeanwhile));
        const OutboxId unseen = sentAndRefused();
        f.write([&](Transaction& t) { return t.leaveIfDone(unseen); });
        f.write([&](Transaction& t) { return t.setSentCopyDone(unseen); });
        f.write([&](Transaction& t) { return t.leaveIfDone(unseen); });
        QVERIFY(f.reader->outboxEntry(unseen));
        // What an older program has left behind.
        f.write([](Transaction& t) -> Result<void> {
            OutboxEntry done = sampleEntry(1);
            done.state = OutboxState::Sent;
            done.sentCopyDone = true;
            REQUIRE_OR_RETURN(t.addToOutbox(done, "x", "x"));
            return {};
        });
        QCOMPARE(f.reader->outbox()->size(), 2);
        f.write([](Transaction& t) { return t.recoverOutbox(utc(2026, 5, 1)); });
        QCOMPARE(f.reader->outbox()->size(), 1);
        QCOMPARE(f.reader->outbox()->first().id, unseen);
    }

    void whatWaitedForItsTimeIsDatedByIt()
    {
        StoreFixture f;
        const auto put = [&](const QDateTime& due, OutboxState state) {
            OutboxEntry entry = sampleEntry(f.account);
            entry.state = state;
            entry.due = due;
            f.write([&](Transaction& t) -> Result<void> {
                const auto added = t.addToOutbox(entry, kTwoHeads, kTwoHeadsCopy);
                REQUIRE_OR_RETURN(added);
                entry.id = *added;
                return {};
            });
            return entry.id;
        };
        const QByteArray renewed = "Date: Sat, 02 May 2026 12:00:00 +0000\r\nSubject: x\r\n\r\nmetin\r\n";
        const auto areBoth = [&](OutboxId id, const QByteArray& wire) {
            return *f.reader->outboxWire(id) == wire &&
                   *f.reader->outboxSentCopy(id) == "Bcc: <\xc3\xbc@example.org>\r\n" + wire;
        };
        const OutboxId plain = put({}, OutboxState::Queued);
        f.write([&](Transaction& t) { return t.beginSending(plain, utc(2026, 5, 2)); });
        QVERIFY(areBoth(plain, kTwoHeads)); // it was sent when it was written, and had no connection
        const OutboxId scheduled = put(utc(2026, 5, 1), OutboxState::Queued);
        f.write([&](Transaction& t) { return t.beginSending(scheduled, utc(2026, 5, 2)); });
        QVERIFY(areBoth(scheduled, renewed));
        const OutboxId now = put(utc(2026, 6, 1), OutboxState::Scheduled);
        f.write([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.release(now, utc(2026, 5, 2)));
            return {};
        });
        QVERIFY(areBoth(now, renewed));
        QVERIFY(!f.reader->outboxEntry(now)->due.isValid()); // nothing that it could be late for
        const OutboxId again = put(utc(2026, 5, 1), OutboxState::Failed);
        f.write([&](Transaction& t) { return t.sendAgain(again, utc(2026, 5, 2)); });
        QVERIFY(areBoth(again, renewed));
        QVERIFY(!f.reader->outboxEntry(again)->due.isValid());
    }

    void reportsCountForWhatWasSent()
    {
        StoreFixture f;
        const auto note = [&](const QString& messageId, DeliveryAction action,
                              const QString& recipient = QStringLiteral("a@example.org"), int day = 1) {
            bool noted = false;
            f.write([&](Transaction& t) -> Result<void> {
                const auto written =
                    t.noteDelivery({{messageId, f.account, recipient, action, QStringLiteral("5.1.1"),
                                     QStringLiteral("no"), utc(2026, 5, day)}});
                REQUIRE_OR_RETURN(written);
                noted = *written;
                return {};
            });
            return noted;
        };
        const QString id = QStringLiteral("out@example.org");
        QVERIFY(!note(id, DeliveryAction::Failed));
        QVERIFY(f.reader->deliveryReports(f.account, id)->isEmpty());
        OutboxEntry entry = sampleEntry(f.account);
        entry.id = add(f, OutboxState::Ending);
        QVERIFY(!f.tryWrite([&](Transaction& t) { return t.setSent(entry, utc(2026, 5, 1)); }));
        entry.state = OutboxState::Ending;
        f.write([&](Transaction& t) { return t.setSent(entry, utc(2026, 5, 1)); });
        // Whoever knows its number can say anything, but not of people who have not had it.
        QVERIFY(!note(id, DeliveryAction::Failed, QStringLiteral("forged@example.org")));
        QVERIFY(note(id, DeliveryAction::Delayed));
        QVERIFY(note(id, DeliveryAction::Failed));
        QVERIFY(!note(id, DeliveryAction::Delayed)); // the last word was said
        QCOMPARE(f.reader->deliveryReports(f.account, id)->size(), 1);
        QCOMPARE(f.reader->deliveryReports(f.account, id)->first().action, DeliveryAction::Failed);
        QVERIFY(f.change.isEmpty());
        QVERIFY(note(id, DeliveryAction::Delivered, QStringLiteral("B@EXAMPLE.ORG"), 3)); // the same address
        QVERIFY(!note(id, DeliveryAction::Failed, QStringLiteral("b@example.org"), 2));   // older than that
        QCOMPARE(f.reader->deliveryReports(f.account, id)->size(), 2);
        // Some get it by a later try: then it was sent to all of them.
        OutboxEntry later = sampleEntry(f.account);
        later.recipients = QStringList{QStringLiteral("c@example.org")};
        later.state = OutboxState::Ending;
        f.write([&](Transaction& t) -> Result<void> {
            const auto added = t.addToOutbox(later, "x", "x");
            REQUIRE_OR_RETURN(added);
            later.id = *added;
            return t.setSent(later, utc(2026, 5, 1));
        });
        QCOMPARE((*f.reader->recipientsOfSent(f.account, id))->all, entry.recipients + later.recipients);
        QVERIFY(note(id, DeliveryAction::Failed, QStringLiteral("c@example.org")));
        // Sent by another program: it lies in the account's Sent folder.
        f.write([&](Transaction& t) {
            return t.applyFolderList(f.account, {listed("INBOX"), listed("Sent", FolderRole::Sent)});
        });
        postaci::NewMessage elsewhere = sampleMessage(7);
        elsewhere.envelope.to = {{QString(), QStringLiteral("a@example.org")}};
        f.insert(f.folder("Sent"), {elsewhere});
        QVERIFY(!note(QStringLiteral("7@example.org"), DeliveryAction::Failed, QStringLiteral("x@y.org")));
        QVERIFY(note(QStringLiteral("7@example.org"), DeliveryAction::Failed));
        f.insert(f.folder("INBOX"), {sampleMessage(8)});
        QVERIFY(!note(QStringLiteral("8@example.org"), DeliveryAction::Failed));
    }

    void anOlderOutboxIsKept()
    {
        StoreFixture f;
        f.close();
        {
            Connection mail(mailFile(f.dir.path()), Access::ReadWrite);
            mail.execute(versionTwelveSql());
            mail.execute(
                QStringLiteral("INSERT INTO outbox (account, state, message_id, subject, envelope_from,"
                               " recipients, attempts, reply, sent_copy_done, original,"
                               " original_is_forward) VALUES (1, 2, 'a', 's', 'f', 'r', 0, '', 0, 0, 0)"));
            mail.execute(QStringLiteral("INSERT INTO outbox_bytes VALUES (1, x'77697265', x'636f7079')"));
        }
        f.open();
        QCOMPARE(f.reader->outbox()->size(), 1);
        const OutboxId id = f.reader->outbox()->first().id;
        QCOMPARE(f.reader->outbox()->first().state, OutboxState::Queued);
        QCOMPARE(*f.reader->outboxWire(id), QByteArray("wire"));
        QCOMPARE(*f.reader->outboxSentCopy(id), QByteArray("copy"));
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
