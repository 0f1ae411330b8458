#include "sync/ImapLoop.h"

#include "base/Logging.h"

#include <QRandomGenerator>

#include <algorithm>

namespace postaci {

ImapLoop::ImapLoop(const AccountContext& context, SignInGate& gate, const QString& name)
    : m_context(context), m_gate(gate), m_name(name)
{
}

ImapLoop::~ImapLoop()
{
    Q_ASSERT(!m_thread);
}

void ImapLoop::start()
{
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(m_name);
    m_thread->start();
}

void ImapLoop::stop()
{
    wake();
    if (m_thread)
        m_thread->wait();
    m_thread.reset();
}

void ImapLoop::wake()
{
    m_wake.wake();
    const std::lock_guard lock(m_sessionMutex);
    if (m_session)
        m_session->wake();
}

void ImapLoop::setSession(ImapSession* session)
{
    const std::lock_guard lock(m_sessionMutex);
    m_session = session;
}

void ImapLoop::run()
{
    const auto reader = MailReader::open(m_context.store->profileDir());
    if (!reader) {
        connectionFailed(reader.error());
        return;
    }
    while (!m_context.cancel.isCancelled()) {
        if (waitsToConnect()) {
            m_wake.wait();
            continue;
        }
        const auto outcome = runConnection(**reader);
        if (m_context.cancel.isCancelled())
            return;
        if (!outcome) {
            qCInfo(logSync).noquote() << m_name << outcome.error().message << outcome.error().detail;
            connectionFailed(outcome.error());
            pauseAfter(outcome.error());
        }
    }
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
    m_context.rememberLogin(ServerRole::Incoming);
    m_gate.setOpen(true);
    m_failures = 0;
    signedIn();

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

void ImapLoop::reportPhase(LoopPhase phase, const QString& folder, qint64 done, qint64 total)
{
    LoopReport state;
    state.phase = phase;
    state.folder = folder;
    state.done = done;
    state.total = total;
    report(state);
}

void ImapLoop::retrySignIn()
{
    m_retrySignIn = true;
    wake();
}

void ImapLoop::waitForUser(const Error& error)
{
    m_gate.setOpen(false);
    m_retrySignIn = false;
    LoopReport state;
    state.phase = LoopPhase::NeedsUser;
    state.error = error;
    report(state);
    // Clicks wake the loop too; they get the reason at once instead of another attempt at the server.
    while (!m_context.cancel.isCancelled() && !m_retrySignIn) {
        m_wake.wait();
        connectionFailed(error);
    }
    m_retrySignIn = false;
}

void ImapLoop::pauseAfter(const Error& error)
{
    if (needsUserAction(error)) {
        waitForUser(error);
        return;
    }
    auto pause = std::min(m_context.timings.firstRetry * (1 << std::min(m_failures++, 10)),
                          m_context.timings.longestRetry);
    if (const auto asked = suggestedBackoffMs(error.detail))
        pause = std::max(pause, std::chrono::milliseconds(*asked));
    // Jitter keeps a server that comes back from being met by everybody at the same moment.
    pause += pause * QRandomGenerator::global()->bounded(20) / 100;
    LoopReport state;
    state.error = error;
    state.phase = LoopPhase::Waiting;
    state.nextAttempt = m_context.clock->now().addMSecs(pause.count());
    report(state);
    m_wake.waitFor(pause);
}

} // namespace postaci
