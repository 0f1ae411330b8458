#pragma once

#include "protocol/ConnectionOptions.h"

#include <functional>

namespace postaci {

/// Gets another access token for one that a server has refused.
using TokenRenewal = std::function<Result<QString>(const QString& refused)>;

namespace detail {

/// A certificate says whose it is. Only a server that knows it by several names wants to hear which of them
/// (RFC 4422 3.4.1), and others take no name but their own: so that comes second, and nothing after it.
template <typename Session> Result<void> loginByCertificate(Session& session, const Credentials& credentials)
{
    Credentials unnamed = credentials;
    unnamed.username.clear();
    const auto done = session.login(unnamed);
    if (done || done.error().reason != ErrorReason::ClientCertificateRefused ||
        credentials.username.isEmpty())
        return done;
    const auto named = session.login(credentials);
    return named || named.error().kind == ErrorKind::Authentication ? named : done;
}

} // namespace detail

/// Signs in over a connection of `session` (IMAP, POP3 or SMTP), with two tries at most. A refused access
/// token is renewed, where `renewed` is not empty, and tried once more over the same connection; where the
/// server has hung up meanwhile, the next connection finds the new one.
template <typename Session>
Result<void> logIn(Session& session, const Credentials& credentials, const TokenRenewal& renewed)
{
    if (credentials.kind == Credentials::Kind::Certificate)
        return detail::loginByCertificate(session, credentials);
    const auto done = session.login(credentials);
    if (done || done.error().reason != ErrorReason::TokenRejected || !renewed)
        return done;
    const auto another = renewed(credentials.password);
    if (!another)
        return unexpected(another.error());
    return session.login({credentials.username, *another, credentials.kind});
}

} // namespace postaci
