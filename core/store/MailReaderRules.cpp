#include "store/MailReaderPrivate.h"

namespace postaci {

Result<QList<StoredRule>> MailReader::rules() const
{
    return withStorageErrors([&]() -> Result<QList<StoredRule>> {
        QList<StoredRule> rules;
        Query rows = d->mail.query("SELECT id, name, is_on, definition FROM rule ORDER BY position, id");
        while (rows.next())
            rules.append({rows.number(0), rows.text(1), rows.truth(2), rows.text(3)});
        return rules;
    });
}

Result<JunkMode> MailReader::junkMode(AccountId account) const
{
    return withStorageErrors([&]() -> Result<JunkMode> {
        Query row = d->mail.query("SELECT mode FROM junk_choice WHERE account = ?", account);
        return row.next() ? static_cast<JunkMode>(row.number(0)) : JunkMode::Off;
    });
}

Result<bool> MailReader::hasWrittenTo(const QString& address) const
{
    return withStorageErrors([&]() -> Result<bool> {
        Query row =
            d->mail.query("SELECT 1 FROM correspondent WHERE address = ?1"
                          " AND NOT EXISTS (SELECT 1 FROM account WHERE address = ?1 COLLATE NOCASE)"
                          " AND NOT EXISTS (SELECT 1 FROM identity WHERE address = ?1 COLLATE NOCASE)",
                          address);
        return row.next();
    });
}

Result<QList<MessageId>> MailReader::ruleQueue(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<MessageId>> {
        QList<MessageId> queue;
        Query rows =
            d->mail.query("SELECT q.message FROM rule_queue q CROSS JOIN message m ON m.id = q.message"
                          " CROSS JOIN folder f ON f.id = m.folder"
                          " WHERE f.account = ? ORDER BY q.message",
                          account);
        while (rows.next())
            queue.append(rows.number(0));
        return queue;
    });
}

} // namespace postaci
