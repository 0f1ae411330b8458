#include "reader/TextBody.h"

#include "reader/FindWords.h"
#include "reader/Links.h"
#include "widgets/Theme.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimer>

#include <algorithm>

namespace postaci {

namespace {

// Of characters, each line counting as some: more takes longer to lay out than a click may, and a turn of the
// event loop.
constexpr qsizetype kShownAtFirst = 200'000;
constexpr qsizetype kShownAtOnce = 60'000;
constexpr qsizetype kShownInATurn = 20'000;
constexpr qsizetype kCostOfALine = 40;
constexpr int kContinues = QTextFormat::UserProperty; ///< of a block: goes on with the line before
constexpr int kQuoteIndent = 14;                      ///< pixels for each level
constexpr int kQuoteBarWidth = 2;
constexpr int kFoldState = -2; ///< the user state of a block that is a fold's line
constexpr int kLineHeight = 125;

const QString& foldScheme()
{
    static const QString scheme = QStringLiteral("postaci-fold");
    return scheme;
}

/// As much of it as is shown at first.
QString beginningOf(const QString& text)
{
    qsizetype cost = 0;
    qsizetype end = 0;
    while (end < text.size() && cost < kShownAtFirst) {
        const qsizetype next = text.indexOf(QLatin1Char('\n'), end);
        const qsizetype length = (next < 0 ? text.size() : next + 1) - end;
        end += std::min(length, kShownAtFirst - cost);
        cost += length + kCostOfALine;
    }
    return text.left(end);
}

} // namespace

TextBody::TextBody(QWidget* parent) : QTextBrowser(parent), m_later(new QTimer(this))
{
    m_later->setSingleShot(true);
    m_later->setInterval(0);
    connect(m_later, &QTimer::timeout, this, &TextBody::renderMore);
    setObjectName(QStringLiteral("textBody"));
    setAccessibleName(tr("Message text"));
    setFrameShape(QFrame::NoFrame);
    setStyleSheet(QStringLiteral("QTextBrowser { border: none; border-radius: 0; }"));
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(Theme::kSpace4);
    connect(this, &QTextBrowser::anchorClicked, this, &TextBody::anchorActivated);
    connect(this, &QTextBrowser::highlighted, this, [this](const QUrl& target) {
        Q_EMIT linkHovered(target.scheme() == foldScheme() ? QUrl() : target);
    });
}

void TextBody::setBody(const QString& text)
{
    m_text = text;
    const QString beginning = beginningOf(text);
    m_shortened = beginning.size() < text.size();
    m_lines = bodyLines(beginning);
    m_folds = quoteFolds(m_lines);
    m_openFolds.clear();
    render(0);
}

void TextBody::showAll()
{
    if (!m_shortened)
        return;
    m_shortened = false;
    m_lines = bodyLines(m_text);
    m_folds = quoteFolds(m_lines);
    render(verticalScrollBar()->value());
}

void TextBody::setZoom(qreal factor)
{
    m_zoom = factor;
    render(verticalScrollBar()->value());
}

bool TextBody::findText(const QString& text, QTextDocument::FindFlags flags)
{
    return findWords(*this, text, flags);
}

QVariant TextBody::loadResource(int type, const QUrl& name)
{
    // Nothing in a plain text is a file or an image.
    Q_UNUSED(type)
    Q_UNUSED(name)
    return {};
}

QMimeData* TextBody::createMimeDataFromSelection() const
{
    // With its quote marks, as it was sent.
    const QTextCursor selection = textCursor();
    QStringList lines;
    for (QTextBlock block = document()->findBlock(selection.selectionStart());
         block.isValid() && block.position() < selection.selectionEnd(); block = block.next()) {
        if (block.userState() == kFoldState)
            continue;
        const int from = std::max(selection.selectionStart() - block.position(), 0);
        const int to = std::min(selection.selectionEnd() - block.position(), block.length() - 1);
        QString line = block.text().mid(from, to - from);
        if (block.blockFormat().boolProperty(kContinues) && !lines.isEmpty()) {
            lines.last() += line;
            continue;
        }
        if (block.userState() > 0 && from == 0)
            line = QString(block.userState(), QLatin1Char('>')) + QLatin1Char(' ') + line;
        lines << line;
    }
    auto* copied = new QMimeData;
    copied->setText(lines.join(QLatin1Char('\n')));
    return copied;
}

void TextBody::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QUrl link(anchorAt(event->pos()));
    if (isFollowable(link))
        menu->addAction(tr("Copy &link address"), this,
                        [link] { QApplication::clipboard()->setText(link.toString()); });
    QAction* copySelected = menu->addAction(tr("&Copy"), this, &QTextBrowser::copy);
    copySelected->setEnabled(textCursor().hasSelection());
    menu->addAction(tr("Select &all"), this, &QTextBrowser::selectAll);
    menu->popup(event->globalPos());
}

void TextBody::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange ||
        event->type() == QEvent::FontChange) {
        setAccessibleName(tr("Message text"));
        render(verticalScrollBar()->value());
    }
}

