#pragma once

#include <QString>

namespace postaci {

// Host names and the organisations that they belong to, by the Public Suffix List. Pure functions for any
// thread.

/// The name in lower case and ASCII (A-labels, RFC 5890) without a dot at its end; empty if it is none.
[[nodiscard]] QString asciiDomain(const QString& host);

/// The part that somebody has registered: "ornek.com.tr" of "mail.ornek.com.tr", in ASCII. Empty for a public
/// suffix itself, an address of numbers, or a name of one label.
[[nodiscard]] QString registrableDomain(const QString& host);

/// Whether both names are one organisation's: equal, or of one registrable domain (relaxed alignment, RFC
/// 7489 3.1). False for empty ones.
[[nodiscard]] bool isSameOrganisation(const QString& host, const QString& other);

/// Whether `host` is `domain` or below it; both as asciiDomain() writes them.
[[nodiscard]] bool isWithinDomain(const QString& host, const QString& domain);

} // namespace postaci
