#include "sync/BackgroundLoop.h"

#include "base/Logging.h"
#include "base/ThreadPriority.h"
#include "sync/AccountPass.h"
#include "sync/BodyRequest.h"
#include "sync/ChangeSender.h"
#include "sync/DraftCopies.h"
#include "sync/PushPoll.h"
#include "sync/SentCopies.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <algorithm>

namespace postaci {

namespace {

/// After so long without a word the connection may be dead: it is tried before something big is asked for.
constexpr qint64 kSilence = 20'000;

} // namespace

BackgroundLoop::BackgroundLoop(const AccountContext& context, LoopShare& share, Callbacks callbacks)
    : ImapLoop(context, share, QStringLiteral("background"), HostConnections::Use::Further),
      m_callbacks(std::move(callbacks))
{
}

BackgroundLoop::~BackgroundLoop()
{
    stop();
}

void BackgroundLoop::allowStart()
{
    // Again: the first connection had been lost, so this one may be dead too, and much may have come
    // meanwhile. Where mail does not come by itself, it is what begins a pass.
    if (m_allowed.exchange(true) || !m_context.fetching->pushes())
        m_checkNow = true;
    wake();
}

void BackgroundLoop::checkNow()
{
    m_checkNow = true;
    wake();
}

bool BackgroundLoop::takeBody(MessageId message)
{
    {
        const std::lock_guard lock(m_readyMutex);
        if (!m_isReady)
            return false;
        m_bodies.push(message);
    }
    wake();
    return true;
}

void BackgroundLoop::withdrawBody(MessageId message)
{
    m_bodies.withdraw(message);
}

void BackgroundLoop::setReady(bool ready)
{
    const std::lock_guard lock(m_readyMutex);
    m_isReady = ready;
}

void BackgroundLoop::setAlone(bool alone)
{
    if (m_share.isAlone.exchange(alone) != alone)
        m_callbacks.aloneChanged();
}

void BackgroundLoop::signedIn()
{
    setAlone(false);
}

void BackgroundLoop::foundNoPlace()
{
    setAlone(true);
}

void BackgroundLoop::connectionFailed(const Error& error)
{
    qCInfo(logSync) << "background connection of account" << m_context.account.id
                    << "ended:" << error.message;
    // The server lets in no second connection for now, so the first one does its work too.
    if (isServerBusy(error))
        setAlone(true);
}

Result<void> BackgroundLoop::work(const SyncScope& scope)
{
    letOthersGoFirst(Standing::BehindWriter);
    setReady(true);
    Result<void> outcome;
    while (outcome && !m_context.cancel.isCancelled()) {
        outcome = pass(scope);
        if (outcome && isPlaceWanted())
            break;
        if (outcome)
            outcome = waitForWork(scope);
        if (isPlaceWanted() || !isNeeded())
            break;
    }
    setReady(false);
    if (!outcome)
        m_checkNow = true; // what it was in is done anew, after a sleep too
    while (const auto message = m_bodies.next())
        m_callbacks.giveBack(*message);
    return outcome;
}

Result<void> BackgroundLoop::pass(const SyncScope& scope)
{
    m_checkNow = false;
    const quint64 asks = m_context.fetching->asks();
    PassOptions options;
    options.bodies = m_context.bodies;
    options.inbox = InboxShare::OnlyFirstSync;
    options.report = [this](const QString& folder, qint64 done, qint64 total) {
        reportPhase(LoopPhase::Syncing, folder, done, total);
    };
    options.rejected = m_context.events.changeRejected;
    options.claims = &m_share.bodies;
    options.pause = [&] { return serveInPass(scope); };
    const auto done = AccountPass(scope, options).run();
    if (!done)
        return unexpected(done.error());
    passAlerts(scope.session);
    isWell();
    m_context.fetching->answered(asks);
    reportPhase(LoopPhase::Watching);
    m_callbacks.passDone();
    return {};
}

Result<void> BackgroundLoop::waitForWork(const SyncScope& scope)
{
    const QDeadlineTimer nextPass(m_context.timings.poll);
    QElapsedTimer silence;
    silence.start();
    while (!m_context.cancel.isCancelled() && !nextPass.hasExpired() && !m_checkNow && !isPlaceWanted() &&
           isNeeded()) {
        const QList<FolderId> unheard = m_share.pushed.unheard();
        auto limit = std::chrono::milliseconds(nextPass.remainingTime());
        if (!unheard.isEmpty())
            limit = std::min(limit, m_context.timings.pushPoll);
        const bool woken = waitAwake(limit);
        if (silence.elapsed() > kSilence && scope.session.isConnected()) {
            if (auto alive = scope.session.noop(); !alive)
                return alive;
        }
        const auto served = serve(scope);
        if (!served)
            return unexpected(served.error());
        if (!woken && !unheard.isEmpty()) {
            if (const auto polled = pollFolders(scope, unheard); !polled)
                return unexpected(polled.error());
        }
        silence.restart();
    }
    return {};
}

Result<bool> BackgroundLoop::serveInPass(const SyncScope& scope)
{
    if (isPlaceWanted() || m_context.fetching->breaksOff())
        return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                          QStringLiteral("The place is needed for another account, or nothing is to be "
                                         "fetched now"));
    return serve(scope);
}

