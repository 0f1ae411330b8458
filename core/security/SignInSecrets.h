#pragma once

#include "security/ClientIdentity.h"

#include <QString>

namespace postaci {

/// What of an account's sign-in is secret. Never logged; stored only in the SecretStore.
struct SignInSecrets
{
    /// A password, or what an account with `oauth2` has in its place: the access token on its way to a
    /// server, all tokens (OAuthTokens::toSecret()) where they are to be stored. Empty: there is none.
    QString secret = {};
    ClientIdentity identity = {}; ///< of the account's certificate; null: there is none

    [[nodiscard]] bool isEmpty() const { return secret.isEmpty() && identity.isNull(); }
};

} // namespace postaci
