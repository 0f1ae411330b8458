#include "store/MoveIntents.h"

#include "store/Reminders.h"
#include "store/TransactionPrivate.h"

namespace postaci {

namespace {

/// A row of the same message that a sync of the target has made before the move was reported; 0: none.
/// Without a UID only looks can tell, and taking a real double is harmless: the next sync of the folder finds
/// the other one.
MessageId twinOf(WriteContext& context, MessageId message, FolderId folder, quint32 uid)
{
    if (uid != 0) {
        Query row = context.query("SELECT id FROM message WHERE folder = ? AND uid = ? AND id <> ?", folder,
                                  uid, message);
        return row.next() ? row.number(0) : 0;
    }
    // Rows of one message have the same date of sorting, so only a few have to be looked at.
    const MessageId first = message >> 20 << 20;
    Query row =
        context.query("SELECT t.id FROM message t JOIN message m ON m.id = ?1"
                      " WHERE t.id BETWEEN ?2 AND ?3 AND t.id <> ?1 AND t.folder = ?4 AND t.uid IS NOT NULL"
                      " AND m.message_id <> '' AND t.message_id = m.message_id AND t.size = m.size"
                      " ORDER BY t.uid DESC LIMIT 1",
                      message, first, first + (1 << 20) - 1, folder);
    return row.next() ? row.number(0) : 0;
}

/// Hands the server's state and the user's wishes of `twin` over to `message`, then removes it.
void absorb(WriteContext& context, MessageId message, MessageId twin)
{
    quint32 uid = 0;
    {
        Query row = context.query("SELECT uid FROM message WHERE id = ?", twin);
        uid = row.next() ? row.number32(0) : 0;
    }
    context
        .query("UPDATE message SET (flags, keywords, mod_seq) ="
               " (SELECT flags, keywords, mod_seq FROM message WHERE id = ?2) WHERE id = ?1",
               message, twin)
        .run();
    handOverReminders(context, message, twin);
    context.query("UPDATE OR IGNORE intent_flag SET message = ? WHERE message = ?", message, twin).run();
    context.query("UPDATE OR IGNORE intent_keyword SET message = ? WHERE message = ?", message, twin).run();
    context.query("UPDATE OR IGNORE intent_move SET message = ? WHERE message = ?", message, twin).run();
    context.query("UPDATE OR IGNORE intent_expunge SET message = ? WHERE message = ?", message, twin).run();
    context.remove(twin);
    context.query("UPDATE message SET uid = ? WHERE id = ?", uid, message).run();
}

} // namespace

PlacedMessage placedMessage(WriteContext& context, MessageId message)
{
    Query row = context.query("SELECT m.folder, i.target, i.state, i.next_target,"
                              " EXISTS (SELECT 1 FROM intent_expunge e WHERE e.message = m.id)"
                              " FROM message m LEFT JOIN intent_move i ON i.message = m.id WHERE m.id = ?",
                              message);
    if (!row.next())
        return {};
    const auto state = static_cast<MoveState>(row.number(2));
    return {message, row.number(0), {row.number(1), state, row.number(3)}, row.truth(4)};
}

void writeMove(WriteContext& context, MessageId message, const StoredMove& move)
{
    if (move.target == 0) {
        context.query("DELETE FROM intent_move WHERE message = ?", message).run();
        return;
    }
    context
        .query("INSERT INTO intent_move (message, target, state, next_target) VALUES (?1, ?2, ?3, ?4)"
               " ON CONFLICT (message) DO UPDATE SET target = ?2, state = ?3, next_target = ?4",
               message, move.target, static_cast<int>(move.state), orNull(move.next))
        .run();
}

Result<void> checkTarget(WriteContext& context, const QList<MessageId>& messages, FolderId target)
{
    const AccountId account = context.accountOf(target);
    if (account == 0)
        return noFolder(target);
    for (const MessageId id : messages) {
        const PlacedMessage message = placedMessage(context, id);
        if (message.id != 0 && context.accountOf(message.folder) != account)
            return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                              QStringLiteral("Message %1 is of another account").arg(id));
    }
    return {};
}

StoredMove moveTowards(const PlacedMessage& message, FolderId target)
{
    if (message.move.isBegun())
        return {message.move.target, message.move.state, target == message.move.target ? 0 : target};
    return {target == message.folder ? 0 : target, MoveState::Wanted, 0};
}

void relocate(WriteContext& context, MessageId message, FolderId folder, quint32 uid)
{
    if (uid == 0 &&
        context.query("SELECT 1 FROM message WHERE id = ? AND folder = ?", message, folder).next())
        return; // reported twice; its UID may even be known by now
    const MessageId twin = twinOf(context, message, folder, uid);
    context
        .query("UPDATE message SET folder = ?1, uid = ?2, mod_seq = 0, gone = NULL,"
               " arrived = CASE WHEN ?2 IS NULL THEN ?3 ELSE arrived END WHERE id = ?4",
               folder, orNull(twin == 0 ? uid : 0), context.database().clock().now(), message)
        .run();
    // Wherever it has gone, it is not what was put off any more.
    context.query("DELETE FROM snooze WHERE message = ? AND folder <> ?", message, folder).run();
    if (twin != 0)
        absorb(context, message, twin);
}

} // namespace postaci
