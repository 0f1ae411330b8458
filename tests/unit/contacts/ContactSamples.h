#pragma once

#include "store/Contact.h"

namespace postaci::test {

/// A contact of that name with these addresses, all "home".
[[nodiscard]] inline Contact contactOf(ContactId id, const QString& name, const QStringList& addresses)
{
    Contact contact;
    contact.id = id;
    contact.uid = QStringLiteral("uid-%1").arg(id);
    contact.fullName = name;
    for (const QString& address : addresses)
        contact.addresses.append({address, QStringLiteral("home")});
    return contact;
}

} // namespace postaci::test
