#pragma once

#include "reader/HtmlView.h"

#include <QPointer>
#include <QWebEngineView>

class QWebEngineLoadingInfo;
class QWebEngineProfile;

namespace postaci {

class DocumentScheme;
class ImageScheme;
class MessagePage;
class RequestGate;

/// The widget, with a menu of its own that only copies. UI thread.
class MessageWebView : public QWebEngineView
{
    Q_OBJECT

public:
    using QWebEngineView::QWebEngineView;

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
};

/// HtmlView on Qt WebEngine: one off-the-record profile, one page that shows one document after the other. UI
/// thread.
class WebHtmlView final : public HtmlView
{
public:
    explicit WebHtmlView(QWidget* parent);
    ~WebHtmlView() override;

    [[nodiscard]] QWidget* widget() override { return m_view; }
    void setEvents(const HtmlViewEvents& events) override { m_events = events; }
    void setDocument(int number, const QString& html, const ImageResolver& images) override;
    void setBackground(const QColor& color) override;
    void setZoom(qreal factor) override;
    void find(const QString& text, FindDirection direction,
              const std::function<void(bool found)>& found) override;
    [[nodiscard]] QString selectedText() const override;
    void copy() override;
    void selectAll() override;
    void printToPdf(const QPageLayout& layout,
                    const std::function<void(const QByteArray& pdf)>& done) override;

private:
    void connectPage();
    void load();
    void loadingChanged(const QWebEngineLoadingInfo& info);
    [[nodiscard]] bool isTakenDown(const QWebEngineLoadingInfo& info) const;
    void tellFailed();

    QPointer<MessageWebView> m_view; ///< may be deleted by its parent first
    std::unique_ptr<QWebEngineProfile> m_profile;
    ImageScheme* m_images; ///< children of the profile
    DocumentScheme* m_documents;
    RequestGate* m_gate;
    MessagePage* m_page = nullptr; ///< child of the view
    HtmlViewEvents m_events;
    int m_number = 0;
    bool m_hasLoaded = false;
    int m_reloads = 0; ///< of this document, after something stopped its load
};

} // namespace postaci
