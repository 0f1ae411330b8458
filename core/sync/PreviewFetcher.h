#pragma once

#include "sync/SyncScope.h"

namespace postaci {

/// Lines of preview of so many of a folder's newest messages are fetched by a pass; further ones come with
/// the bodies.
inline constexpr int previewedRows = 100;
/// So many at once where the user's clicks wait behind it.
inline constexpr int previewedAtOnce = 25;

/// Fetches the lines of preview that the newest `rows` messages of `folder`, which is selected, do not have
/// yet. A server's no concerns nothing else.
[[nodiscard]] Result<void> fetchMissingPreviews(const SyncScope& scope, FolderId folder, int rows);

} // namespace postaci
