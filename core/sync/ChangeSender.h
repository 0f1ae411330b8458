#pragma once

#include "sync/AppendSender.h"
#include "sync/ChangeScope.h"

#include <functional>

namespace postaci {

/// Sends the user's changes that wait in the store (DESIGN: the row is the truth, retry is doing nothing):
/// folders, flags, tags, copies, moves, deletions and uploads. A lasting no of the server takes that one
/// change back and is reported. Lives in its connection's thread.
class ChangeSender
{
public:
    ChangeSender(SyncScope scope, std::function<void(const RejectedChange&)> rejected);

    /// True if something was sent: another folder may be selected now.
    Result<bool> run(AppendSizes appends);
    /// Uploads alone.
    Result<bool> sendAppends(AppendSizes sizes) { return AppendSender(m_changes, sizes).send(); }
    /// Deletes for good what had to be left marked in `folder`, if that is possible now.
    Result<void> expungeLeftMarked(const Folder& folder);

private:
    Result<bool> sendMessages();

    SyncScope m_scope;
    std::function<void(const RejectedChange&)> m_rejected;
    SelectedFolder m_selected;
    ChangeScope m_changes;
};

} // namespace postaci
