#include "sync/AccountPass.h"

#include "sync/BodyFetcher.h"
#include "sync/FolderListSync.h"
#include "sync/FolderSync.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr int kBodyPage = 100;
constexpr int kRecentBodies = 200;
constexpr qint64 kSmallBody = 256 << 10;

} // namespace

AccountPass::AccountPass(SyncScope scope, BodyPolicy bodies, Report report)
    : m_scope(std::move(scope)), m_bodies(bodies), m_report(std::move(report))
{
}

Result<int> AccountPass::run(InboxShare inbox, const std::function<void()>& between)
{
    const auto statuses = syncFolderList(m_scope);
    if (!statuses)
        return unexpected(statuses.error());
    const auto folders = m_scope.reader.folders(m_scope.account);
    if (!folders)
        return unexpected(folders.error());
    int looked = 0;
    for (const Folder& folder : *folders) {
        if (m_scope.cancel.isCancelled())
            return looked;
        if (!folder.selectable)
            continue;
        const auto synced = syncOne(folder, *statuses, inbox);
        if (!synced && !concernsOneItem(m_scope, synced.error()))
            return unexpected(synced.error());
        looked += 1;
        if (between)
            between();
    }
    for (const Folder& folder : *folders) {
        if (m_bodies == BodyPolicy::OnDemand || m_scope.cancel.isCancelled())
            break;
        if (!folder.selectable || (m_bodies == BodyPolicy::Recent && folder.role == FolderRole::Junk))
            continue;
        if (auto fetched = fetchBodies(folder, between); !fetched)
            return unexpected(fetched.error());
    }
    return looked;
}

Result<bool> AccountPass::syncOne(const Folder& folder, const QHash<QByteArray, ImapStatus>& statuses,
                                  InboxShare inbox)
{
    const bool isComplete = folder.syncedDownTo == 1;
    if (folder.role == FolderRole::Inbox && inbox == InboxShare::OnlyFirstSync && isComplete)
        return false;
    const auto status = statuses.constFind(folder.rawName);
    if (isComplete && status != statuses.constEnd()) {
        const auto here = m_scope.reader.serverUids(folder.id);
        if (!here)
            return unexpected(here.error());
        if (looksUnchanged(folder, here->size(), *status))
            return false;
    }
    const auto synced = FolderSync(m_scope, folder).run(SyncDepth::Whole, [&](qint64 done, qint64 total) {
        if (m_report)
            m_report(folder.name, done, total);
    });
    if (!synced)
        return unexpected(synced.error());
    return true;
}

Result<void> AccountPass::fetchBodies(const Folder& folder, const std::function<void()>& between)
{
    const bool all = m_bodies == BodyPolicy::All;
    bool isSelected = false;
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
        for (const MessageLocation& message : missing) {
            if (m_scope.cancel.isCancelled())
                return {};
            lastTried = message.id;
            if (!isSelected) {
                const auto selected = m_scope.session.select(folder.rawName, std::nullopt);
                if (!selected)
                    return concernsOneItem(m_scope, selected.error()) ? Result<void>()
                                                                      : unexpected(selected.error());
                isSelected = true;
            }
            const auto fetched = fetchBody(m_scope, message, {}, {});
            if (!fetched && !concernsOneItem(m_scope, fetched.error()))
                return fetched;
            if (between)
                between();
        }
    } while (all && !missing.isEmpty());
    return {};
}

} // namespace postaci
