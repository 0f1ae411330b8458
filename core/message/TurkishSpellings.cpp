#include "message/TurkishSpellings.h"

namespace postaci {

namespace {

// Not QLocale's, which know Turkish only where Qt was built with ICU.

QString turkishUpper(QString text)
{
    return text.replace(QLatin1Char('i'), QChar(0x130)).replace(QChar(0x131), QLatin1Char('I')).toUpper();
}

QString turkishLower(QString text)
{
    return text.replace(QLatin1Char('I'), QChar(0x131)).replace(QChar(0x130), QLatin1Char('i')).toLower();
}

} // namespace

QStringList turkishSpellings(const QString& text)
{
    const QString small = turkishLower(text);
    QString titled = small;
    for (qsizetype i = 0; i < titled.size(); ++i) {
        if (i == 0 || !titled.at(i - 1).isLetterOrNumber())
            titled.replace(i, 1, turkishUpper(titled.mid(i, 1)));
    }
    QStringList all{text};
    for (const QString& spelling : {small, titled, turkishUpper(text)}) {
        if (!all.contains(spelling, Qt::CaseInsensitive))
            all.append(spelling);
    }
    return all.mid(1);
}

} // namespace postaci
