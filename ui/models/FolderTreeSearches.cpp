#include "models/FolderTreeNode.h"

#include <algorithm>

namespace postaci {

void FolderTreeModel::setSearches(const QList<SavedSearch>& searches)
{
    if (searches == m_searches)
        return;
    m_searches = searches;
    reload();
}

SavedSearch FolderTreeModel::search(qint64 id) const
{
    const auto found = std::find_if(m_searches.begin(), m_searches.end(),
                                    [id](const SavedSearch& search) { return search.id == id; });
    return found != m_searches.end() ? *found : SavedSearch();
}

void FolderTreeModel::setUnreadEverywhere(qint64 count)
{
    if (count == m_unreadEverywhere)
        return;
    m_unreadEverywhere = count;
    topChanged([](const Node& top) { return top.place.kind == TreePlace::Kind::Unread; });
}

void FolderTreeModel::readOverdue()
{
    const qint64 overdue = m_reader.overdue().value_or(0);
    if (std::exchange(m_overdue, overdue) != overdue)
        topChanged([](const Node& top) { return top.place.kind == TreePlace::Kind::FollowUps; });
}

} // namespace postaci
