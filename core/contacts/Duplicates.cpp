#include "contacts/Duplicates.h"

#include "message/DisjointSets.h"
#include "message/TextFolding.h"

#include <map>

namespace postaci {

namespace {

QString nameKey(const Contact& contact)
{
    const QString name = contact.shownName();
    return contact.hasAddress(name) ? QString() : foldForSearch(name).simplified();
}

void addMissing(QList<LabelledText>& texts, const QList<LabelledText>& more)
{
    for (const LabelledText& text : more) {
        const bool isThere = std::any_of(texts.begin(), texts.end(), [&](const LabelledText& own) {
            return own.text.compare(text.text, Qt::CaseInsensitive) == 0;
        });
        if (!isThere)
            texts.append(text);
    }
}

/// Lines of one text that the other has not.
void addLines(QString& text, const QString& more, const QString& lineEnd)
{
    const QStringList known = text.split(lineEnd);
    for (const QString& line : more.split(lineEnd)) {
        if (!line.isEmpty() && !known.contains(line))
            text += (text.isEmpty() || text.endsWith(lineEnd) ? QString() : lineEnd) + line +
                    (lineEnd.size() > 1 ? lineEnd : QString());
    }
}

bool hasName(const Contact& contact)
{
    return !contact.fullName.isEmpty() || !contact.given.isEmpty() || !contact.family.isEmpty();
}

void takeName(Contact& contact, const Contact& other)
{
    contact.fullName = other.fullName;
    contact.prefix = other.prefix;
    contact.given = other.given;
    contact.additional = other.additional;
    contact.family = other.family;
    contact.suffix = other.suffix;
}

} // namespace

QList<QList<ContactId>> findDuplicates(const QList<Contact>& contacts)
{
    DisjointSets sets(static_cast<size_t>(contacts.size()));
    QHash<QString, qsizetype> firstWith;
    const auto join = [&](const QString& key, qsizetype index) {
        if (key.isEmpty())
            return;
        const auto known = firstWith.constFind(key);
        if (known == firstWith.constEnd())
            firstWith.insert(key, index);
        else
            sets.unite(static_cast<size_t>(*known), static_cast<size_t>(index));
    };
    for (qsizetype i = 0; i < contacts.size(); ++i) {
        for (const LabelledText& address : contacts.at(i).addresses)
            join(address.text.toLower(), i);
        const QString name = nameKey(contacts.at(i));
        join(name.isEmpty() ? QString() : QStringLiteral("name ") + name, i);
    }
    std::map<size_t, QList<ContactId>> members;
    std::vector<size_t> order;
    for (qsizetype i = 0; i < contacts.size(); ++i) {
        const size_t root = sets.find(static_cast<size_t>(i));
        if (members[root].isEmpty())
            order.push_back(root);
        members[root].append(contacts.at(i).id);
    }
    QList<QList<ContactId>> duplicates;
    for (const size_t root : order) {
        if (members[root].size() > 1)
            duplicates.append(members[root]);
    }
    return duplicates;
}

Contact mergeContacts(const Contact& kept, const Contact& other, const QList<MergeField>& fromOther)
{
    Contact merged = kept;
    const auto takes = [&](MergeField field, bool isMissing) {
        return isMissing || fromOther.contains(field);
    };
    if (takes(MergeField::Name, !hasName(kept)) && hasName(other))
        takeName(merged, other);
    if (takes(MergeField::Nickname, kept.nickname.isEmpty()) && !other.nickname.isEmpty())
        merged.nickname = other.nickname;
    if (takes(MergeField::Organisation, kept.organisation.isEmpty()) && !other.organisation.isEmpty())
        merged.organisation = other.organisation;
    if (takes(MergeField::Birthday, kept.birthday.isEmpty()) && !other.birthday.isEmpty())
        merged.birthday = other.birthday;
    const bool hasNoPicture = kept.picture && kept.picture->isEmpty();
    if (takes(MergeField::Picture, hasNoPicture) && other.picture && !other.picture->isEmpty())
        merged.picture = other.picture;
    addMissing(merged.addresses, other.addresses);
    addMissing(merged.phones, other.phones);
    addLines(merged.notes, other.notes, QStringLiteral("\n"));
    addLines(merged.other, other.other, QStringLiteral("\r\n"));
    return merged;
}

namespace {

/// The address book as it grows by a file.
class Importing
{
public:
    Importing(const AddressBook& book, DuplicateWay way) : m_book(book), m_way(way)
    {
        for (qsizetype i = 0; i < book.contacts.size(); ++i)
            learn(book.contacts.at(i), {true, i});
    }

