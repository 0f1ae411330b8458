#include "store/MailReaderPrivate.h"

namespace postaci {

namespace {

ThreadId readThread(Connection& mail, MessageId message)
{
    Query row = mail.query("SELECT thread FROM thread_member WHERE message = ?", message);
    return row.next() ? row.number(0) : 0;
}

void readCounts(Connection& mail, ConversationRow& conversation)
{
    Query rows = mail.query("SELECT folder, count, unread, flagged FROM thread_folder WHERE thread = ?",
                            conversation.thread);
    while (rows.next()) {
        const ConversationCounts counts{rows.number(1), rows.number(2), rows.number(3)};
        if (rows.number(0) == conversation.newest.folder)
            conversation.here = counts;
        conversation.everywhere.count += counts.count;
        conversation.everywhere.unread += counts.unread;
        conversation.everywhere.flagged += counts.flagged;
    }
}

/// A message that is listed alone.
void countAlone(ConversationRow& conversation)
{
    const MessageFlags flags = conversation.newest.flags;
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
            ConversationRow conversation{*row, readThread(d->mail, id), {}, {}};
            if (conversation.thread != 0)
                readCounts(d->mail, conversation);
            else
                countAlone(conversation);
            result.append(conversation);
        }
        return result;
    });
}

Result<ThreadId> MailReader::threadOf(MessageId message) const
{
    return withStorageErrors([&]() -> Result<ThreadId> { return readThread(d->mail, message); });
}

Result<QList<MessageId>> MailReader::conversationMembers(ThreadId thread, MessageId after, int limit) const
{
    return withStorageErrors([&]() -> Result<QList<MessageId>> {
        QList<MessageId> members;
        Query rows = d->mail.query(
            "SELECT message FROM thread_member WHERE thread = ? AND message > ? ORDER BY message LIMIT ?",
            thread, after, limitOrAll(limit));
        while (rows.next())
            members.append(rows.number(0));
        return members;
    });
}

} // namespace postaci
