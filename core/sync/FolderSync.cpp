#include "sync/FolderSync.h"

#include "sync/HeaderFetch.h"
#include "sync/HeaderIntake.h"
#include "sync/IdentityFetch.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace postaci {

namespace {

constexpr qsizetype kBatch = 1000;
/// More new messages than this are fetched the newest first.
constexpr quint32 kManyNew = 300;

QList<quint32> difference(const QList<quint32>& ascending, const QList<quint32>& without)
{
    QList<quint32> rest;
    std::set_difference(ascending.begin(), ascending.end(), without.begin(), without.end(),
                        std::back_inserter(rest));
    return rest;
}

} // namespace

FolderSync::FolderSync(SyncScope scope, const Folder& folder) : m_scope(std::move(scope)), m_folder(folder) {}

Result<void> FolderSync::run(SyncDepth depth, const SyncProgress& progress, const SyncBreak& pause)
{
    m_progress = progress;
    m_pause = pause;
    const auto awaiting = m_scope.reader.awaiting(m_folder.id);
    if (!awaiting)
        return unexpected(awaiting.error());
    m_awaiting = *awaiting;
    const auto selected = m_scope.session.select(m_folder.rawName, knownState());
    if (!selected)
        return unexpected(selected.error());
    (void)m_scope.session.takeUpdates(); // what SELECT itself told is in its answer
    if (auto adopted = adoptUidValidity(*selected); !adopted)
        return adopted;
    if (auto noted = noteBeginning(selected->uidNext); !noted)
        return noted;
    if (!selected->mailboxId.isEmpty())
        m_folder.mailboxId = QString::fromLatin1(selected->mailboxId);
    const bool isNew = m_folder.syncedDownTo != 1;
    return isNew ? firstSync(*selected, depth) : resync(*selected);
}

std::optional<QresyncState> FolderSync::knownState() const
{
    if (m_folder.syncedDownTo != 1 || m_folder.uidValidity == 0 || m_folder.highestModSeq == 0)
        return std::nullopt;
    return QresyncState{m_folder.uidValidity, m_folder.highestModSeq, {}};
}

Result<void> FolderSync::adoptUidValidity(const ImapSelected& selected)
{
    // A server without UIDVALIDITY (0) is no reason to drop anything.
    if (selected.uidValidity == 0 || selected.uidValidity == m_folder.uidValidity)
        return {};
    const bool isChange = m_folder.uidValidity != 0;
    m_isFirstContact = true;
    m_folder.uidValidity = selected.uidValidity;
    if (!isChange)
        return {};
    m_folder.syncedDownTo = 0;
    m_folder.uidNext = 0;
    m_folder.newFromUid = 0;
    m_folder.highestModSeq = 0;
    return m_scope.write([&](Transaction& transaction) -> Result<void> {
        if (auto begun = transaction.beginUidValidityChange(m_folder.id, m_folder.uidValidity); !begun)
            return begun;
        return transaction.setSyncState(m_folder);
    });
}

Result<void> FolderSync::noteBeginning(quint32 uidNext)
{
    if (m_folder.role != FolderRole::Inbox || m_folder.newFromUid != 0 || uidNext == 0)
        return {};
    m_folder.newFromUid = uidNext;
    return m_scope.write(
        [&](Transaction& transaction) { return transaction.expectNewFrom(m_folder.id, uidNext); });
}

Result<void> FolderSync::firstSync(const ImapSelected& selected, SyncDepth depth)
{
    // The first value counts until the folder is complete: flags that change while it is being fetched, or
    // between two interrupted tries, are newer than it.
    if (m_folder.highestModSeq == 0)
        m_folder.highestModSeq = selected.highestModSeq;
    if (depth == SyncDepth::Whole || m_isFirstContact) {
        if (auto saved = saveState(); !saved)
            return saved;
    }

    const auto alreadyHere = m_scope.reader.serverUids(m_folder.id);
    if (!alreadyHere)
        return unexpected(alreadyHere.error());
    bool complete = false;
    if (auto compared = compareAll(selected.exists, depth, &complete); !compared)
        return compared;
    if (!complete)
        return {};
    if (!alreadyHere->isEmpty()) {
        if (auto refreshed = refreshFlags(m_folder.highestModSeq); !refreshed)
            return refreshed;
    }
    if (auto ended = m_scope.write(
            [&](Transaction& transaction) { return transaction.endUidValidityChange(m_folder.id); });
        !ended)
        return ended;
    m_folder.syncedDownTo = 1;
    m_folder.uidNext = selected.uidNext;
    if (m_folder.role == FolderRole::Inbox && m_folder.newFromUid == 0) { // the server had not said
        const auto next = firstUnknownUid();
        if (!next)
            return unexpected(next.error());
        if (auto noted = noteBeginning(*next); !noted)
            return noted;
    }
    // Headers bring their ids along; only what was here before may have come without.
    m_folder.idsAsked = alreadyHere->isEmpty() && m_scope.session.tellsIdentities();
    return saveState();
}

