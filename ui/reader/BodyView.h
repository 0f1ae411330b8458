#pragma once

#include "message/MessageContent.h"
#include "reader/HtmlPreparation.h"
#include "reader/HtmlView.h"
#include "reader/HtmlViewLoader.h"
#include "reader/RemoteSummary.h"

#include <QHash>
#include <QThreadPool>
#include <QUrl>
#include <QWidget>

class QLabel;
class QStackedLayout;

namespace postaci {

class LoadingOutline;
class RemoteImages;
class TextBody;

/// A body as it is on screen, for paper: with the images that were fetched for it, so that printing fetches
/// nothing.
struct ShownBody
{
    MessageContent content;
    QByteArray raw;
    bool isHtml = false;
    RemoteContent remote = RemoteContent::Blocked;
    QHash<QUrl, QByteArray> fetched;
};

/// Where a body is read: the text view, the HTML view with what it needs, or the outline while it loads.
/// UI thread.
class BodyView : public QWidget
{
    Q_OBJECT

public:
    /// How the body that is on screen came there.
    enum class Shown { Nothing, Text, Html, TextForWantOfView };

    explicit BodyView(QWidget* parent = nullptr);
    ~BodyView() override;

    void showNothing();
    void showLoading();
    void setProgress(qint64 done, qint64 total);
    /// `raw` are the bytes that `content` was read from: images of the message are taken from there.
    void showContent(const MessageContent& content, const QByteArray& raw, RemoteContent remote);
    void showRemoteImages(); ///< of the message on screen, this once
    void showWholeText();
    /// Of this body and all that follow.
    void setColors(BodyColors colors);

    [[nodiscard]] Shown shown() const { return m_shown; }
    [[nodiscard]] bool isBusy() const { return m_busy; } ///< a body is being prepared or laid out
    [[nodiscard]] ShownBody shownBody() const;
    /// Whether the person sees now where this link leads.
    [[nodiscard]] bool isTargetShown(const QUrl& target) const;
    [[nodiscard]] QString selectedText() const; ///< with LF line ends; empty: nothing is selected
    [[nodiscard]] TextBody* text() const { return m_text; }
    [[nodiscard]] QWidget* html() const; ///< null before the first HTML body

    /// Whether HTML may be shown as such at all; false: as on a system without the plug-in.
    void setViewAvailable(bool on) { m_viewAvailable = on; }

    void find(const QString& text, FindDirection direction, const std::function<void(bool found)>& found);
    void changeZoom(int steps); ///< 0: back to normal

Q_SIGNALS:
    void bodyShown();
    void remoteMet(const postaci::RemoteSummary& remote); ///< all empty: nothing was left out
    void textShortened();                                 ///< only the beginning of a long text is shown
    void htmlTruncated();
    /// `statedPlace`: what the link's text says, where that is another place than it leads to.
    void linkActivated(const QUrl& target, const QString& statedPlace);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// `target` gets the keyboard when the body has it; null: the body itself.
    void showPage(QWidget* page, QWidget* target);
    void showText(const QString& text, Shown how);
    void showHtml(RemoteContent remote);
    [[nodiscard]] HtmlTheme theme() const;
    void documentPrepared(const PreparedHtml& prepared);
    bool ensureHtmlView();
    void htmlFailed();
    void resolveImage(const QString& contentId, const ImageAnswer& answer);
    void decodePart(const QString& contentId, const ImageAnswer& answer);
    void fetchImage(const QUrl& url, const ImageAnswer& answer);
    void showTarget(const QUrl& target);
    void placeTarget();
    void applyZoom();

    QStackedLayout* m_stack;
    QWidget* m_blank;
    LoadingOutline* m_outline;
    TextBody* m_text;
    QWidget* m_htmlPage; ///< holds the view's widget with the margins of a text
    QWidget* m_cover;    ///< over the view until the new document is there
    QLabel* m_target;    ///< where the link under the mouse leads
    QUrl m_targetUrl;
    HtmlViewLoader m_loader;
    std::unique_ptr<HtmlView> m_html;
    HtmlPreparation* m_preparation;
    RemoteImages* m_remote;
    QThreadPool m_workers; ///< decodes the message's own images
    MessageContent m_content;
    QByteArray m_raw;
    PreparedHtml m_prepared;
    RemoteContent m_allowed = RemoteContent::Blocked;
    QHash<QUrl, QByteArray> m_fetched; ///< remote images of this message, within RemoteImages' limits
    BodyColors m_colors = BodyColors::Program;
    Shown m_shown = Shown::Nothing;
    int m_document = 0;
    int m_zoomSteps = 0;
    QString m_foundWords; ///< last looked for
    bool m_busy = false;
    bool m_viewAvailable = true;
};

} // namespace postaci
