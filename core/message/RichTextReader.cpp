#include "message/CssColor.h"
#include "message/HtmlPolicy.h"
#include "message/HtmlTree.h"
#include "message/ResourcePolicy.h"
#include "message/RichText.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace postaci {

namespace {

constexpr char16_t kBreak = 0x2028;

/// "name: value; …" by name, lower case; of cleaned CSS or our own.
QHash<QString, QString> declarationsOf(const QString& style)
{
    QHash<QString, QString> found;
    for (const QString& one : style.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QString value = one.section(QLatin1Char(':'), 1).section(QLatin1Char('!'), 0, 0);
        found.insert(one.section(QLatin1Char(':'), 0, 0).trimmed().toLower(), value.trimmed().toLower());
    }
    return found;
}

/// The number at the beginning of "1.3em", and what follows it.
std::optional<double> numberOf(const QString& length, QString* unit)
{
    qsizetype end = 0;
    while (end < length.size() && (length.at(end).isDigit() || length.at(end) == QLatin1Char('.')))
        ++end;
    *unit = length.mid(end).trimmed();
    bool isNumber = false;
    const double value = length.left(end).toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

/// The step that comes nearest to a font size; none where it says nothing.
std::optional<int> sizeStep(const QString& size)
{
    static const QHash<QString, int> words = {
        {QStringLiteral("xx-small"), -1}, {QStringLiteral("x-small"), -1}, {QStringLiteral("small"), 0},
        {QStringLiteral("medium"), 0},    {QStringLiteral("large"), 1},    {QStringLiteral("x-large"), 2},
        {QStringLiteral("xx-large"), 2},  {QStringLiteral("smaller"), -1}, {QStringLiteral("larger"), 1}};
    if (const auto word = words.constFind(size); word != words.cend())
        return *word;
    QString unit;
    const auto number = numberOf(size, &unit);
    if (!number)
        return {};
    const double factor = unit == QLatin1String("em") || unit == QLatin1String("rem") ? *number
                          : unit == QLatin1String("%")                                ? *number / 100
                          : unit == QLatin1String("pt")                               ? *number / 12
                          : unit == QLatin1String("px")                               ? *number / 16
                                                                                      : 1;
    return factor < 0.77 || (factor < 0.95 && unit == QLatin1String("em")) ? -1
           : factor < 1.15                                                 ? 0
           : factor < 1.35                                                 ? 1
                                                                           : 2;
}

bool isBlockElement(const QByteArray& name)
{
    const int index = elementIndex(name);
    if (index < 0)
        return false;
    const ElementRole role = elementRule(index).role;
    return role == ElementRole::Block || role == ElementRole::Paragraph || role == ElementRole::Item ||
           role == ElementRole::Table || role == ElementRole::Body;
}

/// Elements that a browser shows with room above and below.
bool hasRoom(const QByteArray& name)
{
    static const QSet<QByteArray> names = {"p",  "blockquote", "ul", "ol", "dl", "pre",
                                           "h1", "h2",         "h3", "h4", "h5", "h6"};
    return names.contains(name);
}

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

/// Whether a table holds data in rows and columns, and not the layout of a page.
bool isDataTable(const GumboNode* table)
{
    if (firstInside(table, "table") != nullptr)
        return false;
    const QString style = attributeOf(table, "style");
    if (style.contains(QLatin1String("border-collapse")) || attributeOf(table, "border").toInt() > 0)
        return true;
    QList<const GumboNode*> rows;
    rowsOf(table, &rows);
    qsizetype columns = 0;
    for (const GumboNode* row : rows)
        columns = qMax(columns, cellsOf(row).size());
    return rows.size() > 1 && columns > 1;
}

/// What is inherited on the way down.
struct Surroundings
{
    RichStyle style;
    RichAlign align = RichAlign::Start;
    int quoteLevel = 0;
    int preDepth = 0;
    bool isInCell = false;
};

/// Builds the model while it walks the parse; on the stack of one thread.
class RichReader
{
public:
    explicit RichReader(RichSource source) : m_source(source) {}

    RichText read(const HtmlTree& tree)
    {
        walkChildren(tree.root(), {});
        closeBlock();
        RichText text;
        text.nodes = std::move(m_nodes);
        if (m_source == RichSource::OwnDraft) // what the numbers mean is for the caller to say
            text.seals.resize(m_highestSeal);
        return normalized(std::move(text));
    }

private:
    // Recursion is bounded by the balancer's depth.
    void walkChildren(const GumboNode* node, const Surroundings& around)
    {
        const GumboVector& children = node->v.element.children;
        for (unsigned int i = 0; i < children.length; ++i) {
            const auto* child = static_cast<const GumboNode*>(children.data[i]);
            if (isText(child))
                addText(QString::fromUtf8(child->v.text.text), around);
            else if (isElement(child))
                walkElement(child, around);
        }
    }

    void walkElement(const GumboNode* node, Surroundings around)
    {
        const QByteArray name = gumbo_normalized_tagname(node->v.element.tag);
        const int index = elementIndex(name);
        if (index >= 0 && elementRule(index).role == ElementRole::Style)
            return;
        const QHash<QString, QString> style = declarationsOf(attributeOf(node, "style"));
        if (style.value(QStringLiteral("display")) == QLatin1String("none") || name == "head")
            return;
        if (name == "br") {
            addCharacters(QString(QChar(kBreak)), around);
            m_blank = false;
            return;
        }
        if (name == "hr") {
            endLine();
            addCharacters(QStringLiteral("---"), around);
            endLine();
            return;
        }
        inherit(node, name, style, &around);
        if (name == "img") {
            addImage(node, around);
            return;
        }
        if (!isBlockElement(name)) {
            walkChildren(node, around);
            return;
        }
        const bool isSpaced = hasRoom(name) && !style.value(QStringLiteral("margin")).startsWith(u'0') &&
                              !(name == "ul" || name == "ol" ? !m_lists.isEmpty() : false);
        endLine();
        m_wantsGap = m_wantsGap || isSpaced;
        walkBlock(node, name, around);
        endLine();
        m_wantsGap = m_wantsGap || isSpaced;
    }

    void walkBlock(const GumboNode* node, const QByteArray& name, Surroundings around)
    {
        if (name == "blockquote") {
            closeBlock();
            around.quoteLevel += around.isInCell ? 0 : 1;
            const QList<RichList> outer = std::exchange(m_lists, {});
            walkChildren(node, around);
            closeBlock();
            m_lists = outer;
        } else if (name == "ul" || name == "ol" || name == "menu" || name == "dir") {
            closeBlock();
            m_lists.append(name == "ol" ? RichList::Numbers : RichList::Bullets);
            walkChildren(node, around);
            closeBlock();
            m_lists.removeLast();
        } else if (name == "li" && !m_lists.isEmpty()) {
            walkItem(node, around);
        } else if (name == "table" && !around.isInCell && isDataTable(node)) {
            closeBlock();
            readTable(node, around);
        } else if (name == "pre") {
            ++around.preDepth;
            walkChildren(node, around);
        } else if (const int seal = sealOf(node); seal > 0) {
            closeBlock();
            const int outer = std::exchange(m_seal, seal);
            m_highestSeal = qMax(m_highestSeal, seal);
            m_wantsGap = false;
            walkChildren(node, around);
            closeBlock();
            m_wantsGap = false;
            m_seal = outer;
        } else {
            walkChildren(node, around);
        }
    }

    void walkItem(const GumboNode* node, const Surroundings& around)
    {
        closeBlock();
        m_wantsGap = false;
        m_isItem = true;
        m_itemWritten = false;
        walkChildren(node, around);
        if (!m_itemWritten && m_block.runs.isEmpty() && m_isItem) {
            beginBlock(around);
            m_isOpen = true;
        }
        closeBlock();
        m_isItem = false;
        m_itemWritten = true;
    }

    [[nodiscard]] int sealOf(const GumboNode* node) const
    {
        if (m_source != RichSource::OwnDraft)
            return 0;
        const QString id = attributeOf(node, "id");
        constexpr int kMostSeals = 1000;
        return id.startsWith(QLatin1String("sealed-")) ? qBound(0, id.mid(7).toInt(), kMostSeals) : 0;
    }

    void inherit(const GumboNode* node, const QByteArray& name, const QHash<QString, QString>& style,
                 Surroundings* around) const
    {
        RichStyle& look = around->style;
        if (name == "b" || name == "strong" || name == "th")
            look.bold = true;
        else if (name == "i" || name == "em" || name == "cite" || name == "var" || name == "dfn")
            look.italic = true;
        else if (name == "u" || name == "ins")
            look.underline = true;
        else if (name == "s" || name == "strike" || name == "del")
            look.strike = true;
        else if (name == "code" || name == "tt" || name == "kbd" || name == "samp" || name == "pre")
            look.monospace = true;
        else if (name == "small" || name == "big")
            look.size = qBound(-1, look.size + (name == "big" ? 1 : -1), 2);
        else if (name.size() == 2 && name.at(0) == 'h' && name.at(1) >= '1' && name.at(1) <= '6')
            inheritHeading(name.at(1) - '0', &look);
        else if (name == "center")
            around->align = RichAlign::Center;
        else if (name == "a")
            look.link = ResourcePolicy::link(attributeOf(node, "href"));
        else if (name == "font")
            inheritFont(node, &look);
        inheritStyle(style, around);
        if (const QString align = attributeOf(node, "align").toLower(); !align.isEmpty() && name != "img")
            setAlign(align, around);
    }

    static void inheritHeading(int level, RichStyle* look)
    {
        look->bold = true;
        look->size = level == 1 ? 2 : level <= 3 ? 1 : 0;
    }

    void inheritFont(const GumboNode* node, RichStyle* look) const
    {
        const int size = attributeOf(node, "size").toInt();
        if (size > 0)
            look->size = size < 2 ? -1 : size < 4 ? 0 : size < 6 ? 1 : 2;
        if (attributeOf(node, "face").contains(QLatin1String("courier"), Qt::CaseInsensitive))
            look->monospace = true;
        setColor(attributeOf(node, "color"), look);
    }

    void inheritStyle(const QHash<QString, QString>& style, Surroundings* around) const
    {
        RichStyle& look = around->style;
        const QString weight = style.value(QStringLiteral("font-weight"));
        if (!weight.isEmpty())
            look.bold = weight.startsWith(QLatin1String("bold")) || weight.toInt() >= 600;
        const QString slant = style.value(QStringLiteral("font-style"));
        if (!slant.isEmpty())
            look.italic = slant == QLatin1String("italic") || slant == QLatin1String("oblique");
        const QString lines = style.value(QStringLiteral("text-decoration")) + QLatin1Char(' ') +
                              style.value(QStringLiteral("text-decoration-line"));
        look.underline = look.underline || lines.contains(QLatin1String("underline"));
        look.strike = look.strike || lines.contains(QLatin1String("line-through"));
        const QString family = style.value(QStringLiteral("font-family"));
        if (family.contains(QLatin1String("mono")) || family.contains(QLatin1String("courier")))
            look.monospace = true;
        if (const auto size = sizeStep(style.value(QStringLiteral("font-size"))))
            look.size = *size;
        setColor(style.value(QStringLiteral("color")), &look);
        setAlign(style.value(QStringLiteral("text-align")), around);
    }

    /// Only the person's own: a stranger's were chosen for another ground.
    void setColor(const QString& color, RichStyle* look) const
    {
        if (m_source != RichSource::OwnDraft || color.isEmpty())
            return;
        if (const auto parsed = parseColorWord(color))
            look->color = toCss(*parsed);
    }

    static void setAlign(const QString& align, Surroundings* around)
    {
        if (align == QLatin1String("center"))
            around->align = RichAlign::Center;
        else if (align == QLatin1String("right") || align == QLatin1String("end"))
            around->align = RichAlign::End;
        else if (align == QLatin1String("justify"))
            around->align = RichAlign::Justify;
        else if (align == QLatin1String("left") || align == QLatin1String("start"))
            around->align = RichAlign::Start;
    }

    void readTable(const GumboNode* node, const Surroundings& around)
    {
        addGap(around);
        QList<const GumboNode*> rows;
        rowsOf(node, &rows);
        RichNode table;
        table.block.quoteLevel = around.quoteLevel;
        table.seal = m_seal;
        Surroundings inside = around;
        inside.isInCell = true;
        inside.quoteLevel = 0;
        inside.align = RichAlign::Start;
        const QList<RichList> lists = std::exchange(m_lists, {});
        for (const GumboNode* row : rows.mid(0, kMostTableRows)) {
            RichRow read;
            for (const GumboNode* cell : cellsOf(row).mid(0, kMostTableColumns))
                read.append(readCell(cell, inside));
            if (!read.isEmpty())
                table.rows.append(read);
        }
        m_lists = lists;
        if (table.isTable())
            m_nodes.append(table);
    }

    RichCell readCell(const GumboNode* node, Surroundings inside)
    {
        const QByteArray name = gumbo_normalized_tagname(node->v.element.tag);
        const QList<RichNode> outer = std::exchange(m_nodes, {});
        inherit(node, name, declarationsOf(attributeOf(node, "style")), &inside);
        m_wantsGap = false;
        walkChildren(node, inside);
        closeBlock();
        m_wantsGap = false;
        RichCell cell;
        for (const RichNode& read : m_nodes)
            cell.append(read.block);
        m_nodes = outer;
        return cell;
    }

    void addImage(const GumboNode* node, const Surroundings& around)
    {
        const QString alt = attributeOf(node, "alt");
        const QString address = attributeOf(node, "src").trimmed();
        ResourcePolicy policy(m_source == RichSource::Pasted ? RemoteContent::Blocked
                                                             : RemoteContent::Allowed);
        const QString admitted = policy.image(address);
        if (admitted.isEmpty() || admitted.startsWith(QLatin1String("data:"))) {
            addText(alt, around);
            return;
        }
        RichRun run{
            alt, {}, admitted, attributeOf(node, "width").toInt(), attributeOf(node, "height").toInt()};
        run.style.link = around.style.link;
        ensureBlock(around);
        writeBlank();
        m_block.runs.append(run);
    }

    void addText(const QString& text, const Surroundings& around)
    {
        QString piece;
        for (const QChar c : text) {
            const bool isFolded = c == QLatin1Char(' ') || c == QLatin1Char('\n') || c == QLatin1Char('\t') ||
                                  c == QLatin1Char('\r') || c == QLatin1Char('\f');
            if (around.preDepth > 0 && isFolded) {
                piece += c == QLatin1Char('\n') ? QChar(kBreak) : c == QLatin1Char('\t') ? c : QChar(0xa0);
                continue;
            }
            if (!isFolded) {
                piece += c;
                continue;
            }
            addCharacters(std::exchange(piece, {}), around);
            if (m_isOpen && !m_isAtBreak) {
                m_blank = true;
                m_blankStyle = around.style;
            }
        }
        addCharacters(piece, around);
    }

    void addCharacters(const QString& text, const Surroundings& around)
    {
        if (text.isEmpty())
            return;
        ensureBlock(around);
        if (text.at(0) != QChar(kBreak))
            writeBlank();
        m_block.runs.append({text, around.style, {}, 0, 0});
        m_isAtBreak = text.endsWith(QChar(kBreak));
    }

    void writeBlank()
    {
        if (std::exchange(m_blank, false))
            m_block.runs.append({QStringLiteral(" "), m_blankStyle, {}, 0, 0});
        m_isAtBreak = false;
    }

    /// An empty line where a browser leaves room.
    void addGap(const Surroundings& around)
    {
        const bool isDue = std::exchange(m_wantsGap, false) && !m_nodes.isEmpty();
        if (!isDue || (!m_nodes.last().isTable() && m_nodes.last().block.isEmpty()))
            return;
        RichNode gap;
        gap.block.quoteLevel = qMin(m_nodes.last().block.quoteLevel, around.quoteLevel);
        gap.seal = m_seal;
        m_nodes.append(gap);
    }

    void beginBlock(const Surroundings& around)
    {
        addGap(around);
        m_block = {};
        m_block.quoteLevel = around.quoteLevel;
        m_block.align = around.align;
        if (m_isItem && !m_lists.isEmpty()) {
            m_block.list = m_lists.last();
            m_block.listLevel = static_cast<int>(m_lists.size());
        }
        m_isOpen = true;
        m_isAtBreak = true;
    }

    void ensureBlock(const Surroundings& around)
    {
        if (!m_isOpen) {
            beginBlock(around);
        } else if (std::exchange(m_isLineOver, false)) {
            // A second paragraph of an item stays in it.
            m_block.runs.append({QString(QChar(kBreak)), {}, {}, 0, 0});
            m_isAtBreak = true;
            m_blank = false;
        }
    }

    /// Where a block element begins or ends.
    void endLine()
    {
        m_blank = false;
        if (!m_isOpen)
            return;
        if (m_isItem) {
            dropLastBreak();
            m_isLineOver = !m_block.runs.isEmpty();
            m_wantsGap = false;
            return;
        }
        closeBlock();
    }

    void dropLastBreak()
    {
        if (m_block.runs.isEmpty() || m_block.runs.last().isImage() ||
            !m_block.runs.last().text.endsWith(QChar(kBreak)) || m_isLineOver)
            return;
        m_block.runs.last().text.chop(1);
        if (m_block.runs.last().text.isEmpty())
            m_block.runs.removeLast();
    }

    void closeBlock()
    {
        m_blank = false;
        if (!m_isOpen)
            return;
        dropLastBreak(); // it shows nothing
        m_isOpen = false;
        m_isLineOver = false;
        m_itemWritten = m_itemWritten || m_isItem;
        RichNode node;
        node.block = std::exchange(m_block, {});
        node.seal = m_seal;
        m_nodes.append(node);
    }

    const RichSource m_source;
    QList<RichNode> m_nodes;
    RichBlock m_block; ///< that is being filled, if m_isOpen
    QList<RichList> m_lists;
    RichStyle m_blankStyle;
    int m_seal = 0;
    int m_highestSeal = 0;
    bool m_isOpen = false;
    bool m_isItem = false;      ///< inside of <li>
    bool m_itemWritten = false; ///< that has given a block
    bool m_isLineOver = false;  ///< of an item that goes on
    bool m_isAtBreak = true;    ///< blanks are folded away here
    bool m_blank = false;       ///< one is due before the next character
    bool m_wantsGap = false;
};

} // namespace

RichText richFromHtml(const QString& html, RichSource source)
{
    const HtmlTree tree(html);
    return RichReader(source).read(tree);
}

} // namespace postaci
