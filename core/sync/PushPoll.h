#pragma once

#include "sync/SyncScope.h"

namespace postaci {

/// Asks about folders by STATUS and brings those up to date that have changed. True if another folder may be
/// selected now.
[[nodiscard]] Result<bool> pollFolders(const SyncScope& scope, const QList<FolderId>& folders);

} // namespace postaci
