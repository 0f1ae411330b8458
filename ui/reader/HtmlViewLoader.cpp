#include "reader/HtmlViewLoader.h"

#include "base/Logging.h"

#include <QCoreApplication>
#include <QDir>
#include <QPluginLoader>

namespace postaci {

namespace {

QStringList directories()
{
    const QString program = QCoreApplication::applicationDirPath();
    QStringList all{program + QStringLiteral("/../lib/postaci"), program + QStringLiteral("/postaci")};
#ifdef POSTACI_HTMLVIEW_BUILD_DIR
    all << QStringLiteral(POSTACI_HTMLVIEW_BUILD_DIR);
#endif
    return all;
}

QString findPlugin()
{
    for (const QString& directory : directories()) {
        const QStringList found =
            QDir(directory).entryList({QStringLiteral("*postaci_htmlview.*")}, QDir::Files);
        if (!found.isEmpty())
            return QDir(directory).absoluteFilePath(found.first());
    }
    return {};
}

} // namespace

HtmlViewFactory* HtmlViewLoader::factory()
{
    if (m_tried)
        return m_factory;
    m_tried = true;
    const QString file = findPlugin();
    if (file.isEmpty()) {
        qCWarning(logUi) << "the HTML view is not installed";
        return nullptr;
    }
    QPluginLoader loader(file);
    m_factory = qobject_cast<HtmlViewFactory*>(loader.instance());
    if (m_factory == nullptr)
        qCWarning(logUi) << "the HTML view could not be loaded:" << loader.errorString();
    return m_factory;
}

std::unique_ptr<HtmlView> HtmlViewLoader::createView(QWidget* parent)
{
    // Without it the engine crashes instead of failing; it can only be set before the application is made.
    if (!QCoreApplication::testAttribute(Qt::AA_ShareOpenGLContexts))
        return nullptr;
    HtmlViewFactory* const made = factory();
    return made != nullptr ? made->create(parent) : nullptr;
}

} // namespace postaci
