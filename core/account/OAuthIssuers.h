#pragma once

#include "base/Account.h"
#include "base/Result.h"
#include "security/OAuthClients.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace postaci {

/// An issuer of tokens whose facts are in `resources/oauth-issuers.json`.
struct OAuthIssuer
{
    QString name;                    ///< "Google"
    OAuth2Endpoints endpoints;       ///< complete
    bool takesPublicClients = false; ///< a client needs no secret there
    QStringList hosts;               ///< the mail servers that its tokens are for, and that get them
    QString source;                  ///< where the facts are from
    QString checked;                 ///< ISO date of the facts
};

/// Where a person signs in for which mail servers. A token opens a mailbox, so who gets one is not left to a
/// configuration file from the network: known issuers have the endpoints of the table, and their tokens go to
/// their own servers only; of others, all must be at one host, or the issuer is asked itself. A value,
/// thread-safe to read.
class OAuthIssuers
{
public:
    /// The table compiled into the program.
    static Result<OAuthIssuers> bundled();
    /// The form of `resources/oauth-issuers.json`. Errors: Input, whose `message` names the entry.
    static Result<OAuthIssuers> fromJson(const QByteArray& json);

    /// Where to sign in for both servers of `account`; `told` is what a configuration said of it. Nothing
    /// where that is not known, or not safe.
    [[nodiscard]] std::optional<OAuth2Endpoints>
    endpointsFor(const Account& account, const std::optional<OAuth2Endpoints>& told) const;
    /// Whether a mail server may get tokens from there: those of a known issuer are for its own ones.
    [[nodiscard]] bool mayReceive(const QString& mailHost, const OAuth2Endpoints& endpoints) const;
    /// The client to sign in with. Errors: OAuthClientMissing (Input), also for one without the secret that
    /// the issuer wants.
    [[nodiscard]] Result<OAuthClient> clientFor(const OAuth2Endpoints& endpoints,
                                                const OAuthClients& clients) const;
    [[nodiscard]] const QList<OAuthIssuer>& issuers() const { return m_issuers; }

private:
    [[nodiscard]] const OAuthIssuer* ofHost(const QString& mailHost) const;
    [[nodiscard]] const OAuthIssuer* named(const OAuth2Endpoints& endpoints) const;

    QList<OAuthIssuer> m_issuers;
};

/// The client to sign in with, of all that is built in and in the profile. Errors: those of the tables, and
/// OAuthClientMissing.
[[nodiscard]] Result<OAuthClient> oauthClientFor(const OAuth2Endpoints& endpoints, const QString& profileDir);

} // namespace postaci
