#pragma once

#include "security/SecretStore.h"

namespace postaci {

/// Secrets in the system's keychain (Secret Service, KWallet, macOS, Windows) under the service "Postaci". UI
/// thread. There is no plain-text fallback: without a keychain every call answers SecretStoreUnavailable.
class KeychainSecretStore final : public SecretStore
{
public:
    void read(const QString& key, ReadDone done) override;
    void write(const QString& key, const QString& secret, WriteDone done) override;
    void remove(const QString& key, WriteDone done) override;
};

} // namespace postaci
