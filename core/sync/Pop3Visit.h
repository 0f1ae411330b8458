#pragma once

#include "sync/AccountContext.h"
#include "sync/Pop3Pass.h"

#include <functional>

namespace postaci {

/// How one visit to a POP3 server tells how far it is. Called from its thread; any may be empty.
struct VisitEvents
{
    std::function<void(LoopPhase)> phase;
    std::function<void()> signedIn;
    MaildropEvents maildrop;
};

/// What a visit that went well says.
struct VisitReport
{
    int loginDelay = 0; ///< seconds that the server wants before the next one; 0: it does not say
    qint64 bytes = 0;   ///< read from the socket
};

/// Connects, signs in and makes a whole pass, since a maildrop is locked while somebody is in. Blocks.
[[nodiscard]] Result<VisitReport> visitMaildrop(const AccountContext& context, const MailReader& reader,
                                                const VisitEvents& events);

} // namespace postaci
