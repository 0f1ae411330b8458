#pragma once

#include <QString>
#include <QStringList>

namespace postaci::cli {

/// Sentences and dates in that language, "tr" or "en", from now on. Once, in the main thread.
void useLanguage(const QString& code);
[[nodiscard]] bool isLanguage(const QString& code);
/// The language that --language asks for among these arguments, else that of the system: "tr" where it is
/// Turkish, "en" everywhere else. To be known before the arguments are read, since what is said of them is in
/// it.
[[nodiscard]] QString languageIn(const QStringList& arguments);

} // namespace postaci::cli
