#include "sync/IntentFlusher.h"

#include <QHash>

#include <map>
#include <tuple>

namespace postaci {

namespace {

/// A no that will be a no again: the change is taken back.
bool isLastingNo(const Error& error)
{
    return error.kind == ErrorKind::Rejected || error.kind == ErrorKind::Gone;
}

template <typename Intent> UidSet uidsOf(const QList<Intent>& intents)
{
    QList<quint32> uids;
    for (const Intent& intent : intents)
        uids.append(intent.message.uid);
    return UidSet::fromList(uids);
}

} // namespace

IntentFlusher::IntentFlusher(SyncScope scope, std::function<void(const Error&)> rejected)
    : m_scope(std::move(scope)), m_rejected(std::move(rejected))
{
}

Result<bool> IntentFlusher::run()
{
    const auto flags = m_scope.reader.flagIntents(m_scope.account);
    const auto moves = m_scope.reader.moveIntents(m_scope.account);
    const auto expunges = m_scope.reader.expungeIntents(m_scope.account);
    if (!flags || !moves || !expunges)
        return unexpected(!flags ? flags.error() : !moves ? moves.error() : expunges.error());
    if (flags->isEmpty() && moves->isEmpty() && expunges->isEmpty())
        return false;

    // Flags first: a message that moves takes them along.
    if (auto flagged = flushFlags(*flags); !flagged)
        return unexpected(flagged.error());
    if (auto moved = flushMoves(*moves); !moved)
        return unexpected(moved.error());
    if (auto expunged = flushExpunges(*expunges); !expunged)
        return unexpected(expunged.error());
    return true;
}

Result<bool> IntentFlusher::open(FolderId folderId, quint32 uidValidity)
{
    if (m_openFolder != folderId) {
        const auto folder = m_scope.reader.folder(folderId);
        if (!folder)
            return unexpected(folder.error());
        m_openFolder = 0;
        const auto selected = m_scope.session.select(folder->rawName, std::nullopt);
        if (!selected)
            return unexpected(selected.error());
        m_openFolder = folderId;
        m_openUidValidity = selected->uidValidity;
    }
    // Nothing acts on a stale UID: the folder's own sync matches its messages again first.
    return !areUidsStale(uidValidity, m_openUidValidity);
}

Result<void> IntentFlusher::reject(const Error& error, const Store::Work& work)
{
    if (auto written = m_scope.write(work); !written)
        return written;
    if (m_rejected)
        m_rejected(error);
    return {};
}

Result<void> IntentFlusher::perMessageOutcome(const Result<void>& outcome, const Store::Work& done,
                                              const Store::Work& refused)
{
    if (outcome)
        return m_scope.write(done);
    if (isLastingNo(outcome.error()) && m_scope.session.isConnected())
        return reject(outcome.error(), refused);
    return outcome;
}

Result<void> IntentFlusher::flushFlags(const QList<FlagIntent>& intents)
{
    std::map<std::tuple<FolderId, MessageFlag, bool>, QList<FlagIntent>> groups;
    for (const FlagIntent& intent : intents)
        if (intent.message.uid != 0)
            groups[{intent.message.folder, intent.flag, intent.on}].append(intent);
    for (const auto& [key, group] : groups)
        if (auto flushed = flushFlagGroup(group); !flushed)
            return flushed;
    return {};
}

Result<void> IntentFlusher::flushFlagGroup(const QList<FlagIntent>& group)
{
    const FlagIntent& first = group.first();
    const auto usable = open(first.message.folder, first.message.uidValidity);
    if (usable && !*usable)
        return {};
    const Result<void> outcome =
        usable ? m_scope.session.storeFlags(uidsOf(group), first.flag,
                                            first.on ? StoreMode::Add : StoreMode::Remove)
               : Result<void>(unexpected(usable.error()));
    return perMessageOutcome(
        outcome,
        [&](Transaction& transaction) -> Result<void> {
            for (const FlagIntent& intent : group)
                if (auto done = transaction.flagDone(intent.message.id, intent.flag, intent.on); !done)
                    return done;
            return {};
        },
        [&](Transaction& transaction) -> Result<void> {
            for (const FlagIntent& intent : group)
                if (auto rejected = transaction.rejectFlag(intent.message.id, intent.flag); !rejected)
                    return rejected;
            return {};
        });
}

Result<void> IntentFlusher::flushMoves(const QList<MoveIntent>& intents)
{
    std::map<std::pair<FolderId, FolderId>, QList<MoveIntent>> groups;
    for (const MoveIntent& intent : intents)
        if (intent.message.uid != 0 && intent.state != MoveState::AwaitingUid)
            groups[{intent.message.folder, intent.target}].append(intent);
    for (const auto& [key, group] : groups) {
        const auto target = m_scope.reader.folder(key.second);
        if (!target)
            return unexpected(target.error());
        if (auto flushed = flushMoveGroup(group, *target); !flushed)
            return flushed;
    }
    return {};
}

Result<void> IntentFlusher::flushMoveGroup(const QList<MoveIntent>& group, const Folder& target)
{
    if (m_scope.session.has("MOVE"))
        return moveByMove(group, target);
    for (const MoveIntent& intent : group)
        if (auto moved = moveByCopy(intent, target); !moved)
            return moved;
    return {};
}

Result<void> IntentFlusher::moveByMove(const QList<MoveIntent>& group, const Folder& target)
{
    const auto usable = open(group.first().message.folder, group.first().message.uidValidity);
    if (usable && !*usable)
        return {};
    const auto moved = usable ? m_scope.session.move(uidsOf(group), target.rawName)
                              : Result<CopyResult>(unexpected(usable.error()));
    QHash<quint32, quint32> newUids;
    if (moved)
        for (const auto& [here, there] : moved->uids)
            newUids.insert(here, there);
    // With UIDPLUS the server names what it has moved (RFC 4315 3, RFC 6851 4.3): the rest was expunged by
    // another client, and would wait for its new UID for ever.
    const bool namesAll = m_scope.session.has("UIDPLUS");
    return perMessageOutcome(
        moved ? Result<void>() : unexpected(moved.error()),
        [&](Transaction& transaction) -> Result<void> {
            for (const MoveIntent& intent : group) {
                const MessageLocation& message = intent.message;
                const quint32 uid = newUids.value(message.uid);
                auto done = uid == 0 && namesAll ? transaction.removeUids(message.folder, {message.uid})
                                                 : transaction.moveDone(message.id, target.id, uid);
                if (!done)
                    return done;
            }
            return {};
        },
        [&](Transaction& transaction) -> Result<void> {
            for (const MoveIntent& intent : group)
                if (auto rejected = transaction.rejectMove(intent.message.id); !rejected)
                    return rejected;
            return {};
        });
}

Result<void> IntentFlusher::moveByCopy(const MoveIntent& intent, const Folder& target)
{
    const MessageLocation& message = intent.message;
    const auto setState = [&](MoveState state) {
        return m_scope.write(
            [&](Transaction& transaction) { return transaction.setMoveState(message.id, state); });
    };
    quint32 newUid = 0;
    bool copied = intent.state == MoveState::Copied;
    if (intent.state != MoveState::Wanted) {
        const auto found = findCopy(intent, target);
        if (!found)
            return unexpected(found.error());
        newUid = *found;
        copied = copied || newUid != 0;
    }
    const auto usable = open(message.folder, message.uidValidity);
    if (usable && !*usable)
        return {};
    Result<void> outcome = usable ? Result<void>() : unexpected(usable.error());
    if (outcome && !copied) {
        if (auto logged = setState(MoveState::Copying); !logged)
            return logged;
        const auto copy = m_scope.session.copy(UidSet::fromRange(message.uid, message.uid), target.rawName);
        if (copy && copy->uids.isEmpty() && m_scope.session.has("UIDPLUS")) // there was nothing to copy
            return m_scope.write([&](Transaction& transaction) {
                return transaction.removeUids(message.folder, {message.uid});
            });
        if (copy && !copy->uids.isEmpty())
            newUid = copy->uids.first().second;
        outcome = copy ? setState(MoveState::Copied) : unexpected(copy.error());
    }
    if (outcome)
        outcome = deleteOnServer(UidSet::fromRange(message.uid, message.uid));
    return perMessageOutcome(
        outcome,
        [&](Transaction& transaction) { return transaction.moveDone(message.id, target.id, newUid); },
        [&](Transaction& transaction) { return transaction.rejectMove(message.id); });
}

Result<quint32> IntentFlusher::findCopy(const MoveIntent& intent, const Folder& target)
{
    if (intent.message.messageId.isEmpty())
        return 0U;
    m_openFolder = 0;
    const auto selected = m_scope.session.select(target.rawName, std::nullopt);
    if (!selected)
        return unexpected(selected.error());
    const QByteArray id = '<' + intent.message.messageId.toUtf8() + '>';
    const auto found = m_scope.session.search("HEADER Message-ID " + ImapSession::quoted(id));
    if (!found)
        return unexpected(found.error());
    quint32 uid = 0;
    const auto fetched = m_scope.session.fetchHeaders(UidSet::fromList(*found), [&](ImapHeader&& header) {
        if (header.size == intent.message.size)
            uid = header.uid;
    });
    if (!found->isEmpty() && !fetched)
        return unexpected(fetched.error());
    return uid;
}

Result<void> IntentFlusher::deleteOnServer(const UidSet& uids)
{
    if (auto marked = m_scope.session.storeFlags(uids, MessageFlag::Deleted, StoreMode::Add); !marked)
        return marked;
    if (m_scope.session.has("UIDPLUS"))
        return m_scope.session.uidExpunge(uids);
    // EXPUNGE takes everything that is marked: only when nobody else has marked anything here.
    const auto marked = m_scope.session.search("DELETED");
    if (!marked)
        return unexpected(marked.error());
    return UidSet::fromList(*marked) == uids ? m_scope.session.expunge() : Result<void>();
}

Result<void> IntentFlusher::flushExpunges(const QList<ExpungeIntent>& intents)
{
    std::map<FolderId, QList<ExpungeIntent>> groups;
    for (const ExpungeIntent& intent : intents)
        if (intent.message.uid != 0)
            groups[intent.message.folder].append(intent);
    for (const auto& [folder, group] : groups) {
        const auto usable = open(folder, group.first().message.uidValidity);
        if (usable && !*usable)
            continue;
        const Result<void> outcome = usable ? deleteOnServer(uidsOf(group)) : unexpected(usable.error());
        const auto forEach = [&group = group](Transaction& transaction, auto member) -> Result<void> {
            for (const ExpungeIntent& intent : group)
                if (auto done = (transaction.*member)(intent.message.id); !done)
                    return done;
            return {};
        };
        const auto recorded = perMessageOutcome(
            outcome,
            [&](Transaction& transaction) { return forEach(transaction, &Transaction::expungeDone); },
            [&](Transaction& transaction) { return forEach(transaction, &Transaction::rejectExpunge); });
        if (!recorded)
            return recorded;
    }
    return {};
}

} // namespace postaci
