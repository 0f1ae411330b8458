#pragma once

#include "base/Address.h"

#include <QString>
#include <QStringList>

namespace postaci {

/// What was typed into an address field, taken apart.
struct TypedAddresses
{
    AddressList good;
    QStringList bad; ///< what is no address, as it was typed
};

// Pure functions.

/// Addresses between commas, semicolons or line ends, with or without names; blanks alone are nothing.
[[nodiscard]] TypedAddresses parseTypedAddresses(const QString& typed);

/// As a person would type them: "Ayşe Yılmaz <ayse@ornek.example>, ...", names in quotes where needed.
[[nodiscard]] QString typedForm(const AddressList& addresses);

} // namespace postaci
