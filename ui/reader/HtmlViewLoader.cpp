#include "reader/HtmlViewLoader.h"

#include "reader/ViewPlugins.h"

#include <QCoreApplication>

namespace postaci {

std::unique_ptr<HtmlView> HtmlViewLoader::createView(QWidget* parent)
{
    // Without it the engine crashes instead of failing; it can only be set before the application is made.
    if (!QCoreApplication::testAttribute(Qt::AA_ShareOpenGLContexts))
        return nullptr;
    auto* const factory = qobject_cast<HtmlViewFactory*>(viewPlugin("htmlview"));
    return factory != nullptr ? factory->create(parent) : nullptr;
}

} // namespace postaci
