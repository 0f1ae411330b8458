#pragma once

#include <QString>
#include <QStringList>

namespace postaci {

/// How else `text` may be written where the letters İ, I, ı and i matter: small, with capitals at the
/// beginnings of words, and in capitals, all as in Turkish. At most 3, without those that differ from `text`
/// or each other in nothing but what every comparison without case takes for the same. For programs
/// elsewhere, to which "istanbul" and "İSTANBUL" are two words.
[[nodiscard]] QStringList turkishSpellings(const QString& text);

} // namespace postaci
