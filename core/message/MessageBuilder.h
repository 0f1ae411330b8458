#pragma once

#include "base/Result.h"
#include "message/OutgoingMessage.h"

#include <QString>

namespace postaci {

/// The bytes of a message: pure ASCII unless an address has a non-ASCII local part, lines at most 78 columns
/// where they can be folded and never over 998, the same bytes for the same input. `text` has LF line ends
/// and no wrapping; it goes out as format=flowed. With `html` the message is a multipart/alternative of both
/// (RFC 2046 5.1.4), within a multipart/related (RFC 2387) where the HTML shows images, within a
/// multipart/mixed where there are attachments. Attached messages are never encoded (RFC 2046 5.2.1): what
/// they need of that is done inside of them. Besides the result nothing of the size of an attachment is
/// allocated, but for attached messages. Fails (Input, InvalidAddress) when From is missing, or when
/// an address or Message-ID cannot be written; line ends in other fields become spaces. A missing Message-ID
/// or date is made up.
[[nodiscard]] Result<BuiltMessage> buildMessage(const OutgoingMessage& message);

/// The same as a multipart/report (RFC 6522) with `report`, lines of ASCII with CRLF, as its second part. It
/// goes out without a sender in the envelope, so that nothing answers it (RFC 8098 2.1).
[[nodiscard]] Result<BuiltMessage> buildDispositionReport(const OutgoingMessage& message,
                                                          const QByteArray& report);

/// The same as a multipart/alternative with `calendar`, the iCalendar object of an answer (RFC 6047), as its
/// last part.
[[nodiscard]] Result<BuiltMessage> buildCalendarReply(const OutgoingMessage& message,
                                                      const QByteArray& calendar);

/// The bytes that buildMessage() would make of a message, without what that costs. Attached messages count as
/// they are: the least that they take.
struct MessageSize
{
    qint64 wire = 0;     ///< that go to the recipients
    qint64 sentCopy = 0; ///< of the sender's own copy
};
[[nodiscard]] Result<MessageSize> sizeOf(const OutgoingMessage& message);

/// A new Message-ID without angle brackets: a random UUID at the domain of the address (never the machine's
/// name).
[[nodiscard]] QString makeMessageId(const QString& fromAddress);

/// True if the message can only go to a server with SMTPUTF8 (RFC 6531): a local part, in the envelope or in
/// the header, is not ASCII. Domains never need it, since they are written as A-labels.
[[nodiscard]] bool needsSmtpUtf8(const BuiltMessage& message);

} // namespace postaci
