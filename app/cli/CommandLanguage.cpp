#include "cli/CommandLanguage.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace postaci::cli {

namespace {

void addTranslation(const QString& file, const QString& directory)
{
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    if (translator->load(file, directory))
        QCoreApplication::installTranslator(translator.release());
}

} // namespace

void useLanguage(const QString& code)
{
    if (code == QLatin1String("tr")) {
        QLocale::setDefault(QLocale(QLocale::Turkish, QLocale::Turkey));
        // What Qt says itself of wrong options, and the headings of the help.
        addTranslation(QStringLiteral("qtbase_tr"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    } else {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }
    addTranslation(QStringLiteral("postaci_") + code, QStringLiteral(":/i18n")); // in English: plural forms
}

bool isLanguage(const QString& code)
{
    return code == QLatin1String("tr") || code == QLatin1String("en");
}

QString languageIn(const QStringList& arguments)
{
    const QString option = QStringLiteral("--language");
    QString wanted;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i) == option)
            wanted = arguments.value(i + 1);
        else if (arguments.at(i).startsWith(option + QLatin1Char('=')))
            wanted = arguments.at(i).mid(option.size() + 1);
    }
    if (isLanguage(wanted))
        return wanted;
    return QLocale::system().language() == QLocale::Turkish ? QStringLiteral("tr") : QStringLiteral("en");
}

} // namespace postaci::cli
