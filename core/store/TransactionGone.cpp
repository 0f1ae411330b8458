// Messages that left a folder. A message that another client has moved leaves one folder and comes up in
// another, in either order: its row, with its body and what the user wants of it, is kept and goes along.
#include "store/KeptMail.h"
#include "store/MoveIntents.h"
#include "store/TransactionPrivate.h"

namespace postaci {

namespace {

/// The row that a sync has made of the same message in another folder since this one's folder was last seen
/// to have it; 0: none.
MessageId arrivedElsewhere(WriteContext& context, MessageId message)
{
    // Rows of one message have the same date of sorting, so only a few have to be looked at.
    const MessageId first = message >> 20 << 20;
    Query row = context.query(
        "SELECT t.id FROM message t JOIN message m ON m.id = ?1"
        " JOIN folder f ON f.id = m.folder JOIN folder tf ON tf.id = t.folder"
        " WHERE t.id BETWEEN ?2 AND ?3 AND t.id <> ?1 AND t.folder <> m.folder AND tf.account = f.account"
        " AND t.uid IS NOT NULL AND t.gone IS NULL AND m.message_id <> ''"
        " AND t.message_id = m.message_id AND t.size = m.size AND t.arrived >= coalesce(f.last_sync, 0)"
        " ORDER BY t.arrived DESC LIMIT 1",
        message, first, first + (1 << 20) - 1);
    return row.next() ? row.number(0) : 0;
}

struct ServerPlace
{
    FolderId folder = 0;
    quint32 uid = 0;
};

ServerPlace placeOf(WriteContext& context, MessageId message)
{
    Query row = context.query("SELECT folder, uid FROM message WHERE id = ?", message);
    return row.next() ? ServerPlace{row.number(0), row.number32(1)} : ServerPlace{};
}

/// Where the user wants a message that has come to another folder than the move began from.
void keepWish(WriteContext& context, MessageId message, FolderId wanted)
{
    const PlacedMessage placed = placedMessage(context, message);
    if (placed.id != 0 && placed.move.target == 0 && !placed.isExpunged)
        writeMove(context, message, moveTowards(placed, wanted));
}

void markGone(WriteContext& context, MessageId message)
{
    context
        .query("UPDATE message SET uid = NULL, gone = ? WHERE id = ?", context.database().clock().now(),
               message)
        .run();
    context.refresh(message, Touch::IfDifferent);
}

void messageLeft(WriteContext& context, MessageId message)
{
    const PlacedMessage placed = placedMessage(context, message);
    const bool isCopied = placed.move.isBegun();
    if (placed.isExpunged && !isCopied) {
        keepRemoved(context, message);
        context.remove(message); // that was wanted
        return;
    }
    if (isCopied) {
        // Our own move by copy: the original was expunged, and the answer got lost.
        const FolderId wanted = placed.move.wantedFolder(placed.folder);
        writeMove(context, message, {});
        relocate(context, message, placed.move.target, 0);
        keepWish(context, message, wanted);
        context.refresh(message, Touch::Always);
        return;
    }
    if (const MessageId twin = arrivedElsewhere(context, message); twin != 0) {
        const ServerPlace place = placeOf(context, twin);
        const FolderId wanted = placed.move.target;
        writeMove(context, message, {});
        relocate(context, message, place.folder, place.uid);
        if (wanted != 0)
            keepWish(context, message, wanted);
        context.refresh(message, Touch::Always);
        return;
    }
    markGone(context, message);
}

} // namespace

Result<void> Transaction::removeUids(FolderId folder, const QList<quint32>& uids)
{
    return d->guarded([&]() -> Result<void> {
        for (const quint32 uid : uids) {
            MessageId message = 0;
            {
                Query row = d->query("SELECT id FROM message WHERE folder = ? AND uid = ?", folder, uid);
                if (row.next())
                    message = row.number(0);
            }
            if (message != 0)
                messageLeft(*d, message);
        }
        return forgetLeftMarked(folder, uids);
    });
}

Result<void> Transaction::missAwaited(FolderId folder, const QList<MessageId>& awaiting)
{
    return d->guarded([&]() -> Result<void> {
        for (const MessageId message : awaiting) {
            const bool awaits =
                d->query(
                     "SELECT 1 FROM message WHERE id = ?1 AND folder = ?2 AND uid IS NULL AND gone IS NULL"
                     " AND NOT EXISTS (SELECT 1 FROM copy_log WHERE copy = ?1)",
                     message, folder)
                    .next();
            if (awaits)
                markGone(*d, message);
        }
        return {};
    });
}

Result<void> Transaction::forgetGone(const QList<MessageId>& messages)
{
    return d->guarded([&]() -> Result<void> {
        for (const MessageId message : messages) {
            if (d->query("SELECT 1 FROM message WHERE id = ? AND gone IS NOT NULL", message).next()) {
                keepRemoved(*d, message);
                d->remove(message);
            }
        }
        return {};
    });
}

Result<void> Transaction::forgetKept(const QList<KeptId>& kept)
{
    return d->guarded([&]() -> Result<void> {
        for (const KeptId id : kept) {
            if (d->query("DELETE FROM kept_mail WHERE id = ?", id).run() > 0)
                d->changes().keptChanged();
        }
        return {};
    });
}

Result<void> Transaction::leaveMarked(FolderId folder, const QList<quint32>& uids)
{
    return d->guarded([&]() -> Result<void> {
        for (const quint32 uid : uids)
            d->query("INSERT OR IGNORE INTO left_marked (folder, uid) VALUES (?, ?)", folder, uid).run();
        return {};
    });
}

Result<void> Transaction::forgetLeftMarked(FolderId folder, const QList<quint32>& uids)
{
    return d->guarded([&]() -> Result<void> {
        if (!d->query("SELECT 1 FROM left_marked WHERE folder = ?", folder).next())
            return {};
        for (const quint32 uid : uids)
            d->query("DELETE FROM left_marked WHERE folder = ? AND uid = ?", folder, uid).run();
        return {};
    });
}

} // namespace postaci
