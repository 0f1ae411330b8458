#pragma once

#include "base/Clock.h"
#include "security/OAuthTokenRequest.h"
#include "security/SecretStore.h"

#include <QNetworkAccessManager>

#include <functional>
#include <memory>
#include <vector>

namespace postaci {

/// What a token is asked for and renewed with. All of it outlives the keepers.
struct TokenTools
{
    SecretStore& secrets;
    QNetworkAccessManager& network;
    CertificatePolicy certificates;
    const Clock& clock;
    QString profileDir; ///< of the client ids
};

/// Gives out one account's access token, and renews it where it is due or was refused: once, however many
/// connections ask. Lives in the UI thread.
class TokenKeeper : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<QString>&)>;

    /// `key` is that of the secret.
    TokenKeeper(const TokenTools& tools, const QString& key, const OAuth2Endpoints& endpoints);
    ~TokenKeeper() override; ///< those who wait get Cancelled

    /// `refused` is the access token that a server has just refused; empty: none. Errors: what the
    /// SecretStore says; TokenRejected, where the refused one was new; SignInExpired, IssuerRefused and
    /// OAuthClientMissing, which need the user; of the network, where the token that is there is over.
    void ask(const QString& refused, Done done);

private:
    struct Question
    {
        QString refused;
        Done done;
    };

    void begin();
    void hasRead(const Result<QString>& secret);
    void renewIfNeeded();
    void renew();
    void renewed(const Result<OAuthTokens>& tokens);
    void save();
    void settle(const Result<QString>& answer);
    [[nodiscard]] bool isRefused() const;
    [[nodiscard]] bool wasJustRenewed() const;

    TokenTools m_tools;
    const QString m_key;
    const OAuth2Endpoints m_endpoints;
    std::vector<Question> m_waiting;
    std::vector<Question> m_asked; ///< are being answered; empty: nothing goes on
    OAuthTokens m_tokens;
    std::unique_ptr<OAuthTokenRequest> m_request;
    std::optional<OAuthTokens> m_unsaved; ///< the keyring did not take them
    QString m_renewedForRefusal;          ///< an access token
    QDateTime m_renewedAt;
    QString m_deadRefresh; ///< a refresh token that the issuer does not know any more
    std::optional<Error> m_deadError;
};

} // namespace postaci
