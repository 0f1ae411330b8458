#pragma once

#include <QString>

namespace postaci {

/// Text as search compares it, without any locale: case folded, marks removed, and İ, I, ı, i one letter, so
/// that "istanbul", "İSTANBUL" and "ISTANBUL" are equal, and ç ğ ö ş ü equal c g o s u.
[[nodiscard]] QString foldForSearch(const QString& text);

/// The first 140 or so characters that mean something, on one line: no quotes, attribution, signature, rules
/// or links.
[[nodiscard]] QString previewText(const QString& text);

} // namespace postaci
