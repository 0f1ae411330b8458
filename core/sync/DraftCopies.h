#pragma once

#include "sync/AppendSender.h"

#include <functional>

namespace postaci {

/// Keeps copies of drafts in the server's folder for them. A new copy is put there and looked at before the
/// one that it follows is expunged, each step written down before it is taken; so a cut or a kill leaves two
/// copies at most, and the next round one. Nothing is expunged that another program has changed. Lives in its
/// connection's thread, for one round.
class DraftCopies
{
public:
    /// Copies of other `sizes` are left to another connection; clearing away is done with the small ones.
    DraftCopies(const SyncScope& scope, AppendSizes sizes,
                const std::function<void(const RejectedChange&)>& told);

    /// True if another folder may be selected now.
    Result<bool> send();

private:
    Result<void> settle(const DraftCopy& copy); ///< APPEND was sent: what has become of it
    Result<void> put(const DraftCopy& copy, FolderId folder);
    Result<void> append(const DraftCopy& copy, const Folder& folder);
    Result<void> clearAway(const DraftCopy& copy);
    Result<void> tellOfLost();
    /// The UID that the copy has in the folder that is open; 0: it is not there. From `fromUid` on, 0: by
    /// its Message-ID.
    Result<quint32> findUid(const DraftCopy& copy, quint32 fromUid);
    /// Whether it is in the folder that is open as it was put there.
    Result<bool> isUnchanged(const DraftCopy& copy);
    Result<void> expunge(const DraftCopy& copy);
    Result<void> forget(const DraftCopy& copy);
    void tell(RejectedChange::Kind kind, const DraftCopy& copy, const QString& folder = {},
              const Error& error = {}) const;
    [[nodiscard]] bool clearsAway() const { return m_sizes != AppendSizes::Big; }

    const SyncScope& m_scope;
    const AppendSizes m_sizes;
    const std::function<void(const RejectedChange&)>& m_told;
    SelectedFolder m_selected;
    ChangeScope m_changes;
};

} // namespace postaci
