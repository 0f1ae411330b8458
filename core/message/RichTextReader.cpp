#include "message/HtmlPolicy.h"
#include "message/ResourcePolicy.h"
#include "message/RichHtmlStyle.h"
#include "message/RichHtmlTable.h"
#include "message/RichText.h"

#include <optional>
#include <utility>

namespace postaci {

namespace {

constexpr char16_t kBreak = 0x2028;
/// The editor takes time with the square of the items of a numbered list: those of others begin anew there.
constexpr int kMostNumbers = 1000;

/// A list that is open.
struct ReadList
{
    RichList kind = RichList::None;
    int next = 1; ///< the number of its next item
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
    void walkChildren(const GumboNode* node, const RichSurroundings& around)
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

    void walkElement(const GumboNode* node, RichSurroundings around)
    {
        const QByteArray name = gumbo_normalized_tagname(node->v.element.tag);
        const int index = elementIndex(name);
        if (index >= 0 && elementRule(index).role == ElementRole::Style)
            return;
        const RichDeclarations style = declarationsOf(node);
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
        inheritRichStyle(node, name, style, m_source, &around);
        if (name == "img") {
            addImage(node, around);
            return;
        }
        if (!isBlockElement(name)) {
            walkChildren(node, around);
            return;
        }
        const bool isNestedList = (name == "ul" || name == "ol") && !m_lists.isEmpty();
        const RichRoom room = richRoom(name, style, isNestedList);
        endLine();
        m_wantsGap = m_wantsGap || room.above;
        walkBlock(node, name, around);
        endLine();
        m_wantsGap = m_wantsGap || room.below;
    }

