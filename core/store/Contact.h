#pragma once

#include "base/Address.h"
#include "base/Ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QSet>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace postaci {

using ContactId = qint64;      ///< row of `contact`, from 1; 0 is none
using ContactGroupId = qint64; ///< row of `contact_group`, from 1; 0 is none

/// Bytes of a contact's picture, a JPEG or PNG.
constexpr qsizetype kLargestPicture = 512 << 10;

/// An address or a telephone number with what it is for: "home", "work", "other", or a word of the user's.
struct LabelledText
{
    QString text;
    QString label;
    bool operator==(const LabelledText&) const = default;
};

/// A person or organisation that the user has written down.
struct Contact
{
    ContactId id = 0; ///< 0: not stored yet
    QString uid;      ///< of its vCard (RFC 6350 6.7.6); empty: one is made
    QString fullName; ///< empty: made of the parts
    QString prefix;   ///< "Dr."
    QString given;
    QString additional;
    QString family;
    QString suffix;
    QString nickname;
    QString organisation;
    QString notes;
    QString birthday; ///< 1990-05-17, or --05-17 without a year; empty: not known
    QList<LabelledText> addresses;
    QList<LabelledText> phones;
    /// At most kLargestPicture; empty: none. Without a value it was not read, and written it stays as it is.
    std::optional<QByteArray> picture;
    QString other; ///< vCard lines that there is no field for, each with "\r\n"
    bool operator==(const Contact&) const = default;

    /// The full name, else the parts, the nickname, the organisation or the first address.
    [[nodiscard]] QString shownName() const;
    /// The first address under that name; without one `addr` is empty.
    [[nodiscard]] Address mainAddress() const;
    [[nodiscard]] bool hasAddress(const QString& address) const; ///< whatever its case
};

/// A contact or an address in a group.
struct GroupMember
{
    ContactId contact = 0; ///< 0: an address that is no contact's
    Address address;       ///< of a contact: the address that is meant, empty: its first
    bool operator==(const GroupMember&) const = default;
};

struct ContactGroup
{
    ContactGroupId id = 0; ///< 0: not stored yet
    QString uid;           ///< empty: one is made
    QString name;
    QList<GroupMember> members;
    bool operator==(const ContactGroup&) const = default;
};

/// An address that the user has written to, see `correspondent`.
struct CollectedAddress
{
    Address address;
    qint64 times = 0;
    QDateTime last; ///< UTC, of the newest message
};

/// What two names of groups have in common that are one name to people, whatever their case and marks.
[[nodiscard]] QString groupNameKey(const QString& name);
/// `name` on one line, with " (2)" or a higher number behind it if that one is taken.
[[nodiscard]] QString freeGroupName(const QString& name,
                                    const std::function<bool(const QString& key)>& isTaken);

/// A change of contacts, done as one; see Transaction::editContacts().
struct ContactEdit
{
    struct Removal
    {
        ContactId contact = 0;
        ContactId heir = 0; ///< takes its places in groups; 0: nobody
        bool operator==(const Removal&) const = default;
    };
    /// What becomes of one group that is there, whatever else has become of it meanwhile.
    struct GroupChange
    {
        struct Addition
        {
            GroupMember member; ///< left out if it is one already, or its contact is gone
            int position = -1; ///< where it was before; below 0, or somebody else's by now: behind the others
            bool operator==(const Addition&) const = default;
        };
        ContactGroupId group = 0;  ///< nothing is done to one that is gone
        QString name;              ///< a new one, made a free one; empty: it stays
        QList<GroupMember> remove; ///< those with that contact and address
        QList<Addition> add;
        bool operator==(const GroupChange&) const = default;
    };
    QList<Contact> put; ///< id 0: new; one that is not there any more comes back with its id
    QList<Removal> remove;
    /// New groups, and ones that come back with their ids; those that are there are left as they are. Names
    /// are made free ones. A member's `contact` below 0 is a new one: -1 the first of `put`, and so on.
    QList<ContactGroup> putGroups;
    QList<GroupChange> changeGroups;
    QList<ContactGroupId> removeGroups;
    QStringList forget; ///< collected addresses that are not to be offered any more
    QStringList recall; ///< the way back

    [[nodiscard]] bool isEmpty() const
    {
        return put.isEmpty() && remove.isEmpty() && putGroups.isEmpty() && changeGroups.isEmpty() &&
               removeGroups.isEmpty() && forget.isEmpty() && recall.isEmpty();
    }
};

/// What a ContactEdit has made of the store.
struct ContactEditDone
{
    QList<ContactId> contacts;    ///< of ContactEdit::put, in that order
    QList<ContactGroupId> groups; ///< of ContactEdit::putGroups
    ContactEdit undo;             ///< takes it back
};

/// Everybody in the address book.
struct AddressBook
{
    QList<Contact> contacts;  ///< without pictures, in the order of their ids
    QSet<ContactId> pictured; ///< those that have one
    QList<ContactGroup> groups;
    QList<CollectedAddress> collected; ///< without the user's own and forgotten ones
};

} // namespace postaci

Q_DECLARE_METATYPE(postaci::Contact)
