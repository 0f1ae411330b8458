#include "spelling/NameForms.h"

#include <QLocale>
#include <QRegularExpression>

namespace postaci {

namespace {

/// Plural, case, "ki", and what makes a sentence of it: 'lerden, 'ninkiler, 'deydi, 'ymiş.
const QRegularExpression& endingPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?:s|"
                       "(?:gil)?(?:l[ae]r)?"
                       "(?:[yns]?[ıiuü]|[yn]?[ae]|n?[dt][ae]n?|n?[ıiuü]n|y?l[ae]|[cç][ae])?"
                       "(?:ki(?:l[ae]r)?(?:n?[ıiuü]n?|n?[ae]|n?[dt][ae]n?|yl[ae])?)?"
                       "(?:y?[dt][ıiuü]r?(?:l[ae]r)?|y?m[ıiuü]ş|y?s[ae]|yken)?)$"));
    return pattern;
}

} // namespace

QString nameInForm(const QString& word)
{
    static const QRegularExpression apostrophes(QStringLiteral("['\u2019]"));
    const qsizetype at = word.indexOf(apostrophes);
    if (at < 0)
        return word;
    static const QLocale turkish(QLocale::Turkish);
    const QString ending = turkish.toLower(word.mid(at + 1));
    const bool isEnding = at > 0 && !ending.isEmpty() && endingPattern().match(ending).hasMatch();
    return isEnding ? word.left(at) : QString();
}

} // namespace postaci