Result<void> FolderSync::resync(const ImapSelected& selected)
{
    const bool hasModSeq = selected.highestModSeq != 0 && m_folder.highestModSeq != 0;
    const bool toldChanges = hasModSeq && m_scope.session.has("QRESYNC") && !selected.vanishedUnreliable;
    if (toldChanges) {
        if (auto removed = removeVanished(selected.vanished); !removed)
            return removed;
        if (auto applied = applyFlags(selected.changed); !applied)
            return applied;
    }
    const bool knowsNew = selected.uidNext != 0 && m_folder.uidNext != 0 &&
                          selected.uidNext <= m_folder.uidNext + quint64{kManyNew};
    if (knowsNew && selected.uidNext > m_folder.uidNext) {
        if (auto fetched = fetchNew(m_folder.uidNext); !fetched)
            return fetched;
    }
    // The count is the proof: news of removals that were lost, malformed or never told show in it.
    const auto here = m_scope.reader.serverUids(m_folder.id);
    if (!here)
        return unexpected(here.error());
    if (!knowsNew || here->size() != qsizetype(selected.exists) || !m_awaiting.isEmpty()) {
        bool complete = false;
        if (auto compared = compareAll(selected.exists, SyncDepth::Whole, &complete); !compared)
            return compared;
    }
    const bool flagsUnchanged = hasModSeq && selected.highestModSeq == m_folder.highestModSeq;
    if (!toldChanges && !flagsUnchanged) {
        if (auto refreshed = refreshFlags(hasModSeq ? m_folder.highestModSeq : 0); !refreshed)
            return refreshed;
    }
    if (auto learnt = learnIdentities(); !learnt)
        return learnt;
    m_folder.uidNext = selected.uidNext;
    m_folder.highestModSeq = selected.highestModSeq;
    return saveState();
}

Result<void> FolderSync::learnIdentities()
{
    if (!m_scope.session.tellsIdentities())
        return {};
    Result<void> learnt;
    if (!m_folder.idsAsked) {
        learnt = fetchMissingIdentities(m_scope, m_folder.id, m_pause, [this] { return selectAgain(); });
        m_folder.idsAsked = learnt.has_value();
    } else if (m_scope.session.has("X-GM-EXT-1")) {
        learnt = refreshLabels(m_scope, m_folder.id);
    }
    // The mail is here without them: that the server refuses must not make the sync begin anew.
    return !learnt && concernsOneItem(m_scope, learnt.error()) && learnt.error().kind == ErrorKind::Rejected
               ? Result<void>()
               : learnt;
}

Result<void> FolderSync::compareAll(quint32 exists, SyncDepth depth, bool* complete)
{
    QList<quint32> onServer;
    if (exists > 0) {
        const auto listed = m_scope.session.search("ALL");
        if (!listed)
            return unexpected(listed.error());
        onServer = *listed;
        std::sort(onServer.begin(), onServer.end());
        onServer.erase(std::unique(onServer.begin(), onServer.end()), onServer.end());
    }
    const auto here = m_scope.reader.serverUids(m_folder.id);
    if (!here)
        return unexpected(here.error());

    // Some servers answer with a part of a large mailbox only: absence there proves nothing.
    const bool isWholeAnswer = onServer.size() >= qsizetype(exists);
    if (isWholeAnswer) {
        if (auto removed = removeUids(difference(*here, onServer)); !removed)
            return removed;
    }
    QList<quint32> missing = difference(onServer, *here);
    *complete = depth == SyncDepth::Whole || missing.size() <= firstPageRows;
    if (!*complete)
        missing = missing.last(firstPageRows);
    const auto fetched = HeaderFetch(m_scope, m_folder.id).missing(missing, m_progress, m_pause, [this] {
        return selectAgain();
    });
    if (!fetched || !*complete || !isWholeAnswer || m_awaiting.isEmpty())
        return fetched;
    return m_scope.write(
        [&](Transaction& transaction) { return transaction.missAwaited(m_folder.id, m_awaiting); });
}

Result<void> FolderSync::selectAgain()
{
    const auto selected = m_scope.session.select(m_folder.rawName, std::nullopt);
    if (!selected)
        return unexpected(selected.error());
    if (areUidsStale(m_folder.uidValidity, selected->uidValidity))
        return unexpected(ErrorKind::Gone, ErrorReason::UidValidityChanged,
                          QStringLiteral("The folder was made anew on the server"));
    return {};
}

