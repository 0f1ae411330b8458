#include "sync/FolderListSync.h"

#include "store/FolderRoles.h"

#include <QHash>

namespace postaci {

Result<QHash<QByteArray, ImapStatus>> syncFolderList(const SyncScope& scope)
{
    const auto mailboxes = scope.session.list();
    if (!mailboxes)
        return unexpected(mailboxes.error());

    QList<ServerFolder> folders;
    QHash<QByteArray, ImapStatus> statuses;
    for (const ImapMailbox& mailbox : *mailboxes) {
        folders.append({mailbox.rawName, mailbox.name, mailbox.delimiter, mailbox.role, mailbox.selectable});
        if (mailbox.status)
            statuses.insert(mailbox.rawName, *mailbox.status);
    }
    guessFolderRoles(folders);
    const auto written = scope.write(
        [&](Transaction& transaction) { return transaction.applyFolderList(scope.account, folders); });
    if (!written)
        return unexpected(written.error());
    return statuses;
}

bool looksUnchanged(const Folder& folder, qsizetype rowsHere, const ImapStatus& status)
{
    // Without a modification sequence flags may have changed unseen: the folder is selected and compared.
    return folder.syncedDownTo == 1 && status.highestModSeq != 0 &&
           folder.highestModSeq == status.highestModSeq && status.uidValidity == folder.uidValidity &&
           status.uidNext == folder.uidNext && status.messages && qsizetype(*status.messages) == rowsHere;
}

} // namespace postaci
