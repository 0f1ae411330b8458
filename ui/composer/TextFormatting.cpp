#include "composer/TextFormatting.h"

#include "composer/RichDocument.h"
#include "message/ResourcePolicy.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

namespace postaci {

namespace {

QList<QTextBlock> blocksOf(const QTextCursor& cursor)
{
    QList<QTextBlock> blocks;
    const QTextDocument* document = cursor.document();
    QTextBlock block = document->findBlock(cursor.selectionStart());
    const int end = cursor.selectionEnd();
    do {
        blocks.append(block);
        block = block.next();
    } while (block.isValid() && block.position() < end);
    return blocks;
}

RichList listOf(const QTextBlock& block)
{
    const QTextList* list = block.textList();
    if (list == nullptr)
        return RichList::None;
    return list->format().style() == QTextListFormat::ListDecimal ? RichList::Numbers : RichList::Bullets;
}

void leaveList(const QTextBlock& block)
{
    if (QTextList* list = block.textList())
        list->remove(block);
    QTextCursor cursor(block);
    QTextBlockFormat format;
    format.setIndent(0);
    cursor.mergeBlockFormat(format);
}

/// No list goes on from cell to cell.
bool areInOnePlace(const QTextBlock& first, const QTextBlock& second)
{
    const QTextTable* table = QTextCursor(first).currentTable();
    return table == QTextCursor(second).currentTable() &&
           (table == nullptr || table->cellAt(first.position()) == table->cellAt(second.position()));
}

/// Into the list of the paragraph before, if that is such a one; else into a new list.
void enterList(const QTextBlock& block, RichList kind, int level)
{
    const QTextListFormat::Style style =
        kind == RichList::Numbers ? QTextListFormat::ListDecimal : QTextListFormat::ListDisc;
    for (QTextBlock before = block.previous();
         before.isValid() && before.textList() != nullptr && areInOnePlace(before, block);
         before = before.previous()) {
        QTextList* list = before.textList();
        const QTextListFormat format = list->format();
        if (format.indent() < level || before.blockFormat().leftMargin() != block.blockFormat().leftMargin())
            break;
        if (format.indent() == level && format.style() == style) {
            list->add(block);
            return;
        }
    }
    QTextListFormat format;
    format.setStyle(style);
    format.setIndent(level);
    QTextCursor(block).createList(format);
}

/// What HTML would read as no paragraph: it holds nothing of a seal any more.
void setQuoteLevel(const QTextBlock& block, int level)
{
    RichBlock look;
    look.quoteLevel = level;
    QTextBlockFormat format = block.blockFormat();
    const QTextBlockFormat quoted = blockFormatOf(look);
    format.setLeftMargin(quoted.leftMargin());
    format.setProperty(QTextFormat::BlockQuoteLevel, level);
    QTextCursor(block).setBlockFormat(format);
}

qsizetype quoteMarkLength(const QString& line)
{
    qsizetype end = 0;
    while (end < line.size() && line.at(end) == QLatin1Char('>'))
        ++end;
    return end > 0 && end < line.size() && line.at(end) == QLatin1Char(' ') ? end + 1 : end;
}

/// An empty column would be as wide as its padding.
void spreadTable(QTextTable* table)
{
    QTextTableFormat format = table->format();
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    format.setColumnWidthConstraints(QList<QTextLength>(
        table->columns(), QTextLength(QTextLength::PercentageLength, 100.0 / table->columns())));
    table->setFormat(format);
}

} // namespace

void changeStyle(const QTextCursor& cursor, const std::function<void(RichStyle* style)>& change)
{
    struct Piece
    {
        int begin;
        int end;
        QTextCharFormat format;
    };
    QList<Piece> pieces;
    for (QTextBlock block = cursor.document()->findBlock(cursor.selectionStart());
         block.isValid() && block.position() < cursor.selectionEnd(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const int begin = qMax(fragment.position(), cursor.selectionStart());
            const int end = qMin(fragment.position() + fragment.length(), cursor.selectionEnd());
            if (begin < end)
                pieces.append({begin, end, fragment.charFormat()});
        }
    }
    QTextCursor writer(cursor);
    writer.beginEditBlock();
    for (const Piece& piece : pieces) {
        RichStyle style = styleOf(piece.format);
        change(&style);
        writer.setPosition(piece.begin);
        writer.setPosition(piece.end, QTextCursor::KeepAnchor);
        writer.setCharFormat(withStyle(piece.format, style));
    }
    writer.endEditBlock();
}

RichList listAt(const QTextCursor& cursor)
{
    const QList<QTextBlock> blocks = blocksOf(cursor);
    const RichList first = listOf(blocks.first());
    for (const QTextBlock& block : blocks)
        if (listOf(block) != first)
            return RichList::None;
    return first;
}

void toggleList(const QTextCursor& cursor, RichList list)
{
    QTextCursor step(cursor);
    step.beginEditBlock();
    const bool isOff = listAt(cursor) == list;
    for (const QTextBlock& block : blocksOf(cursor)) {
        const int level = block.textList() != nullptr ? block.textList()->format().indent() : 1;
        leaveList(block);
        if (!isOff)
            enterList(block, list, level);
    }
    step.endEditBlock();
}

void changeLevel(const QTextCursor& cursor, int step)
{
    QTextCursor undoStep(cursor);
    undoStep.beginEditBlock();
    for (const QTextBlock& block : blocksOf(cursor)) {
        const RichList list = listOf(block);
        if (list != RichList::None) {
            const int level = block.textList()->format().indent() + step;
            leaveList(block);
            if (level > 0)
                enterList(block, list, qMin(level, kMostListLevels));
        } else if (QTextCursor(block).currentTable() == nullptr) {
            const int level = block.blockFormat().intProperty(QTextFormat::BlockQuoteLevel) + step;
            setQuoteLevel(block, qBound(0, level, kMostQuoteLevels));
        }
    }
    undoStep.endEditBlock();
}

void clearFormatting(const QTextCursor& cursor)
{
    QTextCursor step(cursor);
    step.beginEditBlock();
    for (const QTextBlock& block : blocksOf(cursor)) {
        if (block.textList() != nullptr)
            leaveList(block);
        QTextBlockFormat format = block.blockFormat();
        format.clearProperty(QTextFormat::BlockAlignment);
        QTextCursor(block).setBlockFormat(format);
    }
    changeStyle(cursor, [](RichStyle* style) {
        RichStyle plain;
        plain.link = style->link;
        *style = plain;
    });
    step.endEditBlock();
}

QTextCursor linkAt(const QTextCursor& cursor)
{
    QTextCursor link(cursor.document());
    link.setPosition(cursor.position());
    const QTextBlock block = cursor.block();
    QString href;
    int begin = 0;
    int end = 0;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const QString here = styleOf(fragment.charFormat()).link;
        if (here.isEmpty() || here != href)
            begin = fragment.position();
        href = here;
        end = fragment.position() + fragment.length();
        const bool isAtCursor = begin <= cursor.position() && end >= cursor.position();
        // Over pieces of another look, to the end of the link.
        const bool goesOn = link.hasSelection() && begin == link.selectionStart();
        if (!href.isEmpty() && (isAtCursor || goesOn)) {
            link.setPosition(begin);
            link.setPosition(end, QTextCursor::KeepAnchor);
        }
    }
    return link;
}

