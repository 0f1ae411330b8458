#pragma once

#include <QString>

namespace postaci::cli {

/// Sentences and dates in that language, "tr" or "en", from now on; false for any other. Main thread only.
bool useLanguage(const QString& code);
/// "tr" where the system is Turkish, else "en".
[[nodiscard]] QString systemLanguage();

} // namespace postaci::cli
