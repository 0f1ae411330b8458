#pragma once

#include "base/CancelToken.h"
#include "store/Contact.h"

#include <QHash>

namespace postaci {

// Business cards as files (.vcf). Pure functions for any thread.

/// What a file of cards has.
struct VCards
{
    QList<Contact> contacts; ///< ids 0; pictures as large as they came
    /// Those that are written as such, then what contacts have for categories; members with ContactEdit's
    /// negative numbers for `contacts`, or addresses.
    QList<ContactGroup> groups;
    qsizetype skipped = 0; ///< cards without a name, an address and a number, or inside of another
    bool isCut = false;    ///< it has more than is read
};

/// Reads cards of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), also with the mistakes that are seen in
/// the wild; never fails. What stands as an address and is none goes to the notes. At most 100,000 cards and
/// 300,000 addresses, numbers and members of groups, of each card 1,000 lines, 100 addresses and numbers, 64
/// KB of what there is no field for, and a picture of 8 MB. Cancelled, it gives what was read until then.
[[nodiscard]] VCards readVCards(const QByteArray& bytes, const CancelToken& cancel = {});

/// The postal addresses that a contact came with, each on one line, with their labels.
[[nodiscard]] QList<LabelledText> postalAddresses(const Contact& contact);

enum class VCardVersion { Three, Four };

/// Writes one as UTF-8, folded at 75 bytes.
[[nodiscard]] QByteArray writeVCard(const Contact& contact, VCardVersion version);
/// A group as KIND:group, in version 3.0 as Apple's programs do. Members that are contacts are named by their
/// uid in `uids`, and left out where they have none there.
[[nodiscard]] QByteArray writeVCard(const ContactGroup& group, const QHash<ContactId, QString>& uids,
                                    VCardVersion version);
/// All of them.
[[nodiscard]] QByteArray writeVCards(const QList<Contact>& contacts, const QList<ContactGroup>& groups,
                                     VCardVersion version);

} // namespace postaci
