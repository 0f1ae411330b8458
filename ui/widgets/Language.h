#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace postaci {

/// The language of all texts, dates and numbers; may be changed while running. UI thread.
class Language
{
public:
    /// "tr", "en" or empty for the system's. Installs the translators and sets QLocale's default; every
    /// widget then gets QEvent::LanguageChange. A system in another language gets English texts with its own
    /// dates.
    static void apply(const QString& code);
    /// What is shown: "tr" or "en".
    [[nodiscard]] static QString current();
    /// `source` of that context in every language of choices(), whichever is shown.
    [[nodiscard]] static QStringList inEvery(const char* context, const char* source);
    /// Codes with the names that their speakers use, in the order of a menu.
    struct Choice
    {
        QString code;
        QString name;
    };
    [[nodiscard]] static QList<Choice> choices();
};

} // namespace postaci
