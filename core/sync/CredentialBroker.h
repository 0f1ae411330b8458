#pragma once

#include "account/OAuthIssuers.h"
#include "sync/AccountContext.h"
#include "sync/TokenKeeper.h"

#include <QObject>

#include <map>
#include <memory>

namespace postaci {

/// Brings secrets from the keyring, which answers in the UI thread, to the loops, which wait in theirs;
/// access tokens are renewed on the way. Lives in the UI thread; the sources it makes are used from any other
/// thread, and must be out of use before it goes.
class CredentialBroker : public QObject
{
    Q_OBJECT

public:
    explicit CredentialBroker(const TokenTools& tools, QObject* parent = nullptr);
    ~CredentialBroker() override;

    /// `tried` is taken in the place of what is stored, as far as it says something: for a login test. Its
    /// secret is a password, or tokens (OAuthTokens::toSecret()) where the account has them.
    [[nodiscard]] CredentialSource source(const Account& account, const SignInSecrets& tried = {});
    /// Empty for an account with passwords.
    [[nodiscard]] TokenSource renewals(const Account& account);
    /// What is stored under `key` is about to be something else: what is being done with it counts no more.
    void forget(const QString& key);

private:
    using Done = TokenKeeper::Done;

    /// Runs `question` in the UI thread, and waits for its answer in the caller's.
    Result<QString> await(const CancelToken& cancel, const std::function<void(const Done&)>& question);
    TokenKeeper& keeper(const Account& account);
    Result<ClientIdentity> readIdentity(const ClientCertificate& certificate, const CancelToken& cancel);
    Result<QString> readSecret(const Account& account, const ServerSettings& server,
                               const CancelToken& cancel);

    TokenTools m_tools;
    OAuthIssuers m_issuers;
    std::map<QString, std::unique_ptr<TokenKeeper>> m_keepers; ///< by the key of their secret
};

} // namespace postaci
