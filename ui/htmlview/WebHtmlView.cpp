#include "htmlview/WebHtmlView.h"

#include "htmlview/DocumentScheme.h"
#include "htmlview/EngineSetup.h"
#include "htmlview/ImageScheme.h"
#include "htmlview/MessagePage.h"
#include "htmlview/RequestGate.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QWebEngineContextMenuRequest>
#include <QWebEngineDownloadRequest>
#include <QWebEngineFindTextResult>
#include <QWebEngineHistory>
#include <QWebEngineLoadingInfo>
#include <QWebEngineProfile>

namespace postaci {

namespace {

constexpr int kMostReloads = 5;
constexpr int kAborted = -3; ///< the engine's code for a load that something else ended

} // namespace

void MessageWebView::contextMenuEvent(QContextMenuEvent* event)
{
    const QWebEngineContextMenuRequest* request = lastContextMenuRequest();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QUrl link = request != nullptr ? request->linkUrl() : QUrl();
    if (!link.isEmpty())
        menu->addAction(tr("Copy &link address"), this,
                        [link] { QApplication::clipboard()->setText(link.toString()); });
    QAction* copy = menu->addAction(tr("&Copy"), this, [this] { triggerPageAction(QWebEnginePage::Copy); });
    copy->setEnabled(hasSelection());
    menu->addAction(tr("Select &all"), this, [this] { triggerPageAction(QWebEnginePage::SelectAll); });
    menu->popup(event->globalPos());
}

WebHtmlView::WebHtmlView(QWidget* parent)
    : m_view(new MessageWebView(parent)), m_profile(std::make_unique<QWebEngineProfile>()),
      m_images(new ImageScheme(m_profile.get())), m_documents(new DocumentScheme(m_profile.get())),
      m_gate(new RequestGate(m_profile.get()))
{
    m_profile->setHttpCacheType(QWebEngineProfile::NoCache);
    m_profile->setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    m_profile->setSpellCheckEnabled(false);
    m_profile->setUrlRequestInterceptor(m_gate);
    m_profile->installUrlSchemeHandler(kImageScheme, m_images);
    m_profile->installUrlSchemeHandler(kDocumentScheme, m_documents);
    QObject::connect(m_profile.get(), &QWebEngineProfile::downloadRequested, m_view,
                     [](QWebEngineDownloadRequest* download) { download->cancel(); });
    m_page = new MessagePage(m_profile.get(), m_view);
    m_view->setPage(m_page);
    m_view->setAcceptDrops(false);
    m_view->setObjectName(QStringLiteral("htmlBody"));
    connectPage();
}

WebHtmlView::~WebHtmlView()
{
    // The page must go before its profile, the profile before the handlers.
    delete m_view.data();
    m_profile->removeAllUrlSchemeHandlers();
    m_profile->setUrlRequestInterceptor(nullptr);
}

void WebHtmlView::connectPage()
{
    QObject::connect(m_page, &MessagePage::linkActivated, m_view, [this](const QUrl& target) {
        if (m_events.linkActivated)
            m_events.linkActivated(target);
    });
    QObject::connect(m_page, &QWebEnginePage::linkHovered, m_view, [this](const QString& target) {
        if (m_events.linkHovered)
            m_events.linkHovered(QUrl(target));
    });
    QObject::connect(m_page, &QWebEnginePage::loadingChanged, m_view,
                     [this](const QWebEngineLoadingInfo& info) { loadingChanged(info); });
    QObject::connect(m_page, &QWebEnginePage::renderProcessTerminated, m_view, [this] { tellFailed(); });
}

/// Whether what loads ended because something else was to be loaded, which is always refused: a late click in
/// the document before, or what a document does by itself. The engine then tells that the document's load was
/// stopped or aborted, or nothing but the end of what was refused.
bool WebHtmlView::isTakenDown(const QWebEngineLoadingInfo& info) const
{
    if (m_hasLoaded || info.status() == QWebEngineLoadingInfo::LoadStartedStatus)
        return false;
    if (info.url() != m_page->document())
        return true;
    return info.status() == QWebEngineLoadingInfo::LoadStoppedStatus ||
           (info.status() == QWebEngineLoadingInfo::LoadFailedStatus && info.errorCode() == kAborted);
}

void WebHtmlView::loadingChanged(const QWebEngineLoadingInfo& info)
{
    // An attempt that was replaced while it loaded still ends, as a failure under its own address.
    const bool isDocument = info.url() == m_page->document();
    if (!isDocument && info.url().scheme() == QLatin1String(kDocumentScheme))
        return;
    if (isTakenDown(info)) {
        m_reloads += 1;
        m_reloads <= kMostReloads ? load() : tellFailed();
        return;
    }
    if (!isDocument)
        return;
    if (info.status() == QWebEngineLoadingInfo::LoadSucceededStatus) {
        m_hasLoaded = true;
        m_page->setVisible(m_view->isVisible());
        m_page->history()->clear();
        if (m_events.shown)
            m_events.shown(m_number);
    } else if (info.status() == QWebEngineLoadingInfo::LoadFailedStatus) {
        tellFailed();
    }
}

void WebHtmlView::tellFailed()
{
    if (m_events.failed)
        m_events.failed(m_number);
}

void WebHtmlView::load()
{
    const QUrl url = m_documents->nextUrl();
    m_gate->setDocument(url);
    m_page->setDocument(url);
    m_page->load(url);
}

void WebHtmlView::setDocument(int number, const QString& html, const ImageResolver& images)
{
    if (!m_view)
        return;
    m_number = number;
    m_reloads = 0;
    m_hasLoaded = false;
    m_documents->setDocument(html);
    m_images->setResolver(images);
    // Laid out and painted once, when all of it is there: else a long document is laid out again for every
    // piece that comes, the more often the busier the machine, and the one before may stay in sight under
    // the new message's header.
    m_page->setVisible(false);
    load();
}

void WebHtmlView::setBackground(const QColor& color)
{
    if (m_view)
        m_page->setBackgroundColor(color);
}

void WebHtmlView::setZoom(qreal factor)
{
    if (m_view)
        m_view->setZoomFactor(factor);
}

void WebHtmlView::find(const QString& text, FindDirection direction,
                       const std::function<void(bool found)>& found)
{
    if (!m_view)
        return;
    QWebEnginePage::FindFlags flags;
    if (direction == FindDirection::Backward)
        flags |= QWebEnginePage::FindBackward;
    m_page->findText(text, flags, [found](const QWebEngineFindTextResult& result) {
        if (found)
            found(result.numberOfMatches() > 0);
    });
}

QString WebHtmlView::selectedText() const
{
    return m_view ? m_view->selectedText() : QString();
}

void WebHtmlView::copy()
{
    if (m_view)
        m_view->triggerPageAction(QWebEnginePage::Copy);
}

void WebHtmlView::selectAll()
{
    if (m_view)
        m_view->triggerPageAction(QWebEnginePage::SelectAll);
}

void WebHtmlView::printToPdf(const QPageLayout& layout,
                             const std::function<void(const QByteArray& pdf)>& done)
{
    if (!m_view)
        return;
    m_page->printToPdf(
        [view = m_view, done](const QByteArray& pdf) {
            if (view)
                done(pdf);
        },
        layout);
}

} // namespace postaci
