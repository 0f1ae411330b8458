#include "sync/LoginCheck.h"

#include "protocol/ImapSession.h"
#include "protocol/Pop3Session.h"
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

void leave(ImapSession& session)
{
    if (session.isConnected())
        session.logout();
}

void leave(Pop3Session& session)
{
    // Nothing was marked deleted: whatever it answers, the mailbox is as it was.
    (void)session.quit();
}

template <typename Session>
Result<void> checkSession(Session& session, const AccountContext& context, const LoginCheckEvents& events)
{
    auto outcome = timed(events, LoginStep::IncomingConnect, [&] { return session.connect(); });
    if (!outcome)
        return outcome;
    outcome = timed(events, LoginStep::IncomingLogin, [&]() -> Result<void> {
        const auto credentials = credentialsFor(context, context.account.incoming);
        return credentials ? session.login(*credentials) : unexpected(credentials.error());
    });
    if (!outcome)
        return outcome;
    outcome = timed(events, LoginStep::IncomingFolders, [&]() -> Result<void> {
        const auto listed = session.list();
        return listed ? Result<void>() : unexpected(listed.error());
    });
    leave(session);
    return outcome;
}

Result<void> checkIncoming(const AccountContext& context, const LoginCheckEvents& events)
{
    const ConnectionOptions options = context.connectionOptions(ServerRole::Incoming, context.cancel);
    if (context.account.incoming.protocol == Protocol::Pop3) {
        Pop3Session session(options);
        return checkSession(session, context, events);
    }
    ImapSession session(options);
    return checkSession(session, context, events);
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
