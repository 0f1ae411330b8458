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

namespace postaci {

namespace {

constexpr qsizetype kShownAtFirst = 200'000; ///< characters: beyond, laying out takes longer than a click may
constexpr int kQuoteIndent = 14;             ///< pixels for each level
constexpr int kQuoteBarWidth = 2;
constexpr int kFoldState = -2; ///< the user state of a block that is a fold's line
constexpr int kLineHeight = 125;

const QString& foldScheme()
{
    static const QString scheme = QStringLiteral("postaci-fold");
    return scheme;
}

} // namespace

TextBody::TextBody(QWidget* parent) : QTextBrowser(parent)
{
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
    m_shortened = text.size() > kShownAtFirst;
    m_lines = bodyLines(m_shortened ? text.left(kShownAtFirst) : text);
    m_folds = quoteFolds(m_lines);
    m_openFolds.clear();
    render();
    verticalScrollBar()->setValue(0);
}

void TextBody::showAll()
{
    if (!m_shortened)
        return;
    const int place = verticalScrollBar()->value();
    m_shortened = false;
    m_lines = bodyLines(m_text);
    m_folds = quoteFolds(m_lines);
    render();
    verticalScrollBar()->setValue(place);
}

void TextBody::setZoom(qreal factor)
{
    m_zoom = factor;
    const int place = verticalScrollBar()->value();
    render();
    verticalScrollBar()->setValue(place);
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
        render();
    }
}

void TextBody::render()
{
    document()->clear();
    document()->setDefaultFont(Theme::fontScaled(font(), m_zoom));
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    renderLines(cursor);
    cursor.endEditBlock();
}

void TextBody::renderLines(QTextCursor& cursor)
{
    qsizetype fold = 0;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        if (fold < m_folds.size() && m_folds.at(fold).first == i) {
            const bool isOpen = m_openFolds.contains(fold);
            appendFoldLine(cursor, fold, isOpen);
            const qsizetype end = i + m_folds.at(fold).count;
            ++fold;
            if (!isOpen) {
                i = end - 1;
                continue;
            }
        }
        appendLine(cursor, m_lines.at(i));
    }
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
    const int place = verticalScrollBar()->value();
    render();
    verticalScrollBar()->setValue(place);
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
