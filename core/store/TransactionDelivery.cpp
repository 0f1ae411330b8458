#include "store/MessageColumns.h"
#include "store/TransactionPrivate.h"

#include <algorithm>

// What servers report of messages that were sent.

namespace postaci {

namespace {

constexpr qsizetype kMostReports = 1000; ///< kept of one message: recipients and no more

/// Whether a message with that Message-ID was sent from this account: anybody can write a report of any.
bool wasSent(WriteContext& context, AccountId account, const QString& messageId)
{
    {
        Query row = context.query("SELECT 1 FROM sent_record WHERE message_id = ? AND account = ?", messageId,
                                  account);
        if (row.next())
            return true;
    }
    // By another program, or long ago: among the newest only, since who floods a mailbox with reports must
    // not keep the writer busy.
    Query row = context.query(
        "SELECT 1 FROM (SELECT m.message_id FROM folder f CROSS JOIN message m ON m.shown_folder = f.id"
        " WHERE f.account = ?1 AND f.role = 3 ORDER BY m.id DESC LIMIT 5000) WHERE message_id = ?2",
        account, messageId);
    return row.next();
}

bool isFinal(DeliveryAction action)
{
    return action == DeliveryAction::Failed || action == DeliveryAction::Delivered;
}

} // namespace

Result<bool> Transaction::noteDelivery(const QList<DeliveryReportRow>& reports)
{
    return d->guarded([&]() -> Result<bool> {
        bool noted = false;
        for (const DeliveryReportRow& report : reports.mid(0, kMostReports)) {
            if (report.messageId.isEmpty() || !wasSent(*d, report.account, report.messageId))
                return noted;
            const int written =
                d->query("INSERT INTO delivery_report (message_id, account, recipient, action, status, reply,"
                         " reported) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET"
                         " action = excluded.action, status = excluded.status, reply = excluded.reply,"
                         " reported = excluded.reported WHERE ?8 OR delivery_report.action NOT IN (0, 2)",
                         report.messageId, report.account, report.recipient, static_cast<int>(report.action),
                         report.status, report.reply, report.reported, isFinal(report.action))
                    .run();
            noted = noted || written > 0;
        }
        if (noted)
            d->changes().outboxChanged();
        return noted;
    });
}

} // namespace postaci
