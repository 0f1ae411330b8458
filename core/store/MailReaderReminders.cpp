#include "store/MailReaderPrivate.h"

#include <algorithm>

// What stays at the top of lists, what comes back, and what is asked after.

namespace postaci {

namespace {

/// More than anybody looks at above a list.
constexpr int kMostLeading = 200;

/// The newest message of its conversation in its folder.
MessageId headOf(Connection& mail, MessageId message)
{
    Query row = mail.query("SELECT t.newest FROM message m CROSS JOIN thread_member h ON h.message = m.id"
                           " CROSS JOIN thread_folder t ON t.thread = h.thread AND t.folder = m.shown_folder"
                           " WHERE m.id = ?",
                           message);
    return row.next() ? row.number(0) : message;
}

using Why = LeadingMessage::Why;

QList<LeadingMessage> overdueMessages(Connection& mail)
{
    QList<LeadingMessage> messages;
    Query rows =
        mail.query("SELECT w.message FROM follow_up w JOIN message m ON m.id = w.message"
                   " JOIN folder f ON f.id = m.shown_folder AND f.role NOT IN (?2, ?3)"
                   " WHERE w.is_due ORDER BY w.message DESC LIMIT ?1",
                   kMostLeading, static_cast<int>(FolderRole::Junk), static_cast<int>(FolderRole::Trash));
    while (rows.next())
        messages.append({rows.number(0), Why::Due});
    return messages;
}

QList<LeadingMessage> pinnedAndBack(Connection& mail, const ListQuery& query)
{
    QList<LeadingMessage> messages;
    Query rows = mail.query("SELECT m.id, m.shown_flags FROM message m INDEXED BY message_leading"
                            " JOIN folder f ON f.id = m.shown_folder"
                            " WHERE (m.shown_flags & 1280) <> 0 AND m.shown_folder IS NOT NULL"
                            " AND CASE WHEN ?1 THEN f.role = ?2 ELSE f.id = ?3 END"
                            " ORDER BY (m.shown_flags & 1024) DESC, m.id DESC LIMIT ?4",
                            query.kind == ListQuery::Kind::AllInboxes, static_cast<int>(FolderRole::Inbox),
                            query.folder, kMostLeading);
    while (rows.next())
        messages.append(
            {rows.number(0), readFlags(rows, 1).testFlag(MessageFlag::Back) ? Why::Due : Why::Pinned});
    return messages;
}

} // namespace

Result<QList<LeadingMessage>> MailReader::leadingIds(const ListQuery& query) const
{
    return withStorageErrors([&]() -> Result<QList<LeadingMessage>> {
        const ReadMoment moment(d->mail);
        if (query.kind == ListQuery::Kind::FollowUps)
            return overdueMessages(d->mail);
        if (query.kind != ListQuery::Kind::AllInboxes && query.kind != ListQuery::Kind::Folder)
            return QList<LeadingMessage>();
        const QList<LeadingMessage> messages = pinnedAndBack(d->mail, query);
        if (messages.isEmpty() || shownMode(d->mail, query) == ListQuery::Mode::Messages)
            return messages;
        QList<LeadingMessage> heads;
        for (const LeadingMessage& message : messages) {
            const MessageId head = headOf(d->mail, message.id);
            const auto known =
                std::find_if(heads.begin(), heads.end(), [head](const auto& h) { return h.id == head; });
            if (known == heads.end())
                heads.append({head, message.why});
            else
                known->why = std::min(known->why, message.why);
        }
        return heads;
    });
}

Result<QDateTime> MailReader::nextReminder() const
{
    return withStorageErrors([&]() -> Result<QDateTime> {
        Query row = d->mail.query("SELECT min(at) FROM (SELECT min(wakes) AS at FROM snooze UNION ALL"
                                  " SELECT min(due) FROM follow_up WHERE NOT is_due)");
        return row.next() ? row.time(0) : QDateTime();
    });
}

Result<qint64> MailReader::overdue() const
{
    return withStorageErrors([&]() -> Result<qint64> { return overdueMessages(d->mail).size(); });
}

Result<bool> MailReader::hasFollowUps() const
{
    return withStorageErrors(
        [&]() -> Result<bool> { return d->mail.query("SELECT 1 FROM follow_up LIMIT 1").next(); });
}

Result<bool> MailReader::isAwaitedAmong(const QList<MessageId>& messages) const
{
    return withStorageErrors([&]() -> Result<bool> {
        for (const MessageId message : messages) {
            if (d->mail
                    .query("SELECT 1 FROM thread_member n CROSS JOIN thread_member t ON t.thread = n.thread"
                           " CROSS JOIN follow_up w ON w.message = t.message WHERE n.message = ? LIMIT 1",
                           message)
                    .next())
                return true;
        }
        return false;
    });
}

Result<FetchRules> MailReader::fetchRules(AccountId account) const
{
    return withStorageErrors([&]() -> Result<FetchRules> {
        FetchRules rules;
        Query row =
            d->mail.query("SELECT mode, minutes, quiet, not_metered, not_low_battery FROM fetch_choice"
                          " WHERE account = ?",
                          account);
        if (!row.next())
            return rules;
        rules.mode =
            static_cast<FetchMode>(std::clamp<qint64>(row.number(0), 0, static_cast<int>(FetchMode::ByHand)));
        rules.minutes = static_cast<int>(std::clamp<qint64>(row.number(1), 1, FetchRules::kMostMinutes));
        rules.quiet = QuietHours::fromText(row.text(2));
        rules.pausesOnMetered = row.number(3) != 0;
        rules.pausesOnLowBattery = row.number(4) != 0;
        return rules;
    });
}

Result<bool> MailReader::archivesByYear(AccountId account) const
{
    return withStorageErrors([&]() -> Result<bool> {
        return d->mail.query("SELECT 1 FROM archive_choice WHERE account = ?", account).next();
    });
}

} // namespace postaci
