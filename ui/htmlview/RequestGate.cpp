#include "htmlview/RequestGate.h"

#include "htmlview/EngineSetup.h"

namespace postaci {

void RequestGate::interceptRequest(QWebEngineUrlRequestInfo& info)
{
    using Info = QWebEngineUrlRequestInfo;
    const QUrl url = info.requestUrl();
    const bool isDocument = info.resourceType() == Info::ResourceTypeMainFrame && url == m_document;
    const bool isImage =
        info.resourceType() == Info::ResourceTypeImage && url.scheme() == QLatin1String(kImageScheme);
    info.block(info.requestMethod() != "GET" || !(isDocument || isImage));
}

} // namespace postaci
