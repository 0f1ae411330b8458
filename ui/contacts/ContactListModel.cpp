#include "contacts/ContactListModel.h"

#include "message/TextFolding.h"
#include "reader/Recipients.h"

#include <QCollator>

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

} // namespace

std::shared_ptr<const ContactLines> contactLines(const AddressBook& book, const QLocale& locale)
{
    auto made = std::make_shared<ContactLines>();
    made->book = book;
    for (const Contact& contact : book.contacts) {
        const QString name = contact.shownName();
        made->lines.push_back({contact.id, {name, contact.mainAddress().addr}, foldedLine(contact, name), 0});
    }
    for (const CollectedAddress& collected : book.collected)
        made->lines.push_back(
            {0, collected.address,
             foldForSearch(
                 (collected.address.name + QLatin1Char('\n') + collected.address.addr).left(kLongestFolded)),
             collected.times});
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
    QSet<QString> addresses;
    for (const ContactGroup& group : m_lines->book.groups) {
        if (m_place.kind != ContactPlace::Kind::Group || group.id != m_place.group)
            continue;
        for (const GroupMember& member : group.members) {
            if (member.contact != 0)
                members.insert(member.contact);
            else
                addresses.insert(member.address.addr.toLower());
        }
    }
    for (size_t i = 0; i < m_lines->lines.size(); ++i) {
        const ContactLines::Line& line = m_lines->lines[i];
        const bool isHere = m_place.kind == ContactPlace::Kind::Collected ? line.contact == 0
                            : m_place.kind == ContactPlace::Kind::All
                                ? line.contact != 0
                                : members.contains(line.contact) ||
                                      (line.contact == 0 && addresses.contains(line.address.addr.toLower()));
        const auto has = [&line](const QString& word) { return line.folded.contains(word); };
        if (isHere && std::all_of(m_words.begin(), m_words.end(), has))
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
