#pragma once

#include "store/StoreChange.h"
#include "store/StoreTypes.h"

#include <QSet>

#include <functional>

namespace postaci {

/// What a commit means for a list: newest first, each id in one of these only.
struct ListNews
{
    QList<MessageId> added;
    QList<MessageId> changed;
    QList<MessageId> removed;

    [[nodiscard]] bool isEmpty() const { return added.isEmpty() && changed.isEmpty() && removed.isEmpty(); }
};

/// For the list of these folders together: what has moved from one of them to another stays. `changes` are a
/// StoreChange's `folders` or `conversations`.
[[nodiscard]] ListNews newsOfFolders(const QList<FolderChange>& changes, const QSet<FolderId>& folders);
/// For a list that is made of messages of any folders: they leave it when they have left their folder and
/// come up in none that `isMeant`.
[[nodiscard]] ListNews newsOfPicked(const QList<FolderChange>& changes,
                                    const std::function<bool(FolderId)>& isMeant);

} // namespace postaci
