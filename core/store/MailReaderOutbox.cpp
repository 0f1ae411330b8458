#include "store/MailReaderPrivate.h"
#include "store/SentRecipients.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

QList<RefusedRecipient> refusedFromJson(const QString& json)
{
    QList<RefusedRecipient> refused;
    for (const QJsonValue& one : QJsonDocument::fromJson(json.toUtf8()).array())
        refused.append({one[0].toString(), one[1].toInt(), one[2].toString()});
    return refused;
}

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
    entry.due = row.time(20);
    entry.sent = row.time(21);
    entry.unsettled = row.time(22);
    entry.wantsNotices = row.truth(23);
    entry.refused = refusedFromJson(row.text(24));
    entry.isEditable = row.truth(25);
    if (!row.isNull(14)) {
        Error error = makeError(static_cast<ErrorKind>(row.number(14)),
                                static_cast<ErrorReason>(row.number(15)), row.text(16), row.text(17));
        error.host = row.text(18);
        error.port = static_cast<quint16>(row.number(19));
        error.messageSize = row.number(26);
        error.sizeLimit = row.number(27);
        entry.lastError = error;
    }
    return entry;
}

/// Bytes beyond ASCII in the header block: those below it, which old profiles and odd messages have in the
/// same place, do not count.
bool hasUtf8Header(QByteArrayView head)
{
    const qsizetype end = head.indexOf("\r\n\r\n");
    const QByteArrayView header = end < 0 ? head : head.first(end);
    return std::any_of(header.begin(), header.end(), [](char c) { return (c & 0x80) != 0; });
}

Unexpected noEntry(OutboxId id)
{
    return unexpected(ErrorKind::Gone, ErrorReason::MessageMissing,
                      QStringLiteral("No outbox entry %1").arg(id));
}

/// The head of an outgoing message, then its pieces as they are stored.
class OutboxPieces final : public PieceSource
{
public:
    OutboxPieces(Connection& mail, OutboxId id, QByteArray head, qint64 rest)
        : m_mail(mail), m_id(id), m_head(std::move(head)), m_size(m_head.size() + rest)
    {
    }

    [[nodiscard]] qint64 size() const override { return m_size; }

    [[nodiscard]] Result<QByteArray> next() override
    {
        if (!m_head.isEmpty()) {
            m_read += m_head.size();
            return std::exchange(m_head, {});
        }
        return withStorageErrors([&]() -> Result<QByteArray> {
            Query row = m_mail.query("SELECT data FROM outbox_piece WHERE outbox = ? AND number = ?", m_id,
                                     m_number++);
            const QByteArray piece = row.next() ? row.blob(0) : QByteArray();
            m_read += piece.size();
            // Discarded meanwhile: what is left must not go out as if it were the end.
            if (piece.isEmpty() && m_read != m_size)
                return noEntry(m_id);
            return piece;
        });
    }

private:
    Connection& m_mail;
    const OutboxId m_id;
    QByteArray m_head;
    const qint64 m_size;
    qint64 m_read = 0;
    qint64 m_number = 0;
};

Result<QByteArray> joinedPieces(const Result<std::unique_ptr<PieceSource>>& source)
{
    if (!source)
        return unexpected(source.error());
    QByteArray all;
    all.reserve((*source)->size());
    for (;;) {
        const auto piece = (*source)->next();
        if (!piece || piece->isEmpty())
            return piece ? Result<QByteArray>(all) : piece;
        all += *piece;
    }
}

} // namespace

Result<QList<OutboxEntry>> MailReader::outbox() const
{
    return withStorageErrors([&]() -> Result<QList<OutboxEntry>> {
        QList<OutboxEntry> entries;
        Query rows = d->mail.query(
            "SELECT id, account, state, message_id, subject, envelope_from, recipients, created,"
            " next_attempt, attempts, reply, sent_copy_done, original, original_is_forward,"
            " error_kind, error_reason, error_message, error_detail, error_host, error_port, due, sent,"
            " unsettled, notices, refused, draft IS NOT NULL, error_size, error_limit"
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
            " error_kind, error_reason, error_message, error_detail, error_host, error_port, due, sent,"
            " unsettled, notices, refused, draft IS NOT NULL, error_size, error_limit"
            " FROM outbox WHERE id = ?",
            id);
        if (!row.next())
            return noEntry(id);
        return readEntry(row);
    });
}

Result<OutboxBytes> MailReader::outboxBytes(OutboxId id) const
{
    return withStorageErrors([&]() -> Result<OutboxBytes> {
        Query row =
            d->mail.query("SELECT wire_head, coalesce(sent_head, wire_head), size, eight_bit FROM outbox_text"
                          " WHERE outbox = ?",
                          id);
        if (!row.next())
            return noEntry(id);
        const QByteArray wire = row.blob(0);
        const QByteArray sent = row.blob(1);
        return OutboxBytes{wire.size() + row.number(2), sent.size() + row.number(2), row.truth(3),
                           hasUtf8Header(wire), hasUtf8Header(sent)};
    });
}

Result<std::unique_ptr<PieceSource>> MailReader::outboxPieces(OutboxId id, OutboxForm form) const
{
    return withStorageErrors([&]() -> Result<std::unique_ptr<PieceSource>> {
        Query row = d->mail.query(
            "SELECT wire_head, coalesce(sent_head, wire_head), size FROM outbox_text WHERE outbox = ?", id);
        if (!row.next())
            return noEntry(id);
        return std::unique_ptr<PieceSource>(std::make_unique<OutboxPieces>(
            d->mail, id, row.blob(form == OutboxForm::Wire ? 0 : 1), row.number(2)));
    });
}

Result<QByteArray> MailReader::outboxWire(OutboxId id) const
{
    return joinedPieces(outboxPieces(id, OutboxForm::Wire));
}

Result<QByteArray> MailReader::outboxSentCopy(OutboxId id) const
{
    return joinedPieces(outboxPieces(id, OutboxForm::SentCopy));
}

Result<bool> MailReader::wasSent(AccountId account, const QString& messageId) const
{
    return withStorageErrors([&]() -> Result<bool> {
        Query row = d->mail.query("SELECT 1 FROM sent_record WHERE message_id = ? AND account = ?", messageId,
                                  account);
        return row.next();
    });
}

Result<QByteArray> MailReader::outboxDraft(OutboxId id) const
{
    return withStorageErrors([&]() -> Result<QByteArray> {
        Query row = d->mail.query("SELECT draft FROM outbox WHERE id = ?", id);
        if (!row.next())
            return noEntry(id);
        return row.isNull(0) ? QByteArray() : row.blob(0);
    });
}

Result<std::optional<SentRecipients>> MailReader::recipientsOfSent(AccountId account,
                                                                   const QString& messageId) const
{
    return withStorageErrors([&]() -> Result<std::optional<SentRecipients>> {
        return sentRecipients(d->mail, account, messageId, true);
    });
}

Result<QList<DeliveryReportRow>> MailReader::deliveryReports(AccountId account,
                                                             const QString& messageId) const
{
    return withStorageErrors([&]() -> Result<QList<DeliveryReportRow>> {
        QList<DeliveryReportRow> reports;
        Query rows = d->mail.query("SELECT recipient, action, status, reply, reported FROM delivery_report"
                                   " WHERE message_id = ? AND account = ? ORDER BY action, recipient",
                                   messageId, account);
        while (rows.next()) {
            reports.append({messageId, account, rows.text(0), static_cast<DeliveryAction>(rows.number(1)),
                            rows.text(2), rows.text(3), rows.time(4)});
        }
        return reports;
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
