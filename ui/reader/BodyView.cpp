#include "reader/BodyView.h"

#include "message/MessageReader.h"
#include "reader/Links.h"
#include "reader/LoadingOutline.h"
#include "reader/RemoteImages.h"
#include "reader/TextBody.h"
#include "widgets/FocusRing.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QStackedLayout>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include <cmath>

namespace postaci {

namespace {

constexpr qreal kZoomStep = 1.1;
constexpr int kMostZoomSteps = 10;

/// What is shown of an HTML body where only text can be.
QString textOf(const MessageContent& content)
{
    const bool isTextUseful = content.hasText && !content.text.trimmed().isEmpty();
    return isTextUseful || !content.hasHtml ? content.text : htmlToText(content.html);
}

} // namespace

BodyView::BodyView(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedLayout(this)), m_blank(new QWidget(this)),
      m_outline(new LoadingOutline(this)), m_text(new TextBody(this)), m_htmlPage(new QWidget(this)),
      m_cover(new QWidget(m_htmlPage)), m_target(new QLabel(this)), m_preparation(new HtmlPreparation(this)),
      m_remote(new RemoteImages(this))
{
    m_htmlPage->setLayout(new QVBoxLayout);
    m_htmlPage->layout()->setContentsMargins(0, 0, 0,
                                             0); // the document has margins, inside of its scroll bar
    for (QWidget* page : {m_blank, m_htmlPage, m_cover}) {
        page->setAutoFillBackground(true);
        page->setBackgroundRole(QPalette::Base);
    }
    m_stack->addWidget(m_blank);
    m_stack->addWidget(m_outline);
    m_stack->addWidget(m_text);
    m_stack->addWidget(m_htmlPage);
    m_target->setObjectName(QStringLiteral("linkTarget"));
    m_target->setTextFormat(Qt::PlainText);
    m_target->setAutoFillBackground(true);
    m_target->setBackgroundRole(QPalette::Midlight);
    m_target->setMargin(Theme::kSpace1);
    m_target->hide();

    new FocusRing(this, FocusRing::Of::PaneAndChildren);

    m_workers.setMaxThreadCount(1);
    connect(m_preparation, &HtmlPreparation::finished, this, &BodyView::documentPrepared);
    connect(m_text, &TextBody::linkHovered, this, &BodyView::showTarget);
    connect(m_text, &TextBody::linkActivated, this,
            [this](const QUrl& target) { Q_EMIT linkActivated(target, {}); });
}

BodyView::~BodyView()
{
    m_remote->reset();
    m_workers.clear();
    m_workers.waitForDone();
    m_html.reset();
}

QWidget* BodyView::html() const
{
    return m_html ? m_html->widget() : nullptr;
}

void BodyView::showNothing()
{
    m_preparation->cancel();
    m_remote->reset();
    m_busy = false;
    m_content = {};
    m_raw.clear();
    m_fetched.clear();
    m_prepared = {};
    ++m_document; // what the view still loads is not waited for
    showTarget({});
    m_shown = Shown::Nothing;
    showPage(m_blank, nullptr);
}

void BodyView::showPage(QWidget* page, QWidget* target)
{
    turnPage(
        *this, [this, page] { m_stack->setCurrentWidget(page); }, target);
}

void BodyView::showLoading()
{
    showNothing();
    m_outline->start();
    showPage(m_outline, nullptr);
}

void BodyView::setProgress(qint64 done, qint64 total)
{
    m_outline->setProgress(done, total);
}

void BodyView::showContent(const MessageContent& content, const QByteArray& raw, RemoteContent remote)
{
    m_remote->reset();
    m_fetched.clear();
    m_content = content;
    m_raw = raw;
    if (!content.hasHtml)
        showText(content.text, Shown::Text);
    else if (ensureHtmlView())
        showHtml(remote);
    else
        showText(textOf(content), Shown::TextForWantOfView);
}

void BodyView::showText(const QString& text, Shown how)
{
    m_preparation->cancel();
    m_text->setBody(text);
    showPage(m_text, m_text);
    m_busy = false;
    m_shown = how;
    Q_EMIT remoteMet({});
    if (m_text->isShortened())
        Q_EMIT textShortened();
    Q_EMIT bodyShown();
}

void BodyView::showWholeText()
{
    m_text->showAll();
}

void BodyView::showRemoteImages()
{
    if (m_shown == Shown::Html)
        showHtml(RemoteContent::Allowed);
}

void BodyView::showHtml(RemoteContent remote)
{
    m_allowed = remote;
    m_busy = true;
    m_shown = Shown::Html;
    m_preparation->start(m_content.html, remote, theme());
}

HtmlTheme BodyView::theme() const
{
    return currentHtmlTheme(font(), m_colors);
}

void BodyView::setColors(BodyColors colors)
{
    if (m_colors == colors)
        return;
    m_colors = colors;
    if (m_shown == Shown::Html && Theme::isRecoloring())
        showHtml(m_allowed);
}

void BodyView::documentPrepared(const PreparedHtml& prepared)
{
    m_prepared = prepared;
    const QColor ground(theme().background);
    m_html->setBackground(ground);
    QPalette covering = m_htmlPage->palette();
    covering.setColor(QPalette::Base, ground);
    m_cover->setPalette(covering);
    showPage(m_htmlPage, m_html->widget());
    m_cover->setGeometry(m_htmlPage->rect());
    m_cover->show();
    m_cover->raise();
    const int number = ++m_document;
    m_html->setDocument(
        number, prepared.images.document,
        [self = QPointer<BodyView>(this), number](const QString& id, const ImageAnswer& answer) {
            if (self && self->m_document == number)
                self->resolveImage(id, answer);
            else
                answer({});
        });
    Q_EMIT remoteMet({prepared.clean.blockedRemote,
                      m_allowed == RemoteContent::Blocked ? prepared.clean.remoteHosts : QStringList(),
                      prepared.clean.trackers});
    if (prepared.clean.truncated)
        Q_EMIT htmlTruncated();
}

bool BodyView::ensureHtmlView()
{
    if (!m_viewAvailable)
        return false;
    if (m_html)
        return true;
    m_html = m_loader.createView(m_htmlPage);
    if (!m_html)
        return false;
    m_htmlPage->layout()->addWidget(m_html->widget());
    setTabOrder(m_text, m_html->widget()); // and not behind all that was there before it
    m_html->setEvents({
        .linkActivated =
            [this](const QUrl& target) {
                if (isFollowable(target))
                    Q_EMIT linkActivated(target, m_prepared.misleading.value(targetKey(target)));
            },
        .linkHovered = [this](const QUrl& target) { showTarget(target); },
        .shown =
            [this](int document) {
                if (document != m_document)
                    return;
                m_cover->hide();
                m_busy = false;
                Q_EMIT bodyShown();
            },
        .failed =
            [this](int document) {
                if (document == m_document)
                    htmlFailed();
            },
    });
    applyZoom();
    return true;
}

void BodyView::htmlFailed()
{
    m_cover->hide();
    showText(textOf(m_content), Shown::TextForWantOfView);
}

void BodyView::resolveImage(const QString& contentId, const ImageAnswer& answer)
{
    const DocumentImages& images = m_prepared.images;
    if (const auto embedded = images.embedded.constFind(contentId); embedded != images.embedded.constEnd())
        answer(*embedded);
    else if (const auto remote = images.remote.constFind(contentId); remote != images.remote.constEnd())
        fetchImage(*remote, answer);
    else
        decodePart(contentId, answer);
}

/// Once for each message: neither new colours nor paper ask a second time.
void BodyView::fetchImage(const QUrl& url, const ImageAnswer& answer)
{
    if (const auto known = m_fetched.constFind(url); known != m_fetched.constEnd()) {
        answer(*known);
        return;
    }
    m_remote->fetch(url,
                    [self = QPointer<BodyView>(this), url, answer, raw = m_raw](const QByteArray& image) {
                        if (self && !image.isEmpty() && self->m_raw.constData() == raw.constData())
                            self->m_fetched.insert(url, image);
                        answer(image);
                    });
}

ShownBody BodyView::shownBody() const
{
    return {m_content, m_raw, m_shown == Shown::Html, m_allowed, m_fetched};
}

void BodyView::decodePart(const QString& contentId, const ImageAnswer& answer)
{
    m_workers.start([this, raw = m_raw, contentId, answer] {
        const QByteArray bytes = inlinePart(raw, contentId, nullptr);
        // The destructor waits for the workers, and drops their calls with this object.
        QMetaObject::invokeMethod(
            this, [answer, bytes] { answer(bytes); }, Qt::QueuedConnection);
    });
}

void BodyView::find(const QString& text, FindDirection direction,
                    const std::function<void(bool found)>& found)
{
    m_foundWords = text; // the text view selects them, but nobody has chosen them to be quoted
    if (m_shown == Shown::Html && m_html) {
        m_html->find(text, direction, found);
        return;
    }
    QTextDocument::FindFlags flags;
    if (direction == FindDirection::Backward)
        flags |= QTextDocument::FindBackward;
    const bool isThere = m_text->findText(text, flags);
    if (found)
        found(isThere);
}

QString BodyView::selectedText() const
{
    switch (m_shown) {
    case Shown::Nothing:
        break;
    case Shown::Html:
        return m_html != nullptr ? m_html->selectedText().trimmed() : QString();
    case Shown::Text:
    case Shown::TextForWantOfView: {
        const QString selected = m_text->textCursor().selection().toPlainText().trimmed();
        return selected.compare(m_foundWords, Qt::CaseInsensitive) == 0 ? QString() : selected;
    }
    }
    return {};
}

void BodyView::changeZoom(int steps)
{
    m_zoomSteps = steps == 0 ? 0 : std::clamp(m_zoomSteps + steps, -kMostZoomSteps, kMostZoomSteps);
    applyZoom();
}

void BodyView::applyZoom()
{
    const qreal factor = std::pow(kZoomStep, m_zoomSteps);
    m_text->setZoom(factor);
    if (m_html)
        m_html->setZoom(factor);
}

void BodyView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    // The document carries the theme's colours in it.
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) &&
        m_shown == Shown::Html)
        showHtml(m_allowed);
}

void BodyView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_cover->setGeometry(m_htmlPage->rect());
    placeTarget();
}

void BodyView::showTarget(const QUrl& target)
{
    m_target->setVisible(isFollowable(target));
    if (!isFollowable(target))
        return;
    m_targetUrl = target;
    const QString shown = shownTarget(target);
    m_target->setText(
        m_target->fontMetrics().elidedText(shown, Qt::ElideMiddle, width() - 2 * Theme::kSpace2));
    m_target->setAccessibleName(shown);
    placeTarget();
}

bool BodyView::isTargetShown(const QUrl& target) const
{
    return m_target->isVisible() && m_targetUrl == target;
}

void BodyView::placeTarget()
{
    m_target->adjustSize();
    m_target->move(0, height() - m_target->height());
    m_target->raise();
}

} // namespace postaci
