#include "message/RichText.h"

#include <algorithm>
#include <set>
#include <utility>

namespace postaci {

namespace {

constexpr char16_t kLineBreak = 0x2028;
constexpr char16_t kHardBlank = 0xa0;

bool isEdge(QChar c)
{
    return c.isNull() || c == kLineBreak;
}

bool isBlank(QChar c)
{
    return c == QLatin1Char(' ') || c == kHardBlank;
}

/// What has no place in HTML or means something to the editor's document.
bool isUnwritable(char16_t code)
{
    const bool isControl = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    const bool isNoCharacter = (code >= 0xfdd0 && code <= 0xfdef) || code >= 0xfffe;
    return isControl || isNoCharacter || code == 0xfffc || code == 0xfeff;
}

QString writableText(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == QLatin1Char('\t')) {
            out += QStringLiteral("    ");
        } else if (c == QLatin1Char('\n') || c.unicode() == 0x2029) {
            out += QChar(kLineBreak);
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            const bool isNoCharacter =
                (QChar::surrogateToUcs4(c, text.at(i + 1)) & 0xfffe) == 0xfffe; // ends of planes
            if (!isNoCharacter)
                out += text.mid(i, 2);
            ++i;
        } else if (!c.isSurrogate() && !isUnwritable(c.unicode())) {
            out += c;
        }
    }
    return out;
}

bool isColor(const QString& color)
{
    return color.size() == 7 && color.startsWith(QLatin1Char('#')) &&
           std::all_of(color.begin() + 1, color.end(), [](QChar c) {
               return (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
                      (c >= QLatin1Char('a') && c <= QLatin1Char('f'));
           });
}

RichStyle normalizedStyle(RichStyle style)
{
    style.size = qBound(RichStyle::kSmallest, style.size, RichStyle::kLargest);
    if (!isColor(style.color))
        style.color.clear();
    return style;
}

/// A hard blank beside a blank or an edge is how HTML writes an ordinary one there.
void softenBlanks(QList<RichRun>* runs)
{
    QString whole;
    for (const RichRun& run : *runs)
        whole += run.isImage() ? QStringLiteral("x") : run.text;
    qsizetype at = 0;
    for (RichRun& run : *runs) {
        if (run.isImage()) {
            ++at;
            continue;
        }
        for (QChar& c : run.text) {
            const QChar before = at > 0 ? whole.at(at - 1) : QChar();
            const QChar after = at + 1 < whole.size() ? whole.at(at + 1) : QChar();
            ++at;
            if (c == kHardBlank && (isEdge(before) || isEdge(after) || isBlank(before) || isBlank(after)))
                c = QLatin1Char(' ');
        }
    }
}

QList<RichRun> normalizedRuns(const QList<RichRun>& runs)
{
    QList<RichRun> out;
    for (RichRun run : runs) {
        run.style = normalizedStyle(run.style);
        if (run.isImage()) {
            run.text = writableText(run.text).simplified();
            const RichStyle look; // only its link means anything to an image
            const QString link = run.style.link;
            run.style = look;
            run.style.link = link;
            run.width = qBound(0, run.width, 9999);
            run.height = qBound(0, run.height, 9999);
            out.append(run);
            continue;
        }
        run.text = writableText(run.text);
        run.width = run.height = 0;
        if (run.text.isEmpty())
            continue;
        if (!out.isEmpty() && !out.last().isImage() && out.last().style == run.style)
            out.last().text += run.text;
        else
            out.append(run);
    }
    softenBlanks(&out);
    return out;
}

/// Goes along with the blocks of one place, since an item's level and number depend on what is before it.
class BlockOrder
{
public:
    void normalize(RichBlock* block, int seal = 0)
    {
        block->runs = normalizedRuns(block->runs);
        block->quoteLevel = qBound(0, block->quoteLevel, kMostQuoteLevels);
        const bool isRightToLeft = block->text().isRightToLeft();
        if (block->direction == (isRightToLeft ? RichDirection::RightToLeft : RichDirection::LeftToRight))
            block->direction = RichDirection::Auto;
        if (block->list == RichList::None || block->quoteLevel != m_quoteLevel || seal != m_seal)
            interrupt();
        m_quoteLevel = block->quoteLevel;
        m_seal = seal;
        if (block->list == RichList::None) {
            block->listLevel = block->number = 0;
            return;
        }
        const auto levels = static_cast<int>(m_items.size());
        block->listLevel = qBound(1, block->listLevel, qMin(levels + 1, kMostListLevels));
        count(block);
    }

    void interrupt() { endItems(0); }

private:
    struct Item
    {
        RichList list = RichList::None;
        int number = 0; ///< of the last one
    };

    void endItems(int level)
    {
        while (m_items.size() > level) {
            const Item item = m_items.takeLast();
            if (item.list == RichList::Numbers)
                m_interrupted.insert({static_cast<int>(m_items.size()) + 1, item.number});
        }
    }

    /// A number that the editor could not show where it stands is left out.
    void count(RichBlock* block)
    {
        const int level = block->listLevel;
        endItems(level);
        const bool goesOn = m_items.size() == level && m_items.last().list == block->list;
        const int next = block->list != RichList::Numbers ? 0 : goesOn ? m_items.last().number + 1 : 1;
        const bool isOther = block->list == RichList::Numbers && block->number > 0 && block->number != next;
        const auto other = isOther && block->number > 1 ? m_interrupted.find({level, block->number - 1})
                                                        : m_interrupted.end();
        if (!isOther || (block->number > 1 && other == m_interrupted.end()))
            block->number = 0;
        if (other != m_interrupted.end())
            m_interrupted.erase(other);
        if (!goesOn || block->number != 0)
            endItems(level - 1);
        m_items.resize(level);
        m_items.last() = {block->list, block->number > 0 ? block->number : next};
    }

    QList<Item> m_items; ///< of the lists that are open, by level
    /// Level and last number of those that were left.
    std::multiset<std::pair<int, int>> m_interrupted;
    int m_quoteLevel = 0;
    int m_seal = 0;
};

void normalizeTable(RichNode* node)
{
    const int quoteLevel = qBound(0, node->block.quoteLevel, kMostQuoteLevels);
    const bool isRightToLeft = node->block.direction == RichDirection::RightToLeft;
    node->block = {};
    node->block.quoteLevel = quoteLevel;
    node->block.direction = isRightToLeft ? RichDirection::RightToLeft : RichDirection::Auto;
    qsizetype columns = 1;
    for (const RichRow& row : node->rows)
        columns = qMax(columns, row.size());
    for (RichRow& row : node->rows) {
        row.resize(columns);
        for (RichCell& cell : row) {
            if (cell.isEmpty())
                cell.append(RichBlock());
            BlockOrder order;
            for (RichBlock& block : cell) {
                block.quoteLevel = 0;
                order.normalize(&block);
            }
        }
    }
}

RichNode emptyBeside(const RichNode& table)
{
    RichNode node;
    node.block.quoteLevel = table.block.quoteLevel;
    node.seal = table.seal;
    return node;
}

} // namespace

