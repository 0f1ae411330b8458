#include "contacts/Duplicates.h"

#include "message/DisjointSets.h"
#include "message/TextFolding.h"

#include <QHash>
#include <QSet>

#include <map>

namespace postaci {

namespace {

constexpr qsizetype kLongestNameKey = 300;
constexpr qsizetype kMostTextsMerged = 500;
constexpr qsizetype kLongestTextMerged = 64 << 10;
constexpr qsizetype kMostSharers = 20; ///< of one address that are told apart by their names

QString nameKey(const Contact& contact)
{
    const QString name = contact.shownName();
    return contact.hasAddress(name) ? QString() : foldForSearch(name.left(kLongestNameKey)).simplified();
}

/// Whether both may be one person: equal, all words of one in the other, or one is nobody's.
bool namesAgree(const QString& key, const QString& other)
{
    if (key.isEmpty() || other.isEmpty() || key == other)
        return true;
    const QStringList words = key.split(QLatin1Char(' '));
    const QStringList others = other.split(QLatin1Char(' '));
    const auto isWithin = [](const QStringList& some, const QStringList& all) {
        return std::all_of(some.begin(), some.end(),
                           [&all](const QString& word) { return all.contains(word); });
    };
    return isWithin(words, others) || isWithin(others, words);
}

void addMissing(QList<LabelledText>& texts, const QList<LabelledText>& more)
{
    QSet<QString> known;
    for (const LabelledText& own : std::as_const(texts))
        known.insert(own.text.toLower());
    for (const LabelledText& text : more) {
        if (texts.size() < kMostTextsMerged && !known.contains(text.text.toLower())) {
            known.insert(text.text.toLower());
            texts.append(text);
        }
    }
}

/// Lines of one text that the other has not.
void addLines(QString& text, const QString& more, const QString& lineEnd)
{
    if (more.isEmpty())
        return;
    const QStringList own = text.split(lineEnd);
    const QSet<QString> known(own.begin(), own.end());
    for (const QString& line : more.split(lineEnd)) {
        if (!line.isEmpty() && !known.contains(line) && text.size() + line.size() <= kLongestTextMerged)
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
        for (qsizetype i = 0; i < book.contacts.size(); ++i) {
            m_byId.insert(book.contacts.at(i).id, i);
            learn(book.contacts.at(i), {true, i});
        }
        for (qsizetype i = book.groups.size() - 1; i >= 0; --i)
            m_groups.insert(groupNameKey(book.groups.at(i).name), {true, i});
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
        const QString key = groupNameKey(group.name);
        const auto known = m_groups.constFind(key);
        if (known == m_groups.constEnd()) {
            addGroup(taken, key);
        } else if (!known->isInBook) {
            for (const GroupMember& member : std::as_const(taken.members))
                addMember(m_plan.edit.putGroups[known->index].members, *known, member);
        } else if (m_way == DuplicateWay::Merge) {
            grow(*known, taken.members);
        } else if (m_way == DuplicateWay::AddAnyway) {
            taken.name =
                freeGroupName(group.name, [this](const QString& each) { return m_groups.contains(each); });
            taken.uid.clear();    // it may be that of the one that is here
            addGroup(taken, key); // where the rest of that name goes too
        }
    }

    [[nodiscard]] ImportPlan plan() { return std::move(m_plan); }

private:
    /// A contact of the book, or one of ContactEdit::put; the same for groups.
    struct Place
    {
        bool isInBook = false;
        qsizetype index = 0;
        bool operator==(const Place&) const = default;
    };

    void addGroup(ContactGroup group, const QString& key)
    {
        group.id = 0;
        const Place place{false, m_plan.edit.putGroups.size()};
        const QList<GroupMember> members = std::exchange(group.members, {});
        m_plan.edit.putGroups.append(group);
        m_groups.insert(key, place);
        m_groups.insert(groupNameKey(group.name), place);
        for (const GroupMember& member : members)
            addMember(m_plan.edit.putGroups.last().members, place, member);
    }

    /// A contact is in a group once, and so is an address that is no contact's. False: it is there already.
    bool addMember(QList<GroupMember>& members, const Place& group, const GroupMember& member)
    {
        QSet<QString>& known = m_members[{group.isInBook, group.index}];
        const QString key =
            member.contact != 0 ? QString::number(member.contact) : member.address.addr.toLower();
        if (key.isEmpty() || known.contains(key))
            return false;
        known.insert(key);
        members.append(member);
        return true;
    }

    void grow(const Place& place, const QList<GroupMember>& members)
    {
        const ContactGroup& group = m_book.groups.at(place.index);
        QList<GroupMember> seen;
        if (!m_members.contains({true, place.index})) {
            for (const GroupMember& member : group.members)
                addMember(seen, place, member);
        }
        ContactEdit::GroupChange change{group.id, {}, {}, {}};
        GroupGrowth growth{group.name, {}};
        for (const GroupMember& member : members) {
            if (!addMember(seen, place, member))
                continue;
            change.add.append(ContactEdit::GroupChange::Addition{member, -1});
            growth.added.append(addressOf(member));
        }
        if (change.add.isEmpty())
            return;
        m_plan.edit.changeGroups.append(change);
        m_plan.grown.append(growth);
    }

    [[nodiscard]] Address addressOf(const GroupMember& member) const
    {
        if (member.contact == 0)
            return member.address;
        return at(member.contact < 0 ? Place{false, -member.contact - 1}
                                     : Place{true, m_byId.value(member.contact)})
            .mainAddress();
    }

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
            QList<Place>& sharers = m_byAddress[address.text.toLower()];
            if (sharers.size() < kMostSharers && !sharers.contains(place))
                sharers.append(place);
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
        // People share addresses, in families and offices, and names too: neither says it alone.
        const QString name = nameKey(contact);
        for (const LabelledText& address : contact.addresses) {
            for (const Place& sharer : m_byAddress.value(address.text.toLower())) {
                if (namesAgree(name, nameKey(at(sharer))))
                    return sharer;
            }
        }
        const auto known = m_byName.constFind(name);
        if (known == m_byName.constEnd() || name.isEmpty())
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
    QHash<QString, QList<Place>> m_byAddress;
    QHash<QString, Place> m_byName;
    QHash<ContactId, qsizetype> m_byId;                         ///< places in the book
    QHash<QString, Place> m_groups;                             ///< by groupNameKey()
    QHash<std::pair<bool, qsizetype>, QSet<QString>> m_members; ///< of the groups that were looked at
    QHash<qsizetype, qsizetype> m_changed; ///< places in the book to those in ContactEdit::put
    QList<ContactId> m_idsOfFile;          ///< what each contact of the file has become
};

} // namespace

ImportPlan planImport(const QList<Contact>& contacts, const QList<ContactGroup>& groups,
                      const AddressBook& book, DuplicateWay way, const CancelToken& cancel)
{
    Importing importing(book, way);
    for (const Contact& contact : contacts) {
        if (cancel.isCancelled())
            return {};
        importing.take(contact);
    }
    for (const ContactGroup& group : groups) {
        if (cancel.isCancelled())
            return {};
        importing.take(group);
    }
    return importing.plan();
}

} // namespace postaci
