#include "sync/MoveSender.h"

#include "sync/CopyFinder.h"
#include "sync/ExpungeSender.h"
#include "sync/PartedSender.h"

#include <map>

namespace postaci {

namespace {

QList<MessageId> idsOf(const QList<MoveIntent>& moves)
{
    QList<MessageId> ids;
    for (const MoveIntent& move : moves)
        ids.append(move.message.id);
    return ids;
}

bool isByCopy(MoveState state)
{
    return state == MoveState::Copying || state == MoveState::Copied;
}

/// There was nothing to copy or to move: if no MOVE of ours has taken it before, somebody else did.
Result<void> forgetVanished(Transaction& transaction, const MoveIntent& move)
{
    if (move.state != MoveState::Moving) {
        if (auto taken = transaction.setMoveState(move.message.id, MoveState::Wanted); !taken)
            return taken;
    }
    return transaction.removeUids(move.message.folder, {move.message.uid});
}

} // namespace

Result<void> MoveSender::send(const QList<MoveIntent>& intents)
{
    std::map<std::pair<FolderId, FolderId>, QList<MoveIntent>> groups;
    for (const MoveIntent& intent : intents)
        if (intent.message.uid != 0 && intent.state != MoveState::AwaitingUid)
            groups[{intent.message.folder, intent.target}].append(intent);
    for (const auto& [way, group] : groups) {
        const auto target = m_scope.sync.reader.folder(way.second);
        if (!target)
            return unexpected(target.error());
        if (!target->atServer)
            continue; // its turn comes when the folder is made
        if (auto sent = sendGroup(group, *target); !sent)
            return sent;
    }
    return {};
}

Result<void> MoveSender::sendGroup(const QList<MoveIntent>& group, const Folder& target)
{
    if (!m_scope.sync.session.has("MOVE"))
        return moveByCopy(group, target);
    // What was begun by COPY, on a server that has learnt MOVE since, is ended that way.
    QList<MoveIntent> begun = group;
    begun.removeIf([](const MoveIntent& move) { return !isByCopy(move.state); });
    QList<MoveIntent> rest = group;
    rest.removeIf([](const MoveIntent& move) { return isByCopy(move.state); });
    if (auto ended = moveByCopy(begun, target); !ended)
        return ended;
    return moveByMove(rest, target);
}

Result<void> MoveSender::moveByMove(const QList<MoveIntent>& group, const Folder& target)
{
    if (group.isEmpty())
        return {};
    const auto usable =
        m_scope.selected.open(group.first().message.folder, group.first().message.uidValidity);
    if (usable && !*usable)
        return {};
    QHash<quint32, quint32> newUids;
    bool someLeft = false;
    PartedSender<MoveIntent> sender;
    sender.send = [&](const QList<MoveIntent>& part) -> Result<void> {
        if (!usable)
            return unexpected(usable.error());
        // A later wish (to delete it, to have it back) is for the message wherever this brings it.
        auto logged = m_scope.sync.write([&](Transaction& transaction) -> Result<void> {
            for (const MoveIntent& move : part)
                if (auto set = transaction.setMoveState(move.message.id, MoveState::Moving, target.id); !set)
                    return set;
            return {};
        });
        if (!logged)
            return logged;
        (void)m_scope.sync.session.takeUpdates();
        const auto moved = m_scope.sync.session.move(uidsOf(part), target.rawName);
        if (!moved)
            return unexpected(moved.error());
        newUids = byOldUid(*moved);
        const MailboxUpdates updates = m_scope.sync.session.takeUpdates();
        someLeft = updates.expunged > 0 || !updates.vanished.isEmpty();
        return {};
    };
    sender.done = [&](const QList<MoveIntent>& part) {
        // With UIDPLUS the server names what it has moved (RFC 4315 3, RFC 6851 4.3). Told which, or that
        // none left: the others had been taken away by somebody else, and would wait for their new UID for
        // ever.
        const bool isKnown = m_scope.sync.session.has("UIDPLUS") || !newUids.isEmpty() || !someLeft;
        return m_scope.sync.write([&](Transaction& transaction) -> Result<void> {
            for (const MoveIntent& move : part) {
                const quint32 uid = newUids.value(move.message.uid);
                auto done = uid == 0 && isKnown ? forgetVanished(transaction, move)
                                                : transaction.moveDone(move.message.id, target.id, uid);
                if (!done)
                    return done;
            }
            return {};
        });
    };
    sender.refused = [&](const QList<MoveIntent>& part, const Error& error) {
        return reject(part, target, error);
    };
    return sender.run(m_scope.sync.session, group);
}

Result<void> MoveSender::reject(const QList<MoveIntent>& part, const Folder& target, const Error& error)
{
    RejectedChange change{RejectedChange::Kind::Move, static_cast<int>(part.size()), {}, target.path, error};
    change.what = m_scope.subjectOf(part.first().message.id);
    return m_scope.reject(change, [&part](Transaction& transaction) -> Result<void> {
        for (const MoveIntent& move : part)
            if (auto rejected = transaction.rejectMove(move.message.id); !rejected)
                return rejected;
        return {};
    });
}

Result<void> MoveSender::moveByCopy(const QList<MoveIntent>& group, const Folder& target)
{
    QList<MoveIntent> toCopy;
    QList<MoveIntent> begun;
    QList<MoveIntent> copied;
    for (const MoveIntent& move : group)
        (!isByCopy(move.state) ? toCopy : move.state == MoveState::Copied ? copied : begun).append(move);
    const auto again = withoutFound(begun, target, copied);
    if (!again)
        return unexpected(again.error());
    if (auto deleted = deleteOriginals(copied, target); !deleted)
        return deleted;
    return copyForMove(toCopy + *again, target);
}

Result<QList<MoveIntent>> MoveSender::withoutFound(const QList<MoveIntent>& begun, const Folder& target,
                                                   QList<MoveIntent>& copied)
{
    QList<SoughtMessage> sought;
    for (const MoveIntent& move : begun)
        sought.append({move.looks, move.targetUidNext});
    if (sought.isEmpty())
        return QList<MoveIntent>();
    const auto found = findInFolder(m_scope, target, sought);
    if (!found)
        return unexpected(found.error());
    QList<MoveIntent> rest;
    for (qsizetype i = 0; i < begun.size(); ++i) {
        if (found->contains(i)) {
            m_newUids.insert(begun.at(i).message.id, found->value(i));
            copied.append(begun.at(i));
        } else {
            rest.append(begun.at(i));
        }
    }
    return rest;
}

Result<void> MoveSender::copyForMove(const QList<MoveIntent>& group, const Folder& target)
{
    if (group.isEmpty())
        return {};
    const auto next = nextUidOf(m_scope, target);
    const auto usable =
        m_scope.selected.open(group.first().message.folder, group.first().message.uidValidity);
    if (usable && !*usable)
        return {};
    // With UIDPLUS the server names its copies: of what another client has expunged there is none.
    const auto isThere = [&](const MoveIntent& move) {
        return !m_scope.sync.session.has("UIDPLUS") || m_newUids.value(move.message.id) != 0;
    };
    PartedSender<MoveIntent> sender;
    sender.send = [&](const QList<MoveIntent>& part) -> Result<void> {
        if (!usable || !next)
            return unexpected(!usable ? usable.error() : next.error());
        auto logged = m_scope.sync.write([&](Transaction& transaction) {
            return transaction.beginMoveByCopy(idsOf(part), target.id, *next);
        });
        if (!logged)
            return logged;
        const auto result = m_scope.sync.session.copy(uidsOf(part), target.rawName);
        if (!result)
            return unexpected(result.error());
        const QHash<quint32, quint32> uids = byOldUid(*result);
        for (const MoveIntent& move : part)
            m_newUids.insert(move.message.id, uids.value(move.message.uid));
        return {};
    };
    sender.done = [&](const QList<MoveIntent>& part) -> Result<void> {
        auto copied = m_scope.sync.write([&](Transaction& transaction) -> Result<void> {
            for (const MoveIntent& move : part) {
                auto set = isThere(move)
                               ? transaction.setMoveState(move.message.id, MoveState::Copied, target.id)
                               : forgetVanished(transaction, move);
                if (!set)
                    return set;
            }
            return {};
        });
        QList<MoveIntent> there = part;
        there.removeIf([&](const MoveIntent& move) { return !isThere(move); });
        return copied ? deleteOriginals(there, target) : copied;
    };
    sender.refused = [&](const QList<MoveIntent>& part, const Error& error) {
        return reject(part, target, error);
    };
    return sender.run(m_scope.sync.session, group);
}

Result<void> MoveSender::deleteOriginals(const QList<MoveIntent>& group, const Folder& target)
{
    if (group.isEmpty())
        return {};
    const MessageLocation& first = group.first().message;
    const auto usable = m_scope.selected.open(first.folder, first.uidValidity);
    if (!usable || !*usable)
        return usable ? Result<void>() : unexpected(usable.error());
    const auto outcome = ExpungeSender(m_scope).deleteFrom(first.folder, uidsOf(group));
    // A no here leaves it in both folders; it is in the one where the user wants it, so the move stands.
    if (!outcome && !(isLastingNo(outcome.error()) && m_scope.sync.session.isConnected()))
        return unexpected(outcome.error());
    return m_scope.sync.write([&](Transaction& transaction) -> Result<void> {
        for (const MoveIntent& move : group)
            if (auto done =
                    transaction.moveDone(move.message.id, target.id, m_newUids.value(move.message.id));
                !done)
                return done;
        return {};
    });
}

} // namespace postaci
