#include "account/SourceSentence.h"

#include <QCoreApplication>
#include <QLocale>

namespace postaci {

QString sourceSentence(DiscoverySource source, const QString& domain)
{
    const char* text = nullptr;
    switch (source) {
    case DiscoverySource::Table:
        text = QT_TRANSLATE_NOOP("DiscoverySource", "from Postacı's list of providers");
        break;
    case DiscoverySource::Autoconfig:
    case DiscoverySource::WellKnown:
        text = QT_TRANSLATE_NOOP("DiscoverySource", "from the settings file of %1");
        break;
    case DiscoverySource::Ispdb:
        text = QT_TRANSLATE_NOOP("DiscoverySource", "from Thunderbird's list of providers");
        break;
    case DiscoverySource::MxTable:
        text = QT_TRANSLATE_NOOP("DiscoverySource",
                                 "from Postacı's list, by the server that takes the mail of %1");
        break;
    case DiscoverySource::MxAutoconfig:
        text = QT_TRANSLATE_NOOP("DiscoverySource",
                                 "from the settings file of the provider that takes the mail of %1");
        break;
    case DiscoverySource::MxIspdb:
        text = QT_TRANSLATE_NOOP("DiscoverySource",
                                 "from Thunderbird's list, by the server that takes the mail of %1");
        break;
    case DiscoverySource::Srv:
        text = QT_TRANSLATE_NOOP("DiscoverySource", "from the DNS entries of %1");
        break;
    case DiscoverySource::Autodiscover:
        text = QT_TRANSLATE_NOOP("DiscoverySource", "from the Autodiscover service of %1");
        break;
    case DiscoverySource::Probe:
        text = QT_TRANSLATE_NOOP("DiscoverySource", "found by trying usual names");
        break;
    case DiscoverySource::Guess:
        text = QT_TRANSLATE_NOOP("DiscoverySource", "a guess");
        break;
    }
    const QString words = QCoreApplication::translate("DiscoverySource", text);
    return words.contains(QLatin1String("%1")) ? words.arg(domain) : words;
}

QString originSentence(const SettingsOrigin& origin, const QString& domain)
{
    QString words;
    if (const auto source = sourceNamed(origin.source))
        words = sourceSentence(*source, domain);
    else if (origin.source == QLatin1String("card"))
        words = QCoreApplication::translate("DiscoverySource", "from a settings card");
    else if (origin.source == QLatin1String("hand"))
        words = QCoreApplication::translate("DiscoverySource", "typed by hand");
    if (words.isEmpty() || !origin.taken.isValid())
        return words;
    return QCoreApplication::translate("DiscoverySource", "%1, on %2")
        .arg(words, QLocale().toString(origin.taken.toLocalTime().date(), QLocale::ShortFormat));
}

} // namespace postaci
