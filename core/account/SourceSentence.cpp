#include "account/SourceSentence.h"

#include <QCoreApplication>

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

} // namespace postaci
