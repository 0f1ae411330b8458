#pragma once

#include "base/Account.h"
#include "base/Result.h"
#include "message/MessageContent.h"
#include "message/OutgoingMessage.h"

#include <QString>

namespace postaci {

/// What a person reads in a receipt, translated by the caller.
struct ReceiptWords
{
    QString subject;
    QString text;
};

/// The keyword of a message whose receipt was sent or declined (RFC 3503 3.1).
inline constexpr char kReceiptKeyword[] = "$MDNSent";

/// Whom a receipt would go to. Null unless exactly one address is named, and never of lists and programs:
/// those ask everybody.
[[nodiscard]] const Address* receiptRecipient(const MessageContent& content);

/// The receipt of a person who has read the message and was asked. Errors: Input where none is asked for.
[[nodiscard]] Result<OutgoingMessage> makeReceipt(const MessageContent& content, const Identity& reader,
                                                  const ReceiptWords& words);

/// What buildDispositionReport() takes with it (RFC 8098 3.2.6: manual-action, MDN-sent-manually, displayed).
[[nodiscard]] QByteArray receiptReport(const MessageContent& content, const Identity& reader);

} // namespace postaci