/// `place`: where the scroll bar is to be then.
void TextBody::render(int place)
{
    document()->clear();
    document()->setDefaultFont(Theme::fontScaled(font(), m_zoom));
    m_nextLine = 0;
    m_nextFold = 0;
    m_place = place;
    renderLines(kShownAtOnce);
}

void TextBody::renderMore()
{
    renderLines(kShownInATurn);
}

/// So many characters more; the rest in later turns of the event loop.
void TextBody::renderLines(qsizetype most)
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.beginEditBlock();
    for (qsizetype cost = 0; m_nextLine < m_lines.size() && cost < most; ++m_nextLine) {
        cost += kCostOfALine;
        if (m_nextFold < m_folds.size() && m_folds.at(m_nextFold).first == m_nextLine) {
            const qsizetype fold = m_nextFold++;
            const bool isOpen = m_openFolds.contains(fold);
            appendFoldLine(cursor, fold, isOpen);
            if (!isOpen) {
                m_nextLine += m_folds.at(fold).count - 1;
                continue;
            }
        }
        cost += m_lines.at(m_nextLine).text.size();
        appendLine(cursor, m_lines.at(m_nextLine));
    }
    cursor.endEditBlock();
    const bool isAll = m_nextLine >= m_lines.size();
    if (m_place >= 0 && (isAll || m_place <= verticalScrollBar()->maximum())) {
        verticalScrollBar()->setValue(m_place);
        m_place = -1;
    }
    if (!isAll)
        m_later->start();
}

void TextBody::beginBlock(QTextCursor& cursor, int depth, int state)
{
    QTextBlockFormat format;
    format.setLeftMargin(depth * kQuoteIndent * m_zoom);
    format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    if (document()->isEmpty() && document()->firstBlock().userState() == -1)
        cursor.setBlockFormat(format);
    else
        cursor.insertBlock(format);
    cursor.block().setUserState(state);
}

void TextBody::appendFoldLine(QTextCursor& cursor, qsizetype fold, bool isOpen)
{
    beginBlock(cursor, 1, kFoldState);
    QTextCharFormat format;
    format.setAnchor(true);
    format.setAnchorHref(foldScheme() + QLatin1Char(':') + QString::number(fold));
    format.setForeground(Theme::accent());
    const int count = static_cast<int>(m_folds.at(fold).count);
    cursor.insertText(isOpen ? tr("Hide quoted text") : tr("Show quoted text (%n lines)", nullptr, count),
                      format);
}

void TextBody::appendLine(QTextCursor& cursor, const BodyLine& line)
{
    beginBlock(cursor, line.depth, line.depth);
    if (line.continues) {
        QTextBlockFormat format;
        format.setProperty(kContinues, true);
        cursor.mergeBlockFormat(format);
    }
    QTextCharFormat plain;
    const bool isQuiet = line.depth > 0 || line.part == BodyLine::Part::Signature;
    plain.setForeground(isQuiet ? Theme::meta() : Theme::text());
    qsizetype at = 0;
    for (const TextLink& link : findLinks(line.text)) {
        cursor.insertText(line.text.mid(at, link.start - at), plain);
        QTextCharFormat format = plain;
        format.setAnchor(true);
        format.setAnchorHref(link.target.toString(QUrl::FullyEncoded));
        format.setForeground(Theme::accent());
        format.setFontUnderline(true);
        cursor.insertText(line.text.mid(link.start, link.length), format);
        at = link.start + link.length;
    }
    cursor.insertText(line.text.mid(at), plain);
}

void TextBody::anchorActivated(const QUrl& target)
{
    if (target.scheme() == foldScheme())
        toggleFold(target.path().toLongLong());
    else if (isFollowable(target))
        Q_EMIT linkActivated(target);
}

void TextBody::toggleFold(qsizetype fold)
{
    if (!m_openFolds.remove(fold))
        m_openFolds.insert(fold);
    render(verticalScrollBar()->value());
}

void TextBody::paintEvent(QPaintEvent* event)
{
    QTextBrowser::paintEvent(event);
    QPainter painter(viewport());
    QColor color = Theme::accent();
    color.setAlphaF(0.5F);
    const QAbstractTextDocumentLayout* layout = document()->documentLayout();
    const int scrolled = verticalScrollBar()->value();
    const qreal left = document()->documentMargin() - horizontalScrollBar()->value();
    for (QTextBlock block = cursorForPosition(QPoint(0, 0)).block(); block.isValid(); block = block.next()) {
        const QRectF box = layout->blockBoundingRect(block).translated(0, -scrolled);
        if (box.top() > viewport()->height())
            break;
        const int depth = block.userState() == kFoldState ? 1 : block.userState();
        for (int level = 0; level < depth; ++level)
            painter.fillRect(
                QRectF(left + level * kQuoteIndent * m_zoom, box.top(), kQuoteBarWidth, box.height()), color);
    }
}

} // namespace postaci
