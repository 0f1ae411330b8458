#pragma once

#include "base/Ids.h"

#include <QList>
#include <QMetaType>

namespace postaci {

/// What one committed transaction changed in one shown folder.
struct FolderChange
{
    FolderId folder = 0;
    QList<MessageId> added;   ///< ascending
    QList<MessageId> changed; ///< ascending; the rows look different now
    QList<MessageId> removed; ///< ascending
};

/// The merged news of one commit: the only thing that models and notifications listen to.
struct StoreChange
{
    QList<FolderChange> folders;
    /// The same for lists of conversations (ListQuery::Mode): ids are those of each conversation's newest
    /// message in that folder. `changed` is also for what happened to the conversation in another folder.
    QList<FolderChange> conversations;
    QList<FolderId> countsChanged; ///< total or unread are different
    QList<MessageId> bodiesArrived;
    /// What has come since its folder was last looked at, ascending: in INBOX and in folders without a use of
    /// their own, each message once. The filters may not have been through it yet.
    QList<MessageId> newMail;
    bool foldersChanged = false; ///< the tree: created, renamed, removed, role
    bool accountsChanged = false;
    bool outboxChanged = false;
    bool draftsChanged = false;
    bool keptChanged = false;      ///< what can be brought back
    bool contactsChanged = false;  ///< contacts, groups, and what is offered of collected addresses
    bool writtenToChanged = false; ///< `correspondent`: something came into a folder of sent mail

    [[nodiscard]] bool isEmpty() const
    {
        return folders.isEmpty() && conversations.isEmpty() && countsChanged.isEmpty() &&
               bodiesArrived.isEmpty() && newMail.isEmpty() && !foldersChanged && !accountsChanged &&
               !outboxChanged && !draftsChanged && !keptChanged && !contactsChanged && !writtenToChanged;
    }
};

} // namespace postaci

Q_DECLARE_METATYPE(postaci::StoreChange)
