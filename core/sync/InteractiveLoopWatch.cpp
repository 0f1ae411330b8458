// The first connection while nothing is to be done: it listens for news.
#include "sync/FolderListSync.h"
#include "sync/FolderSync.h"
#include "sync/InboxState.h"
#include "sync/InteractiveLoop.h"
#include "sync/PreviewFetcher.h"
#include "sync/PushPoll.h"

#include <algorithm>

namespace postaci {

namespace {

/// News of INBOX itself.
bool concernsSelected(const MailboxUpdates& updates)
{
    MailboxUpdates own = updates;
    own.folders.clear();
    own.foldersChanged = false;
    own.watchEnded = false;
    return !own.isEmpty();
}

} // namespace

Result<void> InteractiveLoop::watch(const SyncScope& scope, Inbox& inbox)
{
    if (auto watched = watchPushedFolders(scope); !watched)
        return watched;
    isWell();
    LoopReport state;
    state.phase = LoopPhase::Watching;
    state.push = scope.session.has("IDLE");
    const std::chrono::milliseconds limit = watchLimit(scope);
    if (!state.push)
        state.nextAttempt = m_context.clock->now().addMSecs(limit.count());
    report(state);
    bool woken = false;
    if (state.push) {
        const auto outcome = scope.session.idle(int(limit.count()));
        if (!outcome)
            return unexpected(outcome.error());
        woken = outcome->woken || outcome->changed;
    } else {
        woken = waitAwake(limit);
        m_checkInbox = m_checkInbox || !woken;
    }
    if (!woken && m_share.isAlone) {
        const auto polled = pollFolders(scope, m_share.pushed.unheard());
        if (!polled)
            return unexpected(polled.error());
        inbox.isSelected = inbox.isSelected && !*polled;
    }
    return inbox.isSelected ? takeNews(scope, inbox, scope.session.takeUpdates()) : Result<void>();
}

std::chrono::milliseconds InteractiveLoop::watchLimit(const SyncScope& scope) const
{
    auto limit = scope.session.has("IDLE") ? m_context.timings.idle : m_context.timings.poll;
    if (m_share.isAlone)
        limit = std::min(limit, m_share.pushed.unheard().isEmpty() ? m_context.timings.poll
                                                                   : m_context.timings.pushPoll);
    if (isPlaceWanted())
        limit = std::min(limit, m_context.timings.turn);
    return limit;
}

Result<void> InteractiveLoop::watchPushedFolders(const SyncScope& scope)
{
    if (!scope.session.has("NOTIFY") || !scope.session.has("IDLE") || m_notifyRefused) {
        hearOneByOne();
        return {};
    }
    QList<QByteArray> names;
    for (const FolderId id : m_share.pushed.all()) {
        const auto folder = scope.reader.folder(id);
        if (folder && folder->isSyncable() && folder->role != FolderRole::Inbox)
            names.append(folder->rawName);
    }
    std::sort(names.begin(), names.end());
    if (names == m_watched && m_share.pushed.hearing() == PushedFolders::Hearing::ByNotify)
        return {};
    // Dovecot 2.3 falls silent after a second NOTIFY SET, so that another choice gets another connection.
    if (!m_watched.isEmpty())
        return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                          QStringLiteral("Other folders are to be heard of"));
    const auto watched = scope.session.watch(names);
    if (!watched && !concernsOneItem(scope, watched.error()))
        return watched;
    m_notifyRefused = !watched;
    m_watched = watched ? names : QList<QByteArray>();
    if (!watched)
        hearOneByOne();
    else if (m_share.pushed.setHearing(PushedFolders::Hearing::ByNotify))
        m_share.gate.wakeLoops(waker()); // those that listened are needed no more
    return {};
}

void InteractiveLoop::hearOneByOne()
{
    if (m_share.pushed.setHearing(PushedFolders::Hearing::OneByOne))
        m_share.gate.wakeLoops(waker());
}

Result<void> InteractiveLoop::takeNews(const SyncScope& scope, Inbox& inbox, const MailboxUpdates& updates)
{
    if (updates.watchEnded) {
        m_notifyRefused = true;
        m_watched.clear();
        hearOneByOne();
    }
    m_listIsOld = m_listIsOld || updates.foldersChanged;
    queueFolders(scope, updates);
    if (!concernsSelected(updates))
        return {};
    if (auto applied = inbox.sync->applyUpdates(updates); !applied)
        return applied;
    return updates.exists ? fetchMissingPreviews(scope, inbox.sync->folder().id, previewedAtOnce)
                          : Result<void>();
}

void InteractiveLoop::queueFolders(const SyncScope& scope, const MailboxUpdates& updates)
{
    if (updates.folders.isEmpty())
        return;
    for (const Folder& folder : scope.reader.folders(scope.account).value_or({})) {
        const auto status = updates.folders.constFind(folder.rawName);
        if (status == updates.folders.cend())
            continue;
        const auto here = scope.reader.serverUids(folder.id);
        if (!here || tellsNews(folder, here->size(), *status))
            m_folders.pushLast(folder.id);
    }
}

} // namespace postaci
