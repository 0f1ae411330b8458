#include "htmlview/DocumentScheme.h"

#include "htmlview/EngineSetup.h"

#include <QBuffer>
#include <QWebEngineUrlRequestJob>

namespace postaci {

void DocumentScheme::setDocument(const QString& html)
{
    // The mark at the start decides the encoding whatever the document says.
    m_html = QByteArrayLiteral("\xEF\xBB\xBF") + html.toUtf8();
}

QUrl DocumentScheme::nextUrl()
{
    m_attempts += 1;
    m_url = QUrl(QStringLiteral("%1://m%2/").arg(QLatin1String(kDocumentScheme)).arg(m_attempts));
    return m_url;
}

void DocumentScheme::requestStarted(QWebEngineUrlRequestJob* job)
{
    if (job->requestMethod() != "GET" || job->requestUrl() != m_url) {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
        return;
    }
    auto* buffer = new QBuffer(job);
    buffer->setData(m_html);
    buffer->open(QIODevice::ReadOnly);
    job->reply("text/html", buffer);
}

} // namespace postaci
