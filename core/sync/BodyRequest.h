#pragma once

#include "sync/SyncScope.h"

namespace postaci {

/// Bodies of more bytes than this keep a connection busy for long, so they are left to the one that serves no
/// clicks.
inline constexpr qint64 bigBody = 256 << 10;
/// Bodies that wait for a newer one at the same time.
inline constexpr int deepestBody = 4;

/// Fetches a body that the user asked for; selects its folder. `between` runs between the pieces of a big
/// one; when it fails with Cancelled the rest is not fetched. Errors: Gone when the server has the message no
/// longer, or not under the UID that is known.
[[nodiscard]] Result<void> fetchRequestedBody(const SyncScope& scope, MessageId message,
                                              const SyncProgress& progress, const SyncBreak& between);

/// What `between` returns when nobody waits for the body any more.
[[nodiscard]] inline Unexpected notWanted()
{
    return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                      QStringLiteral("The message is not wanted any more"));
}

} // namespace postaci
