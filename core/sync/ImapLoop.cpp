#include "sync/ImapLoop.h"

namespace postaci {

void ImapLoop::wakeConnection()
{
    const std::lock_guard lock(m_sessionMutex);
    if (m_session)
        m_session->wake();
}

void ImapLoop::setSession(ImapSession* session)
{
    const std::lock_guard lock(m_sessionMutex);
    m_session = session;
}

Result<void> ImapLoop::runConnection(const MailReader& reader)
{
    const ServerSettings& server = m_context.account.incoming;
    reportPhase(LoopPhase::Connecting);
    const auto password = m_context.credentials(server, m_context.cancel);
    if (!password)
        return unexpected(password.error());
    ImapSession session(m_context.connectionOptions(ServerRole::Incoming, m_context.cancel));
    setSession(&session);
    const auto forget = qScopeGuard([this] { setSession(nullptr); });
    if (auto connected = session.connect(); !connected)
        return connected;
    reportPhase(LoopPhase::SigningIn);
    const auto loggedIn = session.login({server.username, *password, Credentials::Kind::Password});
    passAlerts(session);
    if (!loggedIn)
        return loggedIn;
    loginSucceeded();

    const auto worked = work({session, *m_context.store, reader, m_context.account.id, m_context.cancel});
    passAlerts(session);
    if (worked && session.isConnected())
        session.logout();
    return worked;
}

void ImapLoop::passAlerts(ImapSession& session)
{
    const QStringList alerts = session.takeAlerts();
    for (const QString& text : alerts)
        m_context.events.alert(text);
}

} // namespace postaci
