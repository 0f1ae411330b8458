#include "contacts/ContactListModel.h"

#include "message/TextFolding.h"
#include "reader/Recipients.h"
#include "widgets/PlainTip.h"

#include <QCollator>
#include <QHash>
#include <QMimeData>
#include <QSet>

namespace postaci {

namespace {

constexpr qsizetype kLongestFolded = 2000;

QString foldedLine(const Contact& contact, const QString& name)
{
    QStringList texts{name, contact.nickname, contact.organisation};
    for (const LabelledText& address : contact.addresses)
        texts << address.text;
    for (const LabelledText& phone : contact.phones)
        texts << phone.text;
    return foldForSearch(texts.join(QLatin1Char('\n')).left(kLongestFolded));
}

ContactLines::Line addressLine(const Address& address, qint64 times, ContactGroupId group)
{
    const QString words = address.name + QLatin1Char('\n') + address.addr;
    return {0, address, foldForSearch(words.left(kLongestFolded)), times, group};
}

/// Members that are no contacts have to be seen, wherever their addresses are from.
void addFreeMembers(const AddressBook& book, std::vector<ContactLines::Line>& lines)
{
    QHash<QString, const CollectedAddress*> collected;
    for (const CollectedAddress& each : book.collected)
        collected.insert(each.address.addr.toLower(), &each);
    for (const ContactGroup& group : book.groups) {
        QSet<QString> known;
        for (const GroupMember& member : group.members) {
            const QString key = member.address.addr.toLower();
            if (member.contact != 0 || known.contains(key))
                continue;
            known.insert(key);
            const CollectedAddress* const written = collected.value(key);
            Address address = member.address;
            if (address.name.isEmpty() && written != nullptr)
                address.name = written->address.name;
            lines.push_back(addressLine(address, written == nullptr ? 0 : written->times, group.id));
        }
    }
}

} // namespace

std::shared_ptr<const ContactLines> contactLines(const AddressBook& book, const QLocale& locale)
{
    auto made = std::make_shared<ContactLines>();
    made->book = book;
    for (const Contact& contact : book.contacts) {
        const QString name = contact.shownName();
        made->lines.push_back(
            {contact.id, {name, contact.mainAddress().addr}, foldedLine(contact, name), 0, 0});
    }
    for (const CollectedAddress& collected : book.collected)
        made->lines.push_back(addressLine(collected.address, collected.times, 0));
    addFreeMembers(book, made->lines);
    QCollator collator(locale);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    collator.setNumericMode(true);
    std::vector<std::pair<QCollatorSortKey, size_t>> order;
    order.reserve(made->lines.size());
    for (size_t i = 0; i < made->lines.size(); ++i)
        order.emplace_back(collator.sortKey(made->lines[i].address.shownName()), i);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first.compare(b.first) < 0; });
    std::vector<ContactLines::Line> sorted;
    sorted.reserve(order.size());
    for (const auto& [key, index] : order)
        sorted.push_back(std::move(made->lines[index]));
    made->lines = std::move(sorted);
    return made;
}

void ContactListModel::setLines(std::shared_ptr<const ContactLines> lines)
{
    m_lines = std::move(lines);
    refill();
}

void ContactListModel::setShown(const ContactPlace& place, const QString& typed)
{
    m_place = place;
    m_words = foldForSearch(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    refill();
}

void ContactListModel::refill()
{
    beginResetModel();
    m_shown.clear();
    QSet<ContactId> members;
    for (const ContactGroup& group : m_lines->book.groups) {
        if (m_place.kind != ContactPlace::Kind::Group || group.id != m_place.group)
            continue;
        for (const GroupMember& member : group.members)
            members.insert(member.contact);
    }
    const auto isHere = [&](const ContactLines::Line& line) {
        switch (m_place.kind) {
        case ContactPlace::Kind::All:
            return line.contact != 0;
        case ContactPlace::Kind::Collected:
            return line.contact == 0 && line.group == 0;
        case ContactPlace::Kind::Group:
            break;
        }
        return line.contact != 0 ? members.contains(line.contact) : line.group == m_place.group;
    };
    for (size_t i = 0; i < m_lines->lines.size(); ++i) {
        const ContactLines::Line& line = m_lines->lines[i];
        const auto has = [&line](const QString& word) { return line.folded.contains(word); };
        if (isHere(line) && std::all_of(m_words.begin(), m_words.end(), has))
            m_shown.push_back(i);
    }
    endResetModel();
}

const AddressBook& ContactListModel::book() const
{
    return m_lines->book;
}

const ContactLines::Line& ContactListModel::lineAt(int row) const
{
    return m_lines->lines[m_shown[static_cast<size_t>(row)]];
}

int ContactListModel::rowOf(ContactId contact) const
{
    for (size_t i = 0; contact != 0 && i < m_shown.size(); ++i) {
        if (m_lines->lines[m_shown[i]].contact == contact)
            return static_cast<int>(i);
    }
    return -1;
}

QList<int> ContactListModel::rowsOf(const QList<ContactLines::Line>& lines) const
{
    QMultiHash<std::pair<ContactId, QString>, const ContactLines::Line*> wanted;
    const auto keyOf = [](const ContactLines::Line& line) {
        return std::pair(line.contact, line.contact != 0 ? QString() : line.address.addr);
    };
    for (const ContactLines::Line& line : lines)
        wanted.insert(keyOf(line), &line);
    QList<int> rows;
    for (int row = 0; row < rowCount(); ++row) {
        const ContactLines::Line& line = lineAt(row);
        const auto same = wanted.values(keyOf(line));
        if (std::any_of(same.begin(), same.end(), [&line](const auto* each) { return each->isSameAs(line); }))
            rows.append(row);
    }
    return rows;
}

void ContactListModel::setMimeSource(std::function<QMimeData*(const QList<ContactLines::Line>&)> source)
{
    m_mimeSource = std::move(source);
}

Qt::ItemFlags ContactListModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() && m_mimeSource ? flags | Qt::ItemIsDragEnabled : flags;
}

QMimeData* ContactListModel::mimeData(const QModelIndexList& indexes) const
{
    QList<ContactLines::Line> lines;
    for (const QModelIndex& index : indexes)
        lines.append(lineAt(index.row()));
    return m_mimeSource ? m_mimeSource(lines) : nullptr;
}

int ContactListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant ContactListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ContactLines::Line& line = lineAt(index.row());
    switch (role) {
    case NameRole:
        return shortLine(line.address.shownName());
    case AddressRole:
        return shortLine(line.address.addr);
    case ContactRole:
        return line.contact;
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return fullAddress(line.address);
    case Qt::ToolTipRole:
        return plainTip(fullAddress(line.address));
    default:
        return {};
    }
}

} // namespace postaci
