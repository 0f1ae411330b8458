#include "sync/SelectedFolder.h"

namespace postaci {

Result<bool> SelectedFolder::open(FolderId folder, quint32 uidValidity)
{
    if (m_folder != folder) {
        const auto row = m_scope.reader.folder(folder);
        if (!row)
            return unexpected(row.error());
        m_folder = 0;
        auto selected = m_scope.session.select(row->rawName, std::nullopt);
        if (!selected)
            return unexpected(selected.error());
        m_folder = folder;
        m_state = std::move(selected).value();
        const auto known = m_scope.reader.serverUids(folder);
        if (!known)
            return unexpected(known.error());
        m_isAsKnown = row->syncedDownTo == 1 && m_state.uidNext != 0 && m_state.uidNext == row->uidNext &&
                      qsizetype(m_state.exists) == known->size();
    }
    return !areUidsStale(uidValidity, m_state.uidValidity);
}

Result<UidSet> SelectedFolder::present(const UidSet& uids)
{
    if (m_isAsKnown)
        return uids;
    QList<quint32> there;
    for (const UidSet& piece : uids.chunks()) {
        const auto found = m_scope.session.search("UID " + piece.toImap());
        if (!found)
            return unexpected(found.error());
        there += *found;
    }
    return UidSet::fromList(there);
}

} // namespace postaci
