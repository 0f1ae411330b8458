#pragma once

#include "store/Contact.h"

namespace postaci {

// Business cards as files (.vcf). Pure functions for any thread.

/// What a file of cards has.
struct VCards
{
    QList<Contact> contacts;    ///< ids 0; pictures as large as they came
    QList<ContactGroup> groups; ///< members with ContactEdit's negative numbers for `contacts`, or addresses
    qsizetype skipped = 0;      ///< cards without a name, an address and a number, or inside of another
    bool isCut = false;         ///< it has more than is read
};

/// Reads cards of versions 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), also with the mistakes that are seen in
/// the wild; never fails. At most 100,000 cards, of each 1,000 lines, 100 addresses and numbers, 64 KB of
/// what there is no field for, and a picture of 8 MB.
[[nodiscard]] VCards readVCards(const QByteArray& bytes);

enum class VCardVersion { Three, Four };

/// Writes them as UTF-8, folded at 75 bytes; groups as KIND:group, in version 3.0 as Apple's programs do.
/// Members of groups are found by their ids.
[[nodiscard]] QByteArray writeVCards(const QList<Contact>& contacts, const QList<ContactGroup>& groups,
                                     VCardVersion version);

} // namespace postaci
