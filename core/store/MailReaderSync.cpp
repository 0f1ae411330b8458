#include "store/MailReaderPrivate.h"

namespace postaci {

Result<QList<quint32>> MailReader::serverUids(FolderId folder) const
{
    return withStorageErrors([&]() -> Result<QList<quint32>> {
        QList<quint32> uids;
        Query rows = d->mail.query("SELECT uid FROM message WHERE folder = ?1 AND uid IS NOT NULL"
                                   " UNION SELECT uid FROM left_marked WHERE folder = ?1 ORDER BY uid",
                                   folder);
        while (rows.next())
            uids.append(rows.number32(0));
        return uids;
    });
}

Result<QList<MessageId>> MailReader::shownByUid(FolderId folder, const QList<quint32>& uids) const
{
    return withStorageErrors([&]() -> Result<QList<MessageId>> {
        const ReadMoment moment(d->mail);
        QList<MessageId> ids;
        for (const quint32 uid : uids) {
            Query row = d->mail.query(
                "SELECT id FROM message WHERE folder = ? AND uid = ? AND shown_folder IS NOT NULL", folder,
                uid);
            if (row.next())
                ids.append(row.number(0));
        }
        return ids;
    });
}

Result<QList<ServerFlags>> MailReader::serverFlags(FolderId folder) const
{
    return withStorageErrors([&]() -> Result<QList<ServerFlags>> {
        QList<ServerFlags> flags;
        Query rows = d->mail.query("SELECT uid, flags, keywords, mod_seq FROM message"
                                   " WHERE folder = ? AND uid IS NOT NULL ORDER BY uid",
                                   folder);
        while (rows.next())
            flags.append({rows.number32(0), readFlags(rows, 1), splitLines(rows.text(2)),
                          static_cast<quint64>(rows.number(3))});
        return flags;
    });
}

// CROSS JOIN keeps the order: left to itself, SQLite goes through all messages of the account here.
Result<QList<FlagIntent>> MailReader::flagIntents(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<FlagIntent>> {
        QList<FlagIntent> intents;
        Query rows = d->mail.query(
            "SELECT m.id, m.folder, m.uid, f.uid_validity, m.flags, m.size, m.message_id, i.flag, i.is_on"
            " FROM intent_flag i CROSS JOIN message m ON m.id = i.message CROSS JOIN folder f ON f.id = "
            "m.folder"
            " LEFT JOIN intent_move v ON v.message = i.message"
            " WHERE f.account = ?1 AND m.uid IS NOT NULL AND coalesce(v.state, ?2) = ?2"
            " AND NOT EXISTS (SELECT 1 FROM intent_expunge e WHERE e.message = m.id)"
            " ORDER BY m.folder, m.uid, i.flag",
            account, static_cast<int>(MoveState::Wanted));
        while (rows.next())
            intents.append({readLocation(rows), static_cast<MessageFlag>(rows.number32(7)), rows.truth(8)});
        return intents;
    });
}

Result<QList<MoveIntent>> MailReader::moveIntents(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<MoveIntent>> {
        QList<MoveIntent> intents;
        Query rows = d->mail.query(
            "SELECT m.id, m.folder, m.uid, f.uid_validity, m.flags, m.size, m.message_id, i.target, i.state,"
            " i.target_uid_next, m.internal_date, m.subject"
            " FROM intent_move i CROSS JOIN message m ON m.id = i.message CROSS JOIN folder f ON f.id = "
            "m.folder"
            " WHERE f.account = ? AND m.gone IS NULL ORDER BY m.folder, m.uid, m.id",
            account);
        while (rows.next()) {
            const MessageLocation message = readLocation(rows);
            const MoveState state =
                message.uid == 0 ? MoveState::AwaitingUid : static_cast<MoveState>(rows.number(8));
            intents.append({message,
                            rows.number(7),
                            state,
                            rows.number32(9),
                            {message.messageId, message.size, rows.time(10), rows.text(11)}});
        }
        return intents;
    });
}

Result<bool> MailReader::mayHoldPassing(FolderId folder) const
{
    return withStorageErrors([&]() -> Result<bool> {
        return d->mail
            .query("SELECT 1 FROM intent_move i WHERE i.target = ?1 AND i.state <> ?2 AND i.next_target <> ?1"
                   " AND NOT EXISTS (SELECT 1 FROM intent_expunge e WHERE e.message = i.message) LIMIT 1",
                   folder, static_cast<int>(MoveState::Wanted))
            .next();
    });
}

Result<QList<ExpungeIntent>> MailReader::expungeIntents(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<ExpungeIntent>> {
        QList<ExpungeIntent> intents;
        Query rows =
            d->mail.query("SELECT m.id, m.folder, m.uid, f.uid_validity, m.flags, m.size, m.message_id"
                          " FROM intent_expunge i CROSS JOIN message m ON m.id = i.message CROSS JOIN folder "
                          "f ON f.id = m.folder"
                          " WHERE f.account = ? AND m.uid IS NOT NULL"
                          " AND NOT EXISTS (SELECT 1 FROM intent_move v WHERE v.message = m.id)"
                          " ORDER BY m.folder, m.uid",
                          account);
        while (rows.next())
            intents.append({readLocation(rows)});
        return intents;
    });
}

Result<QList<quint32>> MailReader::withoutIdentity(FolderId folder) const
{
    return withStorageErrors([&]() -> Result<QList<quint32>> {
        QList<quint32> uids;
        Query rows = d->mail.query("SELECT uid FROM message WHERE folder = ? AND uid IS NOT NULL"
                                   " AND id NOT IN (SELECT message FROM message_place) ORDER BY uid",
                                   folder);
        while (rows.next())
            uids.append(rows.number32(0));
        return uids;
    });
}

Result<QList<MessageLocation>> MailReader::withoutBody(FolderId folder, int limit) const
{
    return withStorageErrors([&]() -> Result<QList<MessageLocation>> {
        d->bodies.look();
        QList<MessageLocation> result;
        Query rows = d->mail.query(
            "SELECT m.id, m.folder, m.uid, f.uid_validity, m.flags, m.size, m.message_id, m.stamp"
            " FROM message m INDEXED BY message_shown JOIN folder f ON f.id = m.folder"
            " WHERE m.shown_folder = ?1 AND m.folder = ?1 AND m.uid IS NOT NULL ORDER BY m.id DESC",
            folder);
        while ((limit <= 0 || result.size() < limit) && rows.next()) {
            if (!hasCachedBody(d->mail, d->bodies, {rows.number(0), rows.number(7)}))
                result.append(readLocation(rows));
        }
        return result;
    });
}

} // namespace postaci
