#include "store/BodyPiece.h"
#include "store/LocalMail.h"
#include "store/MessageColumns.h"
#include "store/MessageCopies.h"
#include "store/MessagePlaces.h"
#include "store/MoveIntents.h"
#include "store/TransactionPrivate.h"

#include <QRandomGenerator>

namespace postaci {

namespace {

/// A free id near that of `message`, so that a copy stands beside its original in a list by date.
MessageId idBeside(WriteContext& context, MessageId message)
{
    MessageId id = message + 1;
    while (context.exists(id))
        ++id;
    return id;
}

void copyCachedBody(WriteContext& context, MessageId source, MessageId copy, qint64 stamp)
{
    context.onBodies([&] {
        context
            .query("INSERT INTO bodies.body (message, stamp, size, complete)"
                   " SELECT ?1, ?3, size, 1 FROM bodies.body WHERE message = ?2 AND complete"
                   " AND stamp = (SELECT stamp FROM message WHERE id = ?2)",
                   copy, source, stamp)
            .run();
        context
            .query("INSERT INTO bodies.piece (message, number, data) SELECT ?1, number, data"
                   " FROM bodies.piece WHERE message = ?2 AND EXISTS"
                   " (SELECT 1 FROM bodies.body WHERE message = ?1)",
                   copy, source)
            .run();
    });
}

MessageFlags shownFlags(WriteContext& context, MessageId message)
{
    Query row = context.query("SELECT shown_flags FROM message WHERE id = ?", message);
    return row.next() ? readFlags(row, 0) : MessageFlags();
}

/// Copies in a folder that exists only here are made at once.
Result<void> checkCopyable(WriteContext& context, MessageId message)
{
    if (isLocalMessage(context, message) && !isWhole(context, message))
        return unexpected(ErrorKind::Input, ErrorReason::NotHereWhole,
                          QStringLiteral("Message %1 is not here whole yet").arg(message));
    return {};
}

} // namespace

void giveCopiesTheirText(WriteContext& context, MessageId original)
{
    std::vector<AppendId> uploads;
    {
        Query rows = context.query("SELECT id FROM append_log a WHERE replaces = ? AND copy <> 0"
                                   " AND NOT EXISTS (SELECT 1 FROM append_bytes WHERE append = a.id)",
                                   original);
        while (rows.next())
            uploads.push_back(rows.number(0));
    }
    if (uploads.empty())
        return;
    std::optional<QByteArray> raw;
    {
        Query body = context.query("SELECT size FROM local_body WHERE message = ? AND complete", original);
        if (!body.next())
            return;
        Query pieces =
            context.query("SELECT data FROM local_piece WHERE message = ? ORDER BY number", original);
        raw = joinBodyPieces(pieces, body.number(0));
    }
    if (!raw)
        return;
    const QByteArray text = withNetworkLineEnds(*raw);
    for (const AppendId upload : uploads)
        context.query("INSERT INTO append_bytes (append, raw) VALUES (?, ?)", upload, text).run();
}

MessageId insertCopy(WriteContext& context, MessageId source, FolderId target)
{
    const MessageId id = idBeside(context, source);
    const auto stamp = static_cast<qint64>(QRandomGenerator::global()->generate64());
    const int inserted =
        context
            .query("INSERT INTO message (id, folder, uid, shown_folder, flags, shown_flags, size,"
                   " has_attachment, mod_seq, date, internal_date, stamp, arrived, keywords, shown_keywords,"
                   " message_id, in_reply_to, refs, subject, from_name, from_addr, from_more, sender,"
                   " reply_to, to_names, to_list, cc, bcc, preview, preview_source)"
                   " SELECT ?1, ?3, NULL, ?3, shown_flags, shown_flags, size, has_attachment, 0, date,"
                   " internal_date, ?4, ?5, shown_keywords, shown_keywords, message_id, in_reply_to, refs,"
                   " subject, from_name, from_addr, from_more, sender, reply_to, to_names, to_list, cc, bcc,"
                   " preview, preview_source FROM message WHERE id = ?2",
                   id, source, target, stamp, context.database().clock().now())
            .run();
    if (inserted == 0)
        return 0;
    context.arrived(id, {target, shownFlags(context, id)});
    if (!joinPlaces(context, id, source))
        copyCachedBody(context, source, id, stamp);
    context.index(id, context.searchedBody(source));
    return id;
}

Result<QList<MessageId>> Transaction::wantCopy(const QList<MessageId>& messages, FolderId target)
{
    return d->guarded([&]() -> Result<QList<MessageId>> {
        if (auto usable = checkTarget(*d, messages, target); !usable)
            return unexpected(usable.error());
        for (const MessageId id : messages) {
            if (auto copyable = checkCopyable(*d, id); !copyable)
                return unexpected(copyable.error());
        }
        QList<MessageId> copies;
        for (const MessageId id : messages) {
            if (const MessageId there = placeIn(*d, id, target); there != 0) {
                copies.append(there); // it has that label
                continue;
            }
            const MessageId copy = insertCopy(*d, id, target);
            if (copy == 0)
                continue;
            if (isLocalMessage(*d, copy))
                copyLocally(*d, id, copy);
            else
                d->query("INSERT INTO copy_log (copy, source, state) VALUES (?, ?, 0)", copy, id).run();
            copies.append(copy);
        }
        return copies;
    });
}

Result<void> Transaction::beginCopies(const QList<MessageId>& copies, quint32 targetUidNext)
{
    return d->guarded([&]() -> Result<void> {
        for (const MessageId copy : copies)
            d->query("UPDATE copy_log SET state = 1, target_uid_next = ? WHERE copy = ?", targetUidNext, copy)
                .run();
        return {};
    });
}

Result<void> Transaction::copyDone(MessageId copy, quint32 uid)
{
    return d->guarded([&]() -> Result<void> {
        FolderId folder = 0;
        quint32 known = 0;
        {
            Query row = d->query("SELECT folder, uid FROM message WHERE id = ?", copy);
            if (row.next()) {
                folder = row.number(0);
                known = row.number32(1);
            }
        }
        d->query("DELETE FROM copy_log WHERE copy = ?", copy).run();
        if (folder == 0)
            return {};
        if (uid != 0 && uid != known)
            relocate(*d, copy, folder, uid);
        else if (known == 0) // from now on a complete look at the folder has to find it
            d->query("UPDATE message SET arrived = ? WHERE id = ?", d->database().clock().now(), copy).run();
        d->refresh(copy, Touch::Always);
        return {};
    });
}

Result<void> Transaction::rejectCopy(MessageId copy)
{
    return d->guarded([&]() -> Result<void> {
        d->query("DELETE FROM copy_log WHERE copy = ?", copy).run();
        d->remove(copy);
        return {};
    });
}

} // namespace postaci
