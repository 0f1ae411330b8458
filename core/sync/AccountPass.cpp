#include "sync/AccountPass.h"

#include "sync/BodyFetcher.h"
#include "sync/ChangeSender.h"
#include "sync/FolderListSync.h"
#include "sync/FolderSync.h"
#include "sync/PreviewFetcher.h"
#include "sync/SizeLimits.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr int kBodyPage = 100;
constexpr int kRecentBodies = 200;
constexpr qint64 kSmallBody = 256 << 10;

} // namespace

AccountPass::AccountPass(SyncScope scope, PassOptions options)
    : m_scope(std::move(scope)), m_options(std::move(options))
{
}

Result<int> AccountPass::run()
{
    // What has left a folder by now and comes up in none during this pass is gone.
    const auto gone = m_scope.reader.goneMessages(m_scope.account);
    if (!gone)
        return unexpected(gone.error());
    auto looked = syncFolders();
    // The list may have changed on the way; once more, and not for ever.
    if (looked && m_listIsOld && !m_scope.cancel.isCancelled())
        looked = syncFolders();
    if (!looked || m_scope.cancel.isCancelled())
        return looked;
    if (!gone->isEmpty()) {
        const auto forgotten =
            m_scope.write([&](Transaction& transaction) { return transaction.forgetGone(*gone); });
        if (!forgotten)
            return unexpected(forgotten.error());
    }
    if (auto fetched = fetchBodies(); !fetched)
        return unexpected(fetched.error());
    return looked;
}

Result<QList<Folder>> AccountPass::syncableFolders() const
{
    auto folders = m_scope.reader.folders(m_scope.account);
    if (folders)
        folders->removeIf([](const Folder& folder) { return !folder.isSyncable(); });
    return folders;
}

Result<int> AccountPass::syncFolders()
{
    m_listIsOld = false;
    // Of a selected folder the list tells only what the session has been told already (RFC 3501 6.3.10).
    if (auto left = m_scope.session.unselect(); !left)
        return unexpected(left.error());
    auto statuses = syncFolderList(m_scope, ListDetail::NamesAndStates, m_options.rejected);
    if (!statuses)
        return unexpected(statuses.error());
    m_statuses = std::move(statuses).value();
    if (auto learnt = learnAppendLimits(m_scope); !learnt)
        return unexpected(learnt.error());
    const auto folders = syncableFolders();
    if (!folders)
        return unexpected(folders.error());
    int looked = 0;
    for (const Folder& folder : *folders) {
        if (m_scope.cancel.isCancelled())
            return looked;
        const auto synced = syncOne(folder);
        if (!synced && !concernsOneItem(m_scope, synced.error()))
            return unexpected(synced.error());
        m_listIsOld = m_listIsOld || (!synced && synced.error().reason == ErrorReason::MailboxMissing);
        looked += 1;
        if (const auto paused = pause(); !paused)
            return unexpected(paused.error());
    }
    return looked;
}

Result<bool> AccountPass::isUnchanged(const Folder& folder) const
{
    const auto status = m_statuses.constFind(folder.rawName);
    if (folder.syncedDownTo != 1 || status == m_statuses.constEnd())
        return false;
    if (!folder.idsAsked && m_scope.session.tellsIdentities())
        return false;
    const auto here = m_scope.reader.serverUids(folder.id);
    const auto awaiting = m_scope.reader.awaiting(folder.id);
    if (!here || !awaiting)
        return unexpected(!here ? here.error() : awaiting.error());
    return awaiting->isEmpty() && looksUnchanged(folder, here->size(), *status);
}

