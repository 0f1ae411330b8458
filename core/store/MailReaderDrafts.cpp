#include "store/DraftRows.h"
#include "store/MailReaderPrivate.h"

namespace postaci {

namespace {

DraftCopy readCopy(const Query& row)
{
    DraftCopy copy;
    copy.id = row.number(0);
    copy.draft = row.number(1);
    copy.account = row.number(2);
    copy.folder = row.number(3);
    copy.state = static_cast<DraftCopyState>(row.number(4));
    copy.messageId = row.text(5);
    copy.size = row.number(6);
    copy.uidNext = row.number32(7);
    copy.uidValidity = row.number32(8);
    copy.uid = row.number32(9);
    copy.subject = row.text(10);
    copy.hasDraft = row.truth(11);
    copy.isNewest = row.truth(12);
    copy.isSuperseded = row.truth(13);
    return copy;
}

} // namespace

Result<QList<Draft>> MailReader::draftsBeingSent() const
{
    return withStorageErrors([&]() -> Result<QList<Draft>> {
        QList<Draft> drafts;
        Query rows = d->mail.query("SELECT id, account, subject, data, changed FROM draft"
                                   " WHERE outbox IS NOT NULL ORDER BY id");
        while (rows.next())
            drafts.append({rows.number(0), rows.number(1), rows.text(2), rows.blob(3), rows.time(4)});
        return drafts;
    });
}

Result<bool> MailReader::hasDraft(DraftId id) const
{
    return withStorageErrors(
        [&]() -> Result<bool> { return d->mail.query("SELECT 1 FROM draft WHERE id = ?", id).next(); });
}

Result<DraftId> MailReader::draftOfCopy(MessageId message) const
{
    return withStorageErrors([&]() -> Result<DraftId> {
        const auto copy = draftCopyOf(d->mail, message);
        return copy ? copy->draft : 0;
    });
}

Result<QList<DraftCopy>> MailReader::draftCopies(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<DraftCopy>> {
        QList<DraftCopy> copies;
        Query rows = d->mail.query(
            "SELECT c.id, c.draft, c.account, c.folder, c.state, c.message_id, c.size, c.uid_next,"
            " c.uid_validity, c.uid, coalesce(d.subject, ''), d.id IS NOT NULL,"
            " NOT EXISTS (SELECT 1 FROM draft_copy n WHERE n.draft = c.draft AND n.id > c.id),"
            " EXISTS (SELECT 1 FROM draft_copy n WHERE n.draft = c.draft AND n.id > c.id AND n.state = 2"
            "  AND n.uid > 0)"
            " FROM draft_copy c LEFT JOIN draft d ON d.id = c.draft WHERE c.account = ? ORDER BY c.id",
            account);
        while (rows.next())
            copies.append(readCopy(rows));
        return copies;
    });
}

Result<QByteArray> MailReader::draftCopyBytes(qint64 copy) const
{
    return withStorageErrors([&]() -> Result<QByteArray> {
        Query row = d->mail.query("SELECT raw FROM draft_copy_bytes WHERE copy = ?", copy);
        if (!row.next())
            return unexpected(ErrorKind::Gone, ErrorReason::MessageMissing,
                              QStringLiteral("No copy %1").arg(copy));
        return row.blob(0);
    });
}

Result<QList<DraftCopy>> MailReader::lostDraftCopies(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<DraftCopy>> {
        QList<DraftCopy> copies;
        Query rows = d->mail.query(
            "SELECT c.id, c.draft, c.account, c.folder, c.state, c.message_id, c.size, c.uid_next,"
            " c.uid_validity, c.uid, d.subject, 1, 1, 0"
            " FROM draft_copy c JOIN draft d ON d.id = c.draft AND d.outbox IS NULL"
            " JOIN folder f ON f.id = c.folder"
            " WHERE c.account = ? AND c.state = 2 AND c.uid > 0 AND f.uid_validity = c.uid_validity"
            " AND f.uid_next > c.uid AND f.synced_down_to BETWEEN 1 AND c.uid"
            " AND NOT EXISTS (SELECT 1 FROM draft_copy n WHERE n.draft = c.draft AND n.id > c.id)"
            " AND NOT EXISTS (SELECT 1 FROM message m WHERE m.folder = c.folder AND m.uid = c.uid)",
            account);
        while (rows.next())
            copies.append(readCopy(rows));
        return copies;
    });
}

Result<QList<Template>> MailReader::templates() const
{
    return withStorageErrors([&]() -> Result<QList<Template>> {
        QList<Template> templates;
        Query rows = d->mail.query("SELECT id, name, subject, text FROM template ORDER BY name, id");
        while (rows.next())
            templates.append({rows.number(0), rows.text(1), rows.text(2), rows.text(3)});
        return templates;
    });
}

} // namespace postaci