QString linkTarget(const QString& typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    const QString known = ResourcePolicy::link(text);
    if (!known.isEmpty())
        return known;
    if (text.contains(QLatin1Char(':')) && !text.contains(QLatin1Char('.')))
        return {};
    const bool isAddress = text.contains(QLatin1Char('@')) && !text.contains(QLatin1Char('/'));
    const bool isScheme = text.section(QLatin1Char(':'), 0, 0) != text &&
                          !text.section(QLatin1Char(':'), 0, 0).contains(QLatin1Char('.'));
    if (isScheme || text.contains(QLatin1Char(' ')))
        return {};
    return ResourcePolicy::link((isAddress ? QStringLiteral("mailto:") : QStringLiteral("https://")) + text);
}

bool canChangeTable(const QTextCursor& cursor, TableChange change)
{
    const QTextTable* table = cursor.currentTable();
    if (table == nullptr)
        return false;
    switch (change) {
    case TableChange::RowAbove:
    case TableChange::RowBelow:
        return table->rows() < kMostTableRows && (table->rows() + 1) * table->columns() <= kMostTableCells;
    case TableChange::ColumnBefore:
    case TableChange::ColumnAfter:
        return table->columns() < kMostTableColumns &&
               table->rows() * (table->columns() + 1) <= kMostTableCells;
    default:
        return true;
    }
}

