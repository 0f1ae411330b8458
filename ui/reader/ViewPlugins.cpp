#include "reader/ViewPlugins.h"

#include "base/Logging.h"
#include "reader/PdfPages.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QLibrary>
#include <QPluginLoader>

#include <algorithm>

namespace postaci {

namespace {

QStringList pluginDirectories()
{
    const QString program = QCoreApplication::applicationDirPath();
    QStringList all{program + QStringLiteral("/../lib/postaci/plugins"),
                    program + QStringLiteral("/../PlugIns/postaci")}; // in a bundle of macOS
#ifdef POSTACI_PLUGIN_BUILD_DIR
    all << QStringLiteral(POSTACI_PLUGIN_BUILD_DIR);
#endif
    return all;
}

QString findPlugin(const QString& name)
{
    for (const QString& directory : pluginDirectories()) {
        const QStringList found =
            QDir(directory).entryList({QStringLiteral("*postaci_%1.*").arg(name)}, QDir::Files);
        const auto library = std::find_if(found.begin(), found.end(), &QLibrary::isLibrary);
        if (library != found.end())
            return QDir(directory).absoluteFilePath(*library);
    }
    return {};
}

QObject* loadPlugin(const QString& name)
{
    const QString file = findPlugin(name);
    if (file.isEmpty()) {
        qCWarning(logUi) << "the plug-in is not installed:" << name;
        return nullptr;
    }
    QPluginLoader loader(file);
    QObject* const root = loader.instance();
    if (root == nullptr)
        qCWarning(logUi) << "the plug-in could not be loaded:" << loader.errorString();
    return root;
}

} // namespace

QObject* viewPlugin(const char* name)
{
    // Asked once: what is not there now is not installed while the program runs.
    static QHash<QByteArray, QObject*> loaded;
    const QByteArray key(name);
    if (!loaded.contains(key))
        loaded.insert(key, loadPlugin(QLatin1String(name)));
    return loaded.value(key);
}

PdfFactory* pdfFactory()
{
    return qobject_cast<PdfFactory*>(viewPlugin("pdfview"));
}

} // namespace postaci
