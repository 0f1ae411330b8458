#pragma once

#include "base/Account.h"

#include <QList>

namespace postaci {

/// SettingsOrigin::source of the sample mailbox.
inline const QString kSampleSource = QStringLiteral("sample");

/// An account that has no server: it is on this computer only, fetches nothing and sends nothing.
[[nodiscard]] inline bool isLocalAccount(const Account& account)
{
    return account.origin.source == kSampleSource;
}

/// Those with a server, or all where none has one: who only looks around may write too.
[[nodiscard]] inline QList<Account> sendingAccounts(QList<Account> accounts)
{
    const QList<Account> all = accounts;
    accounts.removeIf(isLocalAccount);
    return accounts.isEmpty() ? all : accounts;
}

} // namespace postaci
