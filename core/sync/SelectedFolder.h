#pragma once

#include "sync/SyncScope.h"

namespace postaci {

/// Which folder a session has selected while changes are sent, so that it is selected once for all of them.
/// Lives in its connection's thread, for one round of changes.
class SelectedFolder
{
public:
    explicit SelectedFolder(const SyncScope& scope) : m_scope(scope) {}

    /// SELECTs `folder` if it is not. False when its UIDs are not those that were learnt under `uidValidity`:
    /// nothing acts on a stale UID, the folder's own sync matches its messages again first.
    Result<bool> open(FolderId folder, quint32 uidValidity);
    /// What SELECT told of the folder that is open.
    [[nodiscard]] const ImapSelected& state() const { return m_state; }
    /// Those of `uids` that are still in the folder. The server is asked only where the folder is not as it
    /// was last seen: a STORE says yes to messages that another client has taken away.
    Result<UidSet> present(const UidSet& uids);
    /// The session selects or has selected another one by itself.
    void forget() { m_folder = 0; }

private:
    const SyncScope& m_scope;
    FolderId m_folder = 0;
    ImapSelected m_state;
    bool m_isAsKnown = false;
};

} // namespace postaci
