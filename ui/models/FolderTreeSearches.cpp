#include "models/FolderTreeModel.h"

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

} // namespace postaci
