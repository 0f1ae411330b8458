#pragma once

#include <QString>
#include <QStringList>

namespace postaci {

// Addresses in files of anybody's. Pure functions for any thread.

/// What a field for an address has, after all decoding.
struct FileAddresses
{
    QStringList good; ///< each one address that mail can go to (isMailAddress())
    QString bad;      ///< the rest, on one line; empty: there is none
};

/// Takes apart what may be several. A text with a line end in it is none at all: it was made to look like
/// one.
[[nodiscard]] FileAddresses fileAddresses(const QString& text);

/// Where a URI "mailto:" leads to (RFC 6068), still to be taken apart; other texts as they are.
[[nodiscard]] QString withoutMailto(const QString& text);

} // namespace postaci
