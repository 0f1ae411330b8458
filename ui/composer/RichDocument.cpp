#include "composer/RichDocument.h"

#include "widgets/Theme.h"

#include <QFontDatabase>
#include <QHash>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QTextList>
#include <QTextTable>

#include <utility>

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
    if (node.block.direction == RichDirection::RightToLeft)
        format.setLayoutDirection(Qt::RightToLeft);
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
            addBlock(node.block, node.seal, std::exchange(hasBlock, false));
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
        endLists(0);
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
    /// An item enters its list as it is made: each list that a block enters or leaves goes through all of its
    /// blocks.
    void addBlock(const RichBlock& block, int seal, bool isInPlace)
    {
        FilledList* list = listFor(block, seal);
        QTextBlockFormat format = blockFormatOf(block, seal);
        if (list != nullptr && list->list != nullptr)
            format.setObjectIndex(list->list->objectIndex());
        if (isInPlace) {
            m_cursor.setBlockFormat(format);
            m_cursor.setBlockCharFormat(QTextCharFormat());
            m_cursor.setCharFormat(QTextCharFormat());
        } else {
            m_cursor.insertBlock(format, QTextCharFormat());
        }
        if (list != nullptr && list->list == nullptr)
            list->list = createList(block);
        addRuns(block);
    }

    QTextList* createList(const RichBlock& block)
    {
        QTextListFormat format;
        format.setStyle(block.list == RichList::Numbers ? QTextListFormat::ListDecimal
                                                        : QTextListFormat::ListDisc);
        format.setIndent(block.listLevel);
        return m_cursor.createList(format);
    }

    /// A list that was begun here.
    struct FilledList
    {
        QTextList* list = nullptr; ///< null until its first item is there
        RichList kind = RichList::None;
        int level = 0;
        int items = 0;
    };

    /// The list that an item belongs to; null for what is none.
    FilledList* listFor(const RichBlock& block, int seal)
    {
        if (block.list == RichList::None || block.quoteLevel != m_quoteLevel || seal != m_seal)
            endLists(0);
        m_quoteLevel = block.quoteLevel;
        m_seal = seal;
        if (block.list == RichList::None)
            return nullptr;
        endLists(block.listLevel);
        // Nobody sees where a list without numbers ends.
        constexpr int kMostBullets = 200;
        const bool goesOn = m_lists.size() == block.listLevel && m_lists.last().kind == block.list &&
                            block.number == 0 &&
                            (block.list == RichList::Numbers || m_lists.last().items < kMostBullets);
        if (!goesOn) {
            endLists(block.listLevel - 1);
            m_lists.append(interrupted(block));
        }
        ++m_lists.last().items;
        return &m_lists.last();
    }

    void endLists(int level)
    {
        while (m_lists.size() > level) {
            const FilledList list = m_lists.takeLast();
            if (list.kind == RichList::Numbers)
                m_interrupted.insert({list.level, list.items}, list);
        }
    }

    /// The one that goes on with that number, else a new one.
    FilledList interrupted(const RichBlock& block)
    {
        if (block.number > 1)
            if (const auto list = m_interrupted.constFind({block.listLevel, block.number - 1});
                list != m_interrupted.cend()) {
                const FilledList found = *list;
                m_interrupted.erase(list);
                return found;
            }
        return {nullptr, block.list, block.listLevel, 0};
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
    QList<FilledList> m_lists;                                 ///< open ones by level
    QMultiHash<std::pair<int, int>, FilledList> m_interrupted; ///< by level and number of items
    int m_quoteLevel = 0;
    int m_seal = 0;
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

RichDirection directionOf(const QTextFormat& format)
{
    switch (format.layoutDirection()) {
    case Qt::RightToLeft:
        return RichDirection::RightToLeft;
    case Qt::LeftToRight:
        return RichDirection::LeftToRight;
    case Qt::LayoutDirectionAuto:
        break;
    }
    return RichDirection::Auto;
}

int sealOf(const QTextFormat& format)
{
    return format.intProperty(SealProperty);
}

/// How many items of each list were met. A list would look for its item among all.
using ItemCounts = QHash<const QTextList*, int>;

RichBlock blockOf(const QTextBlock& block, ItemCounts* counts)
{
    RichBlock out;
    const QTextBlockFormat format = block.blockFormat();
    out.quoteLevel = format.intProperty(QTextFormat::BlockQuoteLevel);
    const Qt::Alignment align = format.alignment();
    out.align = align & Qt::AlignHCenter   ? RichAlign::Center
                : align & Qt::AlignJustify ? RichAlign::Justify
                : align & Qt::AlignRight   ? RichAlign::End
                                           : RichAlign::Start;
    out.direction = directionOf(format);
    if (const QTextList* list = block.textList()) {
        const QTextListFormat::Style style = list->format().style();
        out.list = style <= QTextListFormat::ListDecimal ? RichList::Numbers : RichList::Bullets;
        if (style == QTextListFormat::ListDisc || style == QTextListFormat::ListCircle ||
            style == QTextListFormat::ListSquare)
            out.list = RichList::Bullets;
        out.listLevel = list->format().indent();
        const int number = ++(*counts)[list];
        if (out.list == RichList::Numbers)
            out.number = number;
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

RichNode nodeOf(const QTextTable& table, ItemCounts* counts)
{
    RichNode node;
    node.block.direction = directionOf(table.format());
    node.block.quoteLevel = table.format().intProperty(QTextFormat::BlockQuoteLevel);
    node.seal = sealOf(table.format());
    for (int row = 0; row < table.rows(); ++row) {
        RichRow cells;
        for (int column = 0; column < table.columns(); ++column) {
            RichCell cell;
            const QTextTableCell source = table.cellAt(row, column);
            for (auto it = source.begin(); !it.atEnd(); ++it)
                if (it.currentBlock().isValid())
                    cell.append(blockOf(it.currentBlock(), counts));
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

QTextCharFormat withStyle(const QTextCharFormat& format, const RichStyle& style)
{
    if (!format.isImageFormat())
        return charFormatOf(style);
    RichRun image = imageRunOf(format.toImageFormat());
    image.style.link = style.link;
    return imageFormatOf(image);
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
    if (block.direction != RichDirection::Auto)
        format.setLayoutDirection(block.direction == RichDirection::RightToLeft ? Qt::RightToLeft
                                                                                : Qt::LeftToRight);
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
    RichText open = text;
    for (RichNode& node : open.nodes)
        node.seal = 0;
    if (cursor->currentTable() != nullptr)
        open.nodes = flattened(open.nodes);
    QList<RichNode> nodes = normalized(std::move(open)).nodes;
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

RichText richOf(const QTextDocument& document, const QHash<int, QList<RichNode>>& whole)
{
    RichText text;
    ItemCounts counts;
    const QTextFrame* root = document.rootFrame();
    int written = 0; // the seal whose nodes are there already
    for (auto it = root->begin(); !it.atEnd(); ++it) {
        const auto* table = qobject_cast<const QTextTable*>(it.currentFrame());
        const QTextFormat format =
            table != nullptr ? QTextFormat(table->format()) : QTextFormat(it.currentBlock().blockFormat());
        const int seal = sealOf(format);
        const auto known = seal == 0 ? whole.cend() : whole.constFind(seal);
        if (known != whole.cend() && seal != std::exchange(written, seal))
            text.nodes.append(*known);
        if (known != whole.cend())
            continue;
        written = 0;
        if (table != nullptr) {
            text.nodes.append(nodeOf(*table, &counts));
        } else if (it.currentBlock().isValid()) {
            RichNode node;
            node.block = blockOf(it.currentBlock(), &counts);
            node.seal = seal;
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

int sealAt(const QTextBlock& block)
{
    const QTextTable* table = QTextCursor(block).currentTable();
    return table != nullptr ? sealOf(table->format()) : sealOf(block.blockFormat());
}

int quoteLevelAt(const QTextCursor& cursor)
{
    if (const QTextTable* table = cursor.currentTable())
        return table->format().intProperty(QTextFormat::BlockQuoteLevel);
    return cursor.blockFormat().intProperty(QTextFormat::BlockQuoteLevel);
}

} // namespace postaci
