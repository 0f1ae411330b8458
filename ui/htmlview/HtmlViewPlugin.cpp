#include "htmlview/HtmlViewPlugin.h"

#include "htmlview/EngineSetup.h"
#include "htmlview/WebHtmlView.h"

namespace postaci {

std::unique_ptr<HtmlView> HtmlViewPlugin::create(QWidget* parent)
{
    prepareEngine();
    return std::make_unique<WebHtmlView>(parent);
}

} // namespace postaci
