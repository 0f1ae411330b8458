#include "sync/ImapLoop.h"

#include "sync/SignIn.h"

namespace postaci {

ImapLoop::ImapLoop(const AccountContext& context, LoopShare& share, const QString& name,
                   HostConnections::Use use)
    : ConnectionLoop(context, share.gate, name), m_share(share), m_use(use)
{
    m_context.connections->announce(m_context.account.incoming.host, use, this,
                                    [waker = waker()] { waker->wake(); });
}

ImapLoop::~ImapLoop()
{
    m_context.connections->forget(m_context.account.incoming.host, this);
}

Result<void> ImapLoop::runConnection(const MailReader& reader)
{
    const QString& host = m_context.account.incoming.host;
    HostConnections::Place place = m_context.connections->take(host, m_use, this);
    if (!place) {
        foundNoPlace();
        waitAwake(m_context.timings.poll);
        return {};
    }
    const auto outcome = runInPlace(reader);
    if (!outcome && isServerBusy(outcome.error()) && !m_context.cancel.isCancelled())
        m_context.connections->refused(host);
    return outcome;
}

Result<void> ImapLoop::runInPlace(const MailReader& reader)
{
    const ServerSettings& server = m_context.account.incoming;
    reportPhase(LoopPhase::Connecting);
    const auto secrets = m_context.credentials(server, m_context.cancel);
    if (!secrets)
        return unexpected(secrets.error());
    connectionBegins();
    ImapSession session(m_context.connectionOptions(ServerRole::Incoming, *secrets));
    waker()->setSession(&session);
    const auto forget = qScopeGuard([this] { waker()->setSession(nullptr); });
    if (auto connected = session.connect(); !connected)
        return connected;
    reportPhase(LoopPhase::SigningIn);
    const auto loggedIn = signIn(session, m_context, server, *secrets);
    passAlerts(session);
    if (!loggedIn)
        return loggedIn;
    loginSucceeded();
    signedIn();

    const auto worked =
        work({session, *m_context.store, reader, *m_context.clock, m_context.account.id, m_context.cancel});
    passAlerts(session);
    if (session.isConnected() && (worked || worked.error().kind == ErrorKind::Cancelled))
        session.logout();
    return worked;
}

bool ImapLoop::isPlaceWanted() const
{
    return m_context.connections->isWanted(m_context.account.incoming.host, m_use);
}

void ImapLoop::passAlerts(ImapSession& session)
{
    const QStringList alerts = session.takeAlerts();
    for (const QString& text : alerts)
        m_context.events.alert(text);
}

} // namespace postaci
