#include "sync/SizeLimits.h"

#include "base/Identities.h"
#include "base/Logging.h"

#include <QSet>

namespace postaci {

namespace {

/// Those that are syncable, each once.
Result<QList<Folder>> foldersForCopies(const SyncScope& scope)
{
    const auto account = scope.reader.account(scope.account);
    const auto sent = scope.reader.folderByRole(scope.account, FolderRole::Sent);
    if (!account || !sent)
        return unexpected(account ? sent.error() : account.error());
    QList<FolderId> ids{*sent};
    for (const Identity& identity : identitiesOf(*account))
        ids << identity.sentFolder;
    QList<Folder> folders;
    QSet<FolderId> seen{0};
    for (const FolderId id : std::as_const(ids)) {
        const auto folder = seen.contains(id) ? Result<Folder>(Folder{}) : scope.reader.folder(id);
        if (folder && folder->account == scope.account && folder->isSyncable())
            folders << *folder;
        seen << id;
    }
    return folders;
}

} // namespace

void rememberSendingLimit(const AccountContext& context, const ServerSettings& server, qint64 bytes)
{
    const SizeLimit limit{bytes, context.clock->now()};
    const auto written = context.store->write(WritePriority::Sync, [&](Transaction& transaction) {
        return transaction.rememberSendingLimit(server, limit);
    });
    if (!written)
        qCWarning(logSync) << "what the outgoing server takes was not stored:" << written.error().message;
}

Result<void> learnAppendLimits(const SyncScope& scope)
{
    const auto folders = foldersForCopies(scope);
    if (!folders)
        return unexpected(folders.error());
    for (const Folder& folder : *folders) {
        const auto told = scope.session.appendLimit(folder.rawName);
        if (!told)
            return unexpected(told.error());
        const auto known = scope.reader.appendLimit(folder.id);
        if (!known || *known == *told)
            continue;
        const auto written = scope.write(
            [&](Transaction& transaction) { return transaction.rememberAppendLimit(folder.id, *told); });
        if (!written)
            return written;
    }
    return {};
}

} // namespace postaci
