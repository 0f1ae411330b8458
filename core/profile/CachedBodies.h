#pragma once

#include "profile/ProfileFiles.h"

#include <QDateTime>

namespace postaci {

/// Takes the texts of messages from before `before` out of the cache (bodies.db), where the servers have them
/// still; mail that exists only here is not in it. In short transactions over a connection of its own,
/// between which the store's writer has its turn; the room goes back to the disk. Returns how many. Blocks;
/// any thread. Errors: Storage, Cancelled.
[[nodiscard]] Result<qint64> removeCachedBodies(const QString& profileDir, const QDateTime& before,
                                                const ProfileProgress& progress, const CancelToken& cancel);

} // namespace postaci
