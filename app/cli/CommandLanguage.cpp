#include "cli/CommandLanguage.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace postaci::cli {

bool useLanguage(const QString& code)
{
    if (code == QLatin1String("en")) { // the sources'
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        return true;
    }
    if (code != QLatin1String("tr"))
        return false;
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    if (!translator->load(QStringLiteral("postaci_tr"), QStringLiteral(":/i18n")))
        return false;
    QLocale::setDefault(QLocale(QLocale::Turkish, QLocale::Turkey));
    return QCoreApplication::installTranslator(translator.release());
}

QString systemLanguage()
{
    return QLocale::system().language() == QLocale::Turkish ? QStringLiteral("tr") : QStringLiteral("en");
}

} // namespace postaci::cli
