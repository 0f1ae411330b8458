#pragma once

#include <QList>
#include <QString>

namespace postaci {

/// One mailbox of RFC 5322: a decoded display name and an addr-spec. A group's name is dropped, its members
/// kept.
struct Address
{
    QString name; ///< decoded; empty if none was given
    QString addr; ///< local@domain; empty for an undisclosed group

    [[nodiscard]] QString domain() const { return addr.section(QLatin1Char('@'), -1).toLower(); }
    [[nodiscard]] QString localPart() const { return addr.left(addr.lastIndexOf(QLatin1Char('@'))); }
    /// What a list row shows: the name, else the address.
    [[nodiscard]] QString shownName() const { return name.isEmpty() ? addr : name; }
    bool operator==(const Address&) const = default;
};

using AddressList = QList<Address>;

} // namespace postaci
