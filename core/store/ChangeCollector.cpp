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
    change.folders = merge(m_events);
    change.conversations = merge(m_conversationEvents);
    for (auto it = m_counts.cbegin(); it != m_counts.cend(); ++it) {
        if (it->total != 0 || it->unread != 0)
            change.countsChanged.append(it.key());
    }
    std::sort(change.countsChanged.begin(), change.countsChanged.end());
    for (QList<MessageId>* ids : {&m_bodies, &m_newMail}) {
        std::sort(ids->begin(), ids->end());
        ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
    }
    change.bodiesArrived = m_bodies;
    change.newMail = m_newMail;
    change.foldersChanged = m_foldersChanged;
    change.accountsChanged = m_accountsChanged;
    change.outboxChanged = m_outboxChanged;
    change.draftsChanged = m_draftsChanged;
    change.keptChanged = m_keptChanged;
    change.contactsChanged = m_contactsChanged;
    change.writtenToChanged = m_writtenToChanged;
    return change;
}

QList<FolderChange> ChangeCollector::merge(std::vector<Event>& events)
{
    QList<FolderChange> merged;
    const auto key = [](const Event& event) { return std::tie(event.folder, event.message); };
    std::stable_sort(events.begin(), events.end(),
                     [&](const Event& a, const Event& b) { return key(a) < key(b); });
    for (auto first = events.cbegin(); first != events.cend();) {
        auto last = first;
        while (std::next(last) != events.cend() && key(*std::next(last)) == key(*first))
            ++last;
        if (merged.isEmpty() || merged.constLast().folder != first->folder)
            merged.append(FolderChange{first->folder, {}, {}, {}});
        FolderChange& folder = merged.last();
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
    merged.removeIf([](const FolderChange& folder) {
        return folder.added.isEmpty() && folder.changed.isEmpty() && folder.removed.isEmpty();
    });
    return merged;
}

} // namespace postaci
