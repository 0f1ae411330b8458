#pragma once

#include "sync/ChangeScope.h"

#include <QHash>

namespace postaci {

/// Sends copies, all messages that go the same way in one command; each is logged before it is sent, and
/// looked for in the target before it would be repeated. Lives in its connection's thread, for one round of
/// changes.
class CopySender
{
public:
    explicit CopySender(const ChangeScope& scope) : m_scope(scope) {}

    Result<void> send(const QList<CopyIntent>& intents);

private:
    Result<void> sendGroup(const QList<CopyIntent>& group, const Folder& target);
    Result<void> sendEachOnce(const QList<CopyIntent>& group, const Folder& target);
    /// Those that were not made before the connection broke; the others are done.
    Result<QList<CopyIntent>> withoutFound(const QList<CopyIntent>& group, const Folder& target);
    Result<void> copy(const QList<CopyIntent>& part, const Folder& target);
    Result<void> reject(const QList<CopyIntent>& part, const Folder& target, const Error& error);

    const ChangeScope& m_scope;
    QHash<MessageId, quint32> m_newUids; ///< of the copies of this round, by their rows
};

} // namespace postaci
