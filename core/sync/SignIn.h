#pragma once

#include "protocol/Login.h"
#include "sync/AccountContext.h"

namespace postaci {

/// Signs in over the connection of `session`, with what `context.credentials` gave.
template <typename Session>
Result<void> signIn(Session& session, const AccountContext& context, const ServerSettings& server,
                    const SignInSecrets& secrets)
{
    TokenRenewal renewal;
    if (context.renewedToken)
        renewal = [&context](const QString& refused) {
            return context.renewedToken(refused, context.cancel);
        };
    return logIn(session, Credentials::of(context.account, server.username, secrets.secret), renewal);
}

} // namespace postaci
