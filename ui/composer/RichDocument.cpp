#include "composer/RichDocument.h"

#include "widgets/Theme.h"

#include <QFontDatabase>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextList>
#include <QTextTable>

namespace postaci {

namespace {

constexpr int kQuoteIndent = Theme::kSpace4; ///< pixels a level

QTextTableFormat tableFormatOf(const RichNode& node)
{
    QTextTableFormat format;
    format.setBorder(1);
    format.setBorderCollapse(true);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(QColor(0x99, 0x99, 0x99));
    format.setCellPadding(Theme::kSpace1);
    format.setCellSpacing(0);
    format.setLeftMargin(kQuoteIndent * node.block.quoteLevel);
    format.setProperty(QTextFormat::BlockQuoteLevel, node.block.quoteLevel);
    if (node.seal != 0)
        format.setProperty(SealProperty, node.seal);
    return format;
}

QTextImageFormat imageFormatOf(const RichRun& run)
{
    QTextImageFormat format;
    format.merge(charFormatOf(run.style));
    format.setName(run.image);
    if (run.width > 0)
        format.setWidth(run.width);
    if (run.height > 0)
        format.setHeight(run.height);
    format.setProperty(ImageTextProperty, run.text);
    return format;
}

/// Writes nodes into a document at a cursor; on the stack of one thread.
class DocumentFiller
{
public:
    explicit DocumentFiller(QTextCursor* cursor) : m_cursor(*cursor) {}

    /// `isInPlace`: the first block takes the place of the one at the cursor.
    void add(const QList<RichNode>& nodes, bool isInPlace)
    {
        bool hasBlock = isInPlace;
        for (const RichNode& node : nodes) {
            if (node.isTable()) {
                addTable(node);
                hasBlock = true; // the one behind the table
                continue;
            }
            if (!hasBlock)
                m_cursor.insertBlock();
            addBlock(node.block, node.seal);
            hasBlock = false;
        }
    }

    void addRuns(const RichBlock& block)
    {
        for (const RichRun& run : block.runs) {
            if (run.isImage())
                m_cursor.insertImage(imageFormatOf(run));
            else
                m_cursor.insertText(run.text, charFormatOf(run.style));
        }
    }

    QTextTable* addTable(const RichNode& node)
    {
        m_lists.clear();
        const auto rows = static_cast<int>(node.rows.size());
        const auto columns = static_cast<int>(node.rows.first().size());
        QTextTable* table = m_cursor.insertTable(rows, columns, tableFormatOf(node));
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column)
                fillCell(table->cellAt(row, column), node.rows.at(row).at(column));
        m_cursor = table->lastCursorPosition();
        m_cursor.movePosition(QTextCursor::NextBlock);
        return table;
    }

private:
    void addBlock(const RichBlock& block, int seal)
    {
        if (QTextList* list = m_cursor.currentList())
            list->remove(m_cursor.block());
        m_cursor.setBlockFormat(blockFormatOf(block, seal));
        m_cursor.setBlockCharFormat(QTextCharFormat());
        m_cursor.setCharFormat(QTextCharFormat());
        enterList(block);
        addRuns(block);
    }

    void enterList(const RichBlock& block)
    {
        if (block.list == RichList::None || block.quoteLevel != m_quoteLevel)
            m_lists.clear();
        m_quoteLevel = block.quoteLevel;
        if (block.list == RichList::None)
            return;
        const auto style =
            block.list == RichList::Numbers ? QTextListFormat::ListDecimal : QTextListFormat::ListDisc;
        m_lists.resize(block.listLevel);
        QTextList*& list = m_lists.last();
        if (list != nullptr && list->format().style() == style) {
            list->add(m_cursor.block());
            return;
        }
        QTextListFormat format;
        format.setStyle(style);
        format.setIndent(block.listLevel);
        list = m_cursor.createList(format);
    }

