#include "store/Contact.h"
#include "store/TransactionPrivate.h"

#include <QHash>
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

/// What is one line everywhere: a name or an address with a line end in it could be taken for more than that
/// in a header.
QString oneLineOf(const QString& text)
{
    QString line = text;
    for (QChar& c : line) {
        if (c.category() == QChar::Other_Control)
            c = QLatin1Char(' ');
    }
    return line.simplified();
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
               orNull(contact.id), uidOrNew(contact.uid), oneLineOf(contact.fullName),
               oneLineOf(contact.prefix), oneLineOf(contact.given), oneLineOf(contact.additional),
               oneLineOf(contact.family), oneLineOf(contact.suffix), oneLineOf(contact.nickname),
               oneLineOf(contact.organisation), contact.notes, contact.birthday, contact.other)
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
                   position++, oneLineOf(address.text), address.label)
            .run();
    position = 0;
    for (const LabelledText& phone : contact.phones)
        context
            .query("INSERT INTO contact_phone (contact, position, number, label) VALUES (?, ?, ?, ?)", id,
                   position++, oneLineOf(phone.text), phone.label)
            .run();
    if (contact.picture && !contact.picture->isEmpty())
        context.query("INSERT INTO contact_picture (contact, data) VALUES (?, ?)", id, *contact.picture)
            .run();
    return id;
}

/// Changes groups of one edit, and takes down what takes that back: as changes too, so that it undoes
/// nothing else.
class GroupEdits
{
public:
    GroupEdits(WriteContext& context, ContactEditDone& done) : m_context(context), m_done(done) {}

    void removeContact(const ContactEdit::Removal& removal)
    {
        const QList<Row> rows = rowsOf(removal.contact);
        QSet<ContactGroupId> ofHeir;
        for (const Row& row : rows) {
            if (removal.heir != 0 && hasContact(row.group, removal.heir))
                ofHeir.insert(row.group);
            remove(row);
        }
        for (const Row& row : rows) {
            if (removal.heir != 0 && !ofHeir.contains(row.group))
                add(row.group, {{removal.heir, row.member.address}, row.position});
        }
    }

    void put(const ContactGroup& group)
    {
        if (group.id != 0 && isThere(group.id)) {
            m_done.groups.append(group.id);
            return;
        }
        const QString name = freeName(group.name, group.id);
        m_context
            .query("INSERT INTO contact_group (id, uid, name) VALUES (?, ?, ?)", orNull(group.id),
                   uidOrNew(group.uid), name)
            .run();
        const ContactGroupId id = group.id == 0 ? m_context.lastInsertId() : group.id;
        m_names->insert(groupNameKey(name), id);
        m_done.groups.append(id);
        m_done.undo.removeGroups.append(id);
        int position = 0;
        for (const GroupMember& member : group.members)
            insert(id, position++, member);
    }

    void change(const ContactEdit::GroupChange& change)
    {
        if (!isThere(change.group))
            return;
        if (!change.name.isEmpty())
            rename(change.group, change.name);
        for (const GroupMember& member : change.remove) {
            for (const Row& row : rowsOf(change.group, made(member)))
                remove(row);
        }
        for (const ContactEdit::GroupChange::Addition& addition : change.add)
            add(change.group, {made(addition.member), addition.position});
    }

    void removeGroup(ContactGroupId group)
    {
        const auto before = storedGroup(m_context, group);
        if (!before)
            return;
        m_context.query("DELETE FROM contact_group WHERE id = ?", group).run();
        m_done.undo.putGroups.append(*before);
    }

private:
    struct Row
    {
        ContactGroupId group = 0;
        int position = 0;
        GroupMember member;
    };

    /// With the contact that a negative number stands for.
    [[nodiscard]] GroupMember made(const GroupMember& member) const
    {
        const ContactId contact =
            member.contact < 0 ? m_done.contacts.value(-member.contact - 1) : member.contact;
        return {contact, {oneLineOf(member.address.name), oneLineOf(member.address.addr)}};
    }

    [[nodiscard]] bool isThere(ContactGroupId group)
    {
        return m_context.query("SELECT 1 FROM contact_group WHERE id = ?", group).next();
    }

    [[nodiscard]] bool hasContact(ContactGroupId group, ContactId contact)
    {
        return m_context.query("SELECT 1 FROM contact_member WHERE grp = ? AND contact = ?", group, contact)
            .next();
    }

    [[nodiscard]] static QList<Row> read(Query query)
    {
        QList<Row> rows;
        while (query.next())
            rows.append({query.number(0),
                         static_cast<int>(query.number(1)),
                         {query.number(2), {query.text(3), query.text(4)}}});
        return rows;
    }

    [[nodiscard]] QList<Row> rowsOf(ContactId contact)
    {
        return read(m_context.query("SELECT grp, position, contact, name, address FROM contact_member"
                                    " WHERE contact = ? ORDER BY grp, position",
                                    contact));
    }

