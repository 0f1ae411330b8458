#pragma once

#include "base/Error.h"
#include "reader/BodyView.h"
#include "reader/HtmlPreparation.h"
#include "reader/HtmlViewLoader.h"

#include <QObject>
#include <QPageLayout>

#include <atomic>
#include <memory>

namespace postaci {

/// Makes a PDF of one message: subject, people and date, the body as it is on screen but black on white, and
/// the names of its attachments. Fetches nothing; HTML is laid out in a hidden page of its own. Delete it to
/// cancel. UI thread.
class MessagePdf : public QObject
{
    Q_OBJECT

public:
    explicit MessagePdf(ShownBody body, QObject* parent = nullptr);
    ~MessagePdf() override;

    /// made() or failed() follows, not at once.
    void make(const QPageLayout& layout);

Q_SIGNALS:
    void made(const QByteArray& pdf);
    void failed(const postaci::Error& error);

private:
    void makeFromText();
    void showDocument(const PreparedHtml& prepared);
    void resolveImage(const QString& contentId, const ImageAnswer& answer);
    void print();
    void finish(const QByteArray& pdf);

    ShownBody m_body;
    QPageLayout m_layout;
    PreparedHtml m_prepared;
    HtmlPreparation* m_preparation;
    HtmlViewLoader m_loader;
    std::unique_ptr<HtmlView> m_view; ///< never on screen
    std::shared_ptr<std::atomic_bool> m_cancelled;
};

} // namespace postaci
