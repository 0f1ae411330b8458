#pragma once

#include "base/Account.h"
#include "base/Result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUrl>

namespace postaci {

/// How this program is known to one issuer (RFC 6749 2.2).
struct OAuthClient
{
    QString id;
    QString secret; ///< of issuers that want one even from installed programs (RFC 8252 8.5); empty: none
    /// As registered: http to a loopback host. Without a port any free one is taken (RFC 8252 7.3).
    QUrl redirect{QStringLiteral("http://127.0.0.1/")};
    bool operator==(const OAuthClient&) const = default;
};

/// Which issuer an account's tokens are from, as the key of a client: the host of its identifier, else that
/// of the page where the person signs in. Lower case; empty where nothing names one.
[[nodiscard]] QString issuerHost(const OAuth2Endpoints& endpoints);

/// The client ids of this copy of the program, by issuer. They come from a build option
/// (POSTACI_OAUTH_CLIENTS), and from `oauth-clients.json` in the profile, which wins.
class OAuthClients
{
public:
    /// `{"format": 1, "clients": {"accounts.google.com": {"id": "…", "secret": "…", "redirect":
    /// "http://localhost:8000/path"}}}`; secret and redirect may be missing. One wrong entry refuses the
    /// whole. Errors: Input, whose `message` names the entry.
    static Result<OAuthClients> fromJson(const QByteArray& json);
    /// What was built in and what is in `profileDir`. Errors: Input for a file that cannot be used.
    static Result<OAuthClients> load(const QString& profileDir);

    /// Errors: OAuthClientMissing (Input).
    [[nodiscard]] Result<OAuthClient> find(const OAuth2Endpoints& endpoints) const;

private:
    QHash<QString, OAuthClient> m_byIssuer;
};

} // namespace postaci
