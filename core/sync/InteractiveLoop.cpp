#include "sync/InteractiveLoop.h"

#include "sync/AccountPass.h"
#include "sync/BodyRequest.h"
#include "sync/ChangeSender.h"
#include "sync/DraftCopies.h"
#include "sync/FolderListSync.h"
#include "sync/FolderSync.h"
#include "sync/InboxState.h"
#include "sync/NewMailFilter.h"
#include "sync/PreviewFetcher.h"
#include "sync/SentCopies.h"
#include "sync/UnsentWork.h"

namespace postaci {

InteractiveLoop::InteractiveLoop(const AccountContext& context, LoopShare& share, Callbacks callbacks)
    : ImapLoop(context, share, QStringLiteral("interactive"), HostConnections::Use::First),
      m_callbacks(std::move(callbacks))
{
}

InteractiveLoop::~InteractiveLoop()
{
    stop();
}

void InteractiveLoop::requestBody(MessageId message)
{
    m_bodies.push(message);
    wake();
}

void InteractiveLoop::begins(const MailReader& reader)
{
    // Of the last run. Nothing else is a reason to connect where mail is fetched by hand only.
    if (hasUnsentWork(reader, m_context.account))
        m_hasWishes = true;
}

bool InteractiveLoop::waitsToConnect() const
{
    return !m_hasWishes && m_bodies.isEmpty() && m_folders.isEmpty() && m_quotas.isEmpty() && !isToFetch() &&
           !isPassLeft();
}

void InteractiveLoop::withdrawBody(MessageId message)
{
    m_bodies.withdraw(message);
}

void InteractiveLoop::openFolder(FolderId folder)
{
    m_folders.push(folder);
    wake();
}

void InteractiveLoop::requestQuota(FolderId folder, QuotaAnswer answer)
{
    m_quotas.push(folder, std::move(answer));
    wake();
}

void InteractiveLoop::checkInbox()
{
    m_checkInbox = true;
    wake();
}

void InteractiveLoop::checkNow()
{
    m_passDue = true;
    checkInbox();
}

void InteractiveLoop::connectionFailed(const Error& error)
{
    m_share.pushed.firstConnectionLost();
    // Nobody is left waiting for a body that does not come; what was only clicked past is not fetched later.
    while (const auto message = m_bodies.next())
        m_context.events.bodyFailed(*message, error);
    m_folders.clear();
    m_quotas.fail(error);
}

Result<void> InteractiveLoop::work(const SyncScope& scope)
{
    m_connected.start();
    m_lastPass.invalidate();
    m_watched.clear();
    m_notifyRefused = false;
    const bool hadWishes = m_hasWishes.exchange(false);
    const auto served = serve(scope);
    if (!served && hadWishes)
        m_hasWishes = true;
    return served;
}

Result<void> InteractiveLoop::serve(const SyncScope& scope)
{
    if (auto sent = sendChanges(scope); !sent)
        return unexpected(sent.error());
    Inbox inbox;
    if (isToFetch()) {
        if (auto fetched = fetch(scope, inbox); !fetched)
            return fetched;
    }
    while (!m_context.cancel.isCancelled()) {
        if (auto done = workOff(scope, inbox); !done)
            return done;
        m_hasWishes = false;
        if (hasNewMail(scope.reader, scope.account))
            continue;
        // Who has waited for the place gets it when this account has had its turn.
        if (isPlaceWanted() && m_connected.hasExpired(m_context.timings.turn.count()))
            break;
        if (!m_context.fetching->pushes()) {
            isWell();
            if (!lingers())
                break;
            continue;
        }
        if (auto watched = watch(scope, inbox); !watched)
            return watched;
        passAlerts(scope.session);
    }
    m_share.pushed.firstConnectionLost();
    if (!m_context.cancel.isCancelled() && m_context.fetching->pushes())
        reportPhase(LoopPhase::Watching);
    return {};
}

Result<void> InteractiveLoop::fetch(const SyncScope& scope, Inbox& inbox)
{
    reportPhase(LoopPhase::Syncing);
    if (auto listed = syncFolderList(scope, ListDetail::Names, m_context.events.changeRejected); !listed)
        return unexpected(listed.error());
    if (auto synced = syncInbox(scope, inbox); !synced)
        return synced;
    m_passDue = m_passDue || !m_context.fetching->pushes();
    m_callbacks.inboxReady();
    return {};
}

bool InteractiveLoop::lingers()
{
    reportRest();
    if (m_context.fetching->isAsleep())
        return false;
    return waitAwake(std::min(m_context.timings.linger, untilFetch())) || isToFetch();
}

Result<void> InteractiveLoop::syncInbox(const SyncScope& scope, Inbox& inbox)
{
    const auto id = scope.reader.folderByRole(scope.account, FolderRole::Inbox);
    if (!id)
        return unexpected(id.error());
    const auto folder = scope.reader.folder(*id);
    if (!folder)
        return unexpected(folder.error());
    m_checkInbox = false;
    reportPhase(LoopPhase::Syncing, folder->name);
    inbox.sync = std::make_unique<FolderSync>(scope, *folder);
    const auto synced = inbox.sync->run(SyncDepth::NewestPage, [&](qint64 done, qint64 total) {
        reportPhase(LoopPhase::Syncing, folder->name, done, total);
    });
    inbox.isSelected = synced.has_value();
    if (!synced) {
        m_checkInbox = true;
        return synced;
    }
    m_context.fetching->fetched();
    if (!m_context.fetching->pushes()) {
        LoopReport state;
        state.phase = LoopPhase::Watching;
        state.nextAttempt = m_context.fetching->next();
        report(state);
    }
    return {};
}

Result<bool> InteractiveLoop::sendChanges(const SyncScope& scope)
{
    std::unique_lock<std::mutex> bigToo(m_share.bigAppends, std::defer_lock);
    const bool isAlone = m_share.isAlone || !m_context.fetching->pushes();
    const AppendSizes sizes = isAlone && bigToo.try_lock() ? AppendSizes::All : AppendSizes::Small;
    const auto sent = ChangeSender(scope, m_context.events.changeRejected).run(sizes);
    if (!sent)
        return sent;
    const auto filed = fileSentCopies(scope, m_context.account, sizes, m_context.events.outboxProgressed);
    if (!filed)
        return filed;
    const auto drafts = DraftCopies(scope, sizes, m_context.events.changeRejected).send();
    if (!drafts)
        return drafts;
    return *sent || *filed || *drafts;
}

Result<bool> InteractiveLoop::serveRequests(const SyncScope& scope)
{
    if (const auto message = m_bodies.next()) {
        const auto served = serveBody(scope, *message);
        if (!served)
            return unexpected(served.error());
        return true;
    }
    if (auto answered = m_quotas.serve(scope); !answered)
        return unexpected(answered.error());
    const auto folder = m_folders.next();
    if (!folder)
        return false;
    const auto served = serveFolder(scope, *folder);
    return served ? Result<bool>(true) : unexpected(served.error());
}

Result<void> InteractiveLoop::serveFolder(const SyncScope& scope, FolderId wanted)
{
    const auto folder = scope.reader.folder(wanted);
    if (!folder || !folder->isSyncable() || folder->account != scope.account)
        return {};
    if (folder->role == FolderRole::Inbox && m_context.fetching->pushes())
        return {}; // it is listened to
    reportPhase(LoopPhase::Syncing, folder->name);
    const auto synced = FolderSync(scope, *folder).run(SyncDepth::NewestPage);
    if (!synced && !concernsOneItem(scope, synced.error()))
        return synced;
    if (!synced && synced.error().reason == ErrorReason::MailboxMissing)
        m_listIsOld = true;
    return synced ? fetchMissingPreviews(scope, folder->id, previewedAtOnce) : Result<void>();
}

Result<void> InteractiveLoop::serveBody(const SyncScope& scope, MessageId message)
{
    if (m_bodiesUnderWay.contains(message)) // begun again it would lose the pieces that are here
        return {};
    const auto location = scope.reader.location(message);
    if (location && location->size > bigBody && !m_share.isAlone && m_callbacks.handOver(message))
        return {};
    const auto claim = m_share.bodies.take(message, [this](MessageId wanted) { requestBody(wanted); });
    if (!claim)
        return {};
    bool isGivenUp = false;
    m_bodiesUnderWay.append(message);
    const auto fetched = fetchRequestedBody(
        scope, message,
        [&](qint64 done, qint64 total) { m_context.events.bodyProgress(message, done, total); },
        [&]() -> Result<bool> {
            isGivenUp = m_bodies.isWithdrawn(message);
            return isGivenUp ? notWanted() : serveBetweenPieces(scope);
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

Result<bool> InteractiveLoop::serveBetweenPieces(const SyncScope& scope)
{
    // A click does not wait for a big body, nor does a newer wish.
    const auto sent = sendChanges(scope);
    if (!sent)
        return sent;
    bool leftFolder = *sent;
    while (m_bodiesUnderWay.size() < deepestBody) {
        const auto newer = m_bodies.next();
        if (!newer)
            break;
        leftFolder = true;
        if (auto served = serveBody(scope, *newer); !served)
            return unexpected(served.error());
    }
    return leftFolder;
}

Result<void> InteractiveLoop::workOff(const SyncScope& scope, Inbox& inbox)
{
    while (!m_context.cancel.isCancelled()) {
        const auto sent = sendChanges(scope);
        if (!sent)
            return unexpected(sent.error());
        const auto served = serveRequests(scope);
        if (!served)
            return unexpected(served.error());
        if (*sent || *served)
            inbox.isSelected = false;
        if (*served)
            continue;
        const auto filtered = filterNewMail(scope);
        if (!filtered)
            return unexpected(filtered.error());
        inbox.isSelected = inbox.isSelected && !filtered->leftFolder;
        if (filtered->worked)
            continue;
        const auto passed = passIfAlone(scope);
        if (!passed)
            return unexpected(passed.error());
        if (!*passed)
            break;
        inbox.isSelected = false;
    }
    if (std::exchange(m_listIsOld, false)) {
        inbox.isSelected = false; // a renamed folder may have been looked into
        if (auto listed = syncFolderList(scope, ListDetail::Names, m_context.events.changeRejected); !listed)
            return unexpected(listed.error());
    }
    if (!m_context.fetching->pushes()) {
        if (isToFetch())
            return fetch(scope, inbox);
        return inbox.isSelected ? takeNews(scope, inbox, scope.session.takeUpdates()) : Result<void>();
    }
    if (!inbox.isSelected || m_checkInbox)
        return syncInbox(scope, inbox);
    return takeNews(scope, inbox, scope.session.takeUpdates());
}

Result<bool> InteractiveLoop::passIfAlone(const SyncScope& scope)
{
    const bool isTime = !m_lastPass.isValid() || m_lastPass.hasExpired(m_context.timings.poll.count());
    const bool isDue = m_passDue || (isTime && m_context.fetching->pushes());
    if (!m_share.isAlone || !isDue)
        return false;
    m_passDue = false;
    const quint64 asks = m_context.fetching->asks();
    PassOptions options;
    options.bodies = m_context.bodies;
    options.report = [this](const QString& folder, qint64 done, qint64 total) {
        reportPhase(LoopPhase::Syncing, folder, done, total);
    };
    options.rejected = m_context.events.changeRejected;
    options.claims = &m_share.bodies;
    options.pause = [&] { return serveInPass(scope); };
    const auto done = AccountPass(scope, options).run();
    if (!done) {
        m_passDue = true; // broken off, it is done anew, after a sleep too
        return unexpected(done.error());
    }
    m_context.fetching->answered(asks);
    m_lastPass.start();
    return true;
}

Result<bool> InteractiveLoop::serveInPass(const SyncScope& scope)
{
    if (m_context.fetching->breaksOff())
        return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                          QStringLiteral("Nothing is to be fetched now"));
    if (isPlaceWanted() && m_connected.hasExpired(m_context.timings.turn.count()))
        return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                          QStringLiteral("The place is needed for another account"));
    const auto sent = sendChanges(scope);
    if (!sent)
        return sent;
    bool leftFolder = *sent;
    for (;;) {
        const auto served = serveRequests(scope);
        if (!served || !*served)
            return served ? Result<bool>(leftFolder) : served;
        leftFolder = true;
    }
}

} // namespace postaci