QString RichBlock::text() const
{
    QString all;
    for (const RichRun& run : runs)
        if (!run.isImage())
            all += run.text;
    return all;
}

bool RichBlock::isRightToLeft() const
{
    return direction == RichDirection::Auto ? text().isRightToLeft()
                                            : direction == RichDirection::RightToLeft;
}

RichText normalized(RichText text)
{
    QList<RichNode> nodes;
    BlockOrder order;
    for (RichNode& node : text.nodes) {
        if (node.seal < 0 || node.seal > text.seals.size())
            node.seal = 0;
        const bool isDone = text.held && text.held->contains(node.seal);
        if (node.isTable()) {
            if (!isDone)
                normalizeTable(&node);
            if (nodes.isEmpty() || nodes.last().isTable())
                nodes.append(emptyBeside(node));
            order.interrupt();
        } else if (isDone) {
            order.interrupt();
        } else {
            order.normalize(&node.block, node.seal);
        }
        nodes.append(std::move(node));
    }
    if (nodes.isEmpty())
        nodes.append(RichNode());
    else if (nodes.last().isTable())
        nodes.append(emptyBeside(nodes.last()));
    text.nodes = nodes;
    return text;
}

bool hasFormatting(const RichText& text)
{
    return std::any_of(text.nodes.begin(), text.nodes.end(), [](const RichNode& node) {
        return node.isTable() || node.seal != 0 || node.block.list != RichList::None ||
               node.block.align != RichAlign::Start || node.block.direction != RichDirection::Auto ||
               std::any_of(node.block.runs.begin(), node.block.runs.end(),
                           [](const RichRun& run) { return run.isImage() || run.style != RichStyle(); });
    });
}

void appendSealed(const QString& cleanHtml, int quoteLevel, RichText* text)
{
    QList<RichNode> nodes = richFromHtml(cleanHtml, RichSource::Quoted).nodes;
    const auto id = static_cast<int>(text->seals.size()) + 1;
    for (RichNode& node : nodes) {
        node.block.quoteLevel = qMin(node.block.quoteLevel + quoteLevel, kMostQuoteLevels);
        node.seal = id;
    }
    text->seals.append({cleanHtml, sealFingerprint(nodes), quoteLevel});
    text->nodes.append(nodes);
}

} // namespace postaci
