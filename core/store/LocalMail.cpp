#include "store/LocalMail.h"

#include "store/KeptMail.h"
#include "store/MoveIntents.h"

namespace postaci {

namespace {

struct LocalFolder
{
    const char*
        name; ///< in the database and on the command line; people see the role's name in their language
    FolderRole role;
};

constexpr LocalFolder localFolders[] = {{"Inbox", FolderRole::Inbox}, {"Drafts", FolderRole::Drafts},
                                        {"Sent", FolderRole::Sent},   {"Archive", FolderRole::Archive},
                                        {"Junk", FolderRole::Junk},   {"Trash", FolderRole::Trash}};

void addLocalFolder(WriteContext& context, AccountId account, const LocalFolder& folder)
{
    // Complete from the start, but for the Inbox before its first fetch.
    const int syncedDownTo = folder.role == FolderRole::Inbox ? 0 : 1;
    const QByteArray name(folder.name);
    context
        .query("INSERT INTO folder (account, raw_name, path, server_path, name, delimiter, role, selectable, "
               "uid_validity,"
               " synced_down_to, is_local) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1, ?, 1)",
               account, name, QString::fromLatin1(name), QString::fromLatin1(name), QString::fromLatin1(name),
               int{'/'}, static_cast<int>(folder.role), syncedDownTo)
        .run();
    context.changes().foldersChanged();
}

bool isToBeExpunged(WriteContext& context, MessageId message)
{
    return context.query("SELECT 1 FROM intent_expunge WHERE message = ?", message).next();
}

void moveLocally(WriteContext& context, MessageId message)
{
    const PlacedMessage placed = placedMessage(context, message);
    const FolderId target = placed.move.wantedFolder(placed.folder);
    writeMove(context, message, {});
    if (target != placed.folder)
        relocate(context, message, target, nextLocalUid(context, target));
}

void flagLocally(WriteContext& context, MessageId message)
{
    context
        .query("UPDATE message SET flags ="
               " (flags | (SELECT coalesce(sum(flag), 0) FROM intent_flag WHERE message = ?1 AND is_on))"
               " & ~(SELECT coalesce(sum(flag), 0) FROM intent_flag WHERE message = ?1 AND NOT is_on)"
               " WHERE id = ?1",
               message)
        .run();
    context.query("DELETE FROM intent_flag WHERE message = ?", message).run();
}

void tagLocally(WriteContext& context, MessageId message)
{
    context.query("UPDATE message SET keywords = shown_keywords WHERE id = ?", message).run();
    context.query("DELETE FROM intent_keyword WHERE message = ?", message).run();
}

} // namespace

void addLocalFolders(WriteContext& context, AccountId account)
{
    for (const LocalFolder& folder : localFolders)
        addLocalFolder(context, account, folder);
}

void addLocalTrash(WriteContext& context, AccountId account)
{
    for (const LocalFolder& folder : localFolders) {
        if (folder.role == FolderRole::Trash)
            addLocalFolder(context, account, folder);
    }
}

bool isLocalFolder(WriteContext& context, FolderId folder)
{
    return context.query("SELECT 1 FROM folder WHERE id = ? AND is_local", folder).next();
}

bool isLocalMessage(WriteContext& context, MessageId message)
{
    return context
        .query("SELECT 1 FROM message m JOIN folder f ON f.id = m.folder WHERE m.id = ? AND f.is_local",
               message)
        .next();
}

bool isWhole(WriteContext& context, MessageId message)
{
    return context.query("SELECT 1 FROM local_body WHERE message = ? AND complete", message).next();
}

void copyLocally(WriteContext& context, MessageId source, MessageId copy)
{
    context
        .query("INSERT INTO local_body (message, size, complete) SELECT ?2, size, complete FROM local_body"
               " WHERE message = ?1",
               source, copy)
        .run();
    context
        .query("INSERT INTO local_piece (message, number, data) SELECT ?2, number, data FROM local_piece"
               " WHERE message = ?1",
               source, copy)
        .run();
    Query row = context.query("SELECT folder FROM message WHERE id = ?", copy);
    const FolderId folder = row.next() ? row.number(0) : 0;
    context.query("UPDATE message SET uid = ? WHERE id = ?", nextLocalUid(context, folder), copy).run();
}

quint32 nextLocalUid(WriteContext& context, FolderId folder)
{
    Query row = context.query("SELECT max(uid) FROM message WHERE folder = ?", folder);
    return row.next() ? row.number32(0) + 1 : 1;
}

void settleLocally(WriteContext& context, MessageId message)
{
    if (!isLocalMessage(context, message))
        return;
    if (isToBeExpunged(context, message)) {
        keepRemoved(context, message);
        context.remove(message);
        return;
    }
    moveLocally(context, message);
    flagLocally(context, message);
    tagLocally(context, message);
    context.refresh(message, Touch::Always);
}

} // namespace postaci
