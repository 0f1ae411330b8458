// What waits for the server beside flags, moves and expunges.
#include "store/BodyPiece.h"
#include "store/MailReaderPrivate.h"

namespace postaci {

namespace {

QList<MessageId> idsOf(Query query)
{
    QList<MessageId> ids;
    while (query.next())
        ids.append(query.number(0));
    return ids;
}

} // namespace

Result<QList<KeywordIntent>> MailReader::keywordIntents(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<KeywordIntent>> {
        QList<KeywordIntent> intents;
        Query rows = d->mail.query(
            "SELECT m.id, m.folder, m.uid, f.uid_validity, m.flags, m.size, m.message_id, i.keyword, i.is_on"
            " FROM intent_keyword i CROSS JOIN message m ON m.id = i.message CROSS JOIN folder f ON f.id = "
            "m.folder"
            " LEFT JOIN intent_move v ON v.message = i.message"
            " WHERE f.account = ?1 AND m.uid IS NOT NULL AND coalesce(v.state, ?2) = ?2"
            " AND NOT EXISTS (SELECT 1 FROM intent_expunge e WHERE e.message = m.id)"
            " ORDER BY m.folder, m.uid, i.keyword",
            account, static_cast<int>(MoveState::Wanted));
        while (rows.next())
            intents.append({readLocation(rows), rows.text(7), rows.truth(8)});
        return intents;
    });
}

Result<QList<CopyIntent>> MailReader::copyIntents(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<CopyIntent>> {
        QList<CopyIntent> intents;
        Query rows = d->mail.query(
            "SELECT m.id, m.folder, m.uid, f.uid_validity, m.flags, m.size, m.message_id,"
            " c.id, c.folder, l.state, l.target_uid_next, c.uid, c.message_id, c.size, c.internal_date,"
            " c.subject"
            " FROM copy_log l CROSS JOIN message c ON c.id = l.copy CROSS JOIN folder t ON t.id = c.folder"
            // Of another account there is nothing to be copied at this server.
            " LEFT JOIN message m ON m.id = l.source"
            "  AND (SELECT account FROM folder WHERE id = m.folder) = t.account"
            " LEFT JOIN folder f ON f.id = m.folder"
            " LEFT JOIN intent_move v ON v.message = l.source"
            // What is on its way elsewhere takes its flags after that, and a copy made before would lack
            // them.
            " WHERE t.account = ?1 AND coalesce(v.state, ?2) = ?2"
            " AND NOT EXISTS (SELECT 1 FROM append_log WHERE copy = c.id) ORDER BY m.folder, m.uid, c.id",
            account, static_cast<int>(MoveState::Wanted));
        while (rows.next())
            intents.append({rows.number(7),
                            readLocation(rows),
                            rows.number(8),
                            rows.truth(9),
                            rows.number32(10),
                            rows.number32(11),
                            {rows.text(12), rows.number(13), rows.time(14), rows.text(15)}});
        return intents;
    });
}

Result<QList<FolderOperation>> MailReader::folderOperations(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<FolderOperation>> {
        QList<FolderOperation> operations;
        Query rows = d->mail.query("SELECT id, folder, kind, parent, raw_level, level, sent_name"
                                   " FROM folder_log WHERE account = ? ORDER BY id",
                                   account);
        while (rows.next())
            operations.append({rows.number(0),
                               rows.number(1),
                               static_cast<FolderOperationKind>(rows.number(2)),
                               rows.number(3),
                               {rows.blob(4), rows.text(5)},
                               rows.blob(6)});
        return operations;
    });
}

Result<qint64> MailReader::folderOperationsDone(AccountId account) const
{
    return withStorageErrors([&]() -> Result<qint64> {
        Query row = d->mail.query("SELECT folder_operations_done FROM account WHERE id = ?", account);
        return row.next() ? row.number(0) : 0;
    });
}

Result<QList<AppendEntry>> MailReader::appends(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<AppendEntry>> {
        QList<AppendEntry> entries;
        Query rows = d->mail.query("SELECT id, account, folder, state, target_uid_next, flags, internal_date,"
                                   " size, message_id, subject, replaces, copy FROM append_log"
                                   " WHERE account = ? ORDER BY id",
                                   account);
        while (rows.next())
            entries.append({rows.number(0), rows.number(1), rows.number(2), rows.truth(3), rows.number32(4),
                            readFlags(rows, 5), rows.time(6), rows.number(7), rows.text(8), rows.text(9),
                            rows.number(10), rows.number(11)});
        return entries;
    });
}

