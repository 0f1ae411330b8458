#pragma once

#include "store/Contact.h"

#include <QAbstractListModel>
#include <QLocale>

#include <memory>
#include <vector>

namespace postaci {

/// The address book as its window lists it.
struct ContactLines
{
    struct Line
    {
        ContactId contact = 0; ///< 0: a collected address
        Address address;       ///< with the name that is shown
        QString folded;        ///< what is searched
        qint64 times = 0;      ///< collected: how often it was written to
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

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void refill();

    std::shared_ptr<const ContactLines> m_lines = std::make_shared<const ContactLines>();
    ContactPlace m_place;
    QStringList m_words;
    std::vector<size_t> m_shown;
};

} // namespace postaci
