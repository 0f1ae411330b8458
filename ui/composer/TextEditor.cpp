#include "composer/TextEditor.h"

#include "composer/RichDocument.h"
#include "composer/TextFormatting.h"
#include "composer/TextHighlighter.h"
#include "message/QuotedHtml.h"
#include "widgets/Theme.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QDataStream>
#include <QEvent>
#include <QImage>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextList>
#include <QTextTable>
#include <QUrl>

#include <utility>

namespace postaci {

namespace {

/// What this editor has copied, with what others can't read.
const QString& ownType()
{
    static const QString type = QStringLiteral("application/x-postaci-text");
    return type;
}

/// The images in it, for a text that does not have them.
const QString& imagesType()
{
    static const QString type = QStringLiteral("application/x-postaci-images");
    return type;
}

constexpr qsizetype kLongestPaste = 1024 * 1024;   ///< characters of HTML; more comes as plain text
constexpr qint64 kMostCopied = 64LL * 1024 * 1024; ///< bytes of images
constexpr QDataStream::Version kPackedAs = QDataStream::Qt_6_4;

QByteArray packedImages(const QList<OutgoingAttachment>& images)
{
    QByteArray packed;
    QDataStream out(&packed, QIODevice::WriteOnly);
    out.setVersion(kPackedAs);
    for (const OutgoingAttachment& image : images)
        if (packed.size() + image.data.size() <= kMostCopied)
            out << image.name << image.mimeType << image.data;
    return packed;
}

/// Another program may have made it: each goes by the Content-ID that its bytes have.
QList<OutgoingAttachment> unpackedImages(const QByteArray& packed)
{
    QList<OutgoingAttachment> images;
    QDataStream in(packed);
    in.setVersion(kPackedAs);
    while (!in.atEnd()) {
        QString name;
        QString mimeType;
        QByteArray data;
        in >> name >> mimeType >> data;
        if (in.status() != QDataStream::Ok)
            break;
        if (isShowableImage(mimeType))
            images.append(inlineImage(data, mimeType, name));
    }
    return images;
}

void forEachRun(RichText* text, const std::function<void(RichRun* run)>& change)
{
    const auto changeBlock = [&change](RichBlock* block) {
        for (RichRun& run : block->runs)
            change(&run);
    };
    for (RichNode& node : text->nodes) {
        changeBlock(&node.block);
        for (RichRow& row : node.rows)
            for (RichCell& cell : row)
                for (RichBlock& block : cell)
                    changeBlock(&block);
    }
}

} // namespace

TextEditor::TextEditor(QWidget* parent) : QTextEdit(parent), m_highlighter(new TextHighlighter(document()))
{
    setObjectName(QStringLiteral("bodyEdit"));
    setFrameShape(QFrame::NoFrame);
    setStyleSheet(QStringLiteral("QTextEdit { border: none; border-radius: 0; }"));
    setLineWrapMode(QTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setAutoFormatting(QTextEdit::AutoNone);
    document()->setDocumentMargin(Theme::kSpace4);
    document()->setIndentWidth(Theme::kSpace6);
    setTabChangesFocus(true); // else the keyboard would not come out of it
    m_drawing.setSingleShot(true);
    m_drawing.setInterval(0);
    connect(&m_drawing, &QTimer::timeout, this, &TextEditor::drawNewPictures);
    connect(this, &QTextEdit::cursorPositionChanged, this, &TextEditor::leaveLink);
    connect(document(), &QTextDocument::contentsChange, this, &TextEditor::touchSeals);
}

void TextEditor::setFormatted(bool on)
{
    m_isFormatted = on;
    setAcceptRichText(on);
    m_highlighter->setFormatted(on);
}

void TextEditor::setPlain(const QString& text)
{
    m_seals.clear();
    m_sealStyles.clear();
    m_whole = {};
    setFormatted(false);
    setCurrentCharFormat(QTextCharFormat());
    setPlainText(text);
    document()->setModified(false);
}

void TextEditor::setRich(const RichText& text)
{
    m_seals = text.seals;
    m_sealStyles = text.sealStyles;
    setFormatted(true);
    fillDocument(text, document());
    m_whole = {};
    if (text.held)
        keepWhole(text);
    document()->setModified(false);
    moveCursor(QTextCursor::Start);
}

RichText TextEditor::rich() const
{
    if (!m_isFormatted)
        return richFromPlainText(toPlainText());
    RichText text = richOf(*document(), m_whole.nodes);
    text.seals = m_seals;
    text.sealStyles = m_sealStyles;
    text.held = m_whole.held;
    text = withSealsChecked(normalized(std::move(text)));
    keepWhole(text);
    return text;
}

void TextEditor::keepWhole(const RichText& text) const
{
    for (const RichNode& node : text.nodes)
        if (text.held->contains(node.seal) && !m_whole.held.contains(node.seal))
            m_whole.nodes[node.seal].append(node);
    m_whole.held = *text.held;
}

/// A quote may be long, and a draft is saved every second: what is known of it counts until it changes.
void TextEditor::touchSeals(int position, int removed, int added)
{
    if (m_whole.held.isEmpty())
        return;
    QTextBlock block = document()->findBlock(position);
    QTextBlock last = document()->findBlock(position + added);
    if (removed > 0) { // what is gone may have been of what is beside it
        block = block.previous().isValid() ? block.previous() : block;
        last = last.next();
    }
    const int end = last.isValid() ? last.position() : document()->characterCount();
    for (; block.isValid() && block.position() <= end; block = block.next()) {
        const int seal = sealAt(block);
        m_whole.nodes.remove(seal);
        m_whole.held.remove(seal);
    }
}

QString TextEditor::plain() const
{
    return m_isFormatted ? richToPlainText(rich()) : toPlainText();
}

QVariant TextEditor::loadResource(int type, const QUrl& name)
{
    if (type != QTextDocument::ImageResource)
        return QByteArray();
    const auto picture = m_pictures.constFind(name.toString());
    if (picture != m_pictures.constEnd())
        return *picture;
    QImage blank(1, 1, QImage::Format_RGB32); // drawn in the size of the image that is not here
    blank.fill(QColor(0x88, 0x88, 0x88));
    return blank;
}

void TextEditor::setImage(const QString& contentId, const QImage& picture)
{
    const QUrl address(QStringLiteral("cid:") + contentId);
    m_pictures.insert(address.toString(), picture);
    document()->addResource(QTextDocument::ImageResource, address, picture);
    m_newPictures.insert(address.toString());
    m_drawing.start();
}

/// Only the paragraphs that hold one are laid out again.
void TextEditor::drawNewPictures()
{
    const QSet<QString> fresh = std::exchange(m_newPictures, {});
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextCharFormat format = it.fragment().charFormat();
            if (!format.isImageFormat() || !fresh.contains(format.toImageFormat().name()))
                continue;
            document()->markContentsDirty(block.position(), block.length());
            break;
        }
    viewport()->update();
}

void TextEditor::insertImage(QTextCursor place, const QString& contentId, const QString& name, QSize size)
{
    RichText text;
    RichNode node;
    node.block.runs = {{name, {}, QStringLiteral("cid:") + contentId, size.width(), size.height()}};
    text.nodes = {node};
    insertRich(text, &place);
    ensureCursorVisible();
}

bool TextEditor::canInsertFromMimeData(const QMimeData* source) const
{
    return source->hasImage() || !localFiles(source).isEmpty() || source->hasFormat(ownType()) ||
           QTextEdit::canInsertFromMimeData(source);
}

QMimeData* TextEditor::createMimeDataFromSelection() const
{
    if (!m_isFormatted)
        return QTextEdit::createMimeDataFromSelection();
    const RichText text = richOf(textCursor());
    auto* copied = new QMimeData;
    copied->setData(ownType(), richToDraftHtml(text).toUtf8());
    if (const QStringList ids = imagesOf(text); m_store.images && !ids.isEmpty())
        copied->setData(imagesType(), packedImages(m_store.images(ids)));
    copied->setHtml(richToHtml(text));
    copied->setText(richToPlainText(text));
    return copied;
}

void TextEditor::insertFromMimeData(const QMimeData* source)
{
    if (const QStringList paths = localFiles(source); !paths.isEmpty())
        Q_EMIT filesGiven(paths);
    else if (source->hasImage() && !source->hasText())
        Q_EMIT imageGiven(source->imageData().value<QImage>());
    else if (m_isFormatted && source->hasFormat(ownType()))
        insertOwn(source);
    else if (m_isFormatted && source->hasHtml())
        insertHtmlOfOthers(source);
    else
        insertPlainText(source->text());
    ensureCursorVisible();
}

void TextEditor::insertOwn(const QMimeData* source)
{
    RichText text = richFromHtml(QString::fromUtf8(source->data(ownType())), RichSource::OwnDraft);
    const QList<OutgoingAttachment> images = unpackedImages(source->data(imagesType()));
    QSet<QString> brought;
    for (const OutgoingAttachment& image : images)
        brought.insert(image.contentId);
    // An image that is neither here nor comes along leaves what describes it.
    forEachRun(&text, [this, &brought](RichRun* run) {
        const QString id = run->image.startsWith(QLatin1String("cid:")) ? run->image.mid(4) : QString();
        if (!id.isEmpty() && !brought.contains(id) && !(m_store.has && m_store.has(id)))
            *run = {run->text, run->style, {}, 0, 0};
    });
    Q_EMIT imagesPasted(images);
    QTextCursor cursor = textCursor();
    insertRich(text, &cursor);
    setTextCursor(cursor);
}

/// Rebuilt by the cleaner from what is allowed; only pictures that are written into it come along.
void TextEditor::insertHtmlOfOthers(const QMimeData* source)
{
    MessageContent content;
    content.hasHtml = true;
    content.html = source->html();
    const bool isLong = content.html.size() > kLongestPaste;
    const QuotedHtml taken = isLong ? QuotedHtml() : quotedHtml(content, {});
    bool isCut = isLong || taken.isCut;
    RichText text;
    if (!isCut)
        text = richFromHtml(taken.body, RichSource::Pasted, &isCut);
    if (isCut) {
        insertWithoutFormatting(source);
        return;
    }
    Q_EMIT imagesPasted(taken.images);
    QTextCursor cursor = textCursor();
    insertRich(text, &cursor);
    setTextCursor(cursor);
}

/// All the words, where only a part would come with its formatting.
void TextEditor::insertWithoutFormatting(const QMimeData* source)
{
    insertPlainText(source->hasText() ? source->text()
                                      : richToPlainText(richFromHtml(source->html(), RichSource::Quoted)));
    Q_EMIT formattingLeftOut();
}

void TextEditor::pastePlain()
{
    if (const QMimeData* source = QApplication::clipboard()->mimeData();
        source != nullptr && source->hasText())
        insertPlainText(source->text());
    ensureCursorVisible();
}

RichStyle TextEditor::look() const
{
    return styleOf(textCursor().hasSelection() ? textCursor().charFormat() : currentCharFormat());
}

void TextEditor::changeLook(const std::function<void(RichStyle* style)>& change)
{
    if (!m_isFormatted)
        return;
    if (textCursor().hasSelection()) {
        changeStyle(textCursor(), change);
        Q_EMIT currentCharFormatChanged(textCursor().charFormat());
        return;
    }
    RichStyle style = look();
    change(&style);
    setCurrentCharFormat(charFormatOf(style));
}

void TextEditor::leaveLink()
{
    const QTextCursor cursor = textCursor();
    if (!m_isFormatted || cursor.hasSelection())
        return;
    const QString before = styleOf(cursor.charFormat()).link;
    if (before.isEmpty())
        return;
    QTextCursor next(cursor);
    const bool hasNext = !cursor.atBlockEnd() && next.movePosition(QTextCursor::NextCharacter);
    if (hasNext && styleOf(next.charFormat()).link == before)
        return;
    RichStyle style = styleOf(cursor.charFormat());
    style.link.clear();
    setCurrentCharFormat(charFormatOf(style));
}

/// Tab would leave the text before anybody is asked.
bool TextEditor::event(QEvent* event)
{
    if (event->type() == QEvent::KeyPress && goToCell(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QTextEdit::event(event);
}

/// Tab and Shift+Tab within a table; behind its last cell a row begins. False: they mean something else.
bool TextEditor::goToCell(const QKeyEvent& event)
{
    const bool isBack = event.key() == Qt::Key_Backtab;
    QTextCursor cursor = textCursor();
    if (isReadOnly() || (event.key() != Qt::Key_Tab && !isBack) ||
        (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0 ||
        cursor.currentTable() == nullptr)
        return false;
    const bool isShifted = isBack || event.modifiers().testFlag(Qt::ShiftModifier);
    cursor.clearSelection();
    if (!cursor.movePosition(isShifted ? QTextCursor::PreviousCell : QTextCursor::NextCell)) {
        if (isShifted || !canChangeTable(cursor, TableChange::RowBelow))
            return false;
        const QTextTable* const table = cursor.currentTable();
        const int below = table->cellAt(cursor).row() + 1;
        changeTable(cursor, TableChange::RowBelow);
        cursor = table->cellAt(below, 0).firstCursorPosition(); // wherever the row has moved it
    }
    setTextCursor(cursor);
    ensureCursorVisible();
    return true;
}

void TextEditor::keyPressEvent(QKeyEvent* event)
{
#ifndef Q_OS_MACOS // where that key writes letters
    // A mnemonic that is none here is no text either. Right Alt writes letters, as Ctrl and Alt together.
    const Qt::KeyboardModifiers alt = Qt::AltModifier | Qt::ControlModifier | Qt::GroupSwitchModifier;
    if ((event->modifiers() & alt) == Qt::AltModifier && !event->text().isEmpty() &&
        event->text().at(0).isPrint()) {
        event->ignore();
        return;
    }
#endif
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !isReadOnly() && breakLine(event)) {
        ensureCursorVisible();
        event->accept();
        return;
    }
    if (m_isFormatted && !isReadOnly() && event->key() == Qt::Key_Backspace &&
        event->modifiers() == Qt::NoModifier && isAtItemStart(textCursor())) {
        changeLevel(textCursor(), -1); // Qt would leave the paragraph where the list had it
        event->accept();
        return;
    }
    QTextEdit::keyPressEvent(event);
}

/// Enter where it means something else than a new paragraph.
bool TextEditor::breakLine(QKeyEvent* event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    QTextCursor cursor = textCursor();
    if (!m_isFormatted) {
        if (modifiers == Qt::ShiftModifier)
            cursor.insertBlock(); // plain text has one kind of line end
        else if (modifiers == Qt::NoModifier && isInPlainQuote(cursor))
            splitPlainQuote(&cursor);
        else
            return false;
        setTextCursor(cursor);
        return true;
    }
    if (modifiers != Qt::NoModifier)
        return false;
    const bool isInTable = cursor.currentTable() != nullptr;
    if (quoteLevelAt(cursor) > 0 && !isInTable) {
        splitRichQuote(&cursor);
    } else if (cursor.currentList() != nullptr && cursor.block().length() == 1) {
        changeLevel(cursor, -1); // an empty item ends its list
    } else {
        return false;
    }
    setTextCursor(cursor);
    setCurrentCharFormat(QTextCharFormat());
    return true;
}

void TextEditor::paintEvent(QPaintEvent* event)
{
    if (m_isFormatted)
        paintQuoteBars();
    QTextEdit::paintEvent(event);
}

void TextEditor::paintQuoteBars()
{
    constexpr int kBarWidth = 2;
    QPainter painter(viewport());
    const QPointF shift(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
    const QAbstractTextDocumentLayout* layout = document()->documentLayout();
    const QTextTable* lastTable = nullptr;
    for (QTextBlock block = cursorForPosition(QPoint(0, 0)).block(); block.isValid(); block = block.next()) {
        const QTextCursor cursor(block);
        QTextTable* table = cursor.currentTable();
        const QRectF area =
            (table != nullptr ? layout->frameBoundingRect(table) : layout->blockBoundingRect(block))
                .translated(shift);
        if (area.top() > viewport()->height())
            break;
        if (table != nullptr && std::exchange(lastTable, table) == table)
            continue;
        for (int level = 0; level < quoteLevelAt(cursor); ++level) {
            const QRectF bar(document()->documentMargin() + level * Theme::kSpace4 + shift.x(), area.top(),
                             kBarWidth, area.height());
            painter.fillRect(bar, Theme::border());
        }
    }
}

void TextEditor::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter != nullptr)
        m_highlighter->recolour();
}

QStringList localFiles(const QMimeData* source)
{
    QStringList paths;
    for (const QUrl& url : source->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace postaci
