#pragma once

#include "security/IssuerMetadata.h"
#include "security/LoopbackRedirect.h"
#include "security/OAuthTokenRequest.h"

#include <functional>
#include <memory>

namespace postaci {

/// What a sign-in may take; tests inject less.
struct OAuthLimits
{
    int personMs = 10 * 60 * 1000;                    ///< for what the person does in the browser
    HttpsLimits network = OAuthTokenRequest::kLimits; ///< for each question to the issuer
};

/// What a person signs in for.
struct OAuthRequest
{
    OAuth2Endpoints endpoints; ///< authUrl and tokenUrl may be missing where the issuer is named
    OAuthClient client;
    QString loginHint; ///< the address, so that nobody has to type it again; may be empty
};

/// What came of it.
struct OAuthGrant
{
    OAuth2Endpoints endpoints; ///< complete
    OAuthTokens tokens;
};

/// One sign-in in the system's browser: authorization code (RFC 6749 4.1) with PKCE (RFC 7636, S256), back
/// through a loopback redirect (RFC 8252), with the issuer's name checked where it is sent (RFC 9207).
/// Asynchronous in the thread it lives in; delete it to cancel.
class OAuthFlow : public QObject
{
    Q_OBJECT

public:
    /// Shows a page to the person, for example with QDesktopServices.
    using OpenBrowser = std::function<void(const QUrl&)>;

    /// `network` and `clock` have to outlive it.
    OAuthFlow(QNetworkAccessManager& network, const CertificatePolicy& policy, const Clock& clock,
              OAuthLimits limits = {}, QObject* parent = nullptr);

    /// Call it once; finished() comes from the event loop.
    void start(const OAuthRequest& request, OpenBrowser openBrowser);
    /// Ends it with Cancelled, unless it has ended.
    void cancel();

Q_SIGNALS:
    /// The person has said yes, and the tokens are being fetched.
    void permitted();
    /// Once. Errors: SignInDeclined, SignInNotFinished, SignInExpired (the code came too late),
    /// IssuerRefused, and of the network: Offline, Timeout, Certificate, Protocol.
    void finished(const postaci::Result<postaci::OAuthGrant>& grant);

private:
    void lookUp();
    void askPerson();
    void answered(const QUrlQuery& parameters);
    void redeem(const QString& code);
    void fail(const Error& error);
    void end(const Result<OAuthGrant>& grant);
    [[nodiscard]] QUrl authorizationUrl() const;
    [[nodiscard]] bool isNamedRight(const QUrlQuery& parameters) const;

    QNetworkAccessManager& m_network;
    CertificatePolicy m_policy;
    const Clock& m_clock;
    OAuthLimits m_limits;
    OAuthRequest m_request;
    OpenBrowser m_openBrowser;
    bool m_sendsIss = false;
    QString m_state;
    QByteArray m_verifier;
    QTimer m_patience;
    std::unique_ptr<IssuerMetadata> m_metadata;
    std::unique_ptr<LoopbackRedirect> m_redirect;
    std::unique_ptr<OAuthTokenRequest> m_tokens;
    bool m_hasEnded = false;
};

} // namespace postaci
