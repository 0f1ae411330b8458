#pragma once

#include "base/CancelToken.h"
#include "profile/SalvagedReferences.h"

namespace postaci {

struct SettledMail
{
    bool lostAccounts = false; ///< some were made up, without their settings
    qint64 found = 0;          ///< texts that had lost their place, and have one in a folder for such
};

/// settleReferences() of the mail.db in `dir`, of any version, that nobody has open; it is of the newest
/// version and looked through afterwards. Texts go into a folder for such (FoundTexts). Errors: Storage
/// (DatabaseBroken where it is not sound even so), Cancelled.
[[nodiscard]] Result<SettledMail> settleMailIn(const QString& dir, const CancelToken& cancel);

} // namespace postaci
