#pragma once

#include "reader/HtmlView.h"

#include <QThreadPool>
#include <QWebEngineUrlSchemeHandler>

namespace postaci {

/// Answers the page's requests for `cid:` images from the resolver, decoded and encoded again in a worker so
/// that the engine never sees the sender's bytes. UI thread.
class ImageScheme : public QWebEngineUrlSchemeHandler
{
    Q_OBJECT

public:
    explicit ImageScheme(QObject* parent = nullptr);
    ~ImageScheme() override;

    void setResolver(const ImageResolver& resolver) { m_resolver = resolver; }
    void requestStarted(QWebEngineUrlRequestJob* job) override;

private:
    ImageResolver m_resolver;
    QThreadPool m_pool;
};

} // namespace postaci
