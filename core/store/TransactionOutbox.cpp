#include "store/DraftRows.h"
#include "store/MessageColumns.h"
#include "store/TransactionPrivate.h"

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
        query.bind(none, none, none, none, none, none);
        return;
    }
    query.bind(static_cast<int>(error->kind), static_cast<int>(error->reason), error->message, error->detail,
               error->host, int{error->port});
}

} // namespace

Result<OutboxId> Transaction::addToOutbox(const OutboxEntry& entry, const QByteArray& wire,
                                          const QByteArray& sentCopy)
{
    return d->guarded([&]() -> Result<OutboxId> {
        if (!d->query("SELECT 1 FROM account WHERE id = ?", entry.account).next())
            return missing(ErrorReason::NoAccount, QStringLiteral("No account %1").arg(entry.account));
        {
            Query row = d->query(
                "INSERT INTO outbox (account, state, message_id, subject, envelope_from, recipients, created,"
                " next_attempt, attempts, reply, sent_copy_done, original, original_is_forward, error_kind,"
                " error_reason, error_message, error_detail, error_host, error_port)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.account, static_cast<int>(entry.state), entry.messageId, entry.subject,
                entry.envelopeFrom, joinLines(entry.recipients), entry.created, entry.nextAttempt,
                entry.attempts, entry.reply, entry.sentCopyDone, entry.original, entry.originalIsForward);
            bindError(row, entry.lastError);
            row.run();
        }
        const OutboxId id = d->lastInsertId();
        Query bytes =
            d->query("INSERT INTO outbox_bytes (outbox, wire, sent_copy) VALUES (?, ?, ?)", id, wire);
        if (sentCopy == wire)
            bytes.bind(std::optional<qint64>()); // without Bcc they are the same
        else
            bytes.bind(sentCopy);
        bytes.run();
        d->changes().outboxChanged();
        return id;
    });
}

Result<void> Transaction::setOutboxState(OutboxId id, OutboxState state, const std::optional<Error>& error,
                                         const QString& reply)
{
    return d->guarded([&]() -> Result<void> {
        Query row =
            d->query("UPDATE outbox SET state = ?, reply = ?, next_attempt = NULL, error_kind = ?,"
                     " error_reason = ?, error_message = ?, error_detail = ?, error_host = ?, error_port = ?"
                     " WHERE id = ?",
                     static_cast<int>(state), reply);
        bindError(row, error);
        row.bind(id);
        return ifFound(row.run(), d->changes(), id);
    });
}

Result<void> Transaction::scheduleRetry(OutboxId id, const QDateTime& nextAttempt, const Error& error)
{
    return d->guarded([&]() -> Result<void> {
        Query row =
            d->query("UPDATE outbox SET state = ?, next_attempt = ?, attempts = attempts + 1, error_kind = ?,"
                     " error_reason = ?, error_message = ?, error_detail = ?, error_host = ?, error_port = ?"
                     " WHERE id = ?",
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
        return ifFound(d->query("UPDATE outbox SET sent_copy_done = 1 WHERE id = ?", id).run(), d->changes(),
                       id);
    });
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

Result<void> Transaction::recoverOutbox()
{
    return d->guarded([&]() -> Result<void> {
        const int changed =
            d->query("UPDATE outbox SET state = CASE state WHEN ?1 THEN ?2 ELSE ?4 END"
                     " WHERE state IN (?1, ?3)",
                     static_cast<int>(OutboxState::Sending), static_cast<int>(OutboxState::Queued),
                     static_cast<int>(OutboxState::Ending), static_cast<int>(OutboxState::Uncertain))
                .run();
        if (changed > 0)
            d->changes().outboxChanged();
        return {};
    });
}

} // namespace postaci
