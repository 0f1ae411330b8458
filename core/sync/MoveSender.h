#pragma once

#include "sync/ChangeScope.h"

#include <QHash>

namespace postaci {

/// Sends moves, all messages that go the same way in one command. Without MOVE (RFC 6851) a COPY is logged
/// before it is sent, and looked for in the target before it would be repeated, so that nothing is doubled.
/// Lives in its connection's thread, for one round of changes.
class MoveSender
{
public:
    explicit MoveSender(const ChangeScope& scope) : m_scope(scope) {}

    Result<void> send(const QList<MoveIntent>& intents);

private:
    Result<void> sendGroup(const QList<MoveIntent>& group, const Folder& target);
    Result<void> moveByMove(const QList<MoveIntent>& group, const Folder& target);
    Result<void> moveByCopy(const QList<MoveIntent>& group, const Folder& target);
    Result<void> copyForMove(const QList<MoveIntent>& group, const Folder& target);
    Result<void> deleteOriginals(const QList<MoveIntent>& group, const Folder& target);
    /// Those of `begun` that were not copied before the connection broke; the others go to `copied`.
    Result<QList<MoveIntent>> withoutFound(const QList<MoveIntent>& begun, const Folder& target,
                                           QList<MoveIntent>& copied);
    Result<void> reject(const QList<MoveIntent>& part, const Folder& target, const Error& error);

    const ChangeScope& m_scope;
    QHash<MessageId, quint32> m_newUids; ///< of what was copied in this round
};

} // namespace postaci
