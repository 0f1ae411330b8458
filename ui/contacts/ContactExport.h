#pragma once

#include "base/Result.h"
#include "contacts/VCard.h"

#include <QSet>

namespace postaci {

/// What a file of cards is to have.
struct ContactExport
{
    QString profileDir;
    QList<ContactId> contacts;
    QList<ContactGroup> groups;
    /// Members of groups that are no contacts go into the file too.
    bool withAddresses = false;
    VCardVersion version = VCardVersion::Three;
};

/// The groups with those of their members that are among `contacts`; without those that have nobody then.
[[nodiscard]] QList<ContactGroup> exportedGroups(const QList<ContactGroup>& groups,
                                                 const QSet<ContactId>& contacts, bool withAddresses);

/// Writes the contacts with their pictures, one by one, and says how many. Those that are gone are left out;
/// at any other error `path` stays as it was (FileUnwritable: because of it). For another thread.
[[nodiscard]] Result<qsizetype> exportContacts(const ContactExport& wanted, const QString& path);

} // namespace postaci
