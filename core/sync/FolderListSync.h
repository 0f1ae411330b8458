#pragma once

#include "sync/SyncScope.h"

namespace postaci {

/// Brings the account's folder rows to the server's LIST. Returns what the server told of each folder's state
/// on the way (LIST-STATUS), by raw name.
[[nodiscard]] Result<QHash<QByteArray, ImapStatus>> syncFolderList(const SyncScope& scope);

/// True when the stored state of `folder` cannot be distinguished from `status`: nothing to select it for.
[[nodiscard]] bool looksUnchanged(const Folder& folder, qsizetype rowsHere, const ImapStatus& status);

} // namespace postaci
