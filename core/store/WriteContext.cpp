#include "store/WriteContext.h"

#include "message/MessageReader.h"
#include "store/BodyPiece.h"
#include "store/BodySummary.h"
#include "store/KeptMail.h"
#include "store/MessageColumns.h"
#include "store/MessageCopies.h"
#include "store/MessagePlaces.h"
#include "store/Reminders.h"

#include <algorithm>
#include <set>

namespace postaci {

namespace {

/// How a message's row looks to the user.
struct Overlay
{
    ShownAs as;
    QString keywords; ///< one a line
    bool operator==(const Overlay&) const = default;
};

int unreadOf(MessageFlags flags)
{
    return flags.testFlag(MessageFlag::Seen) ? 0 : 1;
}

} // namespace

void WriteContext::refresh(MessageId message, Touch touch)
{
    const std::vector<MessageId> others = placesWithItsFlags(*this, message);
    refreshPlace(message, touch, others);
    for (const MessageId other : others) {
        std::vector<MessageId> itsOthers = others;
        std::replace(itsOthers.begin(), itsOthers.end(), other, message);
        refreshPlace(other, Touch::IfDifferent, itsOthers);
    }
}

void WriteContext::refreshPlace(MessageId message, Touch touch, const std::vector<MessageId>& others)
{
    Overlay before;
    Overlay after;
    bool hasKeywordIntents = false;
    MessageFlags ownFlags;
    FolderId snoozedFrom = 0;
    {
        Query row = query("SELECT shown_folder, shown_flags, flags, folder,"
                          " (SELECT coalesce(next_target, target) FROM intent_move WHERE message = ?1),"
                          " gone IS NOT NULL OR EXISTS (SELECT 1 FROM intent_expunge WHERE message = ?1),"
                          " (SELECT sum(flag) FROM intent_flag WHERE message = ?1 AND is_on),"
                          " (SELECT sum(flag) FROM intent_flag WHERE message = ?1 AND NOT is_on),"
                          " shown_keywords, keywords,"
                          " EXISTS (SELECT 1 FROM intent_keyword WHERE message = ?1), local_flags,"
                          " (SELECT folder FROM snooze WHERE message = ?1)"
                          " FROM message WHERE id = ?1",
                          message);
        if (!row.next())
            return;
        before = {{row.number(0), readFlags(row, 1)}, row.text(8)};
        after.as.folder = row.truth(5) ? 0 : row.isNull(4) ? row.number(3) : row.number(4);
        after.as.flags = (readFlags(row, 2) | readFlags(row, 6)) & ~readFlags(row, 7);
        ownFlags = readFlags(row, 11);
        snoozedFrom = row.number(12);
        after.keywords = row.text(9);
        hasKeywordIntents = row.truth(10);
    }
    for (const MessageId other : others)
        after.as.flags = flagsWithWishes(after.as.flags, other);
    // What has come back is as good as new until it is read.
    if (ownFlags.testFlag(MessageFlag::Back) && after.as.flags.testFlag(MessageFlag::Seen)) {
        ownFlags.setFlag(MessageFlag::Back, false);
        query("UPDATE message SET local_flags = ? WHERE id = ?", ownFlags.toInt(), message).run();
    }
    after.as.flags = (after.as.flags & ~kOwnFlags) | ownFlags;
    if (after.as.folder != 0 && !others.empty() && isShownElsewhere(*this, message, after.as.folder))
        after.as.folder = 0;
    if (after.as.folder != 0 && after.as.folder == snoozedFrom)
        after.as.folder = snoozedFolder(*this, accountOf(snoozedFrom));
    if (hasKeywordIntents)
        after.keywords = keywordsWithIntents(message, after.keywords);
    if (before != after)
        query("UPDATE message SET shown_folder = ?, shown_flags = ?, shown_keywords = ? WHERE id = ?",
              orNull(after.as.folder), after.as.flags.toInt(), after.keywords, message)
            .run();
    if (before.as.folder != after.as.folder) {
        if (before.as.folder != 0)
            left(message, before.as);
        if (after.as.folder != 0)
            shown(message, after.as);
        m_conversations.changed(message, before.as, after.as);
    } else if (after.as.folder != 0 && (before != after || touch == Touch::Always)) {
        m_changes.message(after.as.folder, message, ChangeCollector::Kind::Changed);
        m_changes.count(after.as.folder, 0, unreadOf(after.as.flags) - unreadOf(before.as.flags));
        m_conversations.changed(message, before.as, after.as);
    }
}

MessageFlags WriteContext::flagsWithWishes(MessageFlags flags, MessageId place)
{
    Query wishes = query("SELECT flag, is_on FROM intent_flag WHERE message = ?", place);
    while (wishes.next()) {
        const auto flag = static_cast<MessageFlag>(wishes.number32(0));
        if (flag != MessageFlag::Deleted)
            flags.setFlag(flag, wishes.truth(1));
    }
    return flags;
}

QString WriteContext::keywordsWithIntents(MessageId message, const QString& keywords)
{
    QStringList words = splitLines(keywords);
    Query intents =
        query("SELECT keyword, is_on FROM intent_keyword WHERE message = ? ORDER BY keyword", message);
    while (intents.next()) {
        const QString keyword = intents.text(0);
        if (!intents.truth(1))
            words.removeIf(
                [&](const QString& word) { return word.compare(keyword, Qt::CaseInsensitive) == 0; });
        else if (!words.contains(keyword, Qt::CaseInsensitive))
            words.append(keyword);
    }
    return joinLines(words);
}

void WriteContext::arrived(MessageId message, const ShownAs& as, const ConversationKeys& keys)
{
    shown(message, as);
    m_conversations.arrived(message, as, keys);
}

void WriteContext::arrived(MessageId message, const ShownAs& as)
{
    shown(message, as);
    m_conversations.changed(message, {}, as);
}

void WriteContext::shown(MessageId message, const ShownAs& as)
{
    m_changes.message(as.folder, message, ChangeCollector::Kind::Added);
    m_changes.count(as.folder, 1, unreadOf(as.flags));
}

void WriteContext::left(MessageId message, const ShownAs& as)
{
    m_changes.message(as.folder, message, ChangeCollector::Kind::Removed);
    m_changes.count(as.folder, -1, -unreadOf(as.flags));
}

ShownAs WriteContext::shownAs(MessageId message)
{
    Query row = query("SELECT shown_folder, shown_flags FROM message WHERE id = ?", message);
    return row.next() ? ShownAs{row.number(0), readFlags(row, 1)} : ShownAs{};
}

void WriteContext::forgetTexts(MessageId message)
{
    leaveConversation(message);
    m_searchIndex.remove(message);
}

void WriteContext::learnTexts(MessageId message)
{
    enterConversation(message);
    index(message);
}

void WriteContext::index(MessageId message, std::string body)
{
    if (!isFirstPlace(*this, message))
        return;
    qint64 stamp = 0;
    Envelope envelope;
    {
        Query row =
            query("SELECT message_id, in_reply_to, refs, subject, from_name, from_addr, from_more, sender,"
                  " reply_to, to_names, to_list, cc, bcc, date, stamp FROM message WHERE id = ?",
                  message);
        if (!row.next())
            return;
        envelope = readEnvelope(row, 0);
        stamp = row.number(14);
    }
    FoldedText text = foldedHeaders(envelope);
    text.body = std::move(body);
    m_searchIndex.put(message, stamp, std::move(text));
}

void WriteContext::indexBody(MessageId message, const std::string& text)
{
    const std::string body = distinctWords(m_database.indexTokenizer(), text);
    const std::vector<MessageId> others = otherPlaces(*this, message);
    const MessageId first = others.empty() ? message : std::min(message, others.front());
    Query row = query("SELECT stamp FROM message WHERE id = ?", first);
    if (!row.next())
        return;
    const qint64 stamp = row.number(0);
    auto known = m_searchIndex.text(first, stamp);
    if (!known) {
        index(first, body);
    } else if (known->body != body) {
        known->body = body;
        m_searchIndex.put(first, stamp, std::move(*known));
    }
}

std::string WriteContext::searchedBody(MessageId message)
{
    std::vector<MessageId> places = otherPlaces(*this, message);
    places.insert(places.begin(), message);
    for (const MessageId place : places) {
        Query row = query("SELECT stamp FROM message WHERE id = ?", place);
        const auto text = row.next() ? m_searchIndex.text(place, row.number(0)) : std::nullopt;
        if (text && !text->body.empty())
            return text->body;
    }
    for (const MessageId place : places) {
        if (const QByteArray raw = bodyBeginning(place); !raw.isEmpty())
            return distinctWords(m_database.indexTokenizer(), summaryOf(readMessage(raw)).folded);
    }
    return {};
}

/// The first piece of a whole body, which has all that matters of nearly every text; empty: none is here.
QByteArray WriteContext::bodyBeginning(MessageId message)
{
    QByteArray packed;
    {
        Query local = query("SELECT p.data FROM local_body b JOIN local_piece p ON p.message = b.message"
                            " WHERE b.message = ? AND b.complete ORDER BY p.number LIMIT 1",
                            message);
        if (local.next())
            packed = local.blob(0);
    }
    if (packed.isEmpty())
        onBodies([&] {
            Query cached = query("SELECT p.data FROM bodies.body b JOIN bodies.piece p"
                                 " ON p.message = b.message WHERE b.message = ?1 AND b.complete AND b.stamp ="
                                 " (SELECT stamp FROM main.message WHERE id = ?1) ORDER BY p.number LIMIT 1",
                                 message);
            if (cached.next())
                packed = cached.blob(0);
        });
    return unpackBodyPiece(packed).value_or(QByteArray());
}

void WriteContext::leave(MessageId message, const ShownAs& as)
{
    if (as.folder == 0)
        return;
    left(message, as);
    m_conversations.changed(message, as, {});
}

void WriteContext::remove(MessageId message)
{
    const std::vector<MessageId> others = placesWithItsFlags(*this, message);
    leave(message, shownAs(message));
    m_searchIndex.remove(message);
    leavePlaces(*this, message);
    giveCopiesTheirText(*this, message);
    // A copy that a sync has found, and that was expunged then, is not put on the server again.
    query("DELETE FROM append_log WHERE copy = ?", message).run();
    query("DELETE FROM message WHERE id = ?", message).run();
    if (!others.empty()) // it may have hidden them
        refresh(others.front(), Touch::IfDifferent);
    onBodies([&] {
        if (query("DELETE FROM bodies.body WHERE message = ?", message).run() > 0)
            query("DELETE FROM bodies.piece WHERE message = ?", message).run();
    });
}

void WriteContext::removeMembers(FolderId folder, Members which)
{
    const bool onlyAwaiting = which == Members::Awaiting;
    std::set<MessageId> others;
    {
        Query rows = query("SELECT id, shown_folder, shown_flags FROM message"
                           " WHERE folder = ?1 AND (NOT ?2 OR (uid IS NULL"
                           " AND id NOT IN (SELECT copy FROM copy_log)))",
                           folder, onlyAwaiting);
        while (rows.next()) {
            leave(rows.number(0), {rows.number(1), readFlags(rows, 2)});
            m_searchIndex.remove(rows.number(0));
            for (const MessageId other : placesWithItsFlags(*this, rows.number(0)))
                others.insert(other);
            leavePlaces(*this, rows.number(0));
            giveCopiesTheirText(*this, rows.number(0));
        }
    }
    removeBodies(folder, which);
    query("DELETE FROM message WHERE folder = ?1 AND (NOT ?2 OR (uid IS NULL"
          " AND id NOT IN (SELECT copy FROM copy_log)))",
          folder, onlyAwaiting)
        .run();
    for (const MessageId other : others)
        refresh(other, Touch::IfDifferent); // where it still exists
}

void WriteContext::removeBodies(FolderId folder, Members which)
{
    const bool onlyAwaiting = which == Members::Awaiting;
    onBodies([&] {
        query("DELETE FROM bodies.piece WHERE message IN"
              " (SELECT id FROM message WHERE folder = ?1 AND (NOT ?2 OR (uid IS NULL"
              " AND id NOT IN (SELECT copy FROM copy_log))))",
              folder, onlyAwaiting)
            .run();
        query("DELETE FROM bodies.body WHERE message IN"
              " (SELECT id FROM message WHERE folder = ?1 AND (NOT ?2 OR (uid IS NULL"
              " AND id NOT IN (SELECT copy FROM copy_log))))",
              folder, onlyAwaiting)
            .run();
    });
}

void WriteContext::finish()
{
    if (m_hasKept)
        pruneKept(*this);
    m_conversations.settle();
    m_searchIndex.finish();
    const auto& counts = m_changes.counts();
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it->total != 0 || it->unread != 0)
            query("UPDATE folder SET total = total + ?, unread = unread + ? WHERE id = ?", it->total,
                  it->unread, it.key())
                .run();
    }
}

bool WriteContext::exists(MessageId message)
{
    return query("SELECT 1 FROM message WHERE id = ?", message).next();
}

AccountId WriteContext::accountOf(FolderId folder)
{
    Query row = query("SELECT account FROM folder WHERE id = ?", folder);
    return row.next() ? row.number(0) : 0;
}

} // namespace postaci