    static void fillCell(const QTextTableCell& cell, const RichCell& blocks)
    {
        QTextCursor cursor = cell.firstCursorPosition();
        DocumentFiller inside(&cursor);
        QList<RichNode> nodes;
        for (const RichBlock& block : blocks) {
            RichNode node;
            node.block = block;
            nodes.append(node);
        }
        inside.add(nodes, true);
    }

    QTextCursor& m_cursor;
    QList<QTextList*> m_lists; ///< open ones by level
    int m_quoteLevel = 0;
};

/// For a place within a table, where there are neither quotes nor other tables.
QList<RichNode> flattened(const QList<RichNode>& nodes)
{
    QList<RichNode> flat;
    const auto add = [&flat](const RichBlock& block) {
        RichNode node;
        node.block = block;
        node.block.quoteLevel = 0;
        flat.append(node);
    };
    for (const RichNode& node : nodes) {
        if (!node.isTable())
            add(node.block);
        for (const RichRow& row : node.rows)
            for (const RichCell& cell : row)
                for (const RichBlock& block : cell)
                    add(block);
    }
    return flat;
}

RichRun imageRunOf(const QTextImageFormat& format)
{
    RichRun run;
    run.image = format.name();
    run.text = format.stringProperty(ImageTextProperty);
    run.width = qRound(format.width());
    run.height = qRound(format.height());
    run.style.link = styleOf(format).link;
    return run;
}

RichBlock blockOf(const QTextBlock& block)
{
    RichBlock out;
    const QTextBlockFormat format = block.blockFormat();
    out.quoteLevel = format.intProperty(QTextFormat::BlockQuoteLevel);
    const Qt::Alignment align = format.alignment();
    out.align = align & Qt::AlignHCenter   ? RichAlign::Center
                : align & Qt::AlignJustify ? RichAlign::Justify
                : align & Qt::AlignRight   ? RichAlign::End
                                           : RichAlign::Start;
    if (const QTextList* list = block.textList()) {
        const QTextListFormat::Style style = list->format().style();
        out.list = style <= QTextListFormat::ListDecimal ? RichList::Numbers : RichList::Bullets;
        if (style == QTextListFormat::ListDisc || style == QTextListFormat::ListCircle ||
            style == QTextListFormat::ListSquare)
            out.list = RichList::Bullets;
        out.listLevel = list->format().indent();
    }
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QTextCharFormat characters = fragment.charFormat();
        if (characters.isImageFormat()) {
            for (int i = 0; i < fragment.length(); ++i)
                out.runs.append(imageRunOf(characters.toImageFormat()));
        } else {
            out.runs.append({fragment.text(), styleOf(characters), {}, 0, 0});
        }
    }
    return out;
}

RichNode nodeOf(const QTextTable& table)
{
    RichNode node;
    node.block.quoteLevel = table.format().intProperty(QTextFormat::BlockQuoteLevel);
    node.seal = table.format().intProperty(SealProperty);
    for (int row = 0; row < table.rows(); ++row) {
        RichRow cells;
        for (int column = 0; column < table.columns(); ++column) {
            RichCell cell;
            const QTextTableCell source = table.cellAt(row, column);
            for (auto it = source.begin(); !it.atEnd(); ++it)
                if (it.currentBlock().isValid())
                    cell.append(blockOf(it.currentBlock()));
            cells.append(cell);
        }
        node.rows.append(cells);
    }
    return node;
}

} // namespace

QTextCharFormat charFormatOf(const RichStyle& style)
{
    QTextCharFormat format;
    if (style.bold)
        format.setFontWeight(QFont::Bold);
    if (style.italic)
        format.setFontItalic(true);
    if (style.underline)
        format.setProperty(UnderlineProperty, true);
    if (style.underline || !style.link.isEmpty())
        format.setFontUnderline(true);
    if (style.strike)
        format.setFontStrikeOut(true);
    if (style.monospace) {
        format.setFontFixedPitch(true);
        format.setFontFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    }
    if (style.size != 0)
        format.setProperty(QTextFormat::FontSizeAdjustment, style.size);
    if (!style.color.isEmpty())
        format.setProperty(ColorProperty, style.color);
    if (!style.link.isEmpty()) {
        format.setAnchor(true);
        format.setAnchorHref(style.link);
    }
    return format;
}

