#include "cli/CommandLine.h"
#include "cli/Commands.h"
#include "cli/MessageRows.h"

#include "store/MailReader.h"

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
                      CommandLine::tr("There is no folder \"%1\" in this profile").arg(wanted));
}

} // namespace

int runList(const CommonOptions& options, const QString& folder, int limit)
{
    if (!isProfile(options.profileDir))
        return fail(WrongUse, CommandLine::tr("There is no profile in %1").arg(options.profileDir));
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
