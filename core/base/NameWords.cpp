#include "base/NameWords.h"

#include <QLocale>

namespace postaci {

namespace {

constexpr qsizetype kLongestPersonName = 400; ///< a hostile one costs no time

QString small(const QLocale& locale, const QString& word)
{
    return locale.toLower(word.normalized(QString::NormalizationForm_C));
}

} // namespace

QStringList nameWords(const QString& name)
{
    QStringList words;
    const QString text = name.left(kLongestPersonName);
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        const bool isInside =
            i < text.size() && (text.at(i).isLetter() || text.at(i).isMark() || text.at(i).isSurrogate());
        if (isInside)
            continue;
        if (i - begin > 1)
            words.append(text.mid(begin, i - begin));
        begin = i + 1;
    }
    return words;
}

bool isSameName(const QString& ofName, const QString& word)
{
    if (ofName == word)
        return true;
    if (word.isEmpty() || !word.at(0).isUpper())
        return false;
    static const QLocale turkish(QLocale::Turkish);
    const QLocale other = QLocale::c();
    for (const QLocale& one : {turkish, other}) {
        for (const QLocale& two : {turkish, other}) {
            if (small(one, ofName) == small(two, word))
                return true;
        }
    }
    return false;
}

} // namespace postaci
