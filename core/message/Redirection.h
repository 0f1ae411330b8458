#pragma once

#include "base/Result.h"
#include "message/OutgoingMessage.h"

#include <QByteArrayView>

namespace postaci {

/// Who sends a message that is there already to others, and to whom.
struct Redirection
{
    AccountId account = 0;
    Address from;
    AddressList to;
    AddressList cc;
    AddressList bcc;
    QString messageId; ///< Resent-Message-ID, without brackets; by makeMessageId()
    QDateTime date;    ///< UTC
};

/// `raw` with a block of Resent fields above it (RFC 5322 3.6.6) and every other byte as it is, but for what
/// may not go out again: fields that the first delivery left on top are kept, a Bcc field of the original is
/// not. Fails (Input, InvalidAddress) as buildMessage() does, and for bytes that are no message.
[[nodiscard]] Result<BuiltMessage> buildRedirection(const Redirection& redirection, QByteArrayView raw);

} // namespace postaci
