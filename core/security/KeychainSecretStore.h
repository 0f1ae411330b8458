#pragma once

#include "security/SecretStore.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace postaci {

/// Secrets in the system's keychain (Secret Service, KWallet, macOS, Windows) under the service "Postaci". UI
/// thread, which never waits for it. There is no plain-text fallback: without a keychain every call answers
/// SecretStoreUnavailable, with one that is locked KeyringLocked (Storage), and one that says nothing within
/// the limit counts as missing.
class KeychainSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    /// Long enough for a person to answer the system's own question for a password.
    static constexpr std::chrono::milliseconds kLimit = std::chrono::minutes(1);

    explicit KeychainSecretStore(std::chrono::milliseconds limit = kLimit, QObject* parent = nullptr);

    void read(const QString& key, ReadDone done) override;
    void write(const QString& key, const QString& secret, WriteDone done) override;
    void remove(const QString& key, WriteDone done) override;

Q_SIGNALS:
    /// An answer came after all, later than anybody waited for it.
    void answeredLate();

private:
    template <typename Job> struct Call;
    template <typename Job> void start(std::shared_ptr<Call<Job>> call);
    template <typename Job> void attempt(const std::shared_ptr<Call<Job>>& call);

    const std::chrono::milliseconds m_limit;
};

} // namespace postaci
