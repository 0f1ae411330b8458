#include "sync/ConnectionLoop.h"

#include "base/Logging.h"
#include "protocol/ImapTypes.h"

#include <QRandomGenerator>

#include <algorithm>

namespace postaci {

ConnectionLoop::ConnectionLoop(const AccountContext& context, SignInGate& gate, const QString& name)
    : m_context(context), m_gate(gate), m_name(name)
{
}

ConnectionLoop::~ConnectionLoop()
{
    Q_ASSERT(!m_thread);
}

void ConnectionLoop::start()
{
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(m_name);
    m_thread->start();
}

void ConnectionLoop::stop()
{
    wake();
    if (m_thread)
        m_thread->wait();
    m_thread.reset();
}

void ConnectionLoop::wake()
{
    m_wake.wake();
    wakeConnection();
}

void ConnectionLoop::run()
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

void ConnectionLoop::loginSucceeded()
{
    m_context.rememberLogin(ServerRole::Incoming);
    m_gate.setOpen(true);
    m_failures = 0;
}

void ConnectionLoop::reportPhase(LoopPhase phase, const QString& folder, qint64 done, qint64 total)
{
    LoopReport state;
    state.phase = phase;
    state.folder = folder;
    state.done = done;
    state.total = total;
    report(state);
}

void ConnectionLoop::retrySignIn()
{
    m_retrySignIn = true;
    wake();
}

void ConnectionLoop::waitForUser(const Error& error)
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

void ConnectionLoop::pauseAfter(const Error& error)
{
    if (needsUserAction(error)) {
        waitForUser(error);
        return;
    }
    LoopReport state;
    if (isWorthTelling(error, m_failures))
        state.error = error;
    auto pause = std::min(m_context.timings.firstRetry * (1 << std::min(m_failures++, 10)),
                          m_context.timings.longestRetry);
    if (const auto asked = suggestedBackoffMs(error.detail))
        pause = std::max(pause, std::chrono::milliseconds(*asked));
    // Jitter keeps a server that comes back from being met by everybody at the same moment.
    pause += pause * QRandomGenerator::global()->bounded(20) / 100;
    state.phase = LoopPhase::Waiting;
    state.nextAttempt = m_context.clock->now().addMSecs(pause.count());
    report(state);
    m_wake.waitFor(pause);
}

} // namespace postaci
