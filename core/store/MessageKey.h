#pragma once

#include "message/Envelope.h"

namespace postaci {

/// A number that stays the same for a message whatever becomes of its row: made of Message-ID and size, or
/// without one of sender, subject, date and size. Another copy, as from a mailing list, mostly has another.
[[nodiscard]] qint64 messageKey(const Envelope& envelope, qint64 size);

/// The same of what the store has: UTF-8, `from` the first address.
struct MessageKeyParts
{
    QByteArrayView messageId;
    QByteArrayView from;
    QByteArrayView subject;
    QDateTime date;
    qint64 size = 0;
};
[[nodiscard]] qint64 messageKey(const MessageKeyParts& parts);

} // namespace postaci
