// Reports of mail servers about what was sent: whatever they hold, what comes out is bounded.
#include "Fuzz.h"
#include "message/DeliveryReport.h"

using namespace postaci;

void postaci::fuzz::take(QByteArrayView input)
{
    const auto report = readDeliveryReport(input, MimeTree::parse(input));
    if (report == nullptr)
        return;
    require(!report->recipients.isEmpty(), "a report is about somebody");
    require(report->recipients.size() <= DeliveryReport::kMostRecipients, "recipients are bounded");
    for (const DeliveryStatus& status : report->recipients) {
        require(!status.recipient.isEmpty() && status.recipient.size() <= 400, "addresses are bounded");
        require(!status.recipient.contains(QLatin1Char('\n')), "addresses are one line");
        require(status.reply.size() <= 2000 && !status.reply.contains(QLatin1Char('\n')),
                "words are bounded");
        require(status.status.size() <= 9, "codes are codes");
    }
}
