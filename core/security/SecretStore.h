#pragma once

#include "base/Account.h"
#include "base/Result.h"

#include <QString>

#include <functional>

namespace postaci {

/// The one entry a server's secret is stored under, such as "imap:ayse@example.org@mail.example.org:993".
[[nodiscard]] QString secretKey(const ServerSettings& server);

/// True if `error` says that the system's keyring is missing or gives nothing away.
[[nodiscard]] inline bool isKeyringTrouble(const Error& error)
{
    return error.reason == ErrorReason::SecretStoreUnavailable || error.reason == ErrorReason::KeyringLocked;
}

/// True if `error` is about the place of secrets and not about one secret.
[[nodiscard]] inline bool isSecretsTrouble(const Error& error)
{
    return isKeyringTrouble(error) || error.reason == ErrorReason::SecretsLocked ||
           error.reason == ErrorReason::SecretsFileUnusable;
}

class ProfileSecretStore;

/// Where passwords and tokens are kept. Called on the UI thread and answers there, once for every call, at
/// once or later. Errors: NoPassword (Authentication) for a missing entry, SecretStoreUnavailable (Storage)
/// without a working keychain or when access is refused, others by the kind of store.
class SecretStore
{
public:
    using ReadDone = std::function<void(Result<QString>)>;
    using WriteDone = std::function<void(Result<void>)>;

    virtual ~SecretStore() = default;
    virtual void read(const QString& key, ReadDone done) = 0;
    virtual void write(const QString& key, const QString& secret, WriteDone done) = 0;
    /// Removing what is not there succeeds.
    virtual void remove(const QString& key, WriteDone done) = 0;
    /// Itself where the person can choose the place; null where that is fixed.
    [[nodiscard]] virtual ProfileSecretStore* choice() { return nullptr; }
};

} // namespace postaci
