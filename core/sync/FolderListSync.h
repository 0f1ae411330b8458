#pragma once

#include "sync/RejectedChange.h"
#include "sync/SyncScope.h"

#include <QHash>

namespace postaci {

/// Brings the account's folder rows to the server's LIST. Returns what the server told of each folder's state
/// on the way (LIST-STATUS, if `detail` asks for it), by raw name. `rejected` hears of moves into a folder
/// that is gone. The session may select another folder.
[[nodiscard]] Result<QHash<QByteArray, ImapStatus>>
syncFolderList(const SyncScope& scope, ListDetail detail,
               const std::function<void(const RejectedChange&)>& rejected = {});

/// True when the stored state of `folder` cannot be distinguished from `status`: nothing to select it for.
[[nodiscard]] bool looksUnchanged(const Folder& folder, qsizetype rowsHere, const ImapStatus& status);

/// True when `status` is not what is known of the folder, as far as a STATUS can say.
[[nodiscard]] bool tellsNews(const Folder& folder, qsizetype rowsHere, const ImapStatus& status);

} // namespace postaci
