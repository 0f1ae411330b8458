#pragma once

#include "security/ClientIdentity.h"

#include <QHash>
#include <QString>

namespace postaci {

/// What of an account's sign-in is secret. Never logged; stored only in the SecretStore.
struct SignInSecrets
{
    /// A password, or what an account with `oauth2` has in its place: the access token on its way to a
    /// server, all tokens (OAuthTokens::toSecret()) where they are to be stored. Empty: there is none.
    QString secret = {};
    ClientIdentity identity = {}; ///< of the account's certificate; null: there is none
    /// New passwords of servers that identities have of their own, by secretKey().
    QHash<QString, QString> ofIdentities = {};

    [[nodiscard]] bool isEmpty() const
    {
        return secret.isEmpty() && identity.isNull() && ofIdentities.isEmpty();
    }
};

} // namespace postaci
