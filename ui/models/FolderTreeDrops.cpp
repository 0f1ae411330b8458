#include "models/FolderTreeNode.h"
#include "models/MessageMime.h"

// Messages that are dropped on folders.

namespace postaci {

QStringList FolderTreeModel::mimeTypes() const
{
    return {QLatin1String(kMessageMimeType)};
}

Qt::DropActions FolderTreeModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

bool FolderTreeModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                      const QModelIndex& parent) const
{
    Q_UNUSED(column)
    if (action != Qt::MoveAction || row != -1 || !(flags(parent) & Qt::ItemIsDropEnabled))
        return false;
    const DraggedMessages dragged = fromMimeData(data);
    // A move to another account is a copy over this computer, which is only offered where the mail is here
    // anyway.
    const Node& target = *nodeOf(parent);
    return !dragged.messages.isEmpty() && (dragged.account == target.place.account ||
                                           (dragged.account == m_localAccount && !target.folder.isLocal));
}

bool FolderTreeModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                   const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    Q_EMIT messagesDropped(fromMimeData(data).messages, nodeOf(parent)->place.folder);
    // The list removes the rows itself when the store says so: false keeps the view from doing it too.
    return false;
}

} // namespace postaci
