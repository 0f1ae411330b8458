#pragma once

#include <QString>
#include <QStringList>

namespace postaci {

// The words of people's names.

/// "Ayşe", "Gül", "Öz" of "Ayşe Gül-Öz": pieces of at least two letters, as they are written.
[[nodiscard]] QStringList nameWords(const QString& name);

/// Whether `word`, as somebody writes it in a text, is that word of a name: as the name has it, or with
/// another case than the name has but a capital at its beginning. Both ways in which I and i belong together
/// count, the Turkish and the other.
[[nodiscard]] bool isSameName(const QString& ofName, const QString& word);

} // namespace postaci
