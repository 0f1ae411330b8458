#pragma once

#include "store/Contact.h"

#include <QAbstractListModel>
#include <QLocale>

#include <functional>
#include <memory>
#include <vector>

namespace postaci {

/// The address book as its window lists it.
struct ContactLines
{
    struct Line
    {
        ContactId contact = 0; ///< 0: an address that is nobody's here
        Address address;       ///< with the name that is shown
        QString folded;        ///< what is searched
        qint64 times = 0;      ///< how often it was written to; a contact: not known
        /// Of an address that is a member of that group; 0: a collected one.
        ContactGroupId group = 0;
        [[nodiscard]] bool isSameAs(const Line& other) const
        {
            return contact == other.contact && group == other.group &&
                   (contact != 0 || address.addr == other.address.addr);
        }
    };
    AddressBook book;
    std::vector<Line> lines; ///< by name, in the order of a language
};

/// Takes its time: for another thread.
[[nodiscard]] std::shared_ptr<const ContactLines> contactLines(const AddressBook& book,
                                                               const QLocale& locale);

/// Which part of the address book is listed.
struct ContactPlace
{
    enum class Kind { All, Group, Collected };
    Kind kind = Kind::All;
    ContactGroupId group = 0;
    bool operator==(const ContactPlace&) const = default;
};

/// The contacts of a place that have all words of a search. UI thread.
class ContactListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { AddressRole = Qt::UserRole, NameRole, ContactRole };

    using QAbstractListModel::QAbstractListModel;

    void setLines(std::shared_ptr<const ContactLines> lines);
    void setShown(const ContactPlace& place, const QString& typed);
    [[nodiscard]] const AddressBook& book() const;
    [[nodiscard]] const ContactLines::Line& lineAt(int row) const;
    [[nodiscard]] int rowOf(ContactId contact) const; ///< -1: it is not shown
    /// Where those lines are now, as far as they are shown; in the order of the rows.
    [[nodiscard]] QList<int> rowsOf(const QList<ContactLines::Line>& lines) const;
    /// Makes what is dragged out of the list.
    void setMimeSource(std::function<QMimeData*(const QList<ContactLines::Line>&)> source);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    void refill();

    std::shared_ptr<const ContactLines> m_lines = std::make_shared<const ContactLines>();
    ContactPlace m_place;
    QStringList m_words;
    std::vector<size_t> m_shown;
    std::function<QMimeData*(const QList<ContactLines::Line>&)> m_mimeSource;
};

} // namespace postaci
