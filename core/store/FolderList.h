#pragma once

#include "store/StoreTypes.h"

#include <QSet>

namespace postaci {

/// What makes two names of a server the same mailbox: INBOX in any case (RFC 3501 5.1), a delimiter at the
/// end or not.
[[nodiscard]] QByteArray folderKey(const QByteArray& rawName, char delimiter);

/// Where a folder hangs in the tree.
struct FolderPlace
{
    QByteArray parentKey; ///< empty: top level
    QString name; ///< what is below the parent; more than one level where those between are not listed
};

/// `listed`: the keys of all folders of the account.
[[nodiscard]] FolderPlace folderPlace(const ServerFolder& folder, const QSet<QByteArray>& listed);

/// The list without doubles, parents before children, roles guessed where the server gives none.
[[nodiscard]] QList<ServerFolder> preparedFolderList(QList<ServerFolder> folders);

} // namespace postaci