Result<bool> BackgroundLoop::serve(const SyncScope& scope)
{
    bool worked = false;
    while (const auto message = m_bodies.next()) {
        worked = true;
        if (auto served = serveBody(scope, *message); !served)
            return unexpected(served.error());
    }
    const std::unique_lock<std::mutex> big(m_share.bigAppends, std::try_to_lock);
    if (!big.owns_lock())
        return worked; // the first connection is still at it: it began while there was no second one
    const auto sent = ChangeSender(scope, m_context.events.changeRejected).sendAppends(AppendSizes::Big);
    if (!sent)
        return sent;
    if (*sent)
        wake(); // they may have stopped for what else waits
    const auto filed =
        fileSentCopies(scope, m_context.account, AppendSizes::Big, m_context.events.outboxProgressed);
    if (!filed)
        return filed;
    const auto drafts = DraftCopies(scope, AppendSizes::Big, m_context.events.changeRejected).send();
    if (!drafts)
        return drafts;
    return worked || *sent || *filed || *drafts;
}

Result<void> BackgroundLoop::serveBody(const SyncScope& scope, MessageId message)
{
    if (m_bodiesUnderWay.contains(message)) // begun again it would lose the pieces that are here
        return {};
    const auto claim = m_share.bodies.take(message, [this](MessageId wanted) {
        if (!takeBody(wanted))
            m_callbacks.giveBack(wanted);
    });
    if (!claim)
        return {};
    m_bodiesUnderWay.append(message);
    bool isGivenUp = false;
    const auto fetched = fetchRequestedBody(
        scope, message,
        [&](qint64 done, qint64 total) { m_context.events.bodyProgress(message, done, total); },
        [&]() -> Result<bool> {
            isGivenUp = m_bodies.isWithdrawn(message);
            if (isGivenUp)
                return notWanted();
            // The last wish first: what was opened since does not wait for the end of this one.
            const auto newer = m_bodiesUnderWay.size() < deepestBody ? m_bodies.next() : std::nullopt;
            if (!newer)
                return false;
            const auto served = serveBody(scope, *newer);
            return served ? Result<bool>(true) : unexpected(served.error());
        });
    m_bodiesUnderWay.removeLast();
    if (m_bodiesUnderWay.isEmpty())
        m_bodies.forgetWithdrawn();
    if (isGivenUp && scope.session.isConnected())
        return {};
    if (fetched) {
        m_context.events.bodyStored(message);
        return {};
    }
    m_context.events.bodyFailed(message, fetched.error());
    return concernsOneItem(scope, fetched.error()) ? Result<void>() : fetched;
}

} // namespace postaci
