#include "message/RichText.h"

namespace postaci {

namespace {

constexpr char16_t kSoftLine = 0x2028;

QString quoteMark(int level, bool isEmptyLine)
{
    QString mark(level, QLatin1Char('>'));
    return level > 0 && !isEmptyLine ? mark + QLatin1Char(' ') : mark;
}

/// The address of a link behind its text, but not where that says it already.
QString linkSuffix(const QString& link, const QString& text)
{
    const QString shown = text.trimmed();
    QString address = link;
    if (address.startsWith(QLatin1String("mailto:")))
        address = address.mid(7);
    if (shown == link || shown == address || shown + QLatin1Char('/') == link)
        return {};
    return QStringLiteral(" <") + address + QLatin1Char('>');
}

QString plainRuns(const QList<RichRun>& runs)
{
    QString out;
    QString link;
    QString linked;
    const auto endLink = [&] {
        if (!link.isEmpty())
            out += linkSuffix(link, linked);
        linked.clear();
    };
    for (const RichRun& run : runs) {
        if (run.style.link != link) {
            endLink();
            link = run.style.link;
        }
        const QString text = !run.isImage()       ? run.text
                             : run.text.isEmpty() ? QString()
                                                  : QLatin1Char('[') + run.text + QLatin1Char(']');
        out += text;
        linked += text;
    }
    endLink();
    return out.replace(QChar(0xa0), QLatin1Char(' '));
}

/// Writes nodes as lines; on the stack of one thread.
class PlainWriter
{
public:
    QString write(const RichText& text)
    {
        int written = 0; // the seal whose words are there already
        for (const RichNode& node : text.nodes) {
            const bool isHeld = text.held && text.held->contains(node.seal);
            if (isHeld && node.seal != written) {
                m_items.clear();
                m_lines << text.held->value(node.seal).plain;
            }
            written = isHeld ? node.seal : 0;
            if (isHeld)
                continue;
            if (node.isTable())
                addTable(node);
            else
                addBlock(node.block, node.seal);
        }
        return m_lines.join(QLatin1Char('\n'));
    }

private:
    void addBlock(const RichBlock& block, int seal)
    {
        QString mark;
        QString indent;
        if (block.list == RichList::None || block.quoteLevel != m_quoteLevel || seal != m_seal)
            m_items.clear();
        m_quoteLevel = block.quoteLevel;
        m_seal = seal;
        if (block.list != RichList::None) {
            mark = itemMark(block);
            indent = QString(2 * (block.listLevel - 1), QLatin1Char(' '));
        }
        bool isFirst = true;
        for (const QString& line : plainRuns(block.runs).split(QChar(kSoftLine))) {
            const QString lead = isFirst ? mark : QString(mark.size(), QLatin1Char(' '));
            addLine(line.isEmpty() && !isFirst ? QString() : indent + lead + line, block.quoteLevel);
            isFirst = false;
        }
    }

    QString itemMark(const RichBlock& block)
    {
        m_items.resize(block.listLevel);
        Item& item = m_items.last();
        item.number = block.number > 0 ? block.number : item.list == block.list ? item.number + 1 : 1;
        item.list = block.list;
        return block.list == RichList::Numbers ? QString::number(item.number) + QStringLiteral(". ")
                                               : QStringLiteral("- ");
    }

    void addTable(const RichNode& table)
    {
        m_items.clear();
        for (const RichRow& row : table.rows) {
            QStringList cells;
            for (const RichCell& cell : row) {
                QStringList blocks;
                for (const RichBlock& block : cell)
                    blocks << plainRuns(block.runs).simplified();
                cells << blocks.join(QLatin1Char(' ')).trimmed();
            }
            addLine(cells.join(QStringLiteral(" | ")), table.block.quoteLevel);
        }
    }

    void addLine(const QString& line, int quoteLevel)
    {
        m_lines << quoteMark(quoteLevel, line.isEmpty()) + line;
    }

    struct Item
    {
        RichList list = RichList::None;
        int number = 0;
    };

    QStringList m_lines;
    QList<Item> m_items; ///< the last one of each level
    int m_quoteLevel = 0;
    int m_seal = 0;
};

} // namespace

QString richToPlainText(const RichText& text)
{
    return PlainWriter().write(text);
}

RichText richFromPlainText(const QString& text)
{
    RichText rich;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        qsizetype begin = 0;
        RichNode node;
        while (begin < line.size() && line.at(begin) == QLatin1Char('>') &&
               node.block.quoteLevel < kMostQuoteLevels) {
            ++begin;
            ++node.block.quoteLevel;
        }
        if (begin > 0 && begin < line.size() && line.at(begin) == QLatin1Char(' '))
            ++begin;
        if (begin < line.size())
            node.block.runs.append({line.mid(begin), {}, {}, 0, 0});
        rich.nodes.append(node);
    }
    return normalized(std::move(rich));
}

} // namespace postaci
