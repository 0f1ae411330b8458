#include "store/MessagePlaces.h"

#include "store/MessageColumns.h"

#include <algorithm>

namespace postaci {

namespace {

/// A row of message_place with what it leads to; id 0: none.
struct Place
{
    qint64 serverMessage = 0;
    QString serverId;
    QString thread;
    bool isGmails = false;
    QString labels;
};

std::vector<MessageId> allIds(Query& rows)
{
    std::vector<MessageId> ids;
    while (rows.next())
        ids.push_back(rows.number(0));
    return ids;
}

Place placeOf(WriteContext& context, MessageId message)
{
    Query row = context.query("SELECT s.id, s.server_id, s.thread, s.is_gmails, p.labels FROM message_place p"
                              " JOIN server_message s ON s.id = p.server_message WHERE p.message = ?",
                              message);
    if (!row.next())
        return {};
    return {row.number(0), row.text(1), row.text(2), row.truth(3), row.text(4)};
}

AccountId accountOfMessage(WriteContext& context, MessageId message)
{
    Query row = context.query(
        "SELECT f.account FROM message m JOIN folder f ON f.id = m.folder WHERE m.id = ?", message);
    return row.next() ? row.number(0) : 0;
}

qint64 serverMessageOf(WriteContext& context, AccountId account, const ServerIdentity& identity)
{
    const QString id = QString::fromLatin1(identity.message);
    {
        Query row =
            context.query("SELECT id FROM server_message WHERE account = ? AND server_id = ?", account, id);
        if (row.next())
            return row.number(0);
    }
    context
        .query("INSERT INTO server_message (account, server_id, thread, is_gmails) VALUES (?, ?, ?, ?)",
               account, id, threadName(identity), identity.isGmails)
        .run();
    return context.lastInsertId();
}

/// The server counts the message to another thread now: all places go along.
void changeThread(WriteContext& context, MessageId message, qint64 serverMessage, const QString& thread)
{
    std::vector<MessageId> places = otherPlaces(context, message);
    places.push_back(message);
    for (const MessageId place : places)
        context.leaveConversation(place);
    context.query("UPDATE server_message SET thread = ? WHERE id = ?", thread, serverMessage).run();
    for (const MessageId place : places)
        context.enterConversation(place);
}

/// The user's wish for a flag counts for all places, so there is one of it.
void joinWishes(WriteContext& context, MessageId message)
{
    for (const MessageId other : placesWithItsFlags(context, message))
        context
            .query("DELETE FROM intent_flag WHERE message = ?1 AND flag <> ?3"
                   " AND flag IN (SELECT flag FROM intent_flag WHERE message = ?2)",
                   other, message, static_cast<quint32>(MessageFlag::Deleted))
            .run();
}

void takePreview(WriteContext& context, MessageId message)
{
    MessageId best = 0;
    {
        Query row = context.query(
            "SELECT m.id FROM message_place p CROSS JOIN message_place o ON o.server_message = "
            "p.server_message"
            " CROSS JOIN message m ON m.id = o.message WHERE p.message = ? AND m.preview_source > 0"
            " ORDER BY m.preview_source DESC LIMIT 1",
            message);
        best = row.next() ? row.number(0) : 0;
    }
    if (best != 0)
        sharePreview(context, best);
}

/// What of the index is kept by `message`, a new place, and what by the one that was the first before.
void shareIndex(WriteContext& context, MessageId message, RowAge age)
{
    const std::vector<MessageId> others = otherPlaces(context, message);
    if (others.empty())
        return;
    if (message < others.front())
        context.searchIndex().remove(others.front());
    else if (age == RowAge::Known)
        context.searchIndex().remove(message);
}

void dropBody(WriteContext& context, MessageId message)
{
    if (context.query("DELETE FROM bodies.body WHERE message = ?", message).run() > 0)
        context.query("DELETE FROM bodies.piece WHERE message = ?", message).run();
}

bool hasWholeBody(WriteContext& context, MessageId message)
{
    return context
        .query("SELECT 1 FROM bodies.body b JOIN main.message m ON m.id = b.message AND m.stamp = b.stamp"
               " WHERE b.message = ? AND b.complete",
               message)
        .next();
}

void handOverBody(WriteContext& context, MessageId from, const std::vector<MessageId>& others)
{
    context.onBodies([&] {
        if (!hasWholeBody(context, from))
            return;
        const MessageId heir = others.front();
        dropBody(context, heir); // begun, perhaps
        context
            .query("UPDATE bodies.body SET message = ?1,"
                   " stamp = (SELECT stamp FROM main.message WHERE id = ?1) WHERE message = ?2",
                   heir, from)
            .run();
        context.query("UPDATE bodies.piece SET message = ? WHERE message = ?", heir, from).run();
    });
}

void handOverWishes(WriteContext& context, MessageId from)
{
    const std::vector<MessageId> others = placesWithItsFlags(context, from);
    if (others.empty())
        return;
    context
        .query("UPDATE OR IGNORE intent_flag SET message = ? WHERE message = ? AND flag <> ?", others.front(),
               from, static_cast<quint32>(MessageFlag::Deleted))
        .run();
    // What was thrown away is so wherever it lies.
    context
        .query("UPDATE OR IGNORE intent_move SET message = ?1 WHERE message = ?2 AND state = ?3"
               " AND target IN (SELECT id FROM folder WHERE role IN (?4, ?5))"
               " AND target <> (SELECT folder FROM message WHERE id = ?1)",
               others.front(), from, static_cast<int>(MoveState::Wanted), static_cast<int>(FolderRole::Trash),
               static_cast<int>(FolderRole::Junk))
        .run();
}

void enterPlace(WriteContext& context, MessageId message, qint64 serverMessage, const QString& labels,
                RowAge age)
{
    context
        .query("INSERT INTO message_place (message, server_message, labels) VALUES (?, ?, ?)", message,
               serverMessage, labels)
        .run();
    // Nothing is refreshed while it is in no conversation.
    if (age == RowAge::Known)
        context.enterConversation(message);
    shareIndex(context, message, age);
    takePreview(context, message);
}

/// A server may be wrong: what differs in size or Message-ID is not one message, and nothing lies in so many
/// folders.
bool belongs(WriteContext& context, MessageId message, qint64 serverMessage)
{
    constexpr qint64 mostPlaces = 64;
    Query row = context.query("SELECT count(*), total(o.size <> m.size OR o.message_id <> m.message_id)"
                              " FROM message m CROSS JOIN message_place p ON p.server_message = ?2"
                              " CROSS JOIN message o ON o.id = p.message WHERE m.id = ?1",
                              message, serverMessage);
    return row.next() && row.number(0) < mostPlaces && row.number(1) == 0;
}

/// The row keeps no identity.
void stayAlone(WriteContext& context, MessageId message, RowAge age)
{
    if (age == RowAge::New)
        context.leaveConversation(message); // which it has entered by the server's thread
    context.enterConversation(message);
    if (age == RowAge::Known)
        context.index(message);
}

/// What a row has gathered before its identity was known, or under another one.
void joinWhatIsKnown(WriteContext& context, MessageId message, bool hadAnother)
{
    context.onBodies([&] {
        if (hasWholeBody(context, message))
            keepOneBody(context, message);
    });
    joinWishes(context, message);
    if (hadAnother)
        context.index(message);
}

} // namespace

QString threadName(const ServerIdentity& identity)
{
    if (identity.thread.isEmpty() && !identity.message.isEmpty())
        return QLatin1Char('#') + QString::fromLatin1(identity.message);
    return QString::fromLatin1(identity.thread);
}

std::vector<MessageId> otherPlaces(WriteContext& context, MessageId message)
{
    Query rows = context.query("SELECT o.message FROM message_place p CROSS JOIN message_place o ON "
                               "o.server_message = p.server_message"
                               " WHERE p.message = ?1 AND o.message <> ?1 ORDER BY o.message",
                               message);
    return allIds(rows);
}

std::vector<MessageId> placesWithItsFlags(WriteContext& context, MessageId message)
{
    Query rows = context.query(
        "SELECT o.message FROM message_place p CROSS JOIN server_message s ON s.id = p.server_message"
        " CROSS JOIN message_place o ON o.server_message = p.server_message"
        " WHERE p.message = ?1 AND s.is_gmails AND o.message <> ?1 ORDER BY o.message",
        message);
    return allIds(rows);
}

bool isFirstPlace(WriteContext& context, MessageId message)
{
    return !context
                .query("SELECT 1 FROM message_place p CROSS JOIN message_place o"
                       " ON o.server_message = p.server_message WHERE p.message = ?1 AND o.message < ?1",
                       message)
                .next();
}

void learnIdentity(WriteContext& context, MessageId message, const ServerIdentity& identity, RowAge age)
{
    if (identity.message.isEmpty())
        return;
    const Place known = age == RowAge::Known ? placeOf(context, message) : Place();
    const QString labels = joinLines(identity.labels);
    const bool isSame = known.serverMessage != 0 && known.serverId == QString::fromLatin1(identity.message) &&
                        known.isGmails == identity.isGmails;
    if (isSame && known.thread != threadName(identity))
        changeThread(context, message, known.serverMessage, threadName(identity));
    if (isSame && known.labels != labels) {
        context.query("UPDATE message_place SET labels = ? WHERE message = ?", labels, message).run();
        for (const MessageId place : otherPlaces(context, message))
            context.refresh(place, Touch::Always);
        context.refresh(message, Touch::Always);
    }
    if (isSame)
        return;
    if (age == RowAge::Known)
        context.leaveConversation(message);
    if (known.serverMessage != 0) {
        const std::vector<MessageId> others = placesWithItsFlags(context, message);
        leavePlaces(context, message);
        if (!others.empty())
            context.refresh(others.front(), Touch::IfDifferent);
    }
    const qint64 serverMessage = serverMessageOf(context, accountOfMessage(context, message), identity);
    if (!belongs(context, message, serverMessage)) {
        stayAlone(context, message, age);
        return;
    }
    enterPlace(context, message, serverMessage, labels, age);
    if (age == RowAge::Known)
        joinWhatIsKnown(context, message, known.serverMessage != 0);
    if (const QString thread = threadName(identity); placeOf(context, message).thread != thread)
        changeThread(context, message, serverMessage, thread);
    shareFlags(context, message);
    context.refresh(message, age == RowAge::Known ? Touch::Always : Touch::IfDifferent);
}

bool joinPlaces(WriteContext& context, MessageId copy, MessageId source)
{
    const Place place = placeOf(context, source);
    if (place.serverMessage == 0)
        return false;
    context.leaveConversation(copy);
    enterPlace(context, copy, place.serverMessage, place.labels, RowAge::Known);
    shareFlags(context, source); // its own are as they were shown
    return true;
}

void leavePlaces(WriteContext& context, MessageId message)
{
    const qint64 serverMessage = placeOf(context, message).serverMessage;
    if (serverMessage == 0)
        return;
    const std::vector<MessageId> others = otherPlaces(context, message);
    std::string searched;
    if (!others.empty()) {
        searched = message < others.front() ? context.searchedBody(message) : std::string();
        handOverBody(context, message, others);
        handOverWishes(context, message);
    }
    context.query("DELETE FROM message_place WHERE message = ?", message).run();
    if (others.empty())
        context.query("DELETE FROM server_message WHERE id = ?", serverMessage).run();
    else if (message < others.front())
        context.index(others.front(), std::move(searched));
}

void shareFlags(WriteContext& context, MessageId message)
{
    for (const MessageId other : placesWithItsFlags(context, message)) {
        context
            .query("UPDATE message SET flags = (flags & ?3)"
                   " | ((SELECT flags FROM message WHERE id = ?2) & ~?3) WHERE id = ?1",
                   other, message, static_cast<quint32>(MessageFlag::Deleted))
            .run();
    }
}

MessageId placeIn(WriteContext& context, MessageId message, FolderId folder)
{
    for (const MessageId other : placesWithItsFlags(context, message)) {
        if (context.query("SELECT 1 FROM message WHERE id = ? AND shown_folder = ?", other, folder).next())
            return other;
    }
    return 0;
}

bool isThrownAway(WriteContext& context, MessageId message)
{
    const std::vector<MessageId> others = placesWithItsFlags(context, message);
    return std::any_of(others.begin(), others.end(), [&](MessageId other) {
        return context
            .query("SELECT 1 FROM intent_move i JOIN folder f ON f.id = coalesce(i.next_target, i.target)"
                   " WHERE i.message = ? AND f.role IN (?, ?)",
                   other, static_cast<int>(FolderRole::Trash), static_cast<int>(FolderRole::Junk))
            .next();
    });
}

bool isShownElsewhere(WriteContext& context, MessageId message, FolderId folder)
{
    {
        Query row = context.query("SELECT m.folder, f.role FROM message m JOIN folder f ON f.id = ?"
                                  " WHERE m.id = ?",
                                  folder, message);
        if (!row.next())
            return false;
        const bool isMoved = row.number(0) != folder;
        if (isApartFromConversations(static_cast<FolderRole>(row.number(1))) && !isMoved)
            return false;
        if (!isMoved)
            return isThrownAway(context, message);
    }
    const std::vector<MessageId> others = placesWithItsFlags(context, message);
    return std::any_of(others.begin(), others.end(), [&](MessageId other) {
        return context
            .query("SELECT 1 FROM message WHERE id = ?1 AND folder = ?2 AND gone IS NULL"
                   " AND NOT EXISTS (SELECT 1 FROM intent_move WHERE message = ?1)"
                   " AND NOT EXISTS (SELECT 1 FROM intent_expunge WHERE message = ?1)",
                   other, folder)
            .next();
    });
}

void leaveOtherPlaces(WriteContext& context, MessageId message)
{
    for (const MessageId other : placesWithItsFlags(context, message)) {
        context
            .query("UPDATE message SET uid = NULL, gone = ? WHERE id = ?"
                   " AND NOT EXISTS (SELECT 1 FROM copy_log WHERE copy = message.id)",
                   context.database().clock().now(), other)
            .run();
    }
}

void sharePreview(WriteContext& context, MessageId message)
{
    std::vector<MessageId> changed;
    {
        Query rows = context.query(
            "UPDATE message SET preview = s.preview, preview_source = s.preview_source,"
            " has_attachment = CASE WHEN s.preview_source = 2 THEN s.has_attachment"
            "  ELSE message.has_attachment END"
            " FROM (SELECT preview, preview_source, has_attachment FROM message WHERE id = ?1) AS s"
            " WHERE message.id IN (SELECT o.message FROM message_place p CROSS JOIN message_place o"
            "  ON o.server_message = p.server_message WHERE p.message = ?1 AND o.message <> ?1)"
            " AND (message.preview_source < s.preview_source OR (message.preview_source = s.preview_source"
            "  AND s.preview_source = 2"
            "  AND (message.preview <> s.preview OR message.has_attachment <> s.has_attachment)))"
            " RETURNING message.id",
            message);
        changed = allIds(rows);
    }
    for (const MessageId place : changed)
        context.refresh(place, Touch::Always);
}

void keepOneBody(WriteContext& context, MessageId message)
{
    for (const MessageId other : otherPlaces(context, message))
        dropBody(context, other);
}

} // namespace postaci
