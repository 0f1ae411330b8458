#include "base/LocalAccount.h"
#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"
#include "message/HeaderWriter.h"
#include "store/DraftRows.h"
#include "store/MessageColumns.h"
#include "store/TransactionPrivate.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace postaci {

namespace {

Result<void> ifFound(int rows, ChangeCollector& changes, OutboxId id)
{
    if (rows == 0)
        return missing(ErrorReason::MessageMissing, QStringLiteral("No outbox entry %1").arg(id));
    changes.outboxChanged();
    return {};
}

void bindError(Query& query, const std::optional<Error>& error)
{
    if (!error) {
        const std::optional<qint64> none;
        query.bind(none, none, none, none, none, none, none, none);
        return;
    }
    query.bind(static_cast<int>(error->kind), static_cast<int>(error->reason), error->message, error->detail,
               error->host, int{error->port}, error->messageSize, error->sizeLimit);
}

QString refusedToJson(const QList<RefusedRecipient>& refused)
{
    QJsonArray array;
    for (const RefusedRecipient& one : refused)
        array.append(QJsonArray{one.addr, one.code, one.reply});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

/// It is sent later than it was written: that is its date, in both forms alike. Not of one that may have
/// gone out already.
void renewDate(WriteContext& context, OutboxId id, const QDateTime& now)
{
    QByteArray wire;
    QByteArray sent;
    {
        Query row = context.query("SELECT t.wire_head, coalesce(t.sent_head, '') FROM outbox_text t"
                                  " JOIN outbox o ON o.id = t.outbox WHERE o.id = ? AND o.unsettled IS NULL",
                                  id);
        if (!row.next())
            return;
        wire = row.blob(0);
        sent = row.blob(1);
    }
    const auto renewed = [&now](const QByteArray& head) {
        const bool isRedirected = !headerField(head, "Resent-Date").isEmpty();
        return withFieldValue(head, isRedirected ? "Resent-Date" : "Date", dateField(now));
    };
    Query row =
        context.query("UPDATE outbox_text SET wire_head = ?, sent_head = ? WHERE outbox = ?", renewed(wire));
    if (sent.isEmpty())
        row.bind(std::optional<qint64>());
    else
        row.bind(renewed(sent));
    row.bind(id);
    row.run();
}

/// Somebody sends it now, whatever time it was to wait for: there is nothing that it could be late for.
void forgetDue(WriteContext& context, OutboxId id, const QDateTime& now)
{
    const bool wasScheduled =
        context
            .query("SELECT 1 FROM outbox WHERE id = ? AND due IS NOT NULL AND state NOT IN (?, ?, ?, ?)", id,
                   static_cast<int>(OutboxState::Held), static_cast<int>(OutboxState::Sending),
                   static_cast<int>(OutboxState::Ending), static_cast<int>(OutboxState::Sent))
            .next();
    if (!wasScheduled)
        return;
    renewDate(context, id, now);
    context.query("UPDATE outbox SET due = NULL WHERE id = ?", id).run();
}

bool isEightBit(QByteArrayView bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
}

/// Who was sent a message with the Message-ID of this one.
QStringList sentBefore(WriteContext& context, OutboxId id)
{
    Query row = context.query("SELECT r.recipients FROM sent_record r JOIN outbox o"
                              " ON o.message_id = r.message_id AND o.account = r.account WHERE o.id = ?",
                              id);
    return row.next() ? splitLines(row.text(0)) : QStringList();
}

qsizetype headSize(QByteArrayView message)
{
    const qsizetype end = message.indexOf("\r\n\r\n");
    return end < 0 ? message.size() : end + 4;
}

/// Both forms have the same bytes below their header blocks: those are kept once.
void storeText(WriteContext& context, OutboxId id, QByteArrayView wire, QByteArrayView sentCopy)
{
    constexpr qsizetype kPiece = 256 << 10;
    qsizetype wireHead = headSize(wire);
    qsizetype sentHead = headSize(sentCopy);
    QByteArrayView body = wire.sliced(wireHead);
    if (body != sentCopy.sliced(sentHead)) {
        wireHead = wire.size();
        sentHead = sentCopy.size();
        body = {};
    }
    {
        Query row =
            context.query("INSERT INTO outbox_text (outbox, wire_head, size, eight_bit, sent_head)"
                          " VALUES (?, ?, ?, ?, ?)",
                          id, wire.first(wireHead).toByteArray(), qint64{body.size()}, isEightBit(wire));
        if (sentCopy.first(sentHead) == wire.first(wireHead))
            row.bind(std::optional<qint64>()); // without Bcc they are the same
        else
            row.bind(sentCopy.first(sentHead).toByteArray());
        row.run();
    }
    qint64 number = 0;
    for (qsizetype at = 0; at < body.size(); at += kPiece) {
        context
            .query("INSERT INTO outbox_piece (outbox, number, data) VALUES (?, ?, ?)", id, number++,
                   body.sliced(at, qMin(kPiece, body.size() - at)).toByteArray())
            .run();
    }
}

} // namespace

Result<bool> Transaction::wasEverInOutbox(AccountId account, const QString& messageId)
{
    return d->guarded([&]() -> Result<bool> {
        return d
            ->query("SELECT 1 FROM outbox WHERE account = ?1 AND message_id = ?2"
                    " UNION ALL SELECT 1 FROM sent_record WHERE account = ?1 AND message_id = ?2",
                    account, messageId)
            .next();
    });
}

Result<OutboxId> Transaction::addToOutbox(const OutboxEntry& entry, const QByteArray& wire,
                                          const QByteArray& sentCopy, const QByteArray& draft)
{
    return d->guarded([&]() -> Result<OutboxId> {
        // The sample mailbox has no server: what it took would wait for ever.
        if (!d->query("SELECT 1 FROM account WHERE id = ? AND origin_source <> ?", entry.account,
                      kSampleSource)
                 .next())
            return missing(ErrorReason::NoAccount,
                           QStringLiteral("No account %1 that sends").arg(entry.account));
        {
            Query row = d->query(
                "INSERT INTO outbox (account, state, message_id, subject, envelope_from, recipients, created,"
                " next_attempt, attempts, reply, sent_copy_done, original, original_is_forward, due, sent,"
                " unsettled, notices, refused, error_kind, error_reason, error_message, error_detail,"
                " error_host, error_port, error_size, error_limit, draft)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.account, static_cast<int>(entry.state), entry.messageId, entry.subject,
                entry.envelopeFrom, joinLines(entry.recipients), entry.created, entry.nextAttempt,
                entry.attempts, entry.reply, entry.sentCopyDone, entry.original, entry.originalIsForward,
                entry.due, entry.sent, entry.unsettled, entry.wantsNotices, refusedToJson(entry.refused));
            bindError(row, entry.lastError);
            if (draft.isEmpty())
                row.bind(std::optional<qint64>());
            else
                row.bind(draft);
            row.run();
        }
        const OutboxId id = d->lastInsertId();
        storeText(*d, id, wire, sentCopy);
        d->changes().outboxChanged();
        return id;
    });
}

Result<void> Transaction::setOutboxState(OutboxId id, OutboxState state, const std::optional<Error>& error,
                                         const QString& reply)
{
    return d->guarded([&]() -> Result<void> {
        Query row =
            d->query("UPDATE outbox SET state = ?, reply = ?, next_attempt = NULL, refused = '[]',"
                     " error_kind = ?, error_reason = ?, error_message = ?, error_detail = ?, error_host = ?,"
                     " error_port = ?, error_size = ?, error_limit = ? WHERE id = ?",
                     static_cast<int>(state), reply);
        bindError(row, error);
        row.bind(id);
        return ifFound(row.run(), d->changes(), id);
    });
}

Result<void> Transaction::beginEnding(OutboxId id, const QList<RefusedRecipient>& refused)
{
    return d->guarded([&]() -> Result<void> {
        return ifFound(d->query("UPDATE outbox SET state = ?, refused = ? WHERE id = ? AND state = ?",
                                static_cast<int>(OutboxState::Ending), refusedToJson(refused), id,
                                static_cast<int>(OutboxState::Sending))
                           .run(),
                       d->changes(), id);
    });
}

Result<void> Transaction::beginSending(OutboxId id, const QDateTime& now)
{
    return d->guarded([&]() -> Result<void> {
        if (d->query("SELECT 1 FROM outbox WHERE id = ? AND due IS NOT NULL", id).next())
            renewDate(*d, id, now);
        return ifFound(
            d->query("UPDATE outbox SET state = ?, reply = '', next_attempt = NULL, refused = '[]',"
                     " error_kind = NULL, error_reason = NULL, error_message = NULL, error_detail = NULL,"
                     " error_host = NULL, error_port = NULL WHERE id = ? AND state = ?",
                     static_cast<int>(OutboxState::Sending), id, static_cast<int>(OutboxState::Queued))
                .run(),
            d->changes(), id);
    });
}

Result<void> Transaction::scheduleRetry(OutboxId id, const QDateTime& nextAttempt, const Error& error)
{
    return d->guarded([&]() -> Result<void> {
        Query row =
            d->query("UPDATE outbox SET state = ?, next_attempt = ?, attempts = attempts + 1, refused = '[]',"
                     " error_kind = ?, error_reason = ?, error_message = ?, error_detail = ?, error_host = ?,"
                     " error_port = ?, error_size = ?, error_limit = ? WHERE id = ?",
                     static_cast<int>(OutboxState::Queued), nextAttempt);
        bindError(row, error);
        row.bind(id);
        return ifFound(row.run(), d->changes(), id);
    });
}

Result<void> Transaction::setSentCopyDone(OutboxId id)
{
    return d->guarded([&]() -> Result<void> {
        removeSentDraft(*d, id);
        // That a copy was refused before is not worth a word any more.
        return ifFound(d->query("UPDATE outbox SET sent_copy_done = 1, next_attempt = NULL, error_kind = NULL"
                                " WHERE id = ?",
                                id)
                           .run(),
                       d->changes(), id);
    });
}

Result<void> Transaction::copyRefused(OutboxId id, const QDateTime& nextAttempt, const Error& error)
{
    return d->guarded([&]() -> Result<void> {
        Query row = d->query("UPDATE outbox SET next_attempt = ?, attempts = attempts + 1, error_kind = ?,"
                             " error_reason = ?, error_message = ?, error_detail = ?, error_host = ?,"
                             " error_port = ?, error_size = ?, error_limit = ?"
                             " WHERE id = ? AND state = ? AND NOT sent_copy_done",
                             nextAttempt);
        bindError(row, error);
        row.bind(id, static_cast<int>(OutboxState::Sent));
        return ifFound(row.run(), d->changes(), id);
    });
}

Result<void> Transaction::fileCopyAgain(OutboxId id)
{
    return d->guarded([&]() -> Result<void> {
        return ifFound(d->query("UPDATE outbox SET next_attempt = NULL, error_kind = NULL"
                                " WHERE id = ? AND state = ? AND NOT sent_copy_done",
                                id, static_cast<int>(OutboxState::Sent))
                           .run(),
                       d->changes(), id);
    });
}

Result<void> Transaction::leaveIfDone(OutboxId id)
{
    const auto isDone = d->guarded([&]() -> Result<bool> {
        Query row = d->query("SELECT 1 FROM outbox WHERE id = ? AND state = ? AND sent_copy_done"
                             " AND refused = '[]' AND error_kind IS NULL"
                             " AND coalesce(sent - due, 0) <= ?",
                             id, static_cast<int>(OutboxState::Sent), OutboxEntry::kAWhile);
        return row.next();
    });
    if (!isDone || !*isDone)
        return isDone ? Result<void>() : unexpected(isDone.error());
    return removeFromOutbox(id);
}

Result<bool> Transaction::takeSentCopy(OutboxId id)
{
    return d->guarded([&]() -> Result<bool> {
        if (d->query("UPDATE outbox SET sent_copy_done = 1 WHERE id = ? AND NOT sent_copy_done", id).run() ==
            0)
            return false;
        removeSentDraft(*d, id);
        d->changes().outboxChanged();
        return true;
    });
}

Result<void> Transaction::removeFromOutbox(OutboxId id)
{
    return d->guarded([&]() -> Result<void> {
        removeSentDraft(*d, id);
        const bool hasDraft = d->query("SELECT 1 FROM draft WHERE outbox = ?", id).next();
        if (d->query("DELETE FROM outbox WHERE id = ?", id).run() > 0)
            d->changes().outboxChanged();
        if (hasDraft) // it is one again
            d->changes().draftsChanged();
        return {};
    });
}

Result<void> Transaction::setSent(const OutboxEntry& outcome, const QDateTime& now)
{
    return d->guarded([&]() -> Result<void> {
        const int set =
            d->query("UPDATE outbox SET state = ?, reply = ?, refused = ?, sent = ?, unsettled = NULL,"
                     " next_attempt = NULL, error_kind = NULL, error_reason = NULL,"
                     " error_message = NULL, error_detail = NULL, error_host = NULL,"
                     " error_port = NULL WHERE id = ? AND state = ?",
                     static_cast<int>(OutboxState::Sent), outcome.reply, refusedToJson(outcome.refused), now,
                     outcome.id, static_cast<int>(outcome.state))
                .run();
        if (set == 0)
            return missing(ErrorReason::MessageMissing, QStringLiteral("No outbox entry %1").arg(outcome.id));
        // Some may have got it by an earlier try.
        QStringList recipients = sentBefore(*d, outcome.id);
        for (const QString& recipient : outcome.recipients)
            if (!recipients.contains(recipient))
                recipients.append(recipient);
        d->query("INSERT OR REPLACE INTO sent_record (message_id, account, subject, recipients, sent)"
                 " SELECT message_id, account, subject, ?, ? FROM outbox WHERE id = ?",
                 joinLines(recipients), now, outcome.id)
            .run();
        // Reports come within days; after that only those about messages in a Sent folder count.
        constexpr qint64 kKeptDays = 60;
        d->query("DELETE FROM sent_record WHERE sent < ?", now.addDays(-kKeptDays)).run();
        d->changes().outboxChanged();
        return {};
    });
}

Result<void> Transaction::requeueFor(OutboxId id, const QStringList& recipients, const QDateTime& nextAttempt,
                                     const Error& error)
{
    return d->guarded([&]() -> Result<void> {
        {
            Query row = d->query(
                "INSERT INTO outbox (account, state, message_id, subject, envelope_from, recipients, created,"
                " next_attempt, attempts, reply, sent_copy_done, original, original_is_forward, notices,"
                " draft, error_kind, error_reason, error_message, error_detail, error_host, error_port, "
                "error_size,"
                " error_limit)"
                " SELECT account, ?, message_id, subject, envelope_from, ?, created, ?, attempts + 1, '', 1,"
                " 0, 0, notices, NULL, ?, ?, ?, ?, ?, ?, ?, ? FROM outbox WHERE id = ?",
                static_cast<int>(OutboxState::Queued), joinLines(recipients), nextAttempt);
            bindError(row, error);
            row.bind(id);
            if (auto made = ifFound(row.run(), d->changes(), id); !made)
                return made;
        }
        const OutboxId copy = d->lastInsertId();
        d->query("INSERT INTO outbox_text (outbox, wire_head, sent_head, size, eight_bit)"
                 " SELECT ?, wire_head, sent_head, size, eight_bit FROM outbox_text WHERE outbox = ?",
                 copy, id)
            .run();
        d->query("INSERT INTO outbox_piece (outbox, number, data)"
                 " SELECT ?, number, data FROM outbox_piece WHERE outbox = ?",
                 copy, id)
            .run();
        return {};
    });
}

Result<void> Transaction::setUncertain(OutboxId id, const Error& error, const QString& reply,
                                       const QDateTime& now)
{
    return d->guarded([&]() -> Result<void> {
        Query row =
            d->query("UPDATE outbox SET state = ?, reply = ?, unsettled = ?, next_attempt = NULL,"
                     " error_kind = ?, error_reason = ?, error_message = ?, error_detail = ?, error_host = ?,"
                     " error_port = ?, error_size = ?, error_limit = ? WHERE id = ?",
                     static_cast<int>(OutboxState::Uncertain), reply, now);
        bindError(row, error);
        row.bind(id);
        return ifFound(row.run(), d->changes(), id);
    });
}

Result<int> Transaction::releaseDue(AccountId account, const QDateTime& now)
{
    constexpr qint64 kLongestHold = 120; ///< seconds: twice what can be chosen
    return d->guarded([&]() -> Result<int> {
        // What was only held has no time that it could be late for.
        const int released =
            d->query("UPDATE outbox SET due = CASE state WHEN ?1 THEN due END, state = ?3"
                     " WHERE account = ?4 AND (state IN (?1, ?2) AND (due IS NULL OR due <= ?5)"
                     // A clock that was set back does not hold them for longer than anybody has asked for.
                     " OR state = ?2 AND (created > ?5 OR due > ?6))",
                     static_cast<int>(OutboxState::Scheduled), static_cast<int>(OutboxState::Held),
                     static_cast<int>(OutboxState::Queued), account, now, now.addSecs(kLongestHold))
                .run();
        if (released > 0)
            d->changes().outboxChanged();
        return released;
    });
}

Result<void> Transaction::sendAgain(OutboxId id, const QDateTime& now)
{
    return d->guarded([&]() -> Result<void> {
        forgetDue(*d, id, now);
        const int queued =
            d->query("UPDATE outbox SET state = ?, reply = '', next_attempt = NULL, refused = '[]',"
                     " error_kind = NULL, error_reason = NULL, error_message = NULL, error_detail = NULL,"
                     " error_host = NULL, error_port = NULL WHERE id = ? AND state IN (?, ?)",
                     static_cast<int>(OutboxState::Queued), id, static_cast<int>(OutboxState::Failed),
                     static_cast<int>(OutboxState::Uncertain))
                .run();
        return ifFound(queued, d->changes(), id);
    });
}

Result<void> Transaction::discardFromOutbox(OutboxId id)
{
    const auto canGo = d->guarded([&]() -> Result<void> {
        DraftId draft = 0;
        {
            Query row =
                d->query("SELECT d.id FROM outbox o LEFT JOIN draft d ON d.outbox = o.id WHERE o.id = ?"
                         " AND o.state NOT IN (?, ?, ?)",
                         id, static_cast<int>(OutboxState::Sending), static_cast<int>(OutboxState::Ending),
                         static_cast<int>(OutboxState::Sent));
            if (!row.next())
                return missing(ErrorReason::MessageMissing,
                               QStringLiteral("Outbox entry %1 is under way").arg(id));
            draft = row.number(0);
        }
        if (draft != 0) // nobody wants to go on with it either
            removeDraftRow(*d, draft);
        return {};
    });
    return canGo ? removeFromOutbox(id) : canGo;
}

Result<bool> Transaction::release(OutboxId id, const QDateTime& now)
{
    return d->guarded([&]() -> Result<bool> {
        forgetDue(*d, id, now);
        const int released =
            d->query("UPDATE outbox SET due = NULL, next_attempt = NULL, state = ? WHERE id = ? AND state IN "
                     "(?, ?, ?)",
                     static_cast<int>(OutboxState::Queued), id, static_cast<int>(OutboxState::Scheduled),
                     static_cast<int>(OutboxState::Held), static_cast<int>(OutboxState::Queued))
                .run();
        if (released > 0)
            d->changes().outboxChanged();
        return released > 0;
    });
}

Result<bool> Transaction::reschedule(OutboxId id, const QDateTime& due)
{
    return d->guarded([&]() -> Result<bool> {
        const int changed =
            d->query("UPDATE outbox SET due = ?, next_attempt = NULL, state = ? WHERE id = ? AND state IN "
                     "(?, ?, ?)",
                     due, static_cast<int>(OutboxState::Scheduled), id,
                     static_cast<int>(OutboxState::Scheduled), static_cast<int>(OutboxState::Held),
                     static_cast<int>(OutboxState::Queued))
                .run();
        if (changed > 0)
            d->changes().outboxChanged();
        return changed > 0;
    });
}

Result<Draft> Transaction::takeBack(OutboxId id, const DraftRewriting& rewrite)
{
    Draft draft;
    OutboxEntry entry;
    bool isNewer = false;
    const auto read = d->guarded([&]() -> Result<void> {
        // The draft that waits for the sending, with what the composer gave along.
        Query row = d->query(
            "SELECT o.account, o.subject, o.draft, d.id, d.subject, d.data, d.account,"
            " o.state, o.due, o.unsettled FROM outbox o"
            " LEFT JOIN draft d ON d.outbox = o.id"
            " WHERE o.id = ? AND (d.id IS NOT NULL OR o.draft IS NOT NULL) AND o.state IN (?, ?, ?, ?)",
            id, static_cast<int>(OutboxState::Scheduled), static_cast<int>(OutboxState::Held),
            static_cast<int>(OutboxState::Queued), static_cast<int>(OutboxState::Failed));
        if (!row.next())
            return missing(ErrorReason::MessageMissing, QStringLiteral("No outbox entry %1").arg(id));
        draft = row.number(3) != 0 ? Draft{row.number(3), row.number(6), row.text(4), row.blob(5), {}}
                                   : Draft{0, row.number(0), row.text(1), row.blob(2), {}};
        // What was sent, even where the last of it could not be saved in the draft.
        isNewer = draft.id != 0 && !row.isNull(2) && row.blob(2) != draft.data;
        if (isNewer)
            draft.data = row.blob(2);
        draft.changed = QDateTime::currentDateTimeUtc();
        entry.id = id;
        entry.state = static_cast<OutboxState>(row.number(7));
        entry.due = row.time(8);
        entry.unsettled = row.time(9);
        return {};
    });
    if (!read)
        return unexpected(read.error());
    if (rewrite)
        draft.data = rewrite(draft.data, entry);
    if (draft.id == 0 || isNewer || rewrite) {
        const auto saved = saveDraft(draft);
        if (!saved)
            return unexpected(saved.error());
        draft.id = *saved;
    }
    if (auto removed = removeFromOutbox(id); !removed)
        return unexpected(removed.error());
    return draft;
}

Result<void> Transaction::outboxNewsSeen(OutboxId id)
{
    return d->guarded([&]() -> Result<void> {
        // Its copy may still have to be filed; then it leaves by itself.
        const int left =
            d->query("UPDATE outbox SET refused = '[]', due = NULL, error_kind = NULL WHERE id = ?"
                     " AND state = ? AND NOT sent_copy_done",
                     id, static_cast<int>(OutboxState::Sent))
                .run();
        const int gone = d->query("DELETE FROM outbox WHERE id = ? AND state = ? AND sent_copy_done", id,
                                  static_cast<int>(OutboxState::Sent))
                             .run();
        if (left + gone > 0)
            d->changes().outboxChanged();
        return {};
    });
}

Result<void> Transaction::recoverOutbox(const QDateTime& now)
{
    QList<OutboxId> sent;
    const auto recovered = d->guarded([&]() -> Result<void> {
        const int changed =
            d->query("UPDATE outbox SET state = CASE state WHEN ?1 THEN ?2 ELSE ?4 END,"
                     " unsettled = CASE state WHEN ?3 THEN ?5 ELSE unsettled END WHERE state IN (?1, ?3)",
                     static_cast<int>(OutboxState::Sending), static_cast<int>(OutboxState::Queued),
                     static_cast<int>(OutboxState::Ending), static_cast<int>(OutboxState::Uncertain), now)
                .run();
        if (changed > 0)
            d->changes().outboxChanged();
        Query rows = d->query("SELECT id FROM outbox WHERE state = ? AND sent_copy_done",
                              static_cast<int>(OutboxState::Sent));
        while (rows.next())
            sent.append(rows.number(0));
        return {};
    });
    if (!recovered)
        return recovered;
    for (const OutboxId id : std::as_const(sent))
        if (auto left = leaveIfDone(id); !left)
            return left;
    return {};
}

} // namespace postaci
