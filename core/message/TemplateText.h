#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace postaci {

/// What the placeholders of a template stand for.
struct TemplateValues
{
    QString name;  ///< {{name}}: the first recipient's, or their address
    QString email; ///< {{email}}
    QString subject;
    QString myName;
    QString date; ///< as it is to be read
};

/// A template with its placeholders filled in.
struct FilledTemplate
{
    QString text;
    qsizetype cursor = -1; ///< where {{cursor}} stood; -1: nowhere
};

// Pure functions for any thread. A placeholder is its name between two braces on each side, in any case and
// with blanks around it; each has an English and a Turkish name.

/// Fills in what it knows and has a value for; the rest stays, for unfilledPlaceholders().
[[nodiscard]] FilledTemplate fillTemplate(const QString& text, const TemplateValues& values);

/// What stands between double braces in a text that is to be sent, as it is written there, each once.
[[nodiscard]] QStringList unfilledPlaceholders(const QString& text);

/// Those that a template may have, by their English names: "name", "first name", ...
[[nodiscard]] QStringList placeholderNames();
/// The same in Turkish, in that order.
[[nodiscard]] QStringList placeholderNamesTurkish();

} // namespace postaci
