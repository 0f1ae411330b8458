#include "models/FolderTreeNode.h"
#include "models/SearchCounter.h"

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

void FolderTreeModel::setSearchCounts(const QHash<qint64, qint64>& unread)
{
    if (unread == m_searchCounts)
        return;
    m_searchCounts = unread;
    topChanged([](const Node& top) { return top.place.kind == TreePlace::Kind::Search; });
}

QString FolderTreeModel::countText(const Node& node) const
{
    const QLocale locale;
    const qint64 number = count(node);
    if (node.place.kind == TreePlace::Kind::Search && number > SearchCounter::kMostCounted)
        //: a number that is not counted further: 99+
        return tr("%1+").arg(locale.toString(SearchCounter::kMostCounted));
    return locale.toString(number);
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
