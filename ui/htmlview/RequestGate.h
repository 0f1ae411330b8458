#pragma once

#include <QUrl>
#include <QWebEngineUrlRequestInterceptor>

namespace postaci {

/// Denies every request of the engine but two: the document that is shown now, and images by `cid:`. UI
/// thread.
class RequestGate : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT

public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;

    void setDocument(const QUrl& url) { m_document = url; }
    void interceptRequest(QWebEngineUrlRequestInfo& info) override;

private:
    QUrl m_document;
};

} // namespace postaci
