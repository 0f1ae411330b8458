#include "sync/ExpungeSender.h"

#include "sync/PartedSender.h"

#include <map>

namespace postaci {

Result<void> ExpungeSender::send(const QList<ExpungeIntent>& intents)
{
    std::map<FolderId, QList<ExpungeIntent>> groups;
    for (const ExpungeIntent& intent : intents)
        groups[intent.message.folder].append(intent);
    for (const auto& [folder, group] : groups) {
        if (auto sent = sendGroup(folder, group); !sent)
            return sent;
    }
    return {};
}

Result<void> ExpungeSender::sendGroup(FolderId folder, const QList<ExpungeIntent>& group)
{
    const auto usable = m_scope.selected.open(folder, group.first().message.uidValidity);
    if (usable && !*usable)
        return {};
    PartedSender<ExpungeIntent> sender;
    sender.send = [&](const QList<ExpungeIntent>& part) -> Result<void> {
        const auto outcome =
            usable ? deleteFrom(folder, uidsOf(part)) : Result<DeleteOutcome>(unexpected(usable.error()));
        return outcome ? Result<void>() : unexpected(outcome.error());
    };
    sender.done = [&](const QList<ExpungeIntent>& part) {
        return m_scope.sync.write([&part](Transaction& transaction) -> Result<void> {
            for (const ExpungeIntent& intent : part)
                if (auto done = transaction.expungeDone(intent.message.id); !done)
                    return done;
            return {};
        });
    };
    sender.refused = [&](const QList<ExpungeIntent>& part, const Error& error) {
        RejectedChange change{RejectedChange::Kind::Delete, static_cast<int>(part.size()), {}, {}, error};
        change.what = m_scope.subjectOf(part.first().message.id);
        return m_scope.reject(change, [&part](Transaction& transaction) -> Result<void> {
            for (const ExpungeIntent& intent : part)
                if (auto rejected = transaction.rejectExpunge(intent.message.id); !rejected)
                    return rejected;
            return {};
        });
    };
    return sender.run(m_scope.sync.session, group);
}

Result<DeleteOutcome> ExpungeSender::deleteFrom(FolderId folder, const UidSet& uids)
{
    const ImapSelected& state = m_scope.selected.state();
    if (state.readOnly || !state.permanentFlags.testFlag(MessageFlag::Deleted))
        return unexpected(ErrorKind::Rejected, ErrorReason::MailboxReadOnly,
                          QStringLiteral("Nothing can be deleted in the folder"));
    const auto marked = m_scope.sync.session.storeFlags(uids, MessageFlag::Deleted, StoreMode::Add);
    if (!marked)
        return unexpected(marked.error());
    return expunge(folder, uids);
}

Result<DeleteOutcome> ExpungeSender::expunge(FolderId folder, const UidSet& uids)
{
    ImapSession& session = m_scope.sync.session;
    if (session.has("UIDPLUS")) {
        const auto expunged = session.uidExpunge(uids);
        return expunged ? Result<DeleteOutcome>(DeleteOutcome::Expunged) : unexpected(expunged.error());
    }
    // EXPUNGE takes everything that is marked: only when nobody else has marked anything here.
    const auto marked = session.search("DELETED");
    if (!marked)
        return unexpected(marked.error());
    const auto leftBefore = m_scope.sync.reader.leftMarked(folder);
    if (!leftBefore)
        return unexpected(leftBefore.error());
    UidSet ours = uids;
    ours.unite(UidSet::fromList(*leftBefore));
    UidSet all = UidSet::fromList(*marked);
    all.unite(ours); // what is gone already does no harm
    if (all == ours) {
        if (const auto expunged = session.expunge(); !expunged)
            return unexpected(expunged.error());
        const auto forgotten = m_scope.sync.write(
            [&](Transaction& transaction) { return transaction.forgetLeftMarked(folder, *leftBefore); });
        return forgotten ? Result<DeleteOutcome>(DeleteOutcome::Expunged) : unexpected(forgotten.error());
    }
    const auto left = m_scope.sync.write(
        [&](Transaction& transaction) { return transaction.leaveMarked(folder, uids.toList()); });
    return left ? Result<DeleteOutcome>(DeleteOutcome::OnlyMarked) : unexpected(left.error());
}

Result<void> ExpungeSender::expungeLeftMarked(const Folder& folder)
{
    const auto left = m_scope.sync.reader.leftMarked(folder.id);
    if (!left || left->isEmpty())
        return left ? Result<void>() : unexpected(left.error());
    const auto usable = m_scope.selected.open(folder.id, folder.uidValidity);
    if (!usable || !*usable)
        return usable ? Result<void>() : unexpected(usable.error());
    const auto outcome = expunge(folder.id, UidSet::fromList(*left));
    if (!outcome)
        return unexpected(outcome.error());
    if (*outcome == DeleteOutcome::OnlyMarked)
        return {};
    return m_scope.sync.write(
        [&](Transaction& transaction) { return transaction.forgetLeftMarked(folder.id, *left); });
}

} // namespace postaci
