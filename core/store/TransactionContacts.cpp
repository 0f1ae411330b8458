#include "store/Contact.h"
#include "store/TransactionPrivate.h"

#include <QSet>
#include <QUuid>

// Contacts and groups. Every change is one edit, whose opposite is an edit too.

namespace postaci {

namespace {

QString uidOrNew(const QString& uid)
{
    return uid.isEmpty() ? QStringLiteral("urn:uuid:") + QUuid::createUuid().toString(QUuid::WithoutBraces)
                         : uid;
}

std::optional<Contact> storedContact(WriteContext& context, ContactId id)
{
    Contact contact;
    contact.id = id;
    {
        Query row =
            context.query("SELECT uid, full_name, prefix, given, additional, family, suffix, nickname,"
                          " organisation, notes, birthday, other FROM contact WHERE id = ?",
                          id);
        if (!row.next())
            return std::nullopt;
        QString* const fields[] = {&contact.uid,    &contact.fullName,   &contact.prefix,
                                   &contact.given,  &contact.additional, &contact.family,
                                   &contact.suffix, &contact.nickname,   &contact.organisation,
                                   &contact.notes,  &contact.birthday,   &contact.other};
        int column = 0;
        for (QString* const field : fields)
            *field = row.text(column++);
    }
    {
        Query rows = context.query(
            "SELECT address, label FROM contact_address WHERE contact = ? ORDER BY position", id);
        while (rows.next())
            contact.addresses.append({rows.text(0), rows.text(1)});
    }
    {
        Query rows =
            context.query("SELECT number, label FROM contact_phone WHERE contact = ? ORDER BY position", id);
        while (rows.next())
            contact.phones.append({rows.text(0), rows.text(1)});
    }
    Query picture = context.query("SELECT data FROM contact_picture WHERE contact = ?", id);
    contact.picture = picture.next() ? picture.blob(0) : QByteArray();
    return contact;
}

std::optional<ContactGroup> storedGroup(WriteContext& context, ContactGroupId id)
{
    ContactGroup group;
    group.id = id;
    {
        Query row = context.query("SELECT uid, name FROM contact_group WHERE id = ?", id);
        if (!row.next())
            return std::nullopt;
        group.uid = row.text(0);
        group.name = row.text(1);
    }
    Query rows = context.query(
        "SELECT coalesce(contact, 0), name, address FROM contact_member WHERE grp = ? ORDER BY position", id);
    while (rows.next())
        group.members.append({rows.number(0), {rows.text(1), rows.text(2)}});
    return group;
}

ContactId putContact(WriteContext& context, const Contact& contact)
{
    context
        .query("INSERT INTO contact (id, uid, full_name, prefix, given, additional, family, suffix, nickname,"
               " organisation, notes, birthday, other) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
               "?12, ?13)"
               " ON CONFLICT (id) DO UPDATE SET uid = ?2, full_name = ?3, prefix = ?4, given = ?5,"
               " additional = ?6, family = ?7, suffix = ?8, nickname = ?9, organisation = ?10, notes = ?11,"
               " birthday = ?12, other = ?13",
               orNull(contact.id), uidOrNew(contact.uid), contact.fullName, contact.prefix, contact.given,
               contact.additional, contact.family, contact.suffix, contact.nickname, contact.organisation,
               contact.notes, contact.birthday, contact.other)
        .run();
    const ContactId id = contact.id == 0 ? context.lastInsertId() : contact.id;
    context.query("DELETE FROM contact_address WHERE contact = ?", id).run();
    context.query("DELETE FROM contact_phone WHERE contact = ?", id).run();
    if (contact.picture)
        context.query("DELETE FROM contact_picture WHERE contact = ?", id).run();
    int position = 0;
    for (const LabelledText& address : contact.addresses)
        context
            .query("INSERT INTO contact_address (contact, position, address, label) VALUES (?, ?, ?, ?)", id,
                   position++, address.text, address.label)
            .run();
    position = 0;
    for (const LabelledText& phone : contact.phones)
        context
            .query("INSERT INTO contact_phone (contact, position, number, label) VALUES (?, ?, ?, ?)", id,
                   position++, phone.text, phone.label)
            .run();
    if (contact.picture && !contact.picture->isEmpty())
        context.query("INSERT INTO contact_picture (contact, data) VALUES (?, ?)", id, *contact.picture)
            .run();
    return id;
}

/// `made`: the contacts that negative numbers of members stand for.
ContactGroupId putGroup(WriteContext& context, const ContactGroup& group, const QList<ContactId>& made)
{
    context
        .query("INSERT INTO contact_group (id, uid, name) VALUES (?1, ?2, ?3)"
               " ON CONFLICT (id) DO UPDATE SET uid = ?2, name = ?3",
               orNull(group.id), uidOrNew(group.uid), group.name)
        .run();
    const ContactGroupId id = group.id == 0 ? context.lastInsertId() : group.id;
    context.query("DELETE FROM contact_member WHERE grp = ?", id).run();
    int position = 0;
    for (const GroupMember& member : group.members) {
        const ContactId contact = member.contact < 0 ? made.value(-member.contact - 1) : member.contact;
        if (contact == 0 && member.address.addr.isEmpty())
            continue;
        // A contact may have gone since the group was read.
        context
            .query(
                "INSERT INTO contact_member (grp, position, contact, name, address)"
                " SELECT ?1, ?2, ?3, ?4, ?5 WHERE ?3 IS NULL OR EXISTS (SELECT 1 FROM contact WHERE id = ?3)",
                id, position++, orNull(contact), member.address.name, member.address.addr)
            .run();
    }
    return id;
}

/// Remembers groups as they were before, each once.
class GroupsBefore
{
public:
    GroupsBefore(WriteContext& context, ContactEdit& undo) : m_context(context), m_undo(undo) {}

