#include "sync/RenamedFolders.h"

#include "store/FolderList.h"

#include <QSet>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kSample = 5;
/// Whoever renames more at once has them fetched again.
constexpr qsizetype kMostCandidates = 200;

struct Appeared
{
    QByteArray rawName;
    ImapStatus status;
    bool taken = false;
};

/// Compares folders that have gone with folders that have come.
class RenameFinder
{
public:
    explicit RenameFinder(const SyncScope& scope) : m_scope(scope) {}

    Result<FolderRenames> run(const QList<Folder>& stored, const QList<ImapMailbox>& listed)
    {
        collect(stored, listed);
        if (m_vanished.isEmpty() || m_appeared.isEmpty() || m_vanished.size() > kMostCandidates ||
            m_appeared.size() > kMostCandidates)
            return FolderRenames();
        for (Appeared& candidate : m_appeared) {
            if (candidate.status.uidValidity)
                continue;
            const auto status = m_scope.session.status(candidate.rawName);
            if (!status && !concernsOneItem(m_scope, status.error()))
                return unexpected(status.error());
            candidate.status = status.value_or({});
        }
        FolderRenames renames;
        for (const Folder& folder : std::as_const(m_vanished)) {
            const auto name = newNameOf(folder);
            if (!name)
                return unexpected(name.error());
            if (!name->isEmpty())
                renames.insert(folder.id, *name);
        }
        return renames;
    }

private:
    void collect(const QList<Folder>& stored, const QList<ImapMailbox>& listed)
    {
        QSet<QByteArray> here;
        QSet<QByteArray> there;
        for (const Folder& folder : stored)
            here.insert(folderKey(folder.rawName, folder.delimiter));
        for (const ImapMailbox& mailbox : listed) {
            const QByteArray key = folderKey(mailbox.rawName, mailbox.delimiter);
            there.insert(key);
            if (mailbox.selectable && !here.contains(key))
                m_appeared.append({mailbox.rawName, mailbox.status.value_or(ImapStatus())});
        }
        for (const Folder& folder : stored) {
            if (folder.atServer && folder.selectable && folder.uidValidity != 0 &&
                !there.contains(folderKey(folder.rawName, folder.delimiter)))
                m_vanished.append(folder);
        }
    }

    Result<QByteArray> newNameOf(const Folder& folder)
    {
        for (Appeared& candidate : m_appeared) {
            const bool isSame =
                !folder.mailboxId.isEmpty() && candidate.status.mailboxId == folder.mailboxId.toLatin1();
            if (isSame && !std::exchange(candidate.taken, true))
                return candidate.rawName;
        }
        const auto last = m_scope.reader.lastByUid(folder.id, kSample);
        if (!last)
            return unexpected(last.error());
        for (const bool sameValidity : {true, false}) {
            for (Appeared& candidate : m_appeared) {
                if (candidate.taken || !mayBe(folder, candidate, sameValidity, *last))
                    continue;
                const auto holds = holdsSame(candidate, sameValidity, *last);
                if (!holds)
                    return unexpected(holds.error());
                if (*holds) {
                    candidate.taken = true;
                    return candidate.rawName;
                }
            }
        }
        return QByteArray();
    }

    [[nodiscard]] static bool mayBe(const Folder& folder, const Appeared& candidate, bool sameValidity,
                                    const QList<MessageLocation>& last)
    {
        const ImapStatus& status = candidate.status;
        if (!status.uidValidity || (!status.mailboxId.isEmpty() && !folder.mailboxId.isEmpty()))
            return false;
        if (sameValidity)
            return *status.uidValidity == folder.uidValidity &&
                   (!status.uidNext || *status.uidNext == 0 || *status.uidNext >= folder.uidNext);
        // A server that gives a renamed folder new UIDs: it has to look the same in every other way.
        return !last.isEmpty() && status.messages && qint64{*status.messages} == folder.total;
    }

    /// True when the newest messages that are known here are in the candidate too.
    Result<bool> holdsSame(const Appeared& candidate, bool sameValidity, const QList<MessageLocation>& last)
    {
        if (last.isEmpty() || (sameValidity && candidate.status.messages.value_or(1) == 0))
            return true; // the same UIDVALIDITY, and nothing there that could say otherwise
        const auto selected = m_scope.session.select(candidate.rawName, std::nullopt);
        if (!selected)
            return concernsOneItem(m_scope, selected.error()) ? Result<bool>(false)
                                                              : unexpected(selected.error());
        const auto uids = sameValidity ? Result<QList<quint32>>(uidsOf(last)) : newestUids();
        if (!uids)
            return unexpected(uids.error());
        qsizetype matches = 0;
        qsizetype found = 0;
        const auto fetched = m_scope.session.fetchHeaders(UidSet::fromList(*uids), [&](ImapHeader&& header) {
            found += 1;
            matches += std::any_of(last.begin(), last.end(), [&](const MessageLocation& known) {
                return known.messageId == header.envelope.messageId && known.size == header.size &&
                       (!sameValidity || known.uid == header.uid);
            });
        });
        if (!fetched)
            return unexpected(fetched.error());
        return matches > 0 && matches == found && (sameValidity || matches == last.size());
    }

    Result<QList<quint32>> newestUids()
    {
        const auto all = m_scope.session.search("ALL");
        if (!all)
            return unexpected(all.error());
        QList<quint32> sorted = *all;
        std::sort(sorted.begin(), sorted.end());
        return sorted.mid(std::max<qsizetype>(0, sorted.size() - kSample));
    }

    static QList<quint32> uidsOf(const QList<MessageLocation>& messages)
    {
        QList<quint32> uids;
        for (const MessageLocation& message : messages)
            uids.append(message.uid);
        return uids;
    }

    const SyncScope& m_scope;
    QList<Folder> m_vanished;
    QList<Appeared> m_appeared;
};

} // namespace

Result<FolderRenames> findRenamedFolders(const SyncScope& scope, const QList<ImapMailbox>& listed)
{
    const auto stored = scope.reader.folders(scope.account);
    if (!stored)
        return unexpected(stored.error());
    return RenameFinder(scope).run(*stored, listed);
}

} // namespace postaci
