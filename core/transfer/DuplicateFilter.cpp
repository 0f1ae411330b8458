#include "transfer/DuplicateFilter.h"

#include "message/HeaderDecoder.h"
#include "message/MimeTree.h"
#include "store/MailReader.h"

#include <QCryptographicHash>

#include <cstring>

namespace postaci {

namespace {

std::array<quint64, 2> shortHash(const char* kind, QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Blake2b_160);
    hash.addData(QByteArrayView(kind));
    hash.addData(bytes);
    const QByteArray digest = hash.result();
    std::array<quint64, 2> key{};
    std::memcpy(key.data(), digest.constData(), sizeof key);
    return key;
}

} // namespace

DuplicateFilter::Key DuplicateFilter::keyOf(const QString& messageId)
{
    return shortHash("id:", messageId.toUtf8());
}

DuplicateFilter::Key DuplicateFilter::keyOf(QByteArrayView raw)
{
    return shortHash("raw:", raw);
}

Result<DuplicateFilter> DuplicateFilter::of(const MailReader& reader, FolderId folder,
                                            const CancelToken& cancel)
{
    DuplicateFilter filter;
    QList<MessageId> nameless;
    const auto read = reader.forEachIn(folder, [&](MessageId message, const QString& messageId) {
        if (messageId.isEmpty())
            nameless.append(message);
        else
            filter.m_known.insert(keyOf(messageId));
    });
    if (!read)
        return unexpected(read.error());
    for (const MessageId message : std::as_const(nameless)) {
        if (cancel.isCancelled())
            return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified, QStringLiteral("Cancelled"));
        if (const auto raw = reader.body(message))
            filter.m_known.insert(keyOf(QByteArrayView(*raw)));
    }
    return filter;
}

bool DuplicateFilter::isNew(QByteArrayView raw)
{
    const QByteArrayView header = raw.first(qMin<qsizetype>(raw.size(), MimeTree::kMaxHeader));
    const QStringList ids = parseMessageIds(headerField(header, "Message-ID"));
    return m_known.insert(ids.isEmpty() ? keyOf(raw) : keyOf(ids.first())).second;
}

} // namespace postaci
