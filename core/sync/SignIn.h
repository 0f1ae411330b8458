#pragma once

#include "sync/AccountContext.h"

namespace postaci {

/// Signs in over the connection of `session`, with what `context.credentials` gave. A refused access token is
/// renewed and tried once more over the same connection; where the server has hung up meanwhile, the next
/// connection finds the new one.
template <typename Session>
Result<void> signIn(Session& session, const AccountContext& context, const ServerSettings& server,
                    const QString& secret)
{
    const auto done = session.login(Credentials::of(context.account, server.username, secret));
    if (done || done.error().reason != ErrorReason::TokenRejected || !context.renewedToken)
        return done;
    const auto renewed = context.renewedToken(secret, context.cancel);
    if (!renewed)
        return unexpected(renewed.error());
    return session.login(Credentials::of(context.account, server.username, *renewed));
}

} // namespace postaci