Result<void> AccountPass::syncOne(const Folder& listed)
{
    // As it is now: the other connection and the user's own changes work on the same rows.
    const auto folder = m_scope.reader.folder(listed.id);
    if (!folder || !folder->isSyncable())
        return {};
    if (folder->role == FolderRole::Inbox && m_options.inbox == InboxShare::OnlyFirstSync &&
        folder->syncedDownTo == 1)
        return m_options.bodies == BodyPolicy::OnDemand ? fetchPreviews(*folder) : Result<void>();
    const auto unchanged = isUnchanged(*folder);
    if (!unchanged || *unchanged)
        return unchanged ? Result<void>() : unexpected(unchanged.error());
    const auto progress = [&](qint64 done, qint64 total) {
        if (m_options.report)
            m_options.report(folder->name, done, total);
    };
    // What is on screen already, from the other connection or an interrupted first sync, gets its lines
    // first.
    if (folder->syncedDownTo != 1)
        if (auto previewed = fetchPreviews(*folder); !previewed)
            return previewed;
    if (auto synced = FolderSync(m_scope, *folder).run(SyncDepth::Whole, progress, m_options.pause); !synced)
        return synced;
    // Where bodies are fetched anyway the lines are made of those.
    if (m_options.bodies == BodyPolicy::OnDemand)
        if (auto previewed = fetchMissingPreviews(m_scope, folder->id, previewedRows); !previewed)
            return previewed;
    return ChangeSender(m_scope, m_options.rejected).expungeLeftMarked(*folder);
}

Result<void> AccountPass::fetchPreviews(const Folder& folder)
{
    const auto missing = m_scope.reader.withoutPreview(folder.id, previewedRows);
    if (!missing || missing->isEmpty())
        return missing ? Result<void>() : unexpected(missing.error());
    const auto selected = m_scope.session.select(folder.rawName, std::nullopt);
    if (!selected)
        return unexpected(selected.error());
    if (areUidsStale(folder.uidValidity, selected->uidValidity))
        return {};
    return fetchMissingPreviews(m_scope, folder.id, previewedRows);
}

Result<void> AccountPass::fetchBodies()
{
    if (m_options.bodies == BodyPolicy::OnDemand)
        return {};
    const auto folders = syncableFolders();
    if (!folders)
        return unexpected(folders.error());
    for (const Folder& folder : *folders) {
        if (m_scope.cancel.isCancelled())
            break;
        if (m_options.bodies == BodyPolicy::Recent && folder.role == FolderRole::Junk)
            continue;
        const auto fetched = fetchBodies(folder);
        if (!fetched && !concernsOneItem(m_scope, fetched.error()))
            return fetched;
    }
    return {};
}

Result<void> AccountPass::fetchBodies(const Folder& folder)
{
    const bool all = m_options.bodies == BodyPolicy::All;
    QList<MessageLocation> missing;
    MessageId lastTried = 0;
    do {
        const auto page = m_scope.reader.withoutBody(folder.id, all ? kBodyPage : kRecentBodies);
        if (!page)
            return unexpected(page.error());
        missing = *page;
        missing.removeIf([&](const MessageLocation& message) {
            return message.uid == 0 || (lastTried != 0 && message.id >= lastTried) ||
                   (!all && message.size > kSmallBody);
        });
        if (missing.isEmpty())
            break;
        lastTried = missing.last().id;
        if (auto fetched = fetchPage(folder, missing); !fetched)
            return fetched;
    } while (all && !m_scope.cancel.isCancelled());
    return {};
}

Result<void> AccountPass::fetchOne(const MessageLocation& message)
{
    if (m_options.claims == nullptr)
        return fetchBody(m_scope, message, {}, {});
    const auto claim = m_options.claims->take(message.id, {});
    return claim ? fetchBody(m_scope, message, {}, {}) : Result<void>(); // else another connection brings it
}

Result<void> AccountPass::fetchPage(const Folder& folder, const QList<MessageLocation>& page)
{
    bool isSelected = false;
    for (const MessageLocation& message : page) {
        if (m_scope.cancel.isCancelled())
            return {};
        if (!isSelected) {
            const auto selected = m_scope.session.select(folder.rawName, std::nullopt);
            if (!selected)
                return unexpected(selected.error());
            if (areUidsStale(message.uidValidity, selected->uidValidity))
                return {};
            isSelected = true;
        }
        const auto fetched = fetchOne(message);
        if (!fetched && !concernsOneItem(m_scope, fetched.error()))
            return fetched;
        const auto left = pause();
        if (!left)
            return unexpected(left.error());
        isSelected = !*left;
    }
    return {};
}

} // namespace postaci
