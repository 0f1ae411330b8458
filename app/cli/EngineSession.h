#pragma once

#include "MailEngine.h"
#include "cli/Commands.h"
#include "security/InMemorySecretStore.h"
#include "security/KeychainSecretStore.h"
#include "security/ProfileSecretStore.h"

#include <memory>

namespace postaci::cli {

/// A profile opened for one command, with the password from standard input, the keyring or the encrypted
/// file. Lives as long as the command, in the main thread.
class EngineSession
{
public:
    static Result<std::unique_ptr<EngineSession>> open(const CommonOptions& options);

    [[nodiscard]] const CommonOptions& options() const { return m_options; }
    [[nodiscard]] MailEngine& engine() { return *m_engine; }
    /// Adds the account of `file`, or brings the stored one with its address up to date.
    void useAccountFile(const QString& file, std::function<void(Result<AccountId>)> done);
    [[nodiscard]] Result<QList<Account>> accounts() const { return m_engine->reader().accounts(); }

private:
    explicit EngineSession(const CommonOptions& options);
    void storeAccount(const Account& account, const QString& password,
                      std::function<void(Result<AccountId>)> done);

    CommonOptions m_options;
    SystemClock m_clock;
    InMemorySecretStore m_given;
    KeychainSecretStore m_keychain;
    ProfileSecretStore m_kept;
    std::unique_ptr<MailEngine> m_engine;
};

} // namespace postaci::cli
