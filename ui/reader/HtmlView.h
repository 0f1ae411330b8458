#pragma once

#include <QByteArray>
#include <QColor>
#include <QPageLayout>
#include <QString>
#include <QUrl>
#include <QWidget>
#include <QtPlugin>

#include <functional>
#include <memory>

namespace postaci {

/// Gives the bytes of the image that the document calls `cid:ID`, at once or later; empty bytes: there is no
/// such image. Called in the UI thread.
using ImageAnswer = std::function<void(const QByteArray& data)>;
using ImageResolver = std::function<void(const QString& contentId, const ImageAnswer& answer)>;

/// What the view tells its owner, in the UI thread.
struct HtmlViewEvents
{
    std::function<void(const QUrl& target)> linkActivated; ///< the view itself never goes anywhere
    std::function<void(const QUrl& target)> linkHovered;   ///< empty: left again
    std::function<void(int document)> shown;               ///< the document with that number is on screen
    std::function<void(int document)> failed;              ///< the engine gave up; show the text instead
};

enum class FindDirection { Forward, Backward };

/// A view of one cleaned HTML document, in the plug-in so that the engine is loaded at the first HTML body.
/// It asks nothing of any network: images come through the resolver alone. UI thread.
class HtmlView
{
public:
    HtmlView() = default;
    HtmlView(const HtmlView&) = delete;
    HtmlView& operator=(const HtmlView&) = delete;
    virtual ~HtmlView() = default; ///< deletes the widget

    [[nodiscard]] virtual QWidget* widget() = 0;
    virtual void setEvents(const HtmlViewEvents& events) = 0;
    /// Shows `html`, the output of cleanHtml() and nothing else, as document `number` (any new one).
    virtual void setDocument(int number, const QString& html, const ImageResolver& images) = 0;
    /// The colour behind a document, also while it loads.
    virtual void setBackground(const QColor& color) = 0;
    virtual void setZoom(qreal factor) = 0; ///< 1: as the document says
    /// Marks and goes to the next place; `found` hears whether there is one. An empty text takes marks away.
    virtual void find(const QString& text, FindDirection direction,
                      const std::function<void(bool found)>& found) = 0;
    [[nodiscard]] virtual QString selectedText() const = 0;
    virtual void copy() = 0;
    virtual void selectAll() = 0;
    /// The document, once it was told of as shown, as a PDF; empty bytes: it could not be made. Not called
    /// any more when the view is gone.
    virtual void printToPdf(const QPageLayout& layout,
                            const std::function<void(const QByteArray& pdf)>& done) = 0;
};

/// What the plug-in library offers.
class HtmlViewFactory
{
public:
    HtmlViewFactory() = default;
    HtmlViewFactory(const HtmlViewFactory&) = delete;
    HtmlViewFactory& operator=(const HtmlViewFactory&) = delete;
    virtual ~HtmlViewFactory() = default;
    [[nodiscard]] virtual std::unique_ptr<HtmlView> create(QWidget* parent) = 0;
};

} // namespace postaci

#define POSTACI_HTMLVIEW_IID "postaci.HtmlViewFactory/2"
Q_DECLARE_INTERFACE(postaci::HtmlViewFactory, POSTACI_HTMLVIEW_IID)
