#pragma once

#include "sync/ChangeScope.h"

#include <QHash>

namespace postaci {

/// A message that may have been put into a folder before the answer got lost.
struct SoughtMessage
{
    MessageLooks looks;
    quint32 fromUid = 0; ///< the folder's UIDNEXT before; 0: unknown
};

/// Looks for `sought` in `folder` and returns the UIDs of those that are there, by their index. One message
/// of the folder is never taken for two of them. Selects the folder.
[[nodiscard]] Result<QHash<qsizetype, quint32>> findInFolder(const ChangeScope& scope, const Folder& folder,
                                                             const QList<SoughtMessage>& sought);

/// UIDNEXT of a folder that is not selected, for SoughtMessage::fromUid; 0 where the server does not tell.
[[nodiscard]] Result<quint32> nextUidOf(const ChangeScope& scope, const Folder& folder);

/// COPYUID by the UID that a message had.
[[nodiscard]] QHash<quint32, quint32> byOldUid(const CopyResult& result);

} // namespace postaci
