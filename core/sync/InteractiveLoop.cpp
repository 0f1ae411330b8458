#include "sync/InteractiveLoop.h"

#include "sync/BodyFetcher.h"
#include "sync/FolderListSync.h"
#include "sync/FolderSync.h"
#include "sync/IntentFlusher.h"
#include "sync/SentCopies.h"

#include <algorithm>

namespace postaci {

namespace {

/// Bodies that wait for a newer one at the same time.
constexpr int kDeepestBody = 4;

} // namespace

/// INBOX as this connection knows it; not `isSelected` after another folder was worked on.
struct InteractiveLoop::Inbox
{
    std::unique_ptr<FolderSync> sync;
    bool isSelected = false;
};

InteractiveLoop::InteractiveLoop(const AccountContext& context, SignInGate& gate,
                                 std::function<void()> inboxReady)
    : ImapLoop(context, gate, QStringLiteral("interactive")), m_inboxReady(std::move(inboxReady))
{
}

InteractiveLoop::~InteractiveLoop()
{
    stop();
}

void InteractiveLoop::requestBody(MessageId message)
{
    {
        const std::lock_guard lock(m_requestsMutex);
        std::erase(m_bodies, message);
        m_bodies.push_front(message);
    }
    wake();
}

void InteractiveLoop::openFolder(FolderId folder)
{
    {
        const std::lock_guard lock(m_requestsMutex);
        std::erase(m_folders, folder);
        m_folders.push_front(folder);
    }
    wake();
}

void InteractiveLoop::checkNow()
{
    m_checkInbox = true;
    wake();
}

std::optional<MessageId> InteractiveLoop::nextBody()
{
    const std::lock_guard lock(m_requestsMutex);
    if (m_bodies.empty())
        return std::nullopt;
    const MessageId message = m_bodies.front();
    m_bodies.pop_front();
    return message;
}

std::optional<FolderId> InteractiveLoop::nextFolder()
{
    const std::lock_guard lock(m_requestsMutex);
    if (m_folders.empty())
        return std::nullopt;
    const FolderId folder = m_folders.front();
    m_folders.pop_front();
    return folder;
}

void InteractiveLoop::connectionFailed(const Error& error)
{
    // Nobody is left waiting for a body that does not come; what was only clicked past is not fetched later.
    while (const auto message = nextBody())
        m_context.events.bodyFailed(*message, error);
}

Result<void> InteractiveLoop::work(const SyncScope& scope)
{
    if (auto sent = sendChanges(scope); !sent)
        return unexpected(sent.error());
    reportPhase(LoopPhase::Syncing);
    if (auto listed = syncFolderList(scope); !listed)
        return unexpected(listed.error());
    Inbox inbox;
    if (auto synced = syncInbox(scope, inbox); !synced)
        return synced;
    m_inboxReady();
    while (!m_context.cancel.isCancelled()) {
        if (auto done = workOff(scope, inbox); !done)
            return done;
        if (auto watched = watch(scope, inbox); !watched)
            return watched;
        passAlerts(scope.session);
    }
    return {};
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
    return synced;
}

Result<bool> InteractiveLoop::sendChanges(const SyncScope& scope)
{
    const auto flushed = IntentFlusher(scope, m_context.events.changeRejected).run();
    if (!flushed)
        return flushed;
    const auto filed = fileSentCopies(scope, m_context.account, m_context.events.outboxProgressed);
    if (!filed)
        return filed;
    return *flushed || *filed;
}

Result<bool> InteractiveLoop::serveRequests(const SyncScope& scope)
{
    if (const auto message = nextBody()) {
        const auto served = serveBody(scope, *message);
        if (!served)
            return unexpected(served.error());
        return true;
    }
    const auto wanted = nextFolder();
    if (!wanted)
        return false;
    const auto folder = scope.reader.folder(*wanted);
    if (!folder || !folder->selectable || folder->account != scope.account)
        return true;
    reportPhase(LoopPhase::Syncing, folder->name);
    const auto synced = FolderSync(scope, *folder).run(SyncDepth::NewestPage, {});
    if (!synced && !concernsOneItem(scope, synced.error()))
        return unexpected(synced.error());
    return true;
}

Result<void> InteractiveLoop::serveBody(const SyncScope& scope, MessageId message)
{
    const auto fetched = fetchRequestedBody(scope, message);
    if (fetched) {
        m_context.events.bodyStored(message);
        return {};
    }
    m_context.events.bodyFailed(message, fetched.error());
    return concernsOneItem(scope, fetched.error()) ? Result<void>() : fetched;
}

Result<void> InteractiveLoop::fetchRequestedBody(const SyncScope& scope, MessageId message)
{
    const auto location = scope.reader.location(message);
    if (!location)
        return unexpected(location.error());
    if (location->uid == 0)
        return unexpected(ErrorKind::Gone, ErrorReason::MessageMissing,
                          QStringLiteral("The message is being moved on the server"));
    const auto folder = scope.reader.folder(location->folder);
    if (!folder)
        return unexpected(folder.error());
    const auto selected = scope.session.select(folder->rawName, std::nullopt);
    if (!selected)
        return unexpected(selected.error());
    if (areUidsStale(location->uidValidity, selected->uidValidity))
        return unexpected(ErrorKind::Gone, ErrorReason::UidValidityChanged,
                          QStringLiteral("The folder was made anew on the server"));
    return fetchBody(
        scope, *location,
        [&](qint64 done, qint64 total) { m_context.events.bodyProgress(message, done, total); },
        [&] { serveBetweenPieces(scope, *folder); });
}

void InteractiveLoop::serveBetweenPieces(const SyncScope& scope, const Folder& folder)
{
    // A click does not wait for a big body, nor does a newer wish. An error here shows in the next piece.
    if (m_bodyDepth >= kDeepestBody)
        return;
    const auto sent = sendChanges(scope);
    bool leftFolder = !sent || *sent;
    m_bodyDepth += 1;
    while (const auto newer = nextBody()) {
        leftFolder = true;
        if (!serveBody(scope, *newer))
            break;
    }
    m_bodyDepth -= 1;
    if (leftFolder && scope.session.isConnected())
        (void)scope.session.select(folder.rawName, std::nullopt);
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
        if (!*served)
            break;
    }
    if (!inbox.isSelected || m_checkInbox)
        return syncInbox(scope, inbox);
    const MailboxUpdates updates = scope.session.takeUpdates();
    return updates.isEmpty() ? Result<void>() : inbox.sync->applyUpdates(updates);
}

Result<void> InteractiveLoop::watch(const SyncScope& scope, Inbox& inbox)
{
    LoopReport state;
    state.phase = LoopPhase::Watching;
    state.push = scope.session.has("IDLE");
    report(state);
    if (!state.push) {
        if (!waitAwake(m_context.timings.poll))
            m_checkInbox = true;
        return {};
    }
    const auto outcome = scope.session.idle(int(m_context.timings.idle.count()));
    if (!outcome)
        return unexpected(outcome.error());
    const MailboxUpdates updates = scope.session.takeUpdates();
    return updates.isEmpty() ? Result<void>() : inbox.sync->applyUpdates(updates);
}

} // namespace postaci