Result<QByteArray> MailReader::appendBytes(AppendId id) const
{
    MessageId moved = 0;
    const auto bytes = withStorageErrors([&]() -> Result<QByteArray> {
        // What is to be moved away from this computer, and is not here any more, is at a server already.
        Query row =
            d->mail.query("SELECT b.raw, a.replaces FROM append_log a"
                          " LEFT JOIN append_bytes b ON b.append = a.id WHERE a.id = ?"
                          " AND (b.raw IS NOT NULL OR a.copy <> 0 OR EXISTS (SELECT 1 FROM message m"
                          " JOIN folder f ON f.id = m.folder WHERE m.id = a.replaces AND f.is_local))",
                          id);
        const bool isThere = row.next();
        if (isThere && row.isNull(0))
            moved = row.number(1);
        if (!isThere || row.isNull(0))
            return unexpected(ErrorKind::Gone, ErrorReason::MessageMissing,
                              QStringLiteral("Nothing is to be put on the server as %1").arg(id));
        return row.blob(0);
    });
    if (moved == 0)
        return bytes;
    const auto raw = body(moved);
    return raw ? Result<QByteArray>(withNetworkLineEnds(*raw)) : unexpected(raw.error());
}

Result<QList<MessageId>> MailReader::awaiting(FolderId folder) const
{
    return withStorageErrors([&]() -> Result<QList<MessageId>> {
        return idsOf(d->mail.query("SELECT id FROM message WHERE folder = ? AND uid IS NULL AND gone IS NULL"
                                   " AND id NOT IN (SELECT copy FROM copy_log)",
                                   folder));
    });
}

Result<QList<MessageId>> MailReader::goneMessages(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<MessageId>> {
        return idsOf(d->mail.query("SELECT m.id FROM message m INDEXED BY message_gone"
                                   " JOIN folder f ON f.id = m.folder"
                                   " WHERE m.gone IS NOT NULL AND f.account = ?",
                                   account));
    });
}

Result<QList<quint32>> MailReader::leftMarked(FolderId folder) const
{
    return withStorageErrors([&]() -> Result<QList<quint32>> {
        QList<quint32> uids;
        Query rows = d->mail.query("SELECT uid FROM left_marked WHERE folder = ? ORDER BY uid", folder);
        while (rows.next())
            uids.append(rows.number32(0));
        return uids;
    });
}

Result<QList<FolderId>> MailReader::foldersWithLeftMarked(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<FolderId>> {
        QList<FolderId> folders;
        Query rows = d->mail.query("SELECT DISTINCT l.folder FROM left_marked l"
                                   " JOIN folder f ON f.id = l.folder WHERE f.account = ?",
                                   account);
        while (rows.next())
            folders.append(rows.number(0));
        return folders;
    });
}

Result<QList<MessageLocation>> MailReader::withoutPreview(FolderId folder, int limit) const
{
    return withStorageErrors([&]() -> Result<QList<MessageLocation>> {
        QList<MessageLocation> result;
        // Only the newest are looked at, however many of them have theirs already.
        Query rows = d->mail.query(
            "SELECT m.id, m.folder, m.uid, f.uid_validity, m.flags, m.size, m.message_id, m.preview_source"
            " FROM message m INDEXED BY message_shown JOIN folder f ON f.id = m.folder"
            " WHERE m.shown_folder = ?1 AND m.folder = ?1 AND m.uid IS NOT NULL ORDER BY m.id DESC LIMIT ?2",
            folder, limit);
        while (rows.next()) {
            if (rows.number(7) == 0)
                result.append(readLocation(rows));
        }
        return result;
    });
}

Result<QList<MessageLocation>> MailReader::lastByUid(FolderId folder, int limit) const
{
    return withStorageErrors([&]() -> Result<QList<MessageLocation>> {
        QList<MessageLocation> result;
        Query rows =
            d->mail.query("SELECT m.id, m.folder, m.uid, f.uid_validity, m.flags, m.size, m.message_id"
                          " FROM message m JOIN folder f ON f.id = m.folder"
                          " WHERE m.folder = ? AND m.uid IS NOT NULL ORDER BY m.uid DESC LIMIT ?",
                          folder, limit);
        while (rows.next())
            result.append(readLocation(rows));
        return result;
    });
}

Result<qint64> MailReader::sizeOf(FolderId folder) const
{
    return withStorageErrors([&]() -> Result<qint64> {
        Query row = d->mail.query("SELECT total(size) FROM message WHERE shown_folder = ?", folder);
        return row.next() ? row.number(0) : 0;
    });
}

} // namespace postaci
