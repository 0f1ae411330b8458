#pragma once

#include "base/Account.h"
#include "sync/AppendSender.h"
#include "sync/SyncScope.h"

#include <functional>

namespace postaci {

/// Files what was sent in the account's Sent folder: looked for by Message-ID first, so that no copy is
/// doubled after a cut, and made where it is missing. Entries that are done leave the outbox unless a
/// recipient was refused, which the user has to see first. Copies of other `sizes` are left to another
/// connection. An entry whose end is uncertain is settled here if the provider files copies itself and the
/// message is found. True if another folder may be selected now.
[[nodiscard]] Result<bool> fileSentCopies(const SyncScope& scope, const Account& account, AppendSizes sizes,
                                          const std::function<void(const OutboxEntry&)>& progressed);

} // namespace postaci
