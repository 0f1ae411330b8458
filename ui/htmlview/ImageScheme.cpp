#include "htmlview/ImageScheme.h"

#include "htmlview/EngineSetup.h"

#include <QBuffer>
#include <QPointer>
#include <QWebEngineUrlRequestJob>

namespace postaci {

namespace {

constexpr int kWorkers = 1; ///< a large picture takes 160 MB while it is decoded

void answer(QWebEngineUrlRequestJob* job, const QByteArray& png)
{
    if (png.isEmpty()) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    auto* buffer = new QBuffer(job);
    buffer->setData(png);
    buffer->open(QIODevice::ReadOnly);
    job->reply("image/png", buffer);
}

QString contentIdOf(const QUrl& url)
{
    const QByteArray encoded = url.toEncoded().mid(qstrlen(kImageScheme) + 1);
    return QUrl::fromPercentEncoding(encoded);
}

} // namespace

ImageScheme::ImageScheme(QObject* parent) : QWebEngineUrlSchemeHandler(parent)
{
    m_pool.setMaxThreadCount(kWorkers);
}

ImageScheme::~ImageScheme()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void ImageScheme::requestStarted(QWebEngineUrlRequestJob* job)
{
    if (job->requestMethod() != "GET" || !m_resolver) {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
        return;
    }
    // The job dies with the page that asked, and this may be long before the answer.
    const QPointer<QWebEngineUrlRequestJob> asked(job);
    const QPointer<ImageScheme> self(this);
    m_resolver(contentIdOf(job->requestUrl()), [self, asked, budget = m_budget](const QByteArray& data) {
        if (!self || !asked)
            return;
        self->m_pool.start([self, asked, data, budget] {
            const QByteArray png = recodeImage(data, *budget);
            // The pool is waited for in the destructor, so the handler is there.
            QMetaObject::invokeMethod(
                self.data(),
                [asked, png] {
                    if (asked)
                        answer(asked, png);
                },
                Qt::QueuedConnection);
        });
    });
}

} // namespace postaci
