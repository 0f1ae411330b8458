#pragma once

#include "base/Address.h"

#include <QString>
#include <QStringList>

namespace postaci {

/// What was typed into an address field, taken apart.
struct TypedAddresses
{
    AddressList good;
    QStringList groups; ///< names of groups: "Friends:;"
    QStringList bad;    ///< what is no address, as it was typed
};

// Pure functions.

/// Addresses between commas, semicolons or line ends, with or without names; blanks alone are nothing. What
/// follows an address in brackets is the next one even without a comma, and a name with an address of
/// somebody else in it is none.
[[nodiscard]] TypedAddresses parseTypedAddresses(const QString& typed);

/// What is between the separators, trimmed and without empty ones. The last one may not be ended yet:
/// `isOpen` says so.
[[nodiscard]] QStringList typedEntries(const QString& typed, bool* isOpen = nullptr);
/// A text from elsewhere with what stands for separators there in place: line ends, and the columns of a
/// table, where a name before an address belongs to it.
[[nodiscard]] QString pastedAddresses(const QString& text);
/// How a group is written: "Friends:;".
[[nodiscard]] QString groupForm(const QString& name);

/// local@domain as RFC 5321 4.1.2 and RFC 6531 3.3 have it: a local part of at most 64 bytes without blanks,
/// or in quotes; a domain with a dot whose labels IDNA can write, or an address literal.
[[nodiscard]] bool isMailAddress(const QString& addr);

/// As a person would type them: "Ayşe Yılmaz <ayse@ornek.example>, ...", names in quotes where needed.
[[nodiscard]] QString typedForm(const AddressList& addresses);

} // namespace postaci
