#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace postaci {

/// What an issuer granted (RFC 6749 5.1). It is kept as one secret in the SecretStore, never anywhere else.
struct OAuthTokens
{
    QString access;
    QString refresh;   ///< empty: none, so the person signs in again when `access` is over
    QDateTime expires; ///< UTC; invalid: the issuer did not say
    QDateTime renewAt; ///< UTC; when another access token should be asked for; invalid with `expires`
    bool operator==(const OAuthTokens&) const = default;

    /// Time to ask for another one: 5 minutes before its end, or half way where it lives shorter than ten.
    [[nodiscard]] bool isDue(const QDateTime& now) const { return renewAt.isValid() && now >= renewAt; }
    [[nodiscard]] bool isOver(const QDateTime& now) const { return expires.isValid() && now >= expires; }

    /// The form in the SecretStore.
    [[nodiscard]] QString toSecret() const;
    /// Errors: NoPassword (Authentication) for anything that toSecret() did not make, such as a password.
    [[nodiscard]] static Result<OAuthTokens> fromSecret(const QString& secret);
    /// An issuer's answer with status 200. Errors: Protocol with ResponseMalformed, also for a token of
    /// another type than Bearer or with characters that RFC 6750 does not allow in one.
    [[nodiscard]] static Result<OAuthTokens> fromAnswer(const QByteArray& json, const QDateTime& now);
};

/// The error in an issuer's answer (RFC 6749 4.1.2.1 and 5.2), by its name and its own words: SignInExpired,
/// SignInDeclined, IssuerRefused, or ServerBusy (Timeout). What the server wrote is cut at some lines.
[[nodiscard]] Error oauthError(const QString& name, const QString& description);

} // namespace postaci