    [[nodiscard]] QList<Row> rowsOf(ContactGroupId group, const GroupMember& member)
    {
        return read(m_context.query("SELECT grp, position, coalesce(contact, 0), name, address"
                                    " FROM contact_member WHERE grp = ? AND coalesce(contact, 0) = ?"
                                    " AND address = ? ORDER BY position",
                                    group, member.contact, member.address.addr));
    }

    void remove(const Row& row)
    {
        m_context.query("DELETE FROM contact_member WHERE grp = ? AND position = ?", row.group, row.position)
            .run();
        undoOf(row.group).add.append(ContactEdit::GroupChange::Addition{row.member, row.position});
    }

    void add(ContactGroupId group, const ContactEdit::GroupChange::Addition& addition)
    {
        if (!rowsOf(group, addition.member).isEmpty())
            return;
        const bool isFree = addition.position >= 0 &&
                            !m_context
                                 .query("SELECT 1 FROM contact_member WHERE grp = ? AND position = ?", group,
                                        addition.position)
                                 .next();
        if (insert(group, isFree ? addition.position : behindTheLast(group), addition.member))
            undoOf(group).remove.append(addition.member);
    }

    [[nodiscard]] int behindTheLast(ContactGroupId group)
    {
        Query row = m_context.query(
            "SELECT coalesce(max(position), -1) + 1 FROM contact_member WHERE grp = ?", group);
        return row.next() ? static_cast<int>(row.number(0)) : 0;
    }

    /// False: it is nobody, or the contact has gone since the group was read.
    bool insert(ContactGroupId group, int position, const GroupMember& wanted)
    {
        const GroupMember member = made(wanted);
        if (member.contact == 0 && member.address.addr.isEmpty())
            return false;
        return m_context
                   .query(
                       "INSERT INTO contact_member (grp, position, contact, name, address) SELECT ?1, ?2, ?3,"
                       " ?4, ?5 WHERE ?3 IS NULL OR EXISTS (SELECT 1 FROM contact WHERE id = ?3)",
                       group, position, orNull(member.contact), member.address.name, member.address.addr)
                   .run() > 0;
    }

    void rename(ContactGroupId group, const QString& wanted)
    {
        const auto before = storedGroup(m_context, group);
        const QString name = freeName(wanted, group);
        if (!before || before->name == name)
            return;
        m_context.query("UPDATE contact_group SET name = ? WHERE id = ?", name, group).run();
        m_names->remove(groupNameKey(before->name));
        m_names->insert(groupNameKey(name), group);
        if (undoOf(group).name.isEmpty())
            undoOf(group).name = before->name;
    }

    /// Read once: there may be many groups in one edit.
    [[nodiscard]] QString freeName(const QString& wanted, ContactGroupId own)
    {
        if (!m_names) {
            m_names.emplace();
            Query rows = m_context.query("SELECT id, name FROM contact_group ORDER BY id DESC");
            while (rows.next())
                m_names->insert(groupNameKey(rows.text(1)), rows.number(0));
        }
        return freeGroupName(oneLineOf(wanted), [this, own](const QString& key) {
            const auto known = m_names->constFind(key);
            return known != m_names->constEnd() && *known != own;
        });
    }

    [[nodiscard]] ContactEdit::GroupChange& undoOf(ContactGroupId group)
    {
        QList<ContactEdit::GroupChange>& changes = m_done.undo.changeGroups;
        const auto known = m_undos.constFind(group);
        if (known != m_undos.constEnd())
            return changes[*known];
        m_undos.insert(group, changes.size());
        changes.append({group, {}, {}, {}});
        return changes.last();
    }

    WriteContext& m_context;
    ContactEditDone& m_done;
    QHash<ContactGroupId, qsizetype> m_undos;              ///< places in the undo's changeGroups
    std::optional<QHash<QString, ContactGroupId>> m_names; ///< of all groups, by groupNameKey()
};

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
        GroupEdits groups(*d, done);
        putContacts(*d, edit, done);
        // First, so that they come back with the members that go too.
        for (const ContactGroupId group : edit.removeGroups)
            groups.removeGroup(group);
        for (const ContactEdit::Removal& removal : edit.remove) {
            const auto before = storedContact(*d, removal.contact);
            if (!before)
                continue;
            groups.removeContact(removal);
            d->query("DELETE FROM contact WHERE id = ?", removal.contact).run();
            done.undo.put.append(*before);
        }
        for (const ContactGroup& group : edit.putGroups)
            groups.put(group);
        for (const ContactEdit::GroupChange& change : edit.changeGroups)
            groups.change(change);
        putForgotten(*d, edit, done);
        if (!edit.isEmpty())
            d->changes().contactsChanged();
        return done;
    });
}

} // namespace postaci
