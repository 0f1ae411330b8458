#include "store/ChangeCollector.h"

#include <algorithm>
#include <tuple>

namespace postaci {

void ChangeCollector::count(FolderId folder, qint64 total, qint64 unread)
{
    CountDelta& delta = m_counts[folder];
    delta.total += total;
    delta.unread += unread;
}

StoreChange ChangeCollector::merged()
{
    StoreChange change;
    mergeMessages(change);
    for (auto it = m_counts.cbegin(); it != m_counts.cend(); ++it) {
        if (it->total != 0 || it->unread != 0)
            change.countsChanged.append(it.key());
    }
    std::sort(change.countsChanged.begin(), change.countsChanged.end());
    std::sort(m_bodies.begin(), m_bodies.end());
    m_bodies.erase(std::unique(m_bodies.begin(), m_bodies.end()), m_bodies.end());
    change.bodiesArrived = m_bodies;
    change.foldersChanged = m_foldersChanged;
    change.accountsChanged = m_accountsChanged;
    change.outboxChanged = m_outboxChanged;
    change.draftsChanged = m_draftsChanged;
    return change;
}

void ChangeCollector::mergeMessages(StoreChange& change)
{
    const auto key = [](const Event& event) { return std::tie(event.folder, event.message); };
    std::stable_sort(m_events.begin(), m_events.end(),
                     [&](const Event& a, const Event& b) { return key(a) < key(b); });
    for (auto first = m_events.cbegin(); first != m_events.cend();) {
        auto last = first;
        while (std::next(last) != m_events.cend() && key(*std::next(last)) == key(*first))
            ++last;
        if (change.folders.isEmpty() || change.folders.constLast().folder != first->folder)
            change.folders.append(FolderChange{first->folder, {}, {}, {}});
        FolderChange& folder = change.folders.last();
        const bool before = first->kind != Kind::Added;
        const bool after = last->kind != Kind::Removed;
        if (before && after)
            folder.changed.append(first->message);
        else if (after)
            folder.added.append(first->message);
        else if (before)
            folder.removed.append(first->message);
        first = std::next(last);
    }
    change.folders.removeIf([](const FolderChange& folder) {
        return folder.added.isEmpty() && folder.changed.isEmpty() && folder.removed.isEmpty();
    });
}

} // namespace postaci
