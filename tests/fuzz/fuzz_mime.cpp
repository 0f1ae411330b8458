// MimeTree and everything that is done with a message's bytes, up to the answer to it.
#include "Fuzz.h"
#include "message/MessageBuilder.h"
#include "message/MessageReader.h"
#include "message/ReadReceipt.h"
#include "message/ReplyBuilder.h"
#include "unit/message/MailJudge.h"

using namespace postaci;

void postaci::fuzz::take(QByteArrayView input)
{
    const QByteArray raw = input.toByteArray();
    const QString complaint = test::complaintOf(raw);
    require(complaint.isEmpty(), qPrintable(complaint));
    require(MimeTree::parse(raw).work() <= 200 * (raw.size() + 1000), "the work is linear");

    const MessageContent content = readMessage(raw);
    const Identity identity{QStringLiteral("Ayşe"), QStringLiteral("ayse@example.org"), {}, {}};
    OutgoingMessage reply = makeReply(content, ReplyMode::All, identity, 1, QStringLiteral("wrote:"));
    reply.messageId = QStringLiteral("1@example.org");
    if (const auto receipt =
            makeReceipt(content, identity, {QStringLiteral("Read"), QStringLiteral("Okundu")})) {
        const auto report = buildDispositionReport(*receipt, receiptReport(content, identity));
        require(report && report->envelopeFrom.isEmpty() && report->recipients.size() == 1,
                "a receipt goes to one person");
        require(!report->wire.contains("\n\n") && report->wire.count('\n') == report->wire.count("\r\n"),
                "its line ends are CRLF");
    }
    reply.date = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    // An address of the sender's may be none that can be written; nothing else is wrong with an answer.
    const auto built = buildMessage(reply);
    require(built || built.error().reason == ErrorReason::InvalidAddress, "an answer can be built");
    if (!built)
        return;
    require(!built->wire.contains("\n.\r\n") || built->wire.contains("\r\n.\r\n"), "line ends are CRLF");
    require(readMessage(built->wire).envelope.messageId == reply.messageId, "an answer can be read");
}
