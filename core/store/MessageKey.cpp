#include "store/MessageKey.h"

#include <QCryptographicHash>

#include <cstring>

namespace postaci {

qint64 messageKey(const MessageKeyParts& parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto add = [&hash](QByteArrayView text) {
        hash.addData(text);
        hash.addData(QByteArrayView("\n", 1));
    };
    add(parts.messageId);
    if (parts.messageId.isEmpty()) {
        add(parts.from);
        add(parts.subject);
        add(QByteArray::number(parts.date.toSecsSinceEpoch()));
    }
    add(QByteArray::number(parts.size));
    qint64 key = 0;
    std::memcpy(&key, hash.result().constData(), sizeof key);
    return key;
}

qint64 messageKey(const Envelope& envelope, qint64 size)
{
    const QByteArray messageId = envelope.messageId.toUtf8();
    const QByteArray from = envelope.from.isEmpty() ? QByteArray() : envelope.from.first().addr.toUtf8();
    const QByteArray subject = envelope.subject.toUtf8();
    return messageKey(MessageKeyParts{messageId, from, subject, envelope.date, size});
}

} // namespace postaci