    void remember(ContactGroupId group)
    {
        if (m_known.contains(group))
            return;
        m_known.insert(group);
        if (const auto before = storedGroup(m_context, group))
            m_undo.putGroups.append(*before);
    }

    void rememberThoseOf(ContactId contact)
    {
        QList<ContactGroupId> groups;
        {
            Query rows = m_context.query(
                "SELECT DISTINCT grp FROM contact_member WHERE contact = ? ORDER BY grp", contact);
            while (rows.next())
                groups.append(rows.number(0));
        }
        for (const ContactGroupId group : std::as_const(groups))
            remember(group);
    }

private:
    WriteContext& m_context;
    ContactEdit& m_undo;
    QSet<ContactGroupId> m_known;
};

void handOverMembership(WriteContext& context, const ContactEdit::Removal& removal)
{
    if (removal.heir == 0)
        return;
    context
        .query("DELETE FROM contact_member WHERE contact = ?1 AND EXISTS (SELECT 1 FROM contact_member o"
               " WHERE o.grp = contact_member.grp AND o.contact = ?2)",
               removal.contact, removal.heir)
        .run();
    context.query("UPDATE contact_member SET contact = ?2 WHERE contact = ?1", removal.contact, removal.heir)
        .run();
}

Result<void> checkPictures(const ContactEdit& edit)
{
    for (const Contact& contact : edit.put) {
        if (contact.picture && contact.picture->size() > kLargestPicture)
            return unexpected(
                ErrorKind::Input, ErrorReason::Unspecified,
                QStringLiteral("A picture of %1 bytes is too large").arg(contact.picture->size()));
    }
    return {};
}

void putContacts(WriteContext& context, const ContactEdit& edit, ContactEditDone& done)
{
    for (const Contact& contact : edit.put) {
        auto before = contact.id == 0 ? std::nullopt : storedContact(context, contact.id);
        if (before && !contact.picture)
            before->picture.reset(); // it stays, so there is nothing to bring back
        const ContactId id = putContact(context, contact);
        done.contacts.append(id);
        if (before)
            done.undo.put.append(*before);
        else
            done.undo.remove.append({id, 0});
    }
}

void putForgotten(WriteContext& context, const ContactEdit& edit, ContactEditDone& done)
{
    for (const QString& address : edit.forget) {
        if (context.query("INSERT OR IGNORE INTO forgotten_address (address) VALUES (?)", address).run() > 0)
            done.undo.recall.append(address);
    }
    for (const QString& address : edit.recall) {
        if (context.query("DELETE FROM forgotten_address WHERE address = ?", address).run() > 0)
            done.undo.forget.append(address);
    }
}

} // namespace

Result<ContactEditDone> Transaction::editContacts(const ContactEdit& edit)
{
    if (auto checked = checkPictures(edit); !checked)
        return unexpected(checked.error());
    return d->guarded([&]() -> Result<ContactEditDone> {
        ContactEditDone done;
        GroupsBefore groups(*d, done.undo);
        putContacts(*d, edit, done);
        for (const ContactEdit::Removal& removal : edit.remove) {
            const auto before = storedContact(*d, removal.contact);
            if (!before)
                continue;
            groups.rememberThoseOf(removal.contact);
            handOverMembership(*d, removal);
            d->query("DELETE FROM contact WHERE id = ?", removal.contact).run();
            done.undo.put.append(*before);
        }
        for (const ContactGroup& group : edit.putGroups) {
            groups.remember(group.id);
            const bool isThere = d->query("SELECT 1 FROM contact_group WHERE id = ?", group.id).next();
            const ContactGroupId id = putGroup(*d, group, done.contacts);
            done.groups.append(id);
            if (!isThere)
                done.undo.removeGroups.append(id);
        }
        for (const ContactGroupId group : edit.removeGroups) {
            groups.remember(group);
            d->query("DELETE FROM contact_group WHERE id = ?", group).run();
        }
        putForgotten(*d, edit, done);
        if (!edit.isEmpty())
            d->changes().contactsChanged();
        return done;
    });
}

} // namespace postaci