Result<void> FolderSync::fetchNew(quint32 from)
{
    const auto highest = HeaderFetch(m_scope, m_folder.id).newFrom(from);
    if (!highest)
        return unexpected(highest.error());
    if (*highest == 0 || m_folder.syncedDownTo != 1)
        return {};
    m_folder.uidNext =
        qMax(m_folder.uidNext, *highest == UidSet::kGreatest ? UidSet::kGreatest : *highest + 1);
    return saveState();
}

Result<void> FolderSync::applyUpdates(const MailboxUpdates& updates)
{
    // The other connection may have brought the folder further since this was made.
    const auto stored = m_scope.reader.folder(m_folder.id);
    if (!stored)
        return unexpected(stored.error());
    m_folder = *stored;
    const bool isComplete = m_folder.syncedDownTo == 1 && m_folder.uidNext != 0;

    if (auto removed = removeVanished(updates.vanished); !removed)
        return removed;
    if (auto applied = applyFlags(updates.flags); !applied)
        return applied;
    if (updates.exists) {
        const auto from = isComplete ? Result<quint32>(m_folder.uidNext) : firstUnknownUid();
        if (!from)
            return unexpected(from.error());
        if (auto fetched = fetchNew(*from); !fetched)
            return fetched;
    }
    const bool namedNoUids = updates.expunged > 0 || updates.vanishedUnreliable || updates.flagsUnknown;
    if (namedNoUids && isComplete)
        return run(SyncDepth::Whole);
    return {};
}

Result<quint32> FolderSync::firstUnknownUid() const
{
    const auto here = m_scope.reader.serverUids(m_folder.id);
    if (!here)
        return unexpected(here.error());
    return here->isEmpty() ? 1U : here->last() + 1;
}

Result<void> FolderSync::refreshFlags(quint64 changedSince)
{
    const auto here = m_scope.reader.serverUids(m_folder.id);
    if (!here)
        return unexpected(here.error());
    if (here->isEmpty())
        return {};
    // Written as they come: a server may tell of each message as often as it likes.
    QList<ImapFlags> flags;
    Result<void> applied;
    const auto take = [&](ImapFlags&& one) {
        if (!applied)
            return;
        flags.append(std::move(one));
        if (flags.size() < kBatch)
            return;
        applied = applyFlags(flags);
        flags.clear();
    };
    const quint64 since =
        m_scope.session.has("CONDSTORE") || m_scope.session.has("QRESYNC") ? changedSince : 0;
    // All flags come in windows of so many UIDs: gaps would make many of them.
    const UidSet all = since == 0 ? UidSet::fromList(*here) : UidSet::fromRange(here->first(), here->last());
    const auto fetched = m_scope.session.fetchFlags(
        all, since, take, [&](const UidSet& uids) { applied = applied ? removeVanished(uids) : applied; });
    if (!fetched || !applied)
        return fetched ? applied : fetched;
    return applyFlags(flags);
}

Result<void> FolderSync::applyFlags(const QList<ImapFlags>& flags)
{
    for (qsizetype start = 0; start < flags.size(); start += kBatch) {
        if (auto running = stopIfCancelled(); !running)
            return running;
        QList<ServerFlags> rows;
        for (const ImapFlags& one : flags.mid(start, kBatch))
            rows.append(ServerFlags{one.uid, one.flags, keywordTexts(one.keywords), one.modSeq});
        const auto written = m_scope.write(
            [&](Transaction& transaction) { return transaction.applyServerFlags(m_folder.id, rows); });
        if (!written)
            return written;
    }
    return {};
}

/// Servers may name ranges far beyond what was ever here.
Result<void> FolderSync::removeVanished(const UidSet& uids)
{
    if (uids.isEmpty())
        return {};
    const auto here = m_scope.reader.serverUids(m_folder.id);
    if (!here)
        return unexpected(here.error());
    QList<quint32> gone;
    std::copy_if(here->begin(), here->end(), std::back_inserter(gone),
                 [&](quint32 uid) { return uids.contains(uid); });
    return removeUids(gone);
}

Result<void> FolderSync::removeUids(const QList<quint32>& uids)
{
    for (qsizetype start = 0; start < uids.size(); start += kBatch) {
        const QList<quint32> batch = uids.mid(start, kBatch);
        const auto written = m_scope.write(
            [&](Transaction& transaction) { return transaction.removeUids(m_folder.id, batch); });
        if (!written)
            return written;
    }
    return {};
}

Result<void> FolderSync::saveState()
{
    m_folder.lastSync = m_scope.clock.now();
    return m_scope.write([&](Transaction& transaction) { return transaction.setSyncState(m_folder); });
}

Result<void> FolderSync::stopIfCancelled() const
{
    if (m_scope.cancel.isCancelled())
        return unexpected(ErrorKind::Cancelled, ErrorReason::Unspecified,
                          QStringLiteral("The sync was cancelled"));
    return {};
}

} // namespace postaci