void changeTable(const QTextCursor& cursor, TableChange change)
{
    if (!canChangeTable(cursor, change))
        return;
    QTextTable* table = cursor.currentTable();
    const QTextTableCell cell = table->cellAt(cursor);
    QTextCursor step(cursor);
    step.beginEditBlock();
    switch (change) {
    case TableChange::RowAbove:
        table->insertRows(cell.row(), 1);
        break;
    case TableChange::RowBelow:
        table->insertRows(cell.row() + 1, 1);
        break;
    case TableChange::ColumnBefore:
        table->insertColumns(cell.column(), 1);
        spreadTable(table);
        break;
    case TableChange::ColumnAfter:
        table->insertColumns(cell.column() + 1, 1);
        spreadTable(table);
        break;
    case TableChange::RemoveRow:
        table->removeRows(cell.row(), 1);
        break;
    case TableChange::RemoveColumn:
        table->removeColumns(cell.column(), 1);
        break;
    case TableChange::RemoveTable:
        table->removeRows(0, table->rows());
        break;
    }
    step.endEditBlock();
}

void insertTable(QTextCursor* cursor, int rows, int columns)
{
    if (cursor->currentTable() != nullptr)
        return;
    RichNode table;
    table.block.quoteLevel = quoteLevelAt(*cursor);
    table.rows.fill(RichRow(columns, RichCell(1)), rows);
    cursor->beginEditBlock();
    cursor->setPosition(cursor->selectionEnd());
    QTextTable* made = insertTableAt(table, *cursor);
    spreadTable(made);
    *cursor = made->firstCursorPosition();
    cursor->endEditBlock();
}

void splitRichQuote(QTextCursor* cursor)
{
    cursor->beginEditBlock();
    cursor->removeSelectedText();
    const bool isEmpty = cursor->block().length() == 1;
    const bool isAtStart = cursor->atBlockStart();
    const bool isAtEnd = cursor->atBlockEnd();
    if (!isEmpty) {
        if (!isAtStart)
            cursor->insertBlock();
        if (!isAtEnd) {
            cursor->insertBlock();
            cursor->movePosition(QTextCursor::PreviousBlock);
        }
    }
    leaveList(cursor->block());
    cursor->setBlockFormat(QTextBlockFormat());
    cursor->setBlockCharFormat(QTextCharFormat());
    cursor->setCharFormat(QTextCharFormat());
    cursor->endEditBlock();
}

bool isAtItemStart(const QTextCursor& cursor)
{
    return !cursor.hasSelection() && cursor.atBlockStart() && cursor.currentList() != nullptr;
}

bool isInPlainQuote(const QTextCursor& cursor)
{
    return cursor.block().text().startsWith(QLatin1Char('>'));
}

void splitPlainQuote(QTextCursor* cursor)
{
    cursor->beginEditBlock();
    cursor->removeSelectedText();
    const QString line = cursor->block().text();
    const auto mark = static_cast<int>(quoteMarkLength(line));
    const int begin = cursor->block().position();
    const int place = cursor->position() - begin;
    if (place <= mark) {
        cursor->setPosition(begin);
        cursor->insertBlock();
        cursor->movePosition(QTextCursor::PreviousBlock);
    } else {
        // Blanks at the place of the cut belong to neither side.
        qsizetype rest = place;
        while (rest < line.size() && line.at(rest) == QLatin1Char(' '))
            ++rest;
        cursor->setPosition(begin + static_cast<int>(rest), QTextCursor::KeepAnchor);
        cursor->removeSelectedText();
        const bool hasRest = rest < line.size();
        cursor->insertBlock();
        if (hasRest) {
            cursor->insertBlock();
            cursor->insertText(line.left(mark).endsWith(QLatin1Char(' '))
                                   ? line.left(mark)
                                   : line.left(mark) + QLatin1Char(' '));
            cursor->movePosition(QTextCursor::PreviousBlock);
            cursor->movePosition(QTextCursor::EndOfBlock);
        }
    }
    cursor->endEditBlock();
}

} // namespace postaci
