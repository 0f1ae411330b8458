#pragma once

#include "MailEngine.h"

#include <QString>

namespace postaci {

/// How much of what the provider allows is used, a line for each limit: "1.2 GB of 5 GB (24 %)". Empty where
/// there is none.
[[nodiscard]] QString quotaText(const QList<MailboxQuota>& quotas);

} // namespace postaci
