#include "sync/LoginCheck.h"

#include "protocol/ImapSession.h"
#include "protocol/SmtpSession.h"

#include <QElapsedTimer>

namespace postaci {

namespace {

/// Runs one step with its events; the result is passed on.
template <typename Step> Result<void> timed(const LoginCheckEvents& events, LoginStep which, Step step)
{
    events.started(which);
    QElapsedTimer timer;
    timer.start();
    const Result<void> outcome = step();
    if (outcome)
        events.passed(which, int(timer.elapsed()));
    else
        events.failed(which, outcome.error());
    return outcome;
}

Result<Credentials> credentialsFor(const AccountContext& context, const ServerSettings& server)
{
    const auto password = context.credentials(server, context.cancel);
    if (!password)
        return unexpected(password.error());
    return Credentials{server.username, *password, Credentials::Kind::Password};
}

Result<void> checkIncoming(const AccountContext& context, const LoginCheckEvents& events)
{
    const ServerSettings& server = context.account.incoming;
    ImapSession session(context.connectionOptions(ServerRole::Incoming, context.cancel));
    auto outcome = timed(events, LoginStep::IncomingConnect, [&] { return session.connect(); });
    if (!outcome)
        return outcome;
    outcome = timed(events, LoginStep::IncomingLogin, [&]() -> Result<void> {
        const auto credentials = credentialsFor(context, server);
        return credentials ? session.login(*credentials) : unexpected(credentials.error());
    });
    if (!outcome)
        return outcome;
    outcome = timed(events, LoginStep::IncomingFolders, [&]() -> Result<void> {
        const auto listed = session.list();
        return listed ? Result<void>() : unexpected(listed.error());
    });
    if (session.isConnected())
        session.logout();
    return outcome;
}

Result<void> checkOutgoing(const AccountContext& context, const LoginCheckEvents& events, bool mayLogIn)
{
    const ServerSettings& server = context.account.outgoing;
    SmtpSession session(context.connectionOptions(ServerRole::Outgoing, context.cancel));
    auto outcome = timed(events, LoginStep::OutgoingConnect, [&] { return session.connect(); });
    if (!outcome || !mayLogIn)
        return outcome;
    outcome = timed(events, LoginStep::OutgoingLogin, [&]() -> Result<void> {
        const auto credentials = credentialsFor(context, server);
        return credentials ? session.login(*credentials) : unexpected(credentials.error());
    });
    session.quit();
    return outcome;
}

} // namespace

bool runLoginCheck(const AccountContext& context, const LoginCheckEvents& events)
{
    const auto incoming = checkIncoming(context, events);
    if (context.cancel.isCancelled())
        return false;
    const bool refused = !incoming && incoming.error().kind == ErrorKind::Authentication;
    const auto outgoing = checkOutgoing(context, events, !refused);
    return incoming && outgoing;
}

} // namespace postaci
