#pragma once

#include "htmlview/ImageRecoder.h"
#include "reader/HtmlView.h"

#include <QThreadPool>
#include <QWebEngineUrlSchemeHandler>

#include <memory>

namespace postaci {

/// Answers the page's requests for `cid:` images from the resolver, decoded and encoded again in a worker so
/// that the engine never sees the sender's bytes. UI thread.
class ImageScheme : public QWebEngineUrlSchemeHandler
{
    Q_OBJECT

public:
    explicit ImageScheme(QObject* parent = nullptr);
    ~ImageScheme() override;

    /// For a new document.
    void setResolver(const ImageResolver& resolver)
    {
        m_resolver = resolver;
        m_budget = std::make_shared<PixelBudget>();
    }
    void requestStarted(QWebEngineUrlRequestJob* job) override;

private:
    ImageResolver m_resolver;
    std::shared_ptr<PixelBudget>
        m_budget; ///< of the document that is shown; workers may still use one before
    QThreadPool m_pool;
};

} // namespace postaci