RichStyle styleOf(const QTextCharFormat& format)
{
    RichStyle style;
    style.bold = format.fontWeight() > QFont::Medium;
    style.italic = format.fontItalic();
    style.underline = format.boolProperty(UnderlineProperty);
    style.strike = format.fontStrikeOut();
    style.monospace = format.fontFixedPitch();
    style.size = format.intProperty(QTextFormat::FontSizeAdjustment);
    style.color = format.stringProperty(ColorProperty);
    style.link = format.isAnchor() ? format.anchorHref() : QString();
    return style;
}

QTextBlockFormat blockFormatOf(const RichBlock& block, int seal)
{
    QTextBlockFormat format;
    if (block.quoteLevel > 0) {
        format.setProperty(QTextFormat::BlockQuoteLevel, block.quoteLevel);
        format.setLeftMargin(kQuoteIndent * block.quoteLevel);
    }
    if (seal != 0)
        format.setProperty(SealProperty, seal);
    if (block.align != RichAlign::Start)
        format.setAlignment(block.align == RichAlign::Center    ? Qt::AlignHCenter
                            : block.align == RichAlign::Justify ? Qt::AlignJustify
                                                                : Qt::AlignRight);
    return format;
}

void fillDocument(const RichText& text, QTextDocument* document)
{
    document->setUndoRedoEnabled(false);
    document->clear();
    QTextCursor cursor(document);
    cursor.beginEditBlock();
    DocumentFiller(&cursor).add(normalized(text).nodes, true);
    cursor.endEditBlock();
    document->setUndoRedoEnabled(true);
    document->setModified(false);
}

void insertRich(const RichText& text, QTextCursor* cursor)
{
    cursor->beginEditBlock();
    cursor->removeSelectedText();
    QList<RichNode> nodes = normalized(text).nodes;
    if (cursor->currentTable() != nullptr)
        nodes = flattened(nodes);
    for (RichNode& node : nodes)
        node.seal = 0;
    DocumentFiller filler(cursor);
    // Text joins the line that it is put in; what is empty takes the look of what comes.
    const bool joins = nodes.size() == 1 || cursor->block().length() > 1;
    if (joins)
        filler.addRuns(nodes.takeFirst().block);
    if (!nodes.isEmpty()) {
        if (!cursor->atBlockEnd()) { // what was behind the cursor goes on in a paragraph of its own
            cursor->insertBlock();
            cursor->movePosition(QTextCursor::PreviousBlock);
            cursor->movePosition(QTextCursor::EndOfBlock);
        }
        filler.add(nodes, !joins);
    }
    cursor->endEditBlock();
}

QTextTable* insertTableAt(const RichNode& table, QTextCursor cursor)
{
    return DocumentFiller(&cursor).addTable(table);
}

RichText richOf(const QTextDocument& document)
{
    RichText text;
    const QTextFrame* root = document.rootFrame();
    for (auto it = root->begin(); !it.atEnd(); ++it) {
        if (const auto* table = qobject_cast<const QTextTable*>(it.currentFrame())) {
            text.nodes.append(nodeOf(*table));
        } else if (it.currentBlock().isValid()) {
            RichNode node;
            node.block = blockOf(it.currentBlock());
            node.seal = it.currentBlock().blockFormat().intProperty(SealProperty);
            text.nodes.append(node);
        }
    }
    return text;
}

RichText richOf(const QTextCursor& selection)
{
    QTextDocument part;
    QTextCursor(&part).insertFragment(selection.selection());
    RichText text = richOf(part);
    for (RichNode& node : text.nodes)
        node.seal = 0;
    return normalized(std::move(text));
}

int quoteLevelAt(const QTextCursor& cursor)
{
    if (const QTextTable* table = cursor.currentTable())
        return table->format().intProperty(QTextFormat::BlockQuoteLevel);
    return cursor.blockFormat().intProperty(QTextFormat::BlockQuoteLevel);
}

} // namespace postaci
