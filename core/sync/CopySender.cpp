#include "sync/CopySender.h"

#include "sync/CopyFinder.h"
#include "sync/PartedSender.h"

#include <QSet>

#include <map>

namespace postaci {

namespace {

/// Takes from `copies` those whose message is in the result not yet: a UID set has no message twice.
QList<CopyIntent> takeEachOnce(QList<CopyIntent>& copies)
{
    QSet<MessageId> sources;
    QList<CopyIntent> taken;
    copies.removeIf([&](const CopyIntent& copy) {
        if (sources.contains(copy.source.id))
            return false;
        sources.insert(copy.source.id);
        taken.append(copy);
        return true;
    });
    return taken;
}

} // namespace

Result<void> CopySender::send(const QList<CopyIntent>& intents)
{
    std::map<std::pair<FolderId, FolderId>, QList<CopyIntent>> groups;
    for (const CopyIntent& intent : intents)
        groups[{intent.source.folder, intent.target}].append(intent);
    for (const auto& [way, group] : groups) {
        const auto target = m_scope.sync.reader.folder(way.second);
        if (!target)
            return unexpected(target.error());
        if (!target->atServer)
            continue;
        if (auto sent = sendGroup(group, *target); !sent)
            return sent;
    }
    return {};
}

Result<void> CopySender::sendGroup(const QList<CopyIntent>& group, const Folder& target)
{
    const auto left = withoutFound(group, target);
    if (!left)
        return unexpected(left.error());
    QList<CopyIntent> orphans = *left;
    orphans.removeIf([](const CopyIntent& copy) { return copy.source.id != 0; });
    if (!orphans.isEmpty()) {
        const Error gone = makeError(ErrorKind::Gone, ErrorReason::MessageMissing,
                                     QStringLiteral("The message is no longer on the server"));
        if (auto rejected = reject(orphans, target, gone); !rejected)
            return rejected;
    }
    QList<CopyIntent> ready = *left;
    ready.removeIf([](const CopyIntent& copy) { return copy.source.uid == 0; });
    while (!ready.isEmpty()) {
        if (auto sent = sendEachOnce(takeEachOnce(ready), target); !sent)
            return sent;
    }
    return {};
}

Result<void> CopySender::sendEachOnce(const QList<CopyIntent>& group, const Folder& target)
{
    const MessageLocation& first = group.first().source;
    const auto usable = m_scope.selected.open(first.folder, first.uidValidity);
    if (usable && !*usable)
        return {};
    PartedSender<CopyIntent> sender;
    sender.send = [&](const QList<CopyIntent>& part) { return copy(part, target); };
    sender.done = [&](const QList<CopyIntent>& part) {
        return m_scope.sync.write([&](Transaction& transaction) -> Result<void> {
            for (const CopyIntent& one : part)
                if (auto done = transaction.copyDone(one.copy, m_newUids.value(one.copy)); !done)
                    return done;
            return {};
        });
    };
    sender.refused = [&](const QList<CopyIntent>& part, const Error& error) {
        return reject(part, target, error);
    };
    return sender.run(m_scope.sync.session, group);
}

Result<void> CopySender::copy(const QList<CopyIntent>& part, const Folder& target)
{
    const auto next = nextUidOf(m_scope, target);
    if (!next)
        return unexpected(next.error());
    const MessageLocation& first = part.first().source;
    const auto usable = m_scope.selected.open(first.folder, first.uidValidity);
    if (!usable)
        return unexpected(usable.error());
    QList<MessageId> copies;
    QList<quint32> uids;
    for (const CopyIntent& one : part) {
        copies.append(one.copy);
        uids.append(one.source.uid);
    }
    auto logged =
        m_scope.sync.write([&](Transaction& transaction) { return transaction.beginCopies(copies, *next); });
    if (!logged)
        return logged;
    const auto result = m_scope.sync.session.copy(UidSet::fromList(uids), target.rawName);
    if (!result)
        return unexpected(result.error());
    const QHash<quint32, quint32> newUids = byOldUid(*result);
    for (const CopyIntent& one : part)
        m_newUids.insert(one.copy, newUids.value(one.source.uid));
    return {};
}

Result<QList<CopyIntent>> CopySender::withoutFound(const QList<CopyIntent>& group, const Folder& target)
{
    QList<CopyIntent> rest;
    QList<CopyIntent> begun;
    QList<CopyIntent> done;
    for (const CopyIntent& copy : group)
        (copy.uid != 0 ? done : copy.isBegun ? begun : rest).append(copy);
    QList<SoughtMessage> sought;
    for (const CopyIntent& copy : begun)
        sought.append({copy.looks, copy.targetUidNext});
    if (!sought.isEmpty()) {
        const auto found = findInFolder(m_scope, target, sought);
        if (!found)
            return unexpected(found.error());
        for (qsizetype i = 0; i < begun.size(); ++i) {
            m_newUids.insert(begun.at(i).copy, found->value(i));
            (found->contains(i) ? done : rest).append(begun.at(i));
        }
    }
    if (done.isEmpty())
        return rest;
    const auto written = m_scope.sync.write([&](Transaction& transaction) -> Result<void> {
        for (const CopyIntent& copy : done)
            if (auto ended = transaction.copyDone(copy.copy, m_newUids.value(copy.copy)); !ended)
                return ended;
        return {};
    });
    return written ? Result<QList<CopyIntent>>(rest) : unexpected(written.error());
}

Result<void> CopySender::reject(const QList<CopyIntent>& part, const Folder& target, const Error& error)
{
    RejectedChange change{RejectedChange::Kind::Copy, static_cast<int>(part.size()), {}, target.path, error};
    change.what = part.first().looks.subject;
    return m_scope.reject(change, [&part](Transaction& transaction) -> Result<void> {
        for (const CopyIntent& copy : part)
            if (auto rejected = transaction.rejectCopy(copy.copy); !rejected)
                return rejected;
        return {};
    });
}

} // namespace postaci
