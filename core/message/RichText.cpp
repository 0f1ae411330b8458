#include "message/RichText.h"

#include <QCryptographicHash>

#include <algorithm>

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

/// Goes along with the blocks of one place, since a list's level depends on what is before it.
class BlockOrder
{
public:
    void normalize(RichBlock* block)
    {
        block->runs = normalizedRuns(block->runs);
        block->quoteLevel = qBound(0, block->quoteLevel, kMostQuoteLevels);
        if (block->list == RichList::None)
            block->listLevel = 0;
        else
            block->listLevel = qBound(1, block->listLevel, qMin(m_level + 1, kMostListLevels));
        m_level = block->listLevel;
        if (block->quoteLevel != m_quoteLevel && block->list != RichList::None)
            m_level = block->listLevel = 1;
        m_quoteLevel = block->quoteLevel;
    }

    void interrupt() { m_level = 0; }

private:
    int m_level = 0;
    int m_quoteLevel = 0;
};

void normalizeTable(RichNode* node)
{
    const int quoteLevel = qBound(0, node->block.quoteLevel, kMostQuoteLevels);
    node->block = {};
    node->block.quoteLevel = quoteLevel;
    qsizetype columns = 1;
    for (const RichRow& row : node->rows)
        columns = qMax(columns, row.size());
    columns = qMin<qsizetype>(columns, kMostTableColumns);
    if (node->rows.size() > kMostTableRows)
        node->rows.resize(kMostTableRows);
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

RichText normalized(RichText text)
{
    QList<RichNode> nodes;
    BlockOrder order;
    for (RichNode& node : text.nodes) {
        if (node.seal < 0 || node.seal > text.seals.size())
            node.seal = 0;
        if (node.isTable()) {
            normalizeTable(&node);
            if (nodes.isEmpty() || nodes.last().isTable())
                nodes.append(emptyBeside(node));
            order.interrupt();
        } else {
            order.normalize(&node.block);
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
               node.block.align != RichAlign::Start ||
               std::any_of(node.block.runs.begin(), node.block.runs.end(),
                           [](const RichRun& run) { return run.isImage() || run.style != RichStyle(); });
    });
}

QByteArray sealFingerprint(const QList<RichNode>& nodes)
{
    RichText alone;
    alone.nodes = nodes;
    for (RichNode& node : alone.nodes)
        node.seal = 0;
    return QCryptographicHash::hash(richToDraftHtml(alone).toUtf8(), QCryptographicHash::Sha256);
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
