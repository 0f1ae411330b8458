#include "message/HeaderWriter.h"
#include "store/SentRecipients.h"
#include "store/TransactionPrivate.h"

#include <QHash>

#include <utility>

// What servers report of messages that were sent.

namespace postaci {

namespace {

constexpr int kMostReports = 1000;      ///< taken of one message: recipients and no more
constexpr qsizetype kMostMessages = 20; ///< that one call looks for

bool isFinal(DeliveryAction action)
{
    return action == DeliveryAction::Failed || action == DeliveryAction::Delivered;
}

/// True if it says more than what is there. Of two that are both final, or both not, the later one does.
bool put(WriteContext& context, const DeliveryReportRow& report, const QString& recipient)
{
    return context
               .query("INSERT INTO delivery_report (message_id, account, recipient, action, status, reply,"
                      " reported) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET"
                      " action = excluded.action, status = excluded.status, reply = excluded.reply,"
                      " reported = excluded.reported WHERE ?8 > (delivery_report.action IN (0, 2))"
                      " OR (?8 = (delivery_report.action IN (0, 2))"
                      " AND excluded.reported >= delivery_report.reported)",
                      report.messageId, report.account, recipient, static_cast<int>(report.action),
                      report.status, report.reply, report.reported, isFinal(report.action))
               .run() > 0;
}

} // namespace

QString SentRecipients::comparable(const QString& addr)
{
    return wireAddress(addr.trimmed()).toCaseFolded();
}

QHash<QString, QString> SentRecipients::known() const
{
    QHash<QString, QString> known;
    for (const QString& addr : all)
        known.insert(comparable(addr), addr);
    return known;
}

Result<bool> Transaction::noteDelivery(const QList<DeliveryReportRow>& reports)
{
    return d->guarded([&]() -> Result<bool> {
        QHash<std::pair<AccountId, QString>, QHash<QString, QString>> messages;
        QHash<std::pair<AccountId, QString>, int> kept;
        bool noted = false;
        for (const DeliveryReportRow& report : reports) {
            const std::pair key(report.account, report.messageId);
            if (report.messageId.isEmpty() || kept.value(key) >= kMostReports)
                continue;
            if (!messages.contains(key)) {
                if (messages.size() >= kMostMessages)
                    continue;
                const auto sent = sentRecipients(*d, report.account, report.messageId, false);
                messages.insert(key, sent.value_or(SentRecipients()).known());
            }
            const QString recipient = messages[key].value(SentRecipients::comparable(report.recipient));
            if (recipient.isEmpty())
                continue;
            ++kept[key];
            noted = put(*d, report, recipient) || noted;
        }
        if (noted)
            d->changes().outboxChanged();
        return noted;
    });
}

} // namespace postaci
