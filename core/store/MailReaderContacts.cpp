#include "store/MailReaderPrivate.h"

// Contacts, groups, and whom the user has written to.

namespace postaci {

namespace {

Contact readContact(const Query& row)
{
    Contact contact;
    contact.id = row.number(0);
    QString* const fields[] = {&contact.uid,          &contact.fullName, &contact.prefix,   &contact.given,
                               &contact.additional,   &contact.family,   &contact.suffix,   &contact.nickname,
                               &contact.organisation, &contact.notes,    &contact.birthday, &contact.other};
    int column = 0;
    for (QString* const field : fields)
        *field = row.text(++column);
    return contact;
}

/// Appends each row (contact, text, label), sorted by contact, to the contact it belongs to.
void readTexts(Query rows, QList<LabelledText> Contact::*texts, QList<Contact>& contacts)
{
    auto contact = contacts.begin();
    while (rows.next()) {
        while (contact != contacts.end() && contact->id < rows.number(0))
            ++contact;
        if (contact != contacts.end() && contact->id == rows.number(0))
            ((*contact).*texts).append({rows.text(1), rows.text(2)});
    }
}

QList<ContactGroup> readGroups(Connection& mail)
{
    QList<ContactGroup> groups;
    {
        Query rows = mail.query("SELECT id, uid, name FROM contact_group ORDER BY id");
        while (rows.next())
            groups.append({rows.number(0), rows.text(1), rows.text(2), {}});
    }
    Query rows = mail.query(
        "SELECT grp, coalesce(contact, 0), name, address FROM contact_member ORDER BY grp, position");
    auto group = groups.begin();
    while (rows.next()) {
        while (group != groups.end() && group->id < rows.number(0))
            ++group;
        if (group != groups.end() && group->id == rows.number(0))
            group->members.append({rows.number(1), {rows.text(2), rows.text(3)}});
    }
    return groups;
}

QList<Contact> readContacts(Connection& mail)
{
    QList<Contact> contacts;
    {
        Query rows =
            mail.query("SELECT id, uid, full_name, prefix, given, additional, family, suffix, nickname,"
                       " organisation, notes, birthday, other FROM contact ORDER BY id");
        while (rows.next())
            contacts.append(readContact(rows));
    }
    readTexts(mail.query("SELECT contact, address, label FROM contact_address ORDER BY contact, position"),
              &Contact::addresses, contacts);
    readTexts(mail.query("SELECT contact, number, label FROM contact_phone ORDER BY contact, position"),
              &Contact::phones, contacts);
    return contacts;
}

QList<CollectedAddress> readCollected(Connection& mail)
{
    QList<CollectedAddress> collected;
    // With max() the other columns are those of the newest row.
    Query rows =
        mail.query("SELECT c.address, c.name, sum(c.times), max(c.last) FROM correspondent c"
                   " WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.address = c.address COLLATE NOCASE)"
                   " AND NOT EXISTS (SELECT 1 FROM forgotten_address f WHERE f.address = c.address)"
                   " GROUP BY c.address ORDER BY c.address");
    while (rows.next())
        collected.append({{rows.text(1), rows.text(0)},
                          rows.number(2),
                          QDateTime::fromSecsSinceEpoch(rows.number(3), Qt::UTC)});
    return collected;
}

} // namespace

Result<AddressBook> MailReader::addressBook() const
{
    return withStorageErrors([&]() -> Result<AddressBook> {
        const ReadMoment moment(d->mail);
        AddressBook book;
        book.contacts = readContacts(d->mail);
        book.groups = readGroups(d->mail);
        book.collected = readCollected(d->mail);
        Query pictured = d->mail.query("SELECT contact FROM contact_picture");
        while (pictured.next())
            book.pictured.insert(pictured.number(0));
        return book;
    });
}

Result<Contact> MailReader::contact(ContactId id) const
{
    return withStorageErrors([&]() -> Result<Contact> {
        const ReadMoment moment(d->mail);
        QList<Contact> found;
        {
            Query row = d->mail.query(
                "SELECT id, uid, full_name, prefix, given, additional, family, suffix, nickname,"
                " organisation, notes, birthday, other FROM contact WHERE id = ?",
                id);
            if (!row.next())
                return unexpected(ErrorKind::Gone, ErrorReason::Unspecified,
                                  QStringLiteral("There is no contact %1").arg(id));
            found.append(readContact(row));
        }
        readTexts(
            d->mail.query(
                "SELECT contact, address, label FROM contact_address WHERE contact = ? ORDER BY position",
                id),
            &Contact::addresses, found);
        readTexts(
            d->mail.query(
                "SELECT contact, number, label FROM contact_phone WHERE contact = ? ORDER BY position", id),
            &Contact::phones, found);
        Query picture = d->mail.query("SELECT data FROM contact_picture WHERE contact = ?", id);
        found.first().picture = picture.next() ? picture.blob(0) : QByteArray();
        return found.first();
    });
}

Result<QList<std::pair<ContactId, QString>>> MailReader::picturedContacts() const
{
    return withStorageErrors([&]() -> Result<QList<std::pair<ContactId, QString>>> {
        QList<std::pair<ContactId, QString>> found;
        Query rows = d->mail.query("SELECT p.contact, coalesce(a.address, '') FROM contact_picture p"
                                   " LEFT JOIN contact_address a ON a.contact = p.contact"
                                   " ORDER BY p.contact, a.position");
        while (rows.next())
            found.append({rows.number(0), rows.text(1)});
        return found;
    });
}

Result<ContactId> MailReader::contactOf(const QString& address) const
{
    return withStorageErrors([&]() -> Result<ContactId> {
        Query row = d->mail.query("SELECT min(contact) FROM contact_address WHERE address = ?1 AND ?1 <> ''",
                                  address);
        return row.next() ? row.number(0) : 0;
    });
}

Result<CollectedAddress> MailReader::correspondent(const QString& address) const
{
    return withStorageErrors([&]() -> Result<CollectedAddress> {
        CollectedAddress found{{QString(), address}, 0, {}};
        Query row = d->mail.query("SELECT name, sum(times), max(last) FROM correspondent WHERE address = ?"
                                  " GROUP BY address",
                                  address);
        if (row.next())
            found = {
                {row.text(0), address}, row.number(1), QDateTime::fromSecsSinceEpoch(row.number(2), Qt::UTC)};
        return found;
    });
}

Result<std::optional<AddressList>> MailReader::groupMembers(const QString& name) const
{
    return withStorageErrors([&]() -> Result<std::optional<AddressList>> {
        const ReadMoment moment(d->mail);
        ContactGroupId group = 0;
        {
            Query row = d->mail.query("SELECT id FROM contact_group WHERE name = ? ORDER BY id", name);
            if (!row.next())
                return std::optional<AddressList>();
            group = row.number(0);
        }
        AddressList members;
        Query rows =
            d->mail.query("SELECT m.name, CASE WHEN m.address <> '' OR m.contact IS NULL THEN m.address ELSE"
                          "  coalesce((SELECT a.address FROM contact_address a WHERE a.contact = m.contact"
                          "   ORDER BY a.position LIMIT 1), '') END, c.full_name, c.prefix, c.given, "
                          "c.additional, c.family,"
                          " c.suffix, c.nickname, c.organisation"
                          " FROM contact_member m LEFT JOIN contact c ON c.id = m.contact WHERE m.grp = ? "
                          "ORDER BY m.position",
                          group);
        while (rows.next()) {
            Contact contact;
            contact.fullName = rows.text(2);
            contact.prefix = rows.text(3);
            contact.given = rows.text(4);
            contact.additional = rows.text(5);
            contact.family = rows.text(6);
            contact.suffix = rows.text(7);
            contact.nickname = rows.text(8);
            contact.organisation = rows.text(9);
            const QString known = contact.shownName();
            members.append({known.isEmpty() ? rows.text(0) : known, rows.text(1)});
        }
        return std::optional<AddressList>(members);
    });
}

Result<bool> MailReader::isKnownPerson(const QString& address) const
{
    const auto contact = contactOf(address);
    if (!contact)
        return unexpected(contact.error());
    return *contact != 0 ? Result<bool>(true) : hasWrittenTo(address);
}

Result<QStringList> MailReader::writtenDomains() const
{
    return withStorageErrors([&]() -> Result<QStringList> {
        QStringList domains;
        Query rows = d->mail.query("SELECT DISTINCT lower(substr(address, instr(address, '@') + 1))"
                                   " FROM correspondent WHERE instr(address, '@') > 0");
        while (rows.next())
            domains.append(rows.text(0));
        return domains;
    });
}

} // namespace postaci
