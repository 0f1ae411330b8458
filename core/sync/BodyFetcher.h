#pragma once

#include "sync/SyncScope.h"

#include <functional>

namespace postaci {

/// Brings one message's raw body into the cache, with its preview line, if it is not there. A body that was
/// cut midway is never whole in the store. `between` runs between the pieces of a big one and may use the
/// session. Errors: Gone when the server has the message no longer.
[[nodiscard]] Result<void> fetchBody(const SyncScope& scope, const MessageLocation& message,
                                     const SyncProgress& progress, const std::function<bool()>& between);

} // namespace postaci
