#pragma once

#include "sync/AccountContext.h"
#include "sync/SyncScope.h"

namespace postaci {

// What servers say of the biggest messages they take is remembered, so that who writes one that is too big
// hears of it before it is sent.

/// Of an outgoing server that a session was signed in to (SIZE, RFC 1870 6.1); 0: it says that there is none.
void rememberSendingLimit(const AccountContext& context, const ServerSettings& server, qint64 bytes);

/// Of the folders that copies of what the account sends go into (APPENDLIMIT, RFC 7889).
Result<void> learnAppendLimits(const SyncScope& scope);

} // namespace postaci
