#include "store/FolderList.h"
#include "store/TransactionPrivate.h"

#include <QHash>

namespace postaci {

namespace {

/// A folder's row as far as the server's list decides it.
struct FolderRow
{
    FolderId id = 0;
    FolderId parent = 0;
    QString name;
    ServerFolder listed;
};

using FolderRows = QHash<QByteArray, FolderRow>; // by folderKey()

FolderRows loadFolders(WriteContext& context, AccountId account)
{
    FolderRows folders;
    Query rows =
        context.query("SELECT id, parent, name, raw_name, path, delimiter, role, selectable FROM folder"
                      " WHERE account = ? AND NOT is_local",
                      account);
    while (rows.next()) {
        FolderRow row{rows.number(0), rows.number(1), rows.text(2), {}};
        row.listed = {rows.blob(3), rows.text(4), static_cast<char>(rows.number(5)),
                      static_cast<FolderRole>(rows.number(6)), rows.truth(7)};
        folders.insert(folderKey(row.listed.rawName, row.listed.delimiter), row);
    }
    return folders;
}

bool isSame(const FolderRow& row, const FolderRow& wanted)
{
    return row.parent == wanted.parent && row.name == wanted.name &&
           row.listed.rawName == wanted.listed.rawName && row.listed.path == wanted.listed.path &&
           row.listed.delimiter == wanted.listed.delimiter && row.listed.role == wanted.listed.role &&
           row.listed.selectable == wanted.listed.selectable;
}

void dropMovesInto(WriteContext& context, FolderId folder)
{
    QList<MessageId> messages;
    {
        Query rows = context.query("SELECT message FROM intent_move WHERE target = ?1"
                                   " UNION SELECT message FROM intent_move WHERE next_target = ?1",
                                   folder);
        while (rows.next())
            messages.append(rows.number(0));
    }
    context.query("DELETE FROM intent_move WHERE target = ?", folder).run();
    context.query("UPDATE intent_move SET next_target = NULL WHERE next_target = ?", folder).run();
    for (const MessageId message : std::as_const(messages))
        context.refresh(message, Touch::Always);
}

void removeFolders(WriteContext& context, const QList<FolderId>& folders)
{
    for (const FolderId folder : folders)
        dropMovesInto(context, folder);
    for (const FolderId folder : folders)
        context.removeMembers(folder, Members::All);
    for (const FolderId folder : folders) {
        context.query("DELETE FROM folder WHERE id = ?", folder).run();
        context.changes().forgetCounts(folder);
        context.changes().foldersChanged();
    }
}

FolderId writeFolder(WriteContext& context, AccountId account, const FolderRow& row)
{
    const ServerFolder& listed = row.listed;
    const int delimiter = static_cast<uchar>(listed.delimiter);
    const int role = static_cast<int>(listed.role);
    context.changes().foldersChanged();
    if (row.id == 0) {
        context
            .query("INSERT INTO folder (account, parent, name, raw_name, path, delimiter, role, selectable)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                   account, orNull(row.parent), row.name, listed.rawName, listed.path, delimiter, role,
                   listed.selectable)
            .run();
        return context.lastInsertId();
    }
    context
        .query("UPDATE folder SET parent = ?, name = ?, raw_name = ?, path = ?, delimiter = ?, role = ?,"
               " selectable = ? WHERE id = ?",
               orNull(row.parent), row.name, listed.rawName, listed.path, delimiter, role, listed.selectable,
               row.id)
        .run();
    return row.id;
}

void addAndUpdateFolders(WriteContext& context, AccountId account, const QList<ServerFolder>& server,
                         FolderRows known)
{
    QSet<QByteArray> keys;
    for (const ServerFolder& folder : server)
        keys.insert(folderKey(folder.rawName, folder.delimiter));
    // Parents come first in the list, so their ids are known when their children need them.
    for (const ServerFolder& folder : server) {
        const FolderPlace place = folderPlace(folder, keys);
        FolderRow& row = known[folderKey(folder.rawName, folder.delimiter)];
        const FolderId parent = place.parentKey.isEmpty() ? 0 : known.value(place.parentKey).id;
        const FolderRow wanted{row.id, parent, place.name, folder};
        if (row.id != 0 && isSame(row, wanted))
            continue;
        // Junk and Trash are no part of conversations: what is in a folder that becomes or was one moves
        // over.
        const bool changesSides = row.id != 0 && isApartFromConversations(row.listed.role) !=
                                                     isApartFromConversations(wanted.listed.role);
        if (changesSides)
            context.conversations().forgetFolder(row.id);
        row = wanted;
        row.id = writeFolder(context, account, wanted);
        if (changesSides)
            context.conversations().learnFolder(row.id);
    }
}

} // namespace

Result<void> Transaction::applyFolderList(AccountId account, const QList<ServerFolder>& server)
{
    return d->guarded([&]() -> Result<void> {
        if (!d->query("SELECT 1 FROM account WHERE id = ?", account).next())
            return missing(ErrorReason::NoAccount, QStringLiteral("No account %1").arg(account));
        // Every account has an INBOX; believing this would throw away all cached mail and all that waits to
        // be sent.
        if (server.isEmpty())
            return unexpected(ErrorKind::Protocol, ErrorReason::ResponseMalformed,
                              QStringLiteral("The server listed no folder at all"));
        const QList<ServerFolder> wanted = preparedFolderList(server);
        const FolderRows known = loadFolders(*d, account);
        FolderRows kept;
        QList<FolderId> vanished;
        for (const ServerFolder& folder : wanted) {
            const QByteArray key = folderKey(folder.rawName, folder.delimiter);
            if (const auto row = known.constFind(key); row != known.cend())
                kept.insert(key, *row);
        }
        for (auto row = known.cbegin(); row != known.cend(); ++row) {
            if (!kept.contains(row.key()))
                vanished.append(row->id);
        }
        removeFolders(*d, vanished);
        addAndUpdateFolders(*d, account, wanted, std::move(kept));
        return {};
    });
}

Result<void> Transaction::setSyncState(const Folder& folder)
{
    return d->guarded([&]() -> Result<void> {
        const int changed = d->query("UPDATE folder SET uid_validity = ?, uid_next = ?, highest_mod_seq = ?,"
                                     " synced_down_to = ?, last_sync = ? WHERE id = ?",
                                     folder.uidValidity, folder.uidNext, folder.highestModSeq,
                                     folder.syncedDownTo, folder.lastSync, folder.id)
                                .run();
        if (changed == 0)
            return missing(ErrorReason::MailboxMissing, QStringLiteral("No folder %1").arg(folder.id));
        return {};
    });
}

Result<void> Transaction::beginUidValidityChange(FolderId folder, quint32 uidValidity)
{
    return d->guarded([&]() -> Result<void> {
        d->query("UPDATE message SET uid = NULL, mod_seq = 0 WHERE folder = ?", folder).run();
        d->query("UPDATE folder SET uid_validity = ?, uid_next = 0, highest_mod_seq = 0, synced_down_to = 0"
                 " WHERE id = ?",
                 uidValidity, folder)
            .run();
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