    void walkBlock(const GumboNode* node, const QByteArray& name, RichSurroundings around)
    {
        if (name == "blockquote") {
            closeBlock();
            around.quoteLevel += around.isInCell ? 0 : 1;
            const QList<ReadList> outer = std::exchange(m_lists, {});
            walkChildren(node, around);
            closeBlock();
            m_lists = outer;
        } else if (name == "ul" || name == "ol" || name == "menu" || name == "dir") {
            closeBlock();
            m_lists.append(
                {name == "ol" ? RichList::Numbers : RichList::Bullets, numberOf(node, "start").value_or(1)});
            walkChildren(node, around);
            closeBlock();
            m_lists.removeLast();
        } else if (name == "li" && !m_lists.isEmpty()) {
            walkItem(node, around);
        } else if (name == "table" && !around.isInCell) {
            walkTable(node, around);
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

    static std::optional<int> numberOf(const GumboNode* node, const char* attribute)
    {
        constexpr int highest = 1'000'000;
        const int number = attributeOf(node, attribute).toInt();
        return number > 0 ? std::optional(qMin(number, highest)) : std::nullopt;
    }

    void walkItem(const GumboNode* node, const RichSurroundings& around)
    {
        closeBlock();
        if (const auto value = numberOf(node, "value"))
            m_lists.last().next = *value;
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

    void walkTable(const GumboNode* node, const RichSurroundings& around)
    {
        const auto shape = dataTableOf(node, m_source != RichSource::OwnDraft);
        if (!shape) {
            walkChildren(node, around);
            return;
        }
        closeBlock();
        if (shape->caption != nullptr)
            walkElement(shape->caption, around);
        closeBlock();
        readTable(*shape, around);
    }

    void readTable(const RichTableShape& shape, const RichSurroundings& around)
    {
        addGap(around);
        RichNode table;
        table.block.quoteLevel = around.quoteLevel;
        table.block.direction = around.direction;
        table.seal = m_seal;
        RichSurroundings inside = around;
        inside.isInCell = true;
        inside.quoteLevel = 0;
        inside.side = RichSide::Start;
        const QList<ReadList> lists = std::exchange(m_lists, {});
        const bool isItem = std::exchange(m_isItem, false);
        for (const QList<const GumboNode*>& row : shape.rows) {
            RichRow read;
            for (const GumboNode* cell : row)
                read.append(cell != nullptr ? readCell(cell, inside) : RichCell(1));
            table.rows.append(read);
            if (m_source != RichSource::OwnDraft && table.rows.size() == kMostTableRows)
                m_nodes.append(std::exchange(table, emptied(table)));
        }
        m_lists = lists;
        m_isItem = isItem;
        if (table.isTable())
            m_nodes.append(table);
    }

    static RichNode emptied(RichNode table)
    {
        table.rows.clear();
        return table;
    }

    RichCell readCell(const GumboNode* node, RichSurroundings inside)
    {
        const QByteArray name = gumbo_normalized_tagname(node->v.element.tag);
        const QList<RichNode> outer = std::exchange(m_nodes, {});
        inheritRichStyle(node, name, declarationsOf(node), m_source, &inside);
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

    void addImage(const GumboNode* node, const RichSurroundings& around)
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

    void addText(const QString& text, const RichSurroundings& around)
    {
        QString piece;
        for (const QChar c : text) {
            const bool isBlank = c == QLatin1Char(' ') || c == QLatin1Char('\n') || c == QLatin1Char('\t') ||
                                 c == QLatin1Char('\r') || c == QLatin1Char('\f');
            if (!isBlank || around.blanks == RichBlanks::Keep) {
                piece += c == QLatin1Char('\n') ? QChar(kBreak) : c;
                continue;
            }
            addCharacters(std::exchange(piece, {}), around);
            if (c == QLatin1Char('\n') && around.blanks == RichBlanks::Lines) {
                m_blank = false;
                addCharacters(QString(QChar(kBreak)), around);
            } else if (m_isOpen && !m_isAtBreak) {
                m_blank = true;
                m_blankStyle = around.style;
            }
        }
        addCharacters(piece, around);
    }

    void addCharacters(const QString& text, const RichSurroundings& around)
    {
        if (text.isEmpty())
            return;
        ensureBlock(around);
        if (text.at(0) != QChar(kBreak))
            writeBlank();
        append(text, around.style);
        m_isAtBreak = text.endsWith(QChar(kBreak));
    }

    void writeBlank()
    {
        if (std::exchange(m_blank, false))
            append(QStringLiteral(" "), m_blankStyle);
        m_isAtBreak = false;
    }

    /// Words of one look are one run from the beginning: there may be millions.
    void append(const QString& text, const RichStyle& style)
    {
        QList<RichRun>& runs = m_block.runs;
        if (!runs.isEmpty() && !runs.last().isImage() && runs.last().style == style)
            runs.last().text += text;
        else
            runs.append({text, style, {}, 0, 0});
    }

    /// An empty line where a browser leaves room.
    void addGap(const RichSurroundings& around)
    {
        const bool isDue = std::exchange(m_wantsGap, false) && !m_nodes.isEmpty();
        if (!isDue || (!m_nodes.last().isTable() && m_nodes.last().block.isEmpty()))
            return;
        RichNode gap;
        gap.block.quoteLevel = qMin(m_nodes.last().block.quoteLevel, around.quoteLevel);
        gap.seal = m_seal;
        m_nodes.append(gap);
    }

    void beginBlock(const RichSurroundings& around)
    {
        addGap(around);
        m_block = {};
        m_block.quoteLevel = around.quoteLevel;
        m_block.direction = around.direction;
        m_side = around.side;
        if (m_isItem && !m_itemWritten && !m_lists.isEmpty()) {
            ReadList& list = m_lists.last();
            m_block.list = list.kind;
            m_block.listLevel = static_cast<int>(m_lists.size());
            m_block.number =
                m_source == RichSource::OwnDraft ? list.next : (list.next - 1) % kMostNumbers + 1;
            ++list.next;
        }
        m_isOpen = true;
        m_isAtBreak = true;
    }

    void ensureBlock(const RichSurroundings& around)
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
        node.block.align = alignOf(node.block);
        node.seal = m_seal;
        m_nodes.append(node);
    }

    [[nodiscard]] RichAlign alignOf(const RichBlock& block) const
    {
        switch (m_side) {
        case RichSide::Center:
            return RichAlign::Center;
        case RichSide::Justify:
            return RichAlign::Justify;
        case RichSide::End:
            return RichAlign::End;
        case RichSide::Left:
            return block.isRightToLeft() ? RichAlign::End : RichAlign::Start;
        case RichSide::Right:
            return block.isRightToLeft() ? RichAlign::Start : RichAlign::End;
        case RichSide::Start:
            break;
        }
        return RichAlign::Start;
    }

    const RichSource m_source;
    QList<RichNode> m_nodes;
    RichBlock m_block; ///< that is being filled, if m_isOpen
    QList<ReadList> m_lists;
    RichStyle m_blankStyle;
    RichSide m_side = RichSide::Start; ///< of m_block
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

RichText richFromHtml(const QString& html, RichSource source, bool* truncated)
{
    // What is quoted has been through the cleaner, which has looked at no more than it may.
    const HtmlTree tree(html, source == RichSource::Pasted ? HtmlLimits() : kOwnHtmlLimits);
    if (truncated != nullptr)
        *truncated = tree.isTruncated();
    return RichReader(source).read(tree);
}

} // namespace postaci
