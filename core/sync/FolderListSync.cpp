#include "sync/FolderListSync.h"

#include "store/FolderRoles.h"
#include "sync/RenamedFolders.h"

#include <QHash>

namespace postaci {

namespace {

ServerFolder toServerFolder(const ImapMailbox& mailbox)
{
    ServerFolder folder{mailbox.rawName, mailbox.name, mailbox.delimiter, mailbox.role, mailbox.selectable};
    folder.subscribed = mailbox.subscribed.value_or(true);
    if (mailbox.status)
        folder.mailboxId = QString::fromLatin1(mailbox.status->mailboxId);
    return folder;
}

/// The messages were to go to a folder that somebody else has deleted.
RejectedChange lostTarget(const SyncScope& scope, const QList<MessageId>& messages)
{
    RejectedChange change{RejectedChange::Kind::Move, static_cast<int>(messages.size()), {}, {}, {}};
    const auto envelope = scope.reader.envelope(messages.first());
    change.what = envelope ? envelope->subject : QString();
    change.error = makeError(ErrorKind::Gone, ErrorReason::MailboxMissing,
                             QStringLiteral("The folder was deleted by another program"));
    return change;
}

struct ListOutcome
{
    QHash<QByteArray, ImapStatus> statuses; ///< by the server's names
    bool isApplied = false;                 ///< false: the other connection has changed folders meanwhile
};

Result<ListOutcome> listOnce(const SyncScope& scope, ListDetail detail,
                             const std::function<void(const RejectedChange&)>& rejected)
{
    const auto before = scope.reader.folderOperationsDone(scope.account);
    if (!before)
        return unexpected(before.error());
    const auto mailboxes = scope.session.list(detail);
    if (!mailboxes)
        return unexpected(mailboxes.error());
    QList<ServerFolder> folders;
    ListOutcome outcome;
    for (const ImapMailbox& mailbox : *mailboxes) {
        folders.append(toServerFolder(mailbox));
        if (mailbox.status)
            outcome.statuses.insert(mailbox.rawName, *mailbox.status);
    }
    guessFolderRoles(folders);
    const auto renamed = findRenamedFolders(scope, *mailboxes);
    if (!renamed)
        return unexpected(renamed.error());
    QList<MessageId> takenBack;
    const auto written = scope.write([&](Transaction& transaction) -> Result<void> {
        const auto now = transaction.folderOperationsDone(scope.account);
        if (!now || *now != *before)
            return now ? Result<void>() : unexpected(now.error());
        outcome.isApplied = true;
        return transaction.applyFolderList(scope.account, folders, *renamed, &takenBack);
    });
    if (!written)
        return unexpected(written.error());
    if (!takenBack.isEmpty() && rejected)
        rejected(lostTarget(scope, takenBack));
    return outcome;
}

} // namespace

Result<QHash<QByteArray, ImapStatus>>
syncFolderList(const SyncScope& scope, ListDetail detail,
               const std::function<void(const RejectedChange&)>& rejected)
{
    constexpr int kMostTries = 3;
    auto outcome = listOnce(scope, detail, rejected);
    for (int i = 1; i < kMostTries && outcome && !outcome->isApplied; ++i)
        outcome = listOnce(scope, detail, rejected);
    return outcome ? Result<QHash<QByteArray, ImapStatus>>(outcome->statuses) : unexpected(outcome.error());
}

bool looksUnchanged(const Folder& folder, qsizetype rowsHere, const ImapStatus& status)
{
    // Without a modification sequence flags may have changed unseen: the folder is selected and compared.
    return folder.syncedDownTo == 1 && status.highestModSeq != 0 &&
           folder.highestModSeq == status.highestModSeq && status.uidValidity == folder.uidValidity &&
           status.uidNext == folder.uidNext && status.messages && qsizetype(*status.messages) == rowsHere;
}

bool tellsNews(const Folder& folder, qsizetype rowsHere, const ImapStatus& status)
{
    if (status.highestModSeq != 0)
        return !looksUnchanged(folder, rowsHere, status);
    // Flags that changed are found by the next whole pass; what is new shows here.
    return folder.syncedDownTo != 1 || status.uidNext.value_or(0) != folder.uidNext ||
           qsizetype(status.messages.value_or(0)) != rowsHere;
}

} // namespace postaci
