#include "cli/Commands.h"

#include "store/MailReader.h"

#include <QFileInfo>
#include <QJsonArray>

namespace postaci::cli {

namespace {

/// `[ACCOUNT/]NAME`: ACCOUNT is the address; without one the first account that has the folder is meant.
Result<FolderId> findFolder(const MailReader& reader, const QString& wanted)
{
    const auto accounts = reader.accounts();
    if (!accounts)
        return unexpected(accounts.error());
    for (const Account& account : *accounts) {
        const QString prefix = account.identity.address + QLatin1Char('/');
        const bool isNamed = wanted.startsWith(prefix, Qt::CaseInsensitive);
        const QString name = isNamed ? wanted.mid(prefix.size()) : wanted;
        const auto folders = reader.folders(account.id);
        if (!folders)
            return unexpected(folders.error());
        for (const Folder& folder : *folders) {
            const bool isInbox = folder.role == FolderRole::Inbox;
            if (folder.path == name ||
                (isInbox && name.compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0))
                return folder.id;
        }
    }
    return unexpected(ErrorKind::Input, ErrorReason::MailboxMissing,
                      QStringLiteral("There is no folder \"%1\" in this profile").arg(wanted));
}

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

} // namespace

int runList(const CommonOptions& options, const QString& folder, int limit)
{
    if (!QFileInfo::exists(options.profileDir))
        return fail(WrongUse, QStringLiteral("There is no profile in %1").arg(options.profileDir));
    const auto reader = MailReader::open(options.profileDir);
    if (!reader)
        return fail(reader.error());
    const auto id = findFolder(**reader, folder);
    if (!id)
        return fail(id.error());
    const auto ids = (*reader)->messageIds({ListQuery::Kind::Folder, *id}, 0, limit);
    if (!ids)
        return fail(ids.error());
    const auto printed = printRows(**reader, *ids, options.format);
    return printed ? int(Good) : fail(printed.error());
}

} // namespace postaci::cli
