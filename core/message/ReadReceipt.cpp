#include "message/ReadReceipt.h"

#include "message/HeaderWriter.h"
#include "message/MessageBuilder.h"

namespace postaci {

const Address* receiptRecipient(const MessageContent& content)
{
    const bool isAsked =
        !content.isBulk && content.receiptTo.size() == 1 && isWritableAddress(content.receiptTo.first().addr);
    return isAsked ? &content.receiptTo.first() : nullptr;
}

Result<OutgoingMessage> makeReceipt(const MessageContent& content, const Identity& reader,
                                    const ReceiptWords& words)
{
    const Address* recipient = receiptRecipient(content);
    if (recipient == nullptr)
        return unexpected(ErrorKind::Input, ErrorReason::InvalidAddress,
                          QStringLiteral("Nobody asks for a receipt of this message."));
    OutgoingMessage message;
    message.from = {reader.name, reader.address};
    message.to = {*recipient};
    message.subject = words.subject;
    message.text = words.text;
    message.inReplyTo = content.envelope.messageId;
    if (isWritableMessageId(content.envelope.messageId))
        message.references = {content.envelope.messageId};
    message.messageId = makeMessageId(reader.address);
    return message;
}

QByteArray receiptReport(const MessageContent& content, const Identity& reader)
{
    HeaderWriter report;
    report.addTokens("Reporting-UA", {"Postaci"});
    report.addTokens("Final-Recipient", {"rfc822;", wireAddress(reader.address).toUtf8()});
    report.addMessageIds("Original-Message-ID", {content.envelope.messageId});
    report.addTokens("Disposition", {"manual-action/MDN-sent-manually;", "displayed"});
    return report.bytes();
}

} // namespace postaci
