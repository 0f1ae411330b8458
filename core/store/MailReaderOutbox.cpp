#include "store/MailReaderPrivate.h"

namespace postaci {

namespace {

OutboxEntry readEntry(const Query& row)
{
    OutboxEntry entry;
    entry.id = row.number(0);
    entry.account = row.number(1);
    entry.state = static_cast<OutboxState>(row.number(2));
    entry.messageId = row.text(3);
    entry.subject = row.text(4);
    entry.envelopeFrom = row.text(5);
    entry.recipients = splitLines(row.text(6));
    entry.created = row.time(7);
    entry.nextAttempt = row.time(8);
    entry.attempts = static_cast<int>(row.number(9));
    entry.reply = row.text(10);
    entry.sentCopyDone = row.truth(11);
    entry.original = row.number(12);
    entry.originalIsForward = row.truth(13);
    if (!row.isNull(14)) {
        Error error = makeError(static_cast<ErrorKind>(row.number(14)),
                                static_cast<ErrorReason>(row.number(15)), row.text(16), row.text(17));
        error.host = row.text(18);
        error.port = static_cast<quint16>(row.number(19));
        entry.lastError = error;
    }
    return entry;
}

Unexpected noEntry(OutboxId id)
{
    return unexpected(ErrorKind::Gone, ErrorReason::MessageMissing,
                      QStringLiteral("No outbox entry %1").arg(id));
}

} // namespace

Result<QList<OutboxEntry>> MailReader::outbox() const
{
    return withStorageErrors([&]() -> Result<QList<OutboxEntry>> {
        QList<OutboxEntry> entries;
        Query rows = d->mail.query(
            "SELECT id, account, state, message_id, subject, envelope_from, recipients, created,"
            " next_attempt, attempts, reply, sent_copy_done, original, original_is_forward,"
            " error_kind, error_reason, error_message, error_detail, error_host, error_port"
            " FROM outbox ORDER BY id");
        while (rows.next())
            entries.append(readEntry(rows));
        return entries;
    });
}

Result<OutboxEntry> MailReader::outboxEntry(OutboxId id) const
{
    return withStorageErrors([&]() -> Result<OutboxEntry> {
        Query row = d->mail.query(
            "SELECT id, account, state, message_id, subject, envelope_from, recipients, created,"
            " next_attempt, attempts, reply, sent_copy_done, original, original_is_forward,"
            " error_kind, error_reason, error_message, error_detail, error_host, error_port"
            " FROM outbox WHERE id = ?",
            id);
        if (!row.next())
            return noEntry(id);
        return readEntry(row);
    });
}

Result<qint64> MailReader::outboxSize(OutboxId id) const
{
    return withStorageErrors([&]() -> Result<qint64> {
        Query row =
            d->mail.query("SELECT length(coalesce(sent_copy, wire)) FROM outbox_bytes WHERE outbox = ?", id);
        return row.next() ? row.number(0) : 0;
    });
}

Result<QByteArray> MailReader::outboxWire(OutboxId id) const
{
    return withStorageErrors([&]() -> Result<QByteArray> {
        Query row = d->mail.query("SELECT wire FROM outbox_bytes WHERE outbox = ?", id);
        if (!row.next())
            return noEntry(id);
        return row.blob(0);
    });
}

Result<QByteArray> MailReader::outboxSentCopy(OutboxId id) const
{
    return withStorageErrors([&]() -> Result<QByteArray> {
        Query row = d->mail.query("SELECT coalesce(sent_copy, wire) FROM outbox_bytes WHERE outbox = ?", id);
        if (!row.next())
            return noEntry(id);
        return row.blob(0);
    });
}

Result<QList<Draft>> MailReader::drafts() const
{
    return withStorageErrors([&]() -> Result<QList<Draft>> {
        QList<Draft> drafts;
        Query rows = d->mail.query("SELECT id, account, subject, data, changed FROM draft"
                                   " WHERE outbox IS NULL ORDER BY id");
        while (rows.next())
            drafts.append({rows.number(0), rows.number(1), rows.text(2), rows.blob(3), rows.time(4)});
        return drafts;
    });
}

} // namespace postaci
