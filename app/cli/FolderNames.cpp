#include "cli/FolderNames.h"

#include "cli/CommandLine.h"
#include "store/MailReader.h"

namespace postaci::cli {

namespace {

struct NamedAccount
{
    AccountId id = 0;
    QString name;
};

Result<QList<NamedAccount>> namedAccounts(const MailReader& reader)
{
    const auto accounts = reader.accounts();
    const auto local = accounts ? reader.localAccount() : unexpected(accounts.error());
    if (!local)
        return unexpected(local.error());
    QList<NamedAccount> named;
    for (const Account& account : *accounts)
        named.append({account.id, account.identity.address});
    if (*local != 0)
        named.append({*local, QStringLiteral("local")});
    return named;
}

} // namespace

Result<FolderId> findFolder(const MailReader& reader, const QString& wanted)
{
    const auto accounts = namedAccounts(reader);
    if (!accounts)
        return unexpected(accounts.error());
    for (const NamedAccount& account : *accounts) {
        const QString prefix = account.name + QLatin1Char('/');
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

Result<QList<NamedFolder>> namedFolders(const MailReader& reader)
{
    const auto accounts = namedAccounts(reader);
    if (!accounts)
        return unexpected(accounts.error());
    QList<NamedFolder> named;
    for (const NamedAccount& account : *accounts) {
        const auto folders = reader.folders(account.id);
        if (!folders)
            return unexpected(folders.error());
        for (const Folder& folder : *folders) {
            if (folder.selectable && !folder.isRemoved)
                named.append({account.name + QLatin1Char('/') + folder.path, folder.total, folder.unread});
        }
    }
    return named;
}

} // namespace postaci::cli
