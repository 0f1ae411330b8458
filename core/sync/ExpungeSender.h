#pragma once

#include "sync/ChangeScope.h"

namespace postaci {

/// What became of messages that were to be deleted for good.
enum class DeleteOutcome {
    Expunged,
    OnlyMarked, ///< the server cannot expunge them alone, and others' are marked deleted there too
};

/// Deletes messages for good, and never others than those. Lives in its connection's thread, for one round of
/// changes.
class ExpungeSender
{
public:
    explicit ExpungeSender(const ChangeScope& scope) : m_scope(scope) {}

    Result<void> send(const QList<ExpungeIntent>& intents);
    /// Messages of the folder that is open. Where they stay marked the store is told to hide them.
    Result<DeleteOutcome> deleteFrom(FolderId folder, const UidSet& uids);
    /// Tries again what was left marked in `folder`.
    Result<void> expungeLeftMarked(const Folder& folder);

private:
    Result<void> sendGroup(FolderId folder, const QList<ExpungeIntent>& group);
    Result<DeleteOutcome> expunge(FolderId folder, const UidSet& uids);

    const ChangeScope& m_scope;
};

} // namespace postaci
