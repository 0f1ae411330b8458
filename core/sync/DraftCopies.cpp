#include "sync/DraftCopies.h"

#include "sync/ExpungeSender.h"
#include "sync/FolderSync.h"
#include "sync/PreviewFetcher.h"

#include <limits>

namespace postaci {

namespace {

/// A copy has a Message-ID of its own, so that one copy is not taken for another of the same draft.
bool isIt(const DraftCopy& copy, const ImapHeader& header)
{
    return header.envelope.messageId == copy.messageId;
}

} // namespace

DraftCopies::DraftCopies(const SyncScope& scope, AppendSizes sizes,
                         const std::function<void(const RejectedChange&)>& told)
    : m_scope(scope), m_sizes(sizes), m_told(told), m_selected(scope), m_changes{scope, m_selected, told}
{
}

Result<bool> DraftCopies::send()
{
    const auto before = m_scope.reader.draftCopies(m_scope.account);
    if (!before)
        return unexpected(before.error());
    if (before->isEmpty())
        return false;
    const auto drafts = m_scope.reader.folderByRole(m_scope.account, FolderRole::Drafts);
    if (!drafts)
        return unexpected(drafts.error());
    bool worked = false;
    const auto step = [&](bool isDue, const DraftCopy& copy, const auto& run) -> Result<void> {
        if (!isDue || m_scope.cancel.isCancelled())
            return {};
        worked = true;
        const Result<void> done = run(copy);
        // A message that cannot be handled does not stop the others; it is looked at again the next time.
        return done || concernsOneItem(m_scope, done.error()) ? Result<void>() : done;
    };
    for (const DraftCopy& copy : *before) {
        const bool isBegun = copy.state == DraftCopyState::Appending && isMine(m_sizes, copy.size);
        if (auto settled = step(isBegun, copy, [this](const DraftCopy& each) { return settle(each); });
            !settled)
            return unexpected(settled.error());
    }
    const auto wanted = m_scope.reader.draftCopies(m_scope.account);
    for (const DraftCopy& copy : wanted.value_or({})) {
        const bool isQueued = copy.state == DraftCopyState::Queued && isMine(m_sizes, copy.size);
        const auto run = [&](const DraftCopy& each) {
            return each.hasDraft && *drafts != 0 ? put(each, *drafts) : forget(each);
        };
        if (auto sent = step(isQueued, copy, run); !sent)
            return unexpected(sent.error());
    }
    const auto after = m_scope.reader.draftCopies(m_scope.account);
    for (const DraftCopy& copy : after.value_or({})) {
        const bool isOver =
            clearsAway() && (copy.state == DraftCopyState::Expunging ||
                             (copy.state == DraftCopyState::There && (copy.isSuperseded || !copy.hasDraft)));
        if (auto gone = step(isOver, copy, [this](const DraftCopy& each) { return clearAway(each); }); !gone)
            return unexpected(gone.error());
    }
    if (worked && *drafts != 0) {
        // Whoever looks into Drafts sees it now, not after the next pass over all folders.
        const auto folder = m_scope.reader.folder(*drafts);
        const bool isSyncable = folder && folder->isSyncable();
        auto synced =
            isSyncable ? FolderSync(m_scope, *folder).run(SyncDepth::NewestPage, {}) : Result<void>();
        if (synced && isSyncable)
            synced = fetchMissingPreviews(m_scope, *drafts, previewedAtOnce);
        if (!synced && !concernsOneItem(m_scope, synced.error()))
            return unexpected(synced.error());
    }
    if (auto told = tellOfLost(); !told)
        return unexpected(told.error());
    return worked;
}

Result<void> DraftCopies::settle(const DraftCopy& copy)
{
    const auto opened = m_selected.open(copy.folder, 0);
    if (!opened)
        return unexpected(opened.error());
    const bool isSame = !areUidsStale(copy.uidValidity, m_selected.state().uidValidity);
    const auto uid = findUid(copy, isSame ? copy.uidNext : 0);
    if (!uid)
        return unexpected(uid.error());
    return m_scope.write([&](Transaction& transaction) {
        if (*uid != 0)
            return transaction.draftCopyThere(copy.id, m_selected.state().uidValidity, *uid);
        return copy.isNewest && copy.hasDraft ? transaction.draftCopyNotThere(copy.id)
                                              : transaction.forgetDraftCopy(copy.id);
    });
}

Result<void> DraftCopies::put(const DraftCopy& copy, FolderId drafts)
{
    const auto folder = m_scope.reader.folder(drafts);
    if (!folder)
        return unexpected(folder.error());
    const auto done = folder->isSyncable() ? append(copy, *folder) : Result<void>();
    if (done || !isLastingNo(done.error()) || !m_scope.session.isConnected())
        return done;
    if (auto gone = forget(copy); !gone)
        return gone;
    if (done.error().kind != ErrorKind::Gone) // a newer text has come meanwhile
        tell(RejectedChange::Kind::DraftCopy, copy, folder->path, done.error());
    return {};
}

Result<void> DraftCopies::append(const DraftCopy& copy, const Folder& folder)
{
    const auto raw = m_scope.reader.draftCopyBytes(copy.id);
    if (!raw)
        return unexpected(raw.error());
    const auto opened = m_selected.open(folder.id, 0);
    if (!opened)
        return unexpected(opened.error());
    const ImapSelected before = m_selected.state();
    auto logged = m_scope.write([&](Transaction& transaction) {
        return transaction.beginDraftCopy(copy.id, folder.id, before.uidNext, before.uidValidity);
    });
    if (!logged)
        return logged;
    const auto appended = m_scope.session.append(folder.rawName, MessageFlag::Draft | MessageFlag::Seen,
                                                 m_scope.clock.now(), *raw);
    if (!appended)
        return unexpected(appended.error());
    const auto uid = findUid(copy, appended->uid != 0 ? appended->uid : before.uidNext);
    if (!uid)
        return unexpected(uid.error());
    return m_scope.write([&](Transaction& transaction) {
        return transaction.draftCopyThere(copy.id, before.uidValidity, *uid);
    });
}

Result<quint32> DraftCopies::findUid(const DraftCopy& copy, quint32 fromUid)
{
    UidSet where = UidSet::fromRange(fromUid, std::numeric_limits<quint32>::max());
    if (fromUid == 0) {
        const QByteArray id = '<' + copy.messageId.toUtf8() + '>';
        const auto hits = m_scope.session.search("HEADER Message-ID " + ImapSession::quoted(id));
        if (!hits)
            return unexpected(hits.error());
        where = UidSet::fromList(*hits);
    }
    quint32 found = 0;
    if (where.isEmpty())
        return found;
    const auto fetched = m_scope.session.fetchHeaders(where, [&](ImapHeader&& header) {
        // A range up to * has the last message even when that is below it (RFC 3501 6.4.8).
        if (header.uid >= fromUid && isIt(copy, header) && !header.flags.testFlag(MessageFlag::Deleted))
            found = header.uid;
    });
    return fetched ? Result<quint32>(found) : unexpected(fetched.error());
}

Result<bool> DraftCopies::isUnchanged(const DraftCopy& copy)
{
    bool isThere = false;
    const auto fetched = m_scope.session.fetchHeaders(UidSet::fromList({copy.uid}), [&](ImapHeader&& header) {
        // A mark of deletion is this program's own once that was begun.
        const bool isOthersNow =
            header.flags.testFlag(MessageFlag::Deleted) && copy.state != DraftCopyState::Expunging;
        isThere = isThere || (header.uid == copy.uid && isIt(copy, header) && !isOthersNow);
    });
    return fetched ? Result<bool>(isThere) : unexpected(fetched.error());
}

Result<void> DraftCopies::clearAway(const DraftCopy& copy)
{
    const auto folder = m_scope.reader.folder(copy.folder);
    if (!folder || !folder->isSyncable())
        return forget(copy);
    const auto isSame = m_selected.open(copy.folder, copy.uidValidity);
    if (!isSame)
        return unexpected(isSame.error());
    DraftCopy now = copy;
    if (!*isSame || copy.uid == 0) {
        const auto uid = findUid(copy, 0);
        if (!uid)
            return unexpected(uid.error());
        now.uid = *uid;
    }
    const auto isThere = now.uid != 0 ? isUnchanged(now) : Result<bool>(false);
    if (!isThere)
        return unexpected(isThere.error());
    if (*isThere)
        return expunge(now);
    // It was this program if that was begun; else somebody else has taken it, and may have put another there.
    if (copy.state == DraftCopyState::There && copy.hasDraft && copy.uid != 0)
        tell(RejectedChange::Kind::DraftLost, copy);
    return forget(copy);
}

Result<void> DraftCopies::expunge(const DraftCopy& copy)
{
    auto begun =
        m_scope.write([&](Transaction& transaction) { return transaction.beginDraftExpunge(copy.id); });
    if (!begun)
        return begun;
    const auto deleted = ExpungeSender(m_changes).deleteFrom(copy.folder, UidSet::fromList({copy.uid}));
    const bool isRefused = !deleted && isLastingNo(deleted.error()) && m_scope.session.isConnected();
    return deleted || isRefused ? forget(copy) : Result<void>(unexpected(deleted.error()));
}

Result<void> DraftCopies::tellOfLost()
{
    const auto lost = clearsAway() ? m_scope.reader.lostDraftCopies(m_scope.account) : QList<DraftCopy>();
    if (!lost)
        return unexpected(lost.error());
    for (const DraftCopy& copy : *lost) {
        if (auto gone = forget(copy); !gone)
            return gone;
        tell(RejectedChange::Kind::DraftLost, copy);
    }
    return {};
}

Result<void> DraftCopies::forget(const DraftCopy& copy)
{
    return m_scope.write([&](Transaction& transaction) { return transaction.forgetDraftCopy(copy.id); });
}

void DraftCopies::tell(RejectedChange::Kind kind, const DraftCopy& copy, const QString& folder,
                       const Error& error) const
{
    if (m_told)
        m_told({kind, 1, copy.subject, folder, error});
}

} // namespace postaci
