#pragma once

#include "sync/SyncScope.h"

#include <functional>

namespace postaci {

/// Sends the user's changes that wait in the store as intents (DESIGN: the row is the truth, retry is doing
/// nothing). A lasting no of the server drops that one change and reports it. Lives in its connection's
/// thread.
class IntentFlusher
{
public:
    IntentFlusher(SyncScope scope, std::function<void(const Error&)> rejected);

    /// True if something was sent: another folder may be selected now.
    Result<bool> run();

private:
    Result<void> flushFlags(const QList<FlagIntent>& intents);
    Result<void> flushFlagGroup(const QList<FlagIntent>& group);
    Result<void> flushMoves(const QList<MoveIntent>& intents);
    Result<void> flushMoveGroup(const QList<MoveIntent>& group, const Folder& target);
    Result<void> moveByMove(const QList<MoveIntent>& group, const Folder& target);
    Result<void> moveByCopy(const MoveIntent& intent, const Folder& target);
    /// The UID of a message in `target` that a copy cut midway has left there; 0: none.
    Result<quint32> findCopy(const MoveIntent& intent, const Folder& target);
    Result<void> flushExpunges(const QList<ExpungeIntent>& intents);
    Result<void> deleteOnServer(const UidSet& uids);
    /// SELECTs `folder` if it is not; false when its UIDs are not those that the intents were made with.
    Result<bool> open(FolderId folder, quint32 uidValidity);
    Result<void> reject(const Error& error, const Store::Work& work);
    Result<void> perMessageOutcome(const Result<void>& outcome, const Store::Work& done,
                                   const Store::Work& refused);

    SyncScope m_scope;
    std::function<void(const Error&)> m_rejected;
    FolderId m_openFolder = 0;
    quint32 m_openUidValidity = 0;
};

} // namespace postaci
