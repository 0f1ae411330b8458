#pragma once

#include <QString>

namespace postaci {

/// The name in a word that is one with an ending behind an apostrophe, of either kind: "Ayşe" of "Ayşe'ye"
/// and of "Ayşe's". A word without an apostrophe is it itself. Empty where what follows the apostrophe is no
/// ending that Turkish or English puts there, as in "Ayşe'yee"; whether its vowels go with the name is not
/// looked at, since foreign names are not read as they are written.
[[nodiscard]] QString nameInForm(const QString& word);

} // namespace postaci
