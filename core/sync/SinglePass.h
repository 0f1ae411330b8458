#pragma once

#include "sync/AccountContext.h"

namespace postaci {

/// One pass over an account in a connection of its own, then the connection ends. Returns the number of
/// folders that were looked at; `bytes` are those read from the socket. Blocks: not for the UI thread.
[[nodiscard]] Result<int> runSinglePass(const AccountContext& context, PassScope extent, qint64* bytes);

} // namespace postaci
