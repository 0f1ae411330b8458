#include "sync/PushPoll.h"

#include "sync/FolderListSync.h"
#include "sync/FolderSync.h"

namespace postaci {

namespace {

Result<bool> hasChanged(const SyncScope& scope, const Folder& folder)
{
    const auto status = scope.session.status(folder.rawName);
    const auto here = scope.reader.serverUids(folder.id);
    if (!status || !here)
        return unexpected(!status ? status.error() : here.error());
    return tellsNews(folder, here->size(), *status);
}

} // namespace

Result<bool> pollFolders(const SyncScope& scope, const QList<FolderId>& folders)
{
    if (folders.isEmpty())
        return false;
    for (const FolderId id : folders) {
        // Of a selected folder STATUS tells only what the session has been told already (RFC 3501 6.3.10).
        if (auto left = scope.session.unselect(); !left)
            return unexpected(left.error());
        const auto folder = scope.reader.folder(id);
        if (!folder || !folder->isSyncable() || folder->account != scope.account)
            continue;
        const auto changed = hasChanged(scope, *folder);
        Result<void> outcome = changed ? Result<void>() : unexpected(changed.error());
        if (changed && *changed)
            outcome = FolderSync(scope, *folder).run(SyncDepth::Whole);
        if (!outcome && !concernsOneItem(scope, outcome.error()))
            return unexpected(outcome.error());
    }
    return true;
}

} // namespace postaci
