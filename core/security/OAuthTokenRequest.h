#pragma once

#include "base/Account.h"
#include "base/Clock.h"
#include "security/HttpsRequest.h"
#include "security/OAuthClients.h"
#include "security/OAuthTokens.h"

namespace postaci {

/// One question to an issuer's token endpoint (RFC 6749 3.2), asynchronous in the thread it lives in; delete
/// it to cancel.
class OAuthTokenRequest : public QObject
{
    Q_OBJECT

public:
    /// What the network steps of a sign-in may take, each.
    static constexpr HttpsLimits kLimits{15'000, 256 * 1024, 3};

    /// `network` and `clock` have to outlive the request.
    OAuthTokenRequest(QNetworkAccessManager& network, const CertificatePolicy& policy, const Clock& clock,
                      HttpsLimits limits = kLimits, QObject* parent = nullptr);

    // Call one of the two, once. finished() comes from the event loop.
    /// A code for tokens (4.1.3), with the PKCE verifier (RFC 7636 4.5).
    void redeem(const OAuth2Endpoints& endpoints, const OAuthClient& client, const QString& code,
                const QByteArray& verifier, const QUrl& redirect);
    /// Another access token (6). The refresh token stays where the issuer does not give another one.
    void renew(const OAuth2Endpoints& endpoints, const OAuthClient& client, const QString& refreshToken);

Q_SIGNALS:
    /// Once. Errors: those of oauthError() and of HttpsRequest; Protocol for what is no answer of an issuer.
    void finished(const postaci::Result<postaci::OAuthTokens>& tokens);

private:
    void post(const OAuth2Endpoints& endpoints, const OAuthClient& client,
              QList<std::pair<QByteArray, QString>> fields);
    [[nodiscard]] Result<OAuthTokens> read(const Result<QByteArray>& body) const;

    const Clock& m_clock;
    HttpsRequest m_request;
    QUrl m_url;
    QString m_refreshToken;
};

/// `name=value&...` as application/x-www-form-urlencoded; fields without a value are left out.
[[nodiscard]] QByteArray formOf(const QList<std::pair<QByteArray, QString>>& fields);

} // namespace postaci
