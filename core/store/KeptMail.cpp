#include "store/KeptMail.h"

#include "store/MessagePlaces.h"

namespace postaci {

namespace {

constexpr qint64 mostKept = qint64{2} << 30U; ///< bytes; the oldest go first

bool isToBeKept(WriteContext& context, MessageId message)
{
    Query row = context.query("SELECT f.role FROM message m JOIN folder f ON f.id = m.folder WHERE m.id = ?",
                              message);
    return row.next() && static_cast<FolderRole>(row.number(0)) != FolderRole::Drafts &&
           otherPlaces(context, message).empty();
}

/// False where there was no whole body to copy.
bool copyPieces(WriteContext& context, MessageId message, qint64 mail)
{
    const int local = context
                          .query("INSERT INTO kept_piece (mail, number, data)"
                                 " SELECT ?2, p.number, p.data FROM local_body b"
                                 " JOIN local_piece p ON p.message = b.message"
                                 " WHERE b.message = ?1 AND b.complete",
                                 message, mail)
                          .run();
    if (local > 0)
        return true;
    int cached = 0;
    context.onBodies([&] {
        cached =
            context
                .query("INSERT INTO main.kept_piece (mail, number, data)"
                       " SELECT ?2, p.number, p.data FROM bodies.body b"
                       " JOIN bodies.piece p ON p.message = b.message WHERE b.message = ?1 AND b.complete"
                       " AND b.stamp = (SELECT stamp FROM main.message WHERE id = ?1)",
                       message, mail)
                .run();
    });
    return cached > 0;
}

} // namespace

void keepRemoved(WriteContext& context, MessageId message)
{
    if (!isToBeKept(context, message))
        return;
    context
        .query(
            "INSERT INTO kept_mail (account, folder, folder_path, subject, from_name, from_addr, date,"
            " internal_date, flags, size, removed)"
            " SELECT f.account, f.id, f.path, m.subject, m.from_name, m.from_addr, m.date, m.internal_date,"
            " m.shown_flags, m.size, ?2 FROM message m JOIN folder f ON f.id = m.folder WHERE m.id = ?1",
            message, context.database().clock().now())
        .run();
    const qint64 mail = context.lastInsertId();
    if (!copyPieces(context, message, mail)) {
        context.query("DELETE FROM kept_mail WHERE id = ?", mail).run();
        return;
    }
    context.hasKept();
    context.changes().keptChanged();
}

void keepRemovedFolder(WriteContext& context, FolderId folder)
{
    std::vector<MessageId> messages;
    {
        Query rows = context.query("SELECT id FROM message WHERE folder = ?", folder);
        while (rows.next())
            messages.push_back(rows.number(0));
    }
    for (const MessageId message : messages)
        keepRemoved(context, message);
}

void pruneKept(WriteContext& context)
{
    context
        .query("DELETE FROM kept_mail WHERE removed < ?", context.database().clock().now().addDays(-daysKept))
        .run();
    context
        .query("DELETE FROM kept_mail WHERE id IN (SELECT id FROM (SELECT id,"
               " sum(size) OVER (ORDER BY removed DESC, id DESC) AS so_far FROM kept_mail) WHERE so_far > ?)",
               mostKept)
        .run();
}

} // namespace postaci
