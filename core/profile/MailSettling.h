#pragma once

#include "base/CancelToken.h"
#include "profile/SalvagedReferences.h"

namespace postaci {

/// settleReferences() of a mail.db of any version that nobody has open, which is of the newest version and
/// looked through afterwards. Errors: Storage (DatabaseBroken where it is not sound even so), Cancelled.
[[nodiscard]] Result<SettledReferences> settleMail(const QString& file, FoundTexts& texts,
                                                   const CancelToken& cancel);

} // namespace postaci
