#include "htmlview/MessagePage.h"

#include <QWebEngineNewWindowRequest>
#include <QWebEngineSettings>

namespace postaci {

namespace {

void switchOff(QWebEngineSettings& settings)
{
    using Settings = QWebEngineSettings;
    for (const Settings::WebAttribute attribute : {Settings::JavascriptEnabled,
                                                   Settings::JavascriptCanOpenWindows,
                                                   Settings::JavascriptCanAccessClipboard,
                                                   Settings::JavascriptCanPaste,
                                                   Settings::LocalStorageEnabled,
                                                   Settings::LocalContentCanAccessRemoteUrls,
                                                   Settings::LocalContentCanAccessFileUrls,
                                                   Settings::HyperlinkAuditingEnabled,
                                                   Settings::PluginsEnabled,
                                                   Settings::PdfViewerEnabled,
                                                   Settings::FullScreenSupportEnabled,
                                                   Settings::ScreenCaptureEnabled,
                                                   Settings::WebGLEnabled,
                                                   Settings::Accelerated2dCanvasEnabled,
                                                   Settings::AutoLoadIconsForPage,
                                                   Settings::ErrorPageEnabled,
                                                   Settings::DnsPrefetchEnabled,
                                                   Settings::AllowRunningInsecureContent,
                                                   Settings::AllowGeolocationOnInsecureOrigins,
                                                   Settings::AllowWindowActivationFromJavaScript,
                                                   Settings::NavigateOnDropEnabled,
                                                   Settings::WebRTCPublicInterfacesOnly})
        settings.setAttribute(attribute, false);
    settings.setAttribute(Settings::PlaybackRequiresUserGesture, true);
    settings.setAttribute(Settings::FocusOnNavigationEnabled, false);
    // So that acceptNavigationRequest() hears of mailto: links; it lets none of them go on.
    settings.setUnknownUrlSchemePolicy(Settings::AllowUnknownUrlSchemesFromUserInteraction);
}

} // namespace

MessagePage::MessagePage(QWebEngineProfile* profile, QObject* parent) : QWebEnginePage(profile, parent)
{
    switchOff(*settings());
    connect(this, &QWebEnginePage::newWindowRequested, this, &MessagePage::openWindow);
}

bool MessagePage::acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame)
{
    if (isMainFrame && url.adjusted(QUrl::RemoveFragment) == m_document)
        return true; // a place in the same document, too
    if (type == NavigationTypeLinkClicked)
        Q_EMIT linkActivated(url);
    return false;
}

void MessagePage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString& message,
                                           int line, const QString& source)
{
    // A body can make the engine complain as often as it likes; none of that belongs in our log.
    Q_UNUSED(level)
    Q_UNUSED(message)
    Q_UNUSED(line)
    Q_UNUSED(source)
}

void MessagePage::openWindow(QWebEngineNewWindowRequest& request)
{
    // Never opened: for a link in a new window or tab it is the link that counts.
    if (request.isUserInitiated())
        Q_EMIT linkActivated(request.requestedUrl());
}

} // namespace postaci
