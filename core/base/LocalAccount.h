#pragma once

#include "base/Account.h"

namespace postaci {

/// SettingsOrigin::source of the sample mailbox.
inline const QString kSampleSource = QStringLiteral("sample");

/// An account that has no server: it is on this computer only, fetches nothing and sends nothing.
[[nodiscard]] inline bool isLocalAccount(const Account& account)
{
    return account.origin.source == kSampleSource;
}

} // namespace postaci
