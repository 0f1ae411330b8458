#include "widgets/Language.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QTranslator>

#include <memory>
#include <vector>

namespace postaci {

namespace {

struct LanguageState
{
    QString current;
    QPointer<QTranslator> own; ///< children of the application
    QPointer<QTranslator> qt;
};

LanguageState& languageState()
{
    static LanguageState theState;
    return theState;
}

/// The system's, as it was before the first apply() changed the default.
const QLocale& systemLocale()
{
    static const QLocale locale = QLocale::system();
    return locale;
}

QLocale localeFor(const QString& code, bool followsSystem)
{
    const QLocale& system = systemLocale();
    const bool sameLanguage = QLocale::languageToCode(system.language()) == code;
    // The system's own variant keeps its 12 or 24 hours and order of dates.
    if (sameLanguage || (followsSystem && system.language() != QLocale::C))
        return system;
    if (code == QLatin1String("tr"))
        return QLocale(QLocale::Turkish, QLocale::Turkey);
    return QLocale(QLocale::English, QLocale::UnitedKingdom);
}

/// False if there is no such translation.
bool replaceTranslator(QPointer<QTranslator>& translator, const QString& file, const QString& directory)
{
    if (translator) {
        QCoreApplication::removeTranslator(translator);
        delete translator.data();
    }
    auto fresh = std::make_unique<QTranslator>();
    if (!fresh->load(file, directory))
        return false;
    translator = fresh.release();
    translator->setParent(QCoreApplication::instance());
    return QCoreApplication::installTranslator(translator);
}

} // namespace

void Language::apply(const QString& code)
{
    const bool followsSystem = code.isEmpty();
    QString chosen = code;
    if (followsSystem)
        chosen = systemLocale().language() == QLocale::Turkish ? QStringLiteral("tr") : QStringLiteral("en");
    LanguageState& s = languageState();
    const QLocale locale = localeFor(chosen, followsSystem);
    // Before the translators: installing them tells every widget, and they ask for dates at once.
    s.current = chosen;
    QLocale::setDefault(locale);
    replaceTranslator(s.qt, QStringLiteral("qtbase_") + chosen,
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    if (!replaceTranslator(s.own, QStringLiteral("postaci_") + chosen, QStringLiteral(":/i18n"))) {
        // The texts stay as they are in the sources, but dates and numbers are different now.
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(QCoreApplication::instance(), &change);
    }
}

QString Language::current()
{
    return languageState().current.isEmpty() ? QStringLiteral("en") : languageState().current;
}

QStringList Language::inEvery(const char* context, const char* source)
{
    // Loaded beside what is installed, once.
    static const std::vector<std::unique_ptr<QTranslator>> all = [] {
        std::vector<std::unique_ptr<QTranslator>> loaded;
        for (const Choice& choice : choices()) {
            loaded.push_back(std::make_unique<QTranslator>());
            if (!loaded.back()->load(QStringLiteral("postaci_") + choice.code, QStringLiteral(":/i18n")))
                loaded.back().reset();
        }
        return loaded;
    }();
    QStringList texts;
    for (const auto& translator : all) {
        const QString text = translator ? translator->translate(context, source) : QString();
        texts.append(text.isEmpty() ? QString::fromUtf8(source) : text);
    }
    return texts;
}

QList<Language::Choice> Language::choices()
{
    return {{QStringLiteral("tr"), QStringLiteral("Türkçe")},
            {QStringLiteral("en"), QStringLiteral("English")}};
}

} // namespace postaci
