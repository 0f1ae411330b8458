#include "store/LocalMessage.h"

#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"
#include "message/MessageReader.h"
#include "message/MimeTree.h"

#include <QCryptographicHash>

namespace postaci {

namespace {

/// Written into messages by servers and clients after they were delivered.
constexpr const char* changingFields[] = {"Status",     "X-Status", "X-UIDL",         "X-UID",
                                          "X-Keywords", "Lines",    "Content-Length", "X-Mozilla-Status"};

bool isChanging(QByteArrayView name)
{
    for (const char* const field : changingFields) {
        if (equalsIgnoringCase(name, field))
            return true;
    }
    return false;
}

/// RFC 5321 4.4: the date stands behind the last semicolon, and the last server's line on top.
QDateTime deliveryDate(QByteArrayView headerBlock)
{
    const QByteArray received = headerField(headerBlock, "Received");
    const qsizetype semicolon = received.lastIndexOf(';');
    return semicolon < 0 ? QDateTime() : parseDate(QByteArrayView(received).sliced(semicolon + 1));
}

NewMessage rowWith(const Envelope& envelope, QByteArrayView headerBlock, qint64 size)
{
    NewMessage row;
    row.envelope = envelope;
    row.internalDate = deliveryDate(headerBlock);
    row.size = size;
    return row;
}

} // namespace

LocalMessage localMessage(const QByteArray& raw, MessageFlags flags)
{
    const MessageContent content = readMessage(raw);
    LocalMessage message;
    message.summary = summaryOf(content);
    message.row = rowWith(content.envelope, raw, raw.size());
    message.row.flags = flags;
    message.row.hasAttachment = message.summary.hasAttachment;
    message.raw = raw;
    return message;
}

NewMessage localRow(QByteArrayView headerBlock, qint64 size)
{
    return rowWith(decodeEnvelope(headerBlock), headerBlock, size);
}

Result<MessageId> storeLocalMessage(Transaction& transaction, FolderId folder, const LocalMessage& message)
{
    const auto ids = transaction.insertHeaders(folder, {message.row});
    if (!ids)
        return unexpected(ids.error());
    const MessageId id = ids->first();
    if (auto stored = transaction.putBody(id, message.raw); !stored)
        return unexpected(stored.error());
    if (auto shown = transaction.setBodySummary(id, message.summary); !shown)
        return unexpected(shown.error());
    return id;
}

QByteArray headerFingerprint(QByteArrayView raw)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    HeaderFieldReader fields(raw.first(qMin<qsizetype>(raw.size(), MimeTree::kMaxHeader)));
    for (HeaderFieldView field; fields.next(&field);) {
        if (isChanging(field.name))
            continue;
        hash.addData(field.name.toByteArray().toLower());
        hash.addData(QByteArrayView(":"));
        hash.addData(unfolded(field.value));
        hash.addData(QByteArrayView("\n"));
    }
    return hash.result();
}

} // namespace postaci
