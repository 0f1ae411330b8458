#include "store/FolderList.h"
#include "store/FolderRows.h"
#include "store/TransactionPrivate.h"

#include <QSet>

#include <algorithm>

namespace postaci {

namespace {

/// The server's list on its way into the rows.
class FolderListUpdate
{
public:
    FolderListUpdate(FolderRows& rows, const QList<ServerFolder>& listed) : m_rows(rows), m_listed(listed)
    {
        for (const ServerFolder& folder : listed)
            m_listedKeys.insert(keyOf(folder));
    }

    void run(const FolderRenames& renamed, QList<MessageId>* takenBack)
    {
        for (auto it = renamed.cbegin(); it != renamed.cend(); ++it) {
            const auto row = m_rows.rows().find(it.key());
            if (row != m_rows.rows().end())
                row->second.server.rawName = it.value();
        }
        settleUnderWay();
        for (const auto& [id, row] : m_rows.rows()) {
            if (row.atServer && !row.isLocal)
                m_known.insert(keyOf(row.server), id);
        }
        QSet<FolderId> seen;
        for (const ServerFolder& folder : m_listed)
            seen.insert(take(folder));
        QList<FolderId> vanished;
        for (const auto& [id, row] : m_rows.rows()) {
            if (row.atServer && !row.isLocal && !seen.contains(id))
                vanished.append(id);
        }
        m_rows.remove(vanished, takenBack);
        giveWayToCandidates();
        dropKnownSubscriptions();
        m_rows.write();
    }

private:
    static QByteArray keyOf(const ServerFolder& folder)
    {
        return folderKey(folder.rawName, folder.delimiter);
    }

    /// The user's operations that were sent, and whose success shows in the list.
    void settleUnderWay()
    {
        for (const FolderOperation& operation : QList<FolderOperation>(m_rows.operations())) {
            const auto row = m_rows.rows().find(operation.folder);
            if (operation.sentName.isEmpty() || row == m_rows.rows().end())
                continue;
            const QByteArray sent = folderKey(operation.sentName, row->second.server.delimiter);
            const auto now = std::find_if(m_listed.begin(), m_listed.end(),
                                          [&](const ServerFolder& listed) { return keyOf(listed) == sent; });
            const bool isOldThere = row->second.atServer && keyOf(row->second.server) != sent &&
                                    m_listedKeys.contains(keyOf(row->second.server));
            if (now != m_listed.end() && !isOldThere)
                m_rows.done(operation, now->rawName, now->path);
        }
    }

    FolderId take(const ServerFolder& listed)
    {
        FolderId id = m_known.value(keyOf(listed));
        if (id == 0 && !m_rows.operations().isEmpty())
            id = awaited(listed);
        if (id == 0)
            id = m_rows.insert(listed, FolderRows::Home::Server);
        FolderRow& row = m_rows.rows().at(id);
        const QString mailboxId = listed.mailboxId.isEmpty() ? row.server.mailboxId : listed.mailboxId;
        row.server = listed;
        row.server.mailboxId = mailboxId;
        row.atServer = true;
        return id;
    }

    /// The folder that the user's own operation makes so: its answer was lost, or another client was quicker.
    FolderId awaited(const ServerFolder& listed)
    {
        const FolderRow* shown = m_rows.shown(listed.rawName, listed.delimiter);
        if (shown == nullptr || (shown->atServer && m_listedKeys.contains(keyOf(shown->server))))
            return 0;
        const FolderId id = shown->id;
        for (const FolderOperation& operation : m_rows.operations()) {
            if (operation.folder == id && operation.kind <= FolderOperationKind::Rename) {
                m_rows.dropOperation(operation.id);
                return id;
            }
        }
        return 0;
    }

    /// A special folder that was to be made is not, where the server turns out to have one.
    void giveWayToCandidates()
    {
        QHash<FolderRole, FolderId> roles;
        QList<FolderId> planned;
        for (const auto& [id, row] : m_rows.rows()) {
            if (row.server.role == FolderRole::None || row.isLocal)
                continue;
            if (row.atServer)
                roles.insert(row.server.role, id);
            else
                planned.append(id);
        }
        for (const FolderId folder : std::as_const(planned)) {
            if (const FolderId other = roles.value(m_rows.rows().at(folder).server.role); other != 0)
                m_rows.merge(folder, other);
        }
    }

    void dropKnownSubscriptions()
    {
        for (const FolderOperation& operation : QList<FolderOperation>(m_rows.operations())) {
            const bool subscribes = operation.kind == FolderOperationKind::Subscribe;
            if (!subscribes && operation.kind != FolderOperationKind::Unsubscribe)
                continue;
            const FolderRow& row = m_rows.rows().at(operation.folder);
            if (row.atServer && row.server.subscribed == subscribes)
                m_rows.dropOperation(operation.id);
        }
    }

    FolderRows& m_rows;
    const QList<ServerFolder>& m_listed;
    QSet<QByteArray> m_listedKeys;
    QHash<QByteArray, FolderId> m_known;
};

} // namespace

Result<void> Transaction::applyFolderList(AccountId account, const QList<ServerFolder>& server,
                                          const FolderRenames& renamed, QList<MessageId>* takenBack)
{
    return d->guarded([&]() -> Result<void> {
        if (!d->query("SELECT 1 FROM account WHERE id = ?", account).next())
            return missing(ErrorReason::NoAccount, QStringLiteral("No account %1").arg(account));
        // Every account has an INBOX; believing this would throw away all cached mail and all that waits to
        // be sent.
        if (server.isEmpty())
            return unexpected(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                              QStringLiteral("The server listed no folder at all"));
        FolderRows rows(*d, account);
        const QList<ServerFolder> listed = preparedFolderList(server);
        FolderListUpdate(rows, listed).run(renamed, takenBack);
        return {};
    });
}

Result<void> Transaction::setSyncState(const Folder& folder)
{
    return d->guarded([&]() -> Result<void> {
        const int changed =
            d->query("UPDATE folder SET uid_validity = ?, uid_next = ?, highest_mod_seq = ?,"
                     " synced_down_to = ?, last_sync = ?, ids_asked = ?,"
                     " mailbox_id = coalesce(nullif(?, ''), mailbox_id) WHERE id = ?",
                     folder.uidValidity, folder.uidNext, folder.highestModSeq, folder.syncedDownTo,
                     folder.lastSync, folder.idsAsked, folder.mailboxId, folder.id)
                .run();
        if (changed == 0)
            return noFolder(folder.id);
        return {};
    });
}

Result<void> Transaction::beginUidValidityChange(FolderId folder, quint32 uidValidity)
{
    return d->guarded([&]() -> Result<void> {
        d->query("UPDATE message SET uid = NULL, mod_seq = 0 WHERE folder = ?", folder).run();
        d->query("DELETE FROM left_marked WHERE folder = ?", folder).run();
        d->query("UPDATE folder SET uid_validity = ?, uid_next = 0, highest_mod_seq = 0, synced_down_to = 0,"
                 " new_from_uid = 0, new_since = last_sync WHERE id = ?",
                 uidValidity, folder)
            .run();
        return {};
    });
}

Result<void> Transaction::expectNewFrom(FolderId folder, quint32 uid)
{
    return d->guarded([&]() -> Result<void> {
        d->query("UPDATE folder SET new_from_uid = ? WHERE id = ? AND new_from_uid = 0", uid, folder).run();
        return {};
    });
}

Result<void> Transaction::endUidValidityChange(FolderId folder)
{
    return d->guarded([&]() -> Result<void> {
        d->removeMembers(folder, Members::Awaiting);
        return {};
    });
}

} // namespace postaci
