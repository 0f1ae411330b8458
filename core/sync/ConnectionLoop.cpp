#include "sync/ConnectionLoop.h"

#include "base/Logging.h"
#include "protocol/ImapTypes.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>

#include <algorithm>

namespace postaci {

ConnectionLoop::ConnectionLoop(const AccountContext& context, SignInGate& gate, const QString& name)
    : m_context(context), m_gate(gate), m_name(name)
{
    m_gate.add(m_waker);
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

void ConnectionLoop::run()
{
    const auto reader = MailReader::open(m_context.store->profileDir());
    if (!reader) {
        connectionFailed(reader.error());
        return;
    }
    begins(**reader);
    while (!m_context.cancel.isCancelled()) {
        const bool sleeps = m_context.fetching->isAsleep();
        if (sleeps || waitsToConnect()) {
            rests();
            m_waker->signal().waitFor(sleeps ? FetchTimer::kNever : connectsIn());
            continue;
        }
        const quint64 userActions = m_gate.userActions();
        const auto outcome = runConnection(**reader);
        if (m_context.cancel.isCancelled())
            return;
        if (!outcome && outcome.error().kind != ErrorKind::Cancelled) {
            qCInfo(logSync).noquote() << m_name << outcome.error().message << outcome.error().detail;
            connectionFailed(outcome.error());
            pauseAfter(outcome.error(), userActions);
        }
    }
}

void ConnectionLoop::loginSucceeded()
{
    m_context.rememberLogin(ServerRole::Incoming);
    m_gate.open(m_waker);
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

std::chrono::milliseconds ConnectionLoop::untilFetch() const
{
    constexpr std::chrono::minutes kLook(15);
    const auto due = m_context.fetching->untilDue();
    return due == FetchTimer::kNever ? due : std::min<std::chrono::milliseconds>(due, kLook);
}

void ConnectionLoop::reportRest()
{
    LoopReport state;
    state.phase = LoopPhase::Resting;
    state.nextAttempt = m_context.fetching->next();
    report(state);
}

void ConnectionLoop::networkBack()
{
    m_networkIsBack = true;
    m_waker->wake();
}

void ConnectionLoop::waitForUser(const Error& error, quint64 userActions)
{
    if (!m_gate.close(userActions))
        return;
    LoopReport state;
    state.phase = LoopPhase::NeedsUser;
    state.error = error;
    report(state);
    // Clicks wake the loop too; they get the reason at once instead of another attempt at the server.
    for (;;) {
        m_waker->signal().wait();
        if (m_context.cancel.isCancelled() || m_gate.userActions() != userActions)
            return;
        connectionFailed(error);
    }
}

std::chrono::milliseconds ConnectionLoop::pauseFor(const Error& error)
{
    const EngineTimings& timings = m_context.timings;
    const bool busy = isLeftInPeace(error);
    auto pause =
        std::min((busy ? timings.firstBusyRetry : timings.firstRetry) * (1 << std::min(m_failures++, 10)),
                 busy ? timings.longestBusyRetry : timings.longestRetry);
    if (const auto asked = suggestedBackoffMs(error.detail))
        pause = std::max(pause, std::chrono::milliseconds(*asked));
    // Jitter keeps a server that comes back from being met by everybody at the same moment.
    return pause + pause * QRandomGenerator::global()->bounded(20) / 100;
}

void ConnectionLoop::pauseAfter(const Error& error, quint64 userActions)
{
    if (needsUserAction(error)) {
        waitForUser(error, userActions);
        return;
    }
    const bool busy = isLeftInPeace(error);
    userActions = m_gate.userActions(); // one that came during the attempt is no word against this pause
    // What broke because the network changed is no reason to wait.
    if (m_networkIsBack.exchange(false) && !busy) {
        m_failures = 0;
        return;
    }
    LoopReport state;
    if (isWorthTelling(error, m_failures))
        state.error = error;
    const std::chrono::milliseconds pause = pauseFor(error);
    state.phase = LoopPhase::Waiting;
    state.nextAttempt = m_context.clock->now().addMSecs(pause.count());
    report(state);
    const QDeadlineTimer end(pause);
    do {
        waitAwake(std::chrono::milliseconds(end.remainingTime()));
        // Every click wakes the loop; a server that is overloaded is left in peace all the same.
    } while (busy && !end.hasExpired() && m_gate.userActions() == userActions &&
             !m_context.cancel.isCancelled());
    if (m_networkIsBack.exchange(false))
        m_failures = 0;
}

} // namespace postaci
