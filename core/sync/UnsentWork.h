#pragma once

#include "base/Account.h"
#include "store/MailReader.h"

namespace postaci {

/// Whether something of this account waits for a connection to its incoming server that the user has done
/// here: changes, uploads, copies of drafts and of what was sent, filters that have not finished. What cannot
/// be read counts as waiting.
[[nodiscard]] bool hasUnsentWork(const MailReader& reader, const Account& account);

} // namespace postaci
