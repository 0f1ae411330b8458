#include "message/RichHtmlTable.h"

#include "message/RichText.h"

#include <limits>
#include <utility>

namespace postaci {

namespace {

/// The first element of that name within another one.
const GumboNode* firstInside(const GumboNode* node, const char* name)
{
    const GumboVector& children = node->v.element.children;
    for (unsigned int i = 0; i < children.length; ++i) {
        const auto* child = static_cast<const GumboNode*>(children.data[i]);
        if (!isElement(child))
            continue;
        if (gumbo_normalized_tagname(child->v.element.tag) == QByteArray(name))
            return child;
        if (const GumboNode* deeper = firstInside(child, name))
            return deeper;
    }
    return nullptr;
}

void rowsOf(const GumboNode* node, QList<const GumboNode*>* rows)
{
    const GumboVector& children = node->v.element.children;
    for (unsigned int i = 0; i < children.length; ++i) {
        const auto* child = static_cast<const GumboNode*>(children.data[i]);
        if (!isElement(child))
            continue;
        if (child->v.element.tag == GUMBO_TAG_TR)
            rows->append(child);
        else if (child->v.element.tag != GUMBO_TAG_TABLE)
            rowsOf(child, rows);
    }
}

QList<const GumboNode*> cellsOf(const GumboNode* row)
{
    QList<const GumboNode*> cells;
    const GumboVector& children = row->v.element.children;
    for (unsigned int i = 0; i < children.length; ++i) {
        const auto* child = static_cast<const GumboNode*>(children.data[i]);
        if (isElement(child) &&
            (child->v.element.tag == GUMBO_TAG_TD || child->v.element.tag == GUMBO_TAG_TH))
            cells.append(child);
    }
    return cells;
}

bool isDataTable(const GumboNode* table, const QList<const GumboNode*>& rows)
{
    if (firstInside(table, "table") != nullptr)
        return false;
    const QString style = attributeOf(table, "style");
    if (style.contains(QLatin1String("border-collapse")) || attributeOf(table, "border").toInt() > 0)
        return true;
    qsizetype columns = 0;
    for (const GumboNode* row : rows)
        columns = qMax(columns, cellsOf(row).size());
    return rows.size() > 1 && columns > 1;
}

/// Puts rows of cells, which may go on over others, into a grid; on the stack of one thread.
class TableGrid
{
public:
    explicit TableGrid(qsizetype mostColumns) : m_mostColumns(mostColumns) {}

    /// False if it is too wide.
    bool addRow(const GumboNode* row)
    {
        QList<const GumboNode*> line;
        for (const GumboNode* cell : cellsOf(row)) {
            skipCovered(&line);
            const int width = qBound(1, attributeOf(cell, "colspan").toInt(), kMostTableColumns);
            const int height = qBound(1, attributeOf(cell, "rowspan").toInt(), kMostTableRows);
            for (int i = 0; i < width; ++i) {
                cover(line.size(), height - 1);
                line.append(i == 0 ? cell : nullptr);
            }
            if (line.size() > m_mostColumns)
                return false;
        }
        skipCovered(&line);
        if (!line.isEmpty())
            m_rows.append(line);
        m_columns = qMax(m_columns, line.size());
        return true;
    }

    QList<QList<const GumboNode*>> takeRows()
    {
        for (QList<const GumboNode*>& row : m_rows)
            row.resize(m_columns);
        return std::move(m_rows);
    }

    [[nodiscard]] qsizetype cells() const { return m_rows.size() * m_columns; }

private:
    /// Places that a cell of a row above reaches down to.
    void skipCovered(QList<const GumboNode*>* line)
    {
        while (line->size() < m_covered.size() && m_covered.at(line->size()) > 0) {
            --m_covered[line->size()];
            line->append(nullptr);
        }
    }

    void cover(qsizetype column, int rows)
    {
        if (m_covered.size() <= column)
            m_covered.resize(column + 1);
        m_covered[column] = rows;
    }

    const qsizetype m_mostColumns;
    QList<QList<const GumboNode*>> m_rows;
    QList<int> m_covered; ///< by column: in how many rows more
    qsizetype m_columns = 0;
};

} // namespace

std::optional<RichTableShape> dataTableOf(const GumboNode* table, bool isBounded)
{
    QList<const GumboNode*> rows;
    rowsOf(table, &rows);
    if (!isDataTable(table, rows))
        return {};
    TableGrid grid(isBounded ? kMostTableColumns : std::numeric_limits<qsizetype>::max());
    for (const GumboNode* row : rows)
        if (!grid.addRow(row) || (isBounded && grid.cells() > kMostTableCells))
            return {};
    RichTableShape shape{firstInside(table, "caption"), grid.takeRows()};
    return shape.rows.isEmpty() ? std::nullopt : std::optional(shape);
}

} // namespace postaci
