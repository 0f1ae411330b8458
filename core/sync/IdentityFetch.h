#pragma once

#include "sync/SyncScope.h"

namespace postaci {

/// Asks what the server calls the messages of the selected folder that came before it was asked for (a
/// profile of an older version, a server that has learnt it), newest first. `selectAgain` is called when the
/// pause has left the folder.
[[nodiscard]] Result<void> fetchMissingIdentities(const SyncScope& scope, FolderId folder,
                                                  const SyncBreak& pause,
                                                  const std::function<Result<void>()>& selectAgain);
/// Asks for Gmail's labels of the newest messages again: they change without any news (CONDSTORE is silent
/// about them). Only those need it that are no folder here.
[[nodiscard]] Result<void> refreshLabels(const SyncScope& scope, FolderId folder);

} // namespace postaci
