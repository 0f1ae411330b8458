#pragma once

#include "base/Result.h"
#include "sync/AccountContext.h"

namespace postaci {

class MailReader;

/// Files what was sent in the account's own Sent folder on this computer: copy and outbox entry change in one
/// transaction, so there is never none and never two. Entries that are done leave the outbox unless a
/// recipient was refused, which the user has to see first. Any thread.
Result<void> fileLocalSentCopies(const AccountContext& context, const MailReader& reader);

} // namespace postaci
