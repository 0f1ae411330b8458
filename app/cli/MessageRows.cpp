#include "cli/MessageRows.h"

#include "store/Database.h"

#include <QDateTime>
#include <QFileInfo>

namespace postaci::cli {

namespace {

QJsonObject toJson(const MessageRow& row, const Envelope& envelope)
{
    return {
        {QStringLiteral("id"), row.id},
        {QStringLiteral("date"),
         QDateTime::fromSecsSinceEpoch(sortSeconds(row.id), Qt::UTC).toString(Qt::ISODate)},
        {QStringLiteral("from"),
         QJsonObject{{QStringLiteral("name"), row.from.name}, {QStringLiteral("addr"), row.from.addr}}},
        {QStringLiteral("subject"), row.subject},
        {QStringLiteral("message_id"),
         envelope.messageId.isEmpty() ? QString() : QLatin1Char('<') + envelope.messageId + QLatin1Char('>')},
        {QStringLiteral("unread"), !row.flags.testFlag(MessageFlag::Seen)},
        {QStringLiteral("flagged"), row.flags.testFlag(MessageFlag::Flagged)},
        {QStringLiteral("answered"), row.flags.testFlag(MessageFlag::Answered)},
        {QStringLiteral("attachment"), row.hasAttachment},
        {QStringLiteral("size"), row.size},
        {QStringLiteral("preview"), row.preview},
    };
}

void printHuman(const MessageRow& row)
{
    const QDateTime date = QDateTime::fromSecsSinceEpoch(sortSeconds(row.id)).toLocalTime();
    printLine(QStringLiteral("%1 %2  %3  %4")
                  .arg(row.flags.testFlag(MessageFlag::Seen) ? QLatin1Char(' ') : QLatin1Char('*'))
                  .arg(date.toString(QStringLiteral("yyyy-MM-dd HH:mm")))
                  .arg(row.from.shownName().left(28), -28)
                  .arg(row.subject));
}

} // namespace

bool isProfile(const QString& directory)
{
    return QFileInfo::exists(mailFile(directory));
}

Result<void> printRows(const MailReader& reader, const QList<MessageId>& ids, Format format)
{
    constexpr qsizetype kPage = 200;
    for (qsizetype start = 0; start < ids.size(); start += kPage) {
        const auto rows = reader.rows(ids.mid(start, kPage));
        if (!rows)
            return unexpected(rows.error());
        for (const MessageRow& row : *rows) {
            if (format == Format::Human) {
                printHuman(row);
                continue;
            }
            const auto envelope = reader.envelope(row.id);
            if (!envelope)
                return unexpected(envelope.error());
            printObject(toJson(row, *envelope));
        }
    }
    return {};
}

} // namespace postaci::cli
