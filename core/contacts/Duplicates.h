#pragma once

#include "base/CancelToken.h"
#include "store/Contact.h"

namespace postaci {

// Contacts that may be one. Pure functions for any thread.

/// Sets of contacts that share an address or a name, as search compares them; each in the order given, at
/// least two.
[[nodiscard]] QList<QList<ContactId>> findDuplicates(const QList<Contact>& contacts);

/// What of two contacts can only be one of them.
enum class MergeField { Name, Nickname, Organisation, Birthday, Picture };

/// Both in one, with the id and uid of `kept`: its fields, where it has none those of `other`, and of
/// `fromOther` those of `other`; all addresses, numbers and notes, up to 500 addresses, 500 numbers and 64 KB
/// of notes. Both need their pictures read for them to count.
[[nodiscard]] Contact mergeContacts(const Contact& kept, const Contact& other,
                                    const QList<MergeField>& fromOther = {});

/// What becomes of contacts of a file that are here already.
enum class DuplicateWay { Merge, Skip, AddAnyway };

/// Whom a file adds to a group that is here.
struct GroupGrowth
{
    QString group;
    AddressList added; ///< `addr` empty: a contact without an address
    bool operator==(const GroupGrowth&) const = default;
};

struct ImportPlan
{
    ContactEdit edit;
    qsizetype added = 0;
    qsizetype merged = 0;  ///< with contacts that are here, or earlier in the file, and changed them
    qsizetype skipped = 0; ///< here already, with nothing new
    QList<GroupGrowth> grown;
};

/// What it takes to get contacts of a file into the address book. They are known again by uid, by an address
/// under a name that agrees (equal, one within the other, or none), or, where one of both has no address, by
/// the name. A group with the name of one that is here adds to it, where contacts are merged; else it stays
/// as it is, or the new one gets a number. Cancelled, the plan is of no use.
[[nodiscard]] ImportPlan planImport(const QList<Contact>& contacts, const QList<ContactGroup>& groups,
                                    const AddressBook& book, DuplicateWay way,
                                    const CancelToken& cancel = {});

} // namespace postaci
