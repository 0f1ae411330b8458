#include "store/MessageColumns.h"
#include "store/MessagePlaces.h"
#include "store/Reminders.h"
#include "store/TransactionPrivate.h"

#include <vector>

// Putting messages off, asking after answers, muting.

namespace postaci {

namespace {

/// So many messages of a conversation are looked at: each that comes into a muted one is muted too.
constexpr int kLastMuted = 50;

/// No server can have a mailbox of that name (RFC 9051 4.3: no NUL).
QByteArray snoozedRawName()
{
    return QByteArray("\0snoozed", 8);
}

std::vector<MessageId> messagesOf(Query rows)
{
    std::vector<MessageId> messages;
    while (rows.next())
        messages.push_back(rows.number(0));
    return messages;
}

/// Whether the other side has written since: the conversation's newest message of then decides whose turn it
/// was, the user's or that of others.
bool isAnswered(WriteContext& context, MessageId message)
{
    return context
        .query("SELECT 1 FROM follow_up w CROSS JOIN message own"
               " ON own.id = coalesce((SELECT n.id FROM message n WHERE n.id = w.newest), w.message)"
               " CROSS JOIN thread_member t ON t.message = w.message"
               " CROSS JOIN thread_member o ON o.thread = t.thread AND o.message > w.newest"
               " CROSS JOIN message m ON m.id = o.message CROSS JOIN folder f ON f.id = m.shown_folder"
               " CROSS JOIN account a ON a.id = f.account WHERE w.message = ?1 AND f.role <> ?2"
               " AND (m.from_addr = a.address COLLATE NOCASE) <> (own.from_addr = a.address COLLATE NOCASE)"
               " LIMIT 1",
               message, static_cast<int>(FolderRole::Drafts))
        .next();
}

bool isShownIn(WriteContext& context, MessageId message, FolderRole role)
{
    return context
        .query("SELECT 1 FROM message m JOIN folder f ON f.id = m.shown_folder WHERE m.id = ? AND f.role = ?",
               message, static_cast<int>(role))
        .next();
}

void endFollowUp(WriteContext& context, MessageId message)
{
    if (context.query("DELETE FROM follow_up WHERE message = ?", message).run() > 0)
        context.refresh(message, Touch::Always);
}

} // namespace

FolderId snoozedFolder(WriteContext& context, AccountId account)
{
    {
        Query row = context.query("SELECT id FROM folder WHERE account = ? AND role = ?", account,
                                  static_cast<int>(FolderRole::Snoozed));
        if (row.next())
            return row.number(0);
    }
    context
        .query("INSERT INTO folder (account, raw_name, path, name, delimiter, role, selectable, uid_validity,"
               " synced_down_to, is_local) VALUES (?, ?, 'Snoozed', 'Snoozed', 0, ?, 1, 1, 1, 1)",
               account, snoozedRawName(), static_cast<int>(FolderRole::Snoozed))
        .run();
    context.changes().foldersChanged();
    return context.lastInsertId();
}

void setOwnFlag(WriteContext& context, const QList<MessageId>& messages, MessageFlag flag, bool on)
{
    const auto number = static_cast<quint32>(flag);
    for (const MessageId message : messages) {
        const auto set = [&](MessageId place) {
            return context
                       .query(
                           "UPDATE message SET local_flags = local_flags + CASE WHEN ?3 THEN ?2 ELSE -?2 END"
                           " WHERE id = ?1 AND ((local_flags & ?2) <> 0) <> ?3",
                           place, number, on)
                       .run() > 0;
        };
        bool isNews = set(message);
        for (const MessageId other : placesWithItsFlags(context, message))
            isNews = set(other) || isNews;
        if (isNews)
            context.refresh(message, Touch::Always);
    }
}

bool endSnooze(WriteContext& context, MessageId message)
{
    if (context.query("DELETE FROM snooze WHERE message = ?", message).run() == 0)
        return false;
    context.refresh(message, Touch::Always);
    return true;
}

void handOverReminders(WriteContext& context, MessageId message, MessageId twin)
{
    context
        .query(
            "UPDATE message SET local_flags = local_flags | (SELECT local_flags FROM message WHERE id = ?2)"
            " WHERE id = ?1",
            message, twin)
        .run();
    context.query("UPDATE OR IGNORE snooze SET message = ? WHERE message = ?", message, twin).run();
    context.query("UPDATE OR IGNORE follow_up SET message = ? WHERE message = ?", message, twin).run();
}

bool isInMutedConversation(WriteContext& context, MessageId message)
{
    return context
        .query("SELECT 1 FROM (SELECT m.shown_flags FROM thread_member t"
               " CROSS JOIN thread_member o ON o.thread = t.thread CROSS JOIN message m ON m.id = o.message"
               " WHERE t.message = ?1 AND o.message <> ?1 ORDER BY o.message DESC LIMIT ?2)"
               " WHERE (shown_flags & ?3) <> 0",
               message, kLastMuted, static_cast<quint32>(MessageFlag::Muted))
        .next();
}

Result<void> Transaction::snooze(const QList<MessageId>& messages, const QDateTime& until)
{
    return d->guarded([&]() -> Result<void> {
        for (const MessageId message : messages) {
            // Put off once more it is still out of the folder that it was in first.
            const int changed =
                d->query(
                     "INSERT INTO snooze (message, folder, wakes) SELECT m.id, f.id, ?2 FROM message m"
                     " JOIN folder f ON f.id = m.shown_folder WHERE m.id = ?1 AND f.role NOT IN (?3, ?4, ?5, "
                     "?6)"
                     " ON CONFLICT (message) DO UPDATE SET folder = excluded.folder, wakes = excluded.wakes",
                     message, until, static_cast<int>(FolderRole::Snoozed),
                     static_cast<int>(FolderRole::Junk), static_cast<int>(FolderRole::Trash),
                     static_cast<int>(FolderRole::Drafts))
                    .run();
            if (changed == 0)
                d->query("UPDATE snooze SET wakes = ? WHERE message = ?", until, message).run();
            setOwnFlag(*d, {message}, MessageFlag::Back, false);
            d->refresh(message, Touch::Always);
        }
        return {};
    });
}

Result<void> Transaction::unsnooze(const QList<MessageId>& messages)
{
    return d->guarded([&]() -> Result<void> {
        for (const MessageId message : messages)
            endSnooze(*d, message);
        return {};
    });
}

Result<void> Transaction::setFollowUp(const QList<MessageId>& messages, const QDateTime& due)
{
    return d->guarded([&]() -> Result<void> {
        for (const MessageId message : messages) {
            if (!due.isValid()) {
                endFollowUp(*d, message);
                continue;
            }
            d->query("INSERT INTO follow_up (message, newest, due)"
                     " SELECT id, coalesce((SELECT max(o.message) FROM thread_member t"
                     "  JOIN thread_member o ON o.thread = t.thread WHERE t.message = ?1), id), ?2"
                     " FROM message WHERE id = ?1"
                     " ON CONFLICT (message) DO UPDATE SET newest = excluded.newest, due = ?2, is_due = 0",
                     message, due)
                .run();
            d->refresh(message, Touch::Always);
        }
        return {};
    });
}

Result<void> Transaction::settleReminders(const QDateTime& now)
{
    const auto woken = d->guarded([&]() -> Result<QList<MessageId>> {
        QList<MessageId> messages;
        for (const MessageId message :
             messagesOf(d->query("SELECT message FROM snooze WHERE wakes <= ? ORDER BY message", now))) {
            const bool isPutOff = isShownIn(*d, message, FolderRole::Snoozed); // and not moved on since
            endSnooze(*d, message);
            if (isPutOff)
                messages.append(message);
        }
        return messages;
    });
    if (!woken)
        return unexpected(woken.error());
    if (auto unread = wantFlag(*woken, MessageFlag::Seen, false); !unread)
        return unread;
    return d->guarded([&]() -> Result<void> {
        setOwnFlag(*d, *woken, MessageFlag::Back, true);
        for (const MessageId message : messagesOf(d->query("SELECT message FROM follow_up"))) {
            if (isAnswered(*d, message))
                endFollowUp(*d, message);
        }
        for (const MessageId message :
             messagesOf(d->query("SELECT message FROM follow_up WHERE NOT is_due AND due <= ?", now))) {
            d->query("UPDATE follow_up SET is_due = 1 WHERE message = ?", message).run();
            d->refresh(message, Touch::Always);
        }
        return {};
    });
}

Result<MutedMessages> Transaction::mute(const QList<MessageId>& messages, bool on)
{
    MutedMessages muted;
    const auto marked = d->guarded([&]() -> Result<void> {
        for (const MessageId message : messages) {
            std::vector<MessageId> members =
                messagesOf(d->query("SELECT o.message FROM thread_member t"
                                    " JOIN thread_member o ON o.thread = t.thread WHERE t.message = ?",
                                    message));
            if (members.empty())
                members.push_back(message);
            for (const MessageId member : members) {
                Query row = d->query("SELECT shown_flags FROM message WHERE id = ?", member);
                if (!row.next())
                    continue;
                const MessageFlags flags = readFlags(row, 0);
                if (flags.testFlag(MessageFlag::Muted) != on)
                    muted.changed.append(member);
                if (on && !flags.testFlag(MessageFlag::Seen))
                    muted.unread.append(member);
            }
        }
        setOwnFlag(*d, muted.changed, MessageFlag::Muted, on);
        return {};
    });
    if (!marked)
        return unexpected(marked.error());
    if (auto read = wantFlag(muted.unread, MessageFlag::Seen, true); !read)
        return unexpected(read.error());
    return muted;
}

Result<void> Transaction::setFetchRules(AccountId account, const FetchRules& rules)
{
    return d->guarded([&]() -> Result<void> {
        d->query("INSERT OR REPLACE INTO fetch_choice (account, mode, minutes, quiet, not_metered,"
                 " not_low_battery) VALUES (?, ?, ?, ?, ?, ?)",
                 account, static_cast<int>(rules.mode), rules.minutes, rules.quiet.toText(),
                 rules.pausesOnMetered, rules.pausesOnLowBattery)
            .run();
        return {};
    });
}

Result<void> Transaction::setArchivesByYear(AccountId account, bool on)
{
    return d->guarded([&]() -> Result<void> {
        if (on)
            d->query("INSERT OR IGNORE INTO archive_choice (account) VALUES (?)", account).run();
        else
            d->query("DELETE FROM archive_choice WHERE account = ?", account).run();
        return {};
    });
}

} // namespace postaci
