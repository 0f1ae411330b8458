#pragma once

#include "store/Contact.h"

namespace postaci {

/// "home" and the like as people say it; other labels are the user's own words.
[[nodiscard]] QString labelWords(const QString& label);
/// Those that are offered, in their order.
[[nodiscard]] QStringList addressLabels();
[[nodiscard]] QStringList phoneLabels();

/// A birthday in the form of the language that is shown.
[[nodiscard]] QString birthdayWords(const QString& birthday);
/// What was typed, as Contact has it: "17.05.1990", "1990-05-17", "17.05." or the like; empty for what is no
/// date.
[[nodiscard]] QString birthdayFromWords(const QString& typed);

} // namespace postaci