    void take(const Contact& contact)
    {
        const auto known = m_way == DuplicateWay::AddAnyway ? std::nullopt : find(contact);
        if (!known) {
            add(contact);
            return;
        }
        m_idsOfFile.append(idOf(*known));
        const Contact before = at(*known);
        Contact both = mergeContacts(before, contact);
        if (m_way == DuplicateWay::Skip || both == before) {
            ++m_plan.skipped;
            return;
        }
        ++m_plan.merged;
        put(*known, both);
        learn(both, *known);
    }

    void take(const ContactGroup& group)
    {
        ContactGroup taken = group;
        for (GroupMember& member : taken.members) {
            if (member.contact < 0)
                member.contact = m_idsOfFile.value(-member.contact - 1);
        }
        for (const ContactGroup& known : m_book.groups) {
            if (m_way == DuplicateWay::AddAnyway || foldForSearch(known.name) != foldForSearch(group.name))
                continue;
            ContactGroup both = known;
            for (const GroupMember& member : std::as_const(taken.members)) {
                if (!both.members.contains(member))
                    both.members.append(member);
            }
            taken = both;
            break;
        }
        m_plan.edit.putGroups.append(taken);
    }

    [[nodiscard]] ImportPlan plan() { return std::move(m_plan); }

private:
    /// A contact of the book, or one of ContactEdit::put.
    struct Place
    {
        bool isInBook = false;
        qsizetype index = 0;
    };

    void add(Contact contact)
    {
        contact.id = 0;
        if (contact.uid.isEmpty() || m_byUid.contains(contact.uid))
            contact.uid.clear();
        m_plan.edit.put.append(contact);
        ++m_plan.added;
        m_idsOfFile.append(-m_plan.edit.put.size());
        learn(contact, {false, m_plan.edit.put.size() - 1});
    }

    void learn(const Contact& contact, const Place& place)
    {
        if (!contact.uid.isEmpty())
            m_byUid.insert(contact.uid, place);
        for (const LabelledText& address : contact.addresses) {
            const QString key = address.text.toLower();
            if (!m_byAddress.contains(key))
                m_byAddress.insert(key, place);
        }
        const QString name = nameKey(contact);
        if (!name.isEmpty() && !m_byName.contains(name))
            m_byName.insert(name, place);
    }

    [[nodiscard]] std::optional<Place> find(const Contact& contact) const
    {
        if (const auto known = m_byUid.constFind(contact.uid);
            known != m_byUid.constEnd() && !contact.uid.isEmpty())
            return *known;
        for (const LabelledText& address : contact.addresses) {
            if (const auto known = m_byAddress.constFind(address.text.toLower());
                known != m_byAddress.constEnd())
                return *known;
        }
        // People share names, so that alone says something only where nothing contradicts it.
        const auto known = m_byName.constFind(nameKey(contact));
        if (known == m_byName.constEnd() || nameKey(contact).isEmpty())
            return std::nullopt;
        return contact.addresses.isEmpty() || at(*known).addresses.isEmpty() ? std::optional(*known)
                                                                             : std::nullopt;
    }

    /// As it would be by now.
    [[nodiscard]] Contact at(const Place& place) const
    {
        if (!place.isInBook)
            return m_plan.edit.put.at(place.index);
        const auto changed = m_changed.constFind(place.index);
        if (changed != m_changed.constEnd())
            return m_plan.edit.put.at(*changed);
        Contact contact = m_book.contacts.at(place.index);
        if (!m_book.pictured.contains(contact.id))
            contact.picture = QByteArray();
        return contact;
    }

    [[nodiscard]] ContactId idOf(const Place& place) const
    {
        return place.isInBook ? m_book.contacts.at(place.index).id : -(place.index + 1);
    }

    void put(const Place& place, const Contact& contact)
    {
        if (!place.isInBook) {
            m_plan.edit.put[place.index] = contact;
            return;
        }
        const auto changed = m_changed.constFind(place.index);
        if (changed != m_changed.constEnd()) {
            m_plan.edit.put[*changed] = contact;
            return;
        }
        m_changed.insert(place.index, m_plan.edit.put.size());
        m_plan.edit.put.append(contact);
    }

    const AddressBook& m_book;
    DuplicateWay m_way;
    ImportPlan m_plan;
    QHash<QString, Place> m_byUid;
    QHash<QString, Place> m_byAddress;
    QHash<QString, Place> m_byName;
    QHash<qsizetype, qsizetype> m_changed; ///< places in the book to those in ContactEdit::put
    QList<ContactId> m_idsOfFile;          ///< what each contact of the file has become
};

} // namespace

ImportPlan planImport(const QList<Contact>& contacts, const QList<ContactGroup>& groups,
                      const AddressBook& book, DuplicateWay way)
{
    Importing importing(book, way);
    for (const Contact& contact : contacts)
        importing.take(contact);
    for (const ContactGroup& group : groups)
        importing.take(group);
    return importing.plan();
}

} // namespace postaci
