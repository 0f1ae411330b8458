#pragma once

#include "base/Account.h"
#include "sync/AppendSender.h"
#include "sync/SyncScope.h"

#include <chrono>
#include <functional>

namespace postaci {

/// For so long a message whose end is uncertain is looked for in the Sent folder of a provider that files
/// copies itself; until then the user is not asked.
inline constexpr std::chrono::milliseconds kUncertainSettles = std::chrono::minutes(5);

[[nodiscard]] bool isLookedFor(const OutboxEntry& entry, const Account& account, const QDateTime& now);

/// Files what was sent in the account's Sent folder: looked for by Message-ID first, so that no copy is
/// doubled after a cut, and made where it is missing. Entries that are done leave the outbox unless a
/// recipient was refused, which the user has to see first. Copies of other `sizes` are left to another
/// connection. An entry whose end is uncertain is settled here if the provider files copies itself and the
/// message is found. True if another folder may be selected now.
[[nodiscard]] Result<bool> fileSentCopies(const SyncScope& scope, const Account& account, AppendSizes sizes,
                                          const std::function<void(const OutboxEntry&)>& progressed);

} // namespace postaci
