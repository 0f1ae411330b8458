#pragma once

#include "store/Contact.h"

#include <QHash>

namespace postaci {

// Contacts that may be one. Pure functions for any thread.

/// Sets of contacts that share an address or a name, as search compares them; each in the order given, at
/// least two.
[[nodiscard]] QList<QList<ContactId>> findDuplicates(const QList<Contact>& contacts);

/// What of two contacts can only be one of them.
enum class MergeField { Name, Nickname, Organisation, Birthday, Picture };

/// Both in one, with the id and uid of `kept`: its fields, where it has none those of `other`, and of
/// `fromOther` those of `other`; all addresses, numbers and notes. Both need their pictures read for them to
/// count.
[[nodiscard]] Contact mergeContacts(const Contact& kept, const Contact& other,
                                    const QList<MergeField>& fromOther = {});

/// What becomes of contacts of a file that are here already.
enum class DuplicateWay { Merge, Skip, AddAnyway };

struct ImportPlan
{
    ContactEdit edit;
    qsizetype added = 0;
    qsizetype merged = 0;  ///< with contacts that are here, or earlier in the file, and changed them
    qsizetype skipped = 0; ///< here already, with nothing new
};

/// What it takes to get contacts of a file into the address book. They are known again by uid, by an address,
/// or, where one of both has no address, by the name. Groups with the name of one that is here add to it.
[[nodiscard]] ImportPlan planImport(const QList<Contact>& contacts, const QList<ContactGroup>& groups,
                                    const AddressBook& book, DuplicateWay way);

} // namespace postaci
