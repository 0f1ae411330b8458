#include "store/MailReaderPrivate.h"

#include <QSet>

#include <limits>

namespace postaci {

namespace {

ThreadId readThread(Connection& mail, MessageId message)
{
    Query row = mail.query("SELECT thread FROM thread_member WHERE message = ?", message);
    return row.next() ? row.number(0) : 0;
}

/// One row a message, however many places it has.
ConversationCounts countOnce(Connection& mail, ThreadId thread)
{
    Query row = mail.query(
        "SELECT count(*), total(unread), total(flagged) FROM (SELECT min((m.shown_flags & 1) = 0) AS unread,"
        " max((m.shown_flags & 4) <> 0) AS flagged FROM thread_member t CROSS JOIN message m ON m.id = "
        "t.message"
        " LEFT JOIN message_place p ON p.message = t.message WHERE t.thread = ?"
        " GROUP BY coalesce(p.server_message, -t.message))",
        thread);
    return row.next() ? ConversationCounts{row.number(0), row.number(1), row.number(2)}
                      : ConversationCounts();
}

/// All messages of an account with ids have theirs, so one tells.
bool hasPlaces(Connection& mail, MessageId message)
{
    return mail.query("SELECT 1 FROM message_place WHERE message = ?", message).next();
}

bool somePlacesAreKnown(Connection& mail)
{
    return mail.query("SELECT 1 FROM message_place LIMIT 1").next();
}

/// The first of the places that `member` has in the conversation `thread`: by it the message has its turn.
MessageId turnOf(Connection& mail, ThreadId thread, MessageId member)
{
    Query row = mail.query(
        "SELECT min(t.message) FROM message_place p CROSS JOIN message_place o"
        " ON o.server_message = p.server_message CROSS JOIN thread_member t ON t.message = o.message"
        " WHERE p.message = ? AND t.thread = ?",
        member, thread);
    return row.next() && !row.isNull(0) ? row.number(0) : member;
}

/// Where that message is best shown.
MessageId bestPlace(Connection& mail, ThreadId thread, MessageId member, FolderId preferred)
{
    Query rows =
        mail.query("SELECT m.id, m.shown_folder, f.role FROM message_place p CROSS JOIN message_place o"
                   " ON o.server_message = p.server_message CROSS JOIN thread_member t"
                   " ON t.message = o.message CROSS JOIN message m ON m.id = t.message"
                   " CROSS JOIN folder f ON f.id = m.shown_folder"
                   " WHERE p.message = ? AND t.thread = ? ORDER BY o.message",
                   member, thread);
    MessageId best = member;
    int bestRank = std::numeric_limits<int>::max();
    while (rows.next()) {
        const int rank =
            rows.number(1) == preferred ? -1 : rankOfPlace(static_cast<FolderRole>(rows.number(2)));
        if (rank < bestRank) {
            best = rows.number(0);
            bestRank = rank;
        }
    }
    return best;
}

void readCounts(Connection& mail, ConversationRow& conversation)
{
    int folders = 0;
    Query rows = mail.query("SELECT folder, count, unread, flagged FROM thread_folder WHERE thread = ?",
                            conversation.thread);
    while (rows.next()) {
        const ConversationCounts counts{rows.number(1), rows.number(2), rows.number(3)};
        folders += 1;
        if (rows.number(0) == conversation.newest.folder)
            conversation.here = counts;
        conversation.everywhere.count += counts.count;
        conversation.everywhere.unread += counts.unread;
        conversation.everywhere.flagged += counts.flagged;
    }
    if (folders > 1 && hasPlaces(mail, conversation.newest.id))
        conversation.everywhere = countOnce(mail, conversation.thread);
}

/// Who has written its last messages, and whether one of these has attachments.
void readLastMessages(Connection& mail, ConversationRow& conversation)
{
    Query rows = mail.query("SELECT m.from_name, m.from_addr, m.has_attachment FROM thread_member t"
                            " CROSS JOIN message m ON m.id = t.message WHERE t.thread = ?"
                            " ORDER BY t.message DESC LIMIT ?",
                            conversation.thread, kLastMessagesRead);
    QSet<QString> known;
    while (rows.next()) {
        conversation.hasAttachment = conversation.hasAttachment || rows.truth(2);
        const Address sender{rows.text(0), rows.text(1)};
        const QString key = sender.addr.toLower();
        if (known.contains(key))
            continue;
        known.insert(key);
        conversation.senders.prepend(sender);
    }
}

/// A message that is listed alone.
void countAlone(ConversationRow& conversation)
{
    const MessageFlags flags = conversation.newest.flags;
    conversation.senders = {conversation.newest.from};
    conversation.hasAttachment = conversation.newest.hasAttachment;
    conversation.here = {1, flags.testFlag(MessageFlag::Seen) ? 0 : 1,
                         flags.testFlag(MessageFlag::Flagged) ? 1 : 0};
    conversation.everywhere = conversation.here;
}

} // namespace

Result<QList<ConversationRow>> MailReader::conversations(const QList<MessageId>& newest) const
{
    return withStorageErrors([&]() -> Result<QList<ConversationRow>> {
        const ReadMoment moment(d->mail);
        d->bodies.look();
        QList<ConversationRow> result;
        result.reserve(newest.size());
        for (const MessageId id : newest) {
            const auto row = readMessageRow(d->mail, d->bodies, id);
            if (!row)
                continue;
            ConversationRow conversation;
            conversation.newest = *row;
            conversation.thread = readThread(d->mail, id);
            if (conversation.thread != 0) {
                readCounts(d->mail, conversation);
                readLastMessages(d->mail, conversation);
            } else {
                countAlone(conversation);
            }
            result.append(conversation);
        }
        return result;
    });
}

Result<ThreadId> MailReader::threadOf(MessageId message) const
{
    return withStorageErrors([&]() -> Result<ThreadId> { return readThread(d->mail, message); });
}

Result<QList<MessageId>> MailReader::conversationMembersIn(ThreadId thread, FolderId folder, int limit) const
{
    return withStorageErrors([&]() -> Result<QList<MessageId>> {
        QList<MessageId> members;
        Query rows = d->mail.query("SELECT t.message FROM thread_member t CROSS JOIN message m"
                                   " ON m.id = t.message WHERE t.thread = ? AND m.shown_folder = ?"
                                   " ORDER BY t.message DESC LIMIT ?",
                                   thread, folder, limitOrAll(limit));
        while (rows.next())
            members.append(rows.number(0));
        return members;
    });
}

Result<QList<MessageId>> MailReader::unreadMembers(ThreadId thread) const
{
    return withStorageErrors([&]() -> Result<QList<MessageId>> {
        QList<MessageId> members;
        Query rows = d->mail.query("SELECT t.message FROM thread_member t CROSS JOIN message m"
                                   " ON m.id = t.message CROSS JOIN folder f ON f.id = m.shown_folder"
                                   " WHERE t.thread = ? AND (m.shown_flags & 1) = 0 AND f.role <> ?"
                                   " ORDER BY t.message",
                                   thread, static_cast<int>(FolderRole::Drafts));
        while (rows.next())
            members.append(rows.number(0));
        return members;
    });
}

Result<QList<MessageId>> MailReader::conversationMembers(ThreadId thread, MessageId after, int limit,
                                                         FolderId preferred) const
{
    return withStorageErrors([&]() -> Result<QList<MessageId>> {
        const ReadMoment moment(d->mail);
        const bool havePlaces = somePlacesAreKnown(d->mail);
        const MessageId last = havePlaces && after != 0 ? turnOf(d->mail, thread, after) : after;
        QList<MessageId> members;
        Query rows = d->mail.query(
            "SELECT message FROM thread_member WHERE thread = ? AND message > ? ORDER BY message", thread,
            last);
        while ((limit <= 0 || members.size() < limit) && rows.next()) {
            const MessageId member = rows.number(0);
            if (!havePlaces)
                members.append(member);
            else if (turnOf(d->mail, thread, member) == member)
                members.append(bestPlace(d->mail, thread, member, preferred));
        }
        return members;
    });
}

} // namespace postaci
