#include "message/RichText.h"

#include <QCryptographicHash>
#include <QSet>

namespace postaci {

namespace {

/// A run of nodes: with the seal that still holds for it, or none.
struct RichGroup
{
    qsizetype begin = 0;
    qsizetype end = 0;
    const RichSeal* seal = nullptr;
    int number = 0; ///< of the seal
};

qsizetype endOfGroup(const RichText& text, qsizetype begin)
{
    qsizetype end = begin + 1;
    while (end < text.nodes.size() && text.nodes.at(end).seal == text.nodes.at(begin).seal)
        ++end;
    return end;
}

/// As if nothing were sealed.
RichText aloneOf(const QList<RichNode>& nodes)
{
    RichText alone;
    alone.nodes = nodes;
    for (RichNode& node : alone.nodes)
        node.seal = 0;
    return alone;
}

QByteArray fingerprintOf(const QString& draft)
{
    return QCryptographicHash::hash(draft.toUtf8(), QCryptographicHash::Sha256);
}

bool holds(const RichText& text, int number, qsizetype begin, qsizetype end)
{
    if (number <= 0 || number > text.seals.size())
        return false;
    if (text.held)
        return text.held->contains(number);
    return sealFingerprint(text.nodes.mid(begin, end - begin)) == text.seals.at(number - 1).fingerprint;
}

QList<RichGroup> groupsOf(const RichText& text)
{
    QList<RichGroup> groups;
    for (qsizetype begin = 0; begin < text.nodes.size();) {
        const int number = text.nodes.at(begin).seal;
        const qsizetype end = endOfGroup(text, begin);
        RichGroup group{begin, end, nullptr, 0};
        if (holds(text, number, begin, end)) {
            group.seal = &text.seals.at(number - 1);
            group.number = number;
        }
        groups.append(group);
        begin = end;
    }
    return groups;
}

/// What an element hands down to those within it.
struct HandedDown
{
    RichAlign align = RichAlign::Start;
    bool isRightToLeft = false;
};

QString attributeText(const QString& value)
{
    return value.toHtmlEscaped();
}

struct OpenList
{
    RichList list = RichList::None;
    HandedDown look; ///< of its last item
};

/// Writes nodes as HTML; on the stack of one thread.
class HtmlWriter
{
public:
    explicit HtmlWriter(const HandedDown& around = {}) : m_around(around) {}

    void node(const RichNode& node)
    {
        if (node.isTable()) {
            enterQuote(node.block.quoteLevel);
            table(node);
        } else {
            block(node.block);
        }
    }

    /// HTML that is not of this writer, inside of that many quotes.
    void verbatim(const QString& html, int quoteLevel)
    {
        enterQuote(quoteLevel);
        m_out += html;
        if (!html.endsWith(QLatin1Char('\n')))
            newLine();
    }

    /// Lists end where what is sealed begins or ends.
    void endPart() { closeLists(0); }

    void openSealed(int number)
    {
        enterQuote(0);
        m_out += QStringLiteral("<div id=\"sealed-%1\">\n").arg(number);
    }

    void closeSealed()
    {
        enterQuote(0);
        m_out += QStringLiteral("</div>\n");
    }

    QString finish()
    {
        enterQuote(0);
        return std::move(m_out);
    }

private:
    void newLine() { m_out += QLatin1Char('\n'); }

    void enterQuote(int level)
    {
        closeLists(0);
        for (; m_quoteLevel > level; --m_quoteLevel)
            m_out += QStringLiteral("</blockquote>\n");
        for (; m_quoteLevel < level; ++m_quoteLevel)
            m_out += QStringLiteral("<blockquote style=\"margin:0 0 0 0.8ex;border-left:2px solid #ccc;"
                                    "padding-left:1ex\">\n");
    }

    void closeLists(qsizetype depth)
    {
        while (m_lists.size() > depth) {
            m_out += QStringLiteral("</li>\n");
            m_out += m_lists.takeLast().list == RichList::Numbers ? QStringLiteral("</ol>\n")
                                                                  : QStringLiteral("</ul>\n");
        }
    }

    void beginItem(const RichBlock& block)
    {
        if (block.quoteLevel != m_quoteLevel)
            enterQuote(block.quoteLevel);
        closeLists(block.listLevel);
        if (m_lists.size() == block.listLevel && (m_lists.last().list != block.list || block.number != 0))
            closeLists(block.listLevel - 1);
        else if (m_lists.size() == block.listLevel)
            m_out += QStringLiteral("</li>\n");
        while (m_lists.size() < block.listLevel) {
            if (!m_lists.isEmpty())
                newLine();
            m_lists.append({block.list, m_lists.isEmpty() ? m_around : m_lists.last().look});
            openList(block);
            if (m_lists.size() < block.listLevel)
                m_out += QStringLiteral("<li>");
        }
        const HandedDown outer = m_lists.size() > 1 ? m_lists.at(m_lists.size() - 2).look : m_around;
        m_lists.last().look = {block.align, block.isRightToLeft()};
        openTag(QStringLiteral("li"), QString(), block, outer);
        inlines(block);
    }

    void openList(const RichBlock& block)
    {
        m_out += block.list == RichList::Numbers ? QStringLiteral("<ol style=\"margin:0\"")
                                                 : QStringLiteral("<ul style=\"margin:0\"");
        if (block.number > 1 && m_lists.size() == block.listLevel)
            m_out += QStringLiteral(" start=\"%1\"").arg(block.number);
        m_out += QStringLiteral(">\n");
    }

    void block(const RichBlock& block)
    {
        if (block.list != RichList::None) {
            beginItem(block);
            return;
        }
        enterQuote(block.quoteLevel);
        paragraph(block);
    }

    void paragraph(const RichBlock& block)
    {
        openTag(QStringLiteral("p"), QStringLiteral("margin:0"), block, m_around);
        inlines(block);
        m_out += QStringLiteral("</p>\n");
    }

    /// `outer`: what the element would inherit.
    void openTag(const QString& name, QString style, const RichBlock& block, const HandedDown& outer)
    {
        if (block.align != outer.align) {
            style += style.isEmpty() ? QString() : QStringLiteral(";");
            style += QStringLiteral("text-align:") + alignWord(block.align);
        }
        m_out += QLatin1Char('<') + name;
        // A reader that goes by the first letter alone would take one against it for the other.
        const bool isAgainstLetters = block.direction == RichDirection::LeftToRight;
        if (const bool isRightToLeft = block.isRightToLeft();
            isRightToLeft != outer.isRightToLeft || isAgainstLetters)
            m_out += isRightToLeft ? QStringLiteral(" dir=\"rtl\"") : QStringLiteral(" dir=\"ltr\"");
        if (!style.isEmpty())
            m_out += QStringLiteral(" style=\"") + style + QLatin1Char('"');
        m_out += QLatin1Char('>');
    }

    static QString alignWord(RichAlign align)
    {
        switch (align) {
        case RichAlign::Center:
            return QStringLiteral("center");
        case RichAlign::End:
            return QStringLiteral("end");
        case RichAlign::Justify:
            return QStringLiteral("justify");
        case RichAlign::Start:
            break;
        }
        return QStringLiteral("start");
    }

    void table(const RichNode& node)
    {
        const bool isRightToLeft = node.block.isRightToLeft();
        m_out += isRightToLeft ? QStringLiteral("<table dir=\"rtl\" style=\"border-collapse:collapse\">\n")
                               : QStringLiteral("<table style=\"border-collapse:collapse\">\n");
        for (const RichRow& row : node.rows) {
            m_out += QStringLiteral("<tr>\n");
            for (const RichCell& cell : row) {
                m_out += QStringLiteral("<td style=\"border:1px solid #999;padding:4px 8px;"
                                        "vertical-align:top\">");
                cellContent(cell, {RichAlign::Start, isRightToLeft});
                m_out += QStringLiteral("</td>\n");
            }
            m_out += QStringLiteral("</tr>\n");
        }
        m_out += QStringLiteral("</table>\n");
    }

    void cellContent(const RichCell& cell, const HandedDown& around)
    {
        const RichBlock& first = cell.first();
        const bool isLine = cell.size() == 1 && first.list == RichList::None && first.align == around.align &&
                            first.isRightToLeft() == around.isRightToLeft &&
                            first.direction != RichDirection::LeftToRight;
        if (isLine) {
            inlines(first);
            return;
        }
        HtmlWriter inside(around);
        for (const RichBlock& block : cell)
            inside.block(block);
        m_out += inside.finish();
    }

    void inlines(const RichBlock& block)
    {
        QString whole; // a character for each that is written, so that blanks know their neighbours
        for (const RichRun& run : block.runs)
            whole += run.isImage() ? QStringLiteral("x") : run.text;
        qsizetype at = 0;
        QString link;
        for (const RichRun& run : block.runs) {
            if (run.style.link != link) {
                if (!link.isEmpty())
                    m_out += QStringLiteral("</a>");
                link = run.style.link;
                if (!link.isEmpty())
                    m_out += QStringLiteral("<a href=\"") + attributeText(link) + QStringLiteral("\">");
            }
            at += writeRun(run, whole, at);
        }
        if (!link.isEmpty())
            m_out += QStringLiteral("</a>");
        if (whole.isEmpty() || whole.endsWith(QChar(0x2028)))
            m_out += QStringLiteral("<br>"); // the last one of a block shows nothing
    }

    qsizetype writeRun(const RichRun& run, const QString& whole, qsizetype at)
    {
        if (run.isImage()) {
            m_out += QStringLiteral("<img src=\"") + attributeText(run.image) + QStringLiteral("\" alt=\"") +
                     attributeText(run.text) + QLatin1Char('"');
            if (run.width > 0)
                m_out += QStringLiteral(" width=\"%1\"").arg(run.width);
            if (run.height > 0)
                m_out += QStringLiteral(" height=\"%1\"").arg(run.height);
            m_out += QLatin1Char('>');
            return 1;
        }
        QString closing;
        const auto open = [this, &closing](bool on, const char* name) {
            if (!on)
                return;
            m_out += QLatin1Char('<') + QLatin1String(name) + QLatin1Char('>');
            closing.prepend(QStringLiteral("</") + QLatin1String(name) + QLatin1Char('>'));
        };
        const RichStyle& style = run.style;
        open(style.bold, "b");
        open(style.italic, "i");
        open(style.underline, "u");
        open(style.strike, "s");
        open(style.monospace, "code");
        openSpan(style, &closing);
        for (qsizetype i = 0; i < run.text.size(); ++i)
            writeCharacter(whole, at + i);
        m_out += closing;
        return run.text.size();
    }

    void openSpan(const RichStyle& style, QString* closing)
    {
        QStringList declarations;
        if (!style.color.isEmpty())
            declarations << QStringLiteral("color:") + style.color;
        if (style.size != 0)
            declarations << QStringLiteral("font-size:") + (style.size < 0    ? QStringLiteral("0.8em")
                                                            : style.size == 1 ? QStringLiteral("1.2em")
                                                                              : QStringLiteral("1.5em"));
        if (declarations.isEmpty())
            return;
        m_out +=
            QStringLiteral("<span style=\"") + declarations.join(QLatin1Char(';')) + QStringLiteral("\">");
        closing->prepend(QStringLiteral("</span>"));
    }

    void writeCharacter(const QString& whole, qsizetype at)
    {
        const QChar c = whole.at(at);
        const auto isBreakAt = [&whole](qsizetype i) {
            return i < 0 || i >= whole.size() || whole.at(i) == QChar(0x2028);
        };
        switch (c.unicode()) {
        case 0x2028:
            m_out += QStringLiteral("<br>");
            break;
        case ' ':
            // One that HTML would fold away.
            if (isBreakAt(at - 1) || isBreakAt(at + 1) || whole.at(at + 1) == QLatin1Char(' '))
                m_out += QStringLiteral("&nbsp;");
            else
                m_out += c;
            break;
        case 0xa0:
            m_out += QStringLiteral("&nbsp;");
            break;
        case '<':
            m_out += QStringLiteral("&lt;");
            break;
        case '>':
            m_out += QStringLiteral("&gt;");
            break;
        case '&':
            m_out += QStringLiteral("&amp;");
            break;
        default:
            m_out += c;
        }
    }

    const HandedDown m_around; ///< of what all of it stands in
    QString m_out;
    QList<OpenList> m_lists; ///< that are open, each within an item of the one before
    int m_quoteLevel = 0;
};

} // namespace

QString richToHtml(const RichText& text)
{
    HtmlWriter writer;
    bool hasSeal = false;
    for (const RichGroup& group : groupsOf(text)) {
        if (group.seal != nullptr) {
            writer.verbatim(group.seal->html, group.seal->quoteLevel);
            hasSeal = true;
            continue;
        }
        for (qsizetype i = group.begin; i < group.end; ++i)
            writer.node(text.nodes.at(i));
        writer.endPart();
    }
    QString head = QStringLiteral("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
    if (hasSeal && !text.sealStyles.isEmpty())
        head += QStringLiteral("<style>") + text.sealStyles + QStringLiteral("</style>\n");
    return head + QStringLiteral("</head>\n<body>\n") + writer.finish() +
           QStringLiteral("</body>\n</html>\n");
}

RichText withSealsChecked(RichText text)
{
    QHash<int, RichHeld> held = text.held.value_or(QHash<int, RichHeld>());
    QSet<int> seen;
    for (qsizetype begin = 0; begin < text.nodes.size();) {
        const int number = text.nodes.at(begin).seal;
        const qsizetype end = endOfGroup(text, begin);
        if (number > 0 && number <= text.seals.size() && !held.contains(number)) {
            const RichText alone = aloneOf(text.nodes.mid(begin, end - begin));
            const QString draft = richToDraftHtml(alone);
            if (fingerprintOf(draft) == text.seals.at(number - 1).fingerprint)
                held.insert(number, {draft, richToPlainText(alone)});
        }
        if (seen.contains(number)) // torn apart
            held.remove(number);
        seen.insert(number);
        begin = end;
    }
    text.held = held;
    return text;
}

QByteArray sealFingerprint(const QList<RichNode>& nodes)
{
    return fingerprintOf(richToDraftHtml(aloneOf(nodes)));
}

QString richToDraftHtml(const RichText& text)
{
    HtmlWriter writer;
    for (const RichGroup& group : groupsOf(text)) {
        if (group.seal != nullptr)
            writer.openSealed(group.number);
        if (group.seal != nullptr && text.held) {
            writer.verbatim(text.held->value(group.number).draft, 0);
            writer.closeSealed();
            continue;
        }
        for (qsizetype i = group.begin; i < group.end; ++i)
            writer.node(text.nodes.at(i));
        writer.endPart();
        if (group.seal != nullptr)
            writer.closeSealed();
    }
    return writer.finish();
}

namespace {

void addImage(const QString& address, QSet<QString>* seen, QStringList* ids)
{
    if (!address.startsWith(QLatin1String("cid:")))
        return;
    const QString id = address.mid(4);
    if (!seen->contains(id))
        ids->append(id);
    seen->insert(id);
}

void addImages(const RichBlock& block, QSet<QString>* seen, QStringList* ids)
{
    for (const RichRun& run : block.runs)
        if (run.isImage())
            addImage(run.image, seen, ids);
}

/// Those of a sealed part, as the cleaner writes them.
void addSealedImages(const QString& html, QSet<QString>* seen, QStringList* ids)
{
    qsizetype at = 0;
    while ((at = html.indexOf(QLatin1String("cid:"), at)) >= 0) {
        qsizetype end = at;
        while (end < html.size() && !QStringLiteral("\"')&<> ").contains(html.at(end)))
            ++end;
        addImage(html.mid(at, end - at), seen, ids);
        at = end;
    }
}

} // namespace

QStringList imagesOf(const RichText& text)
{
    QSet<QString> seen;
    QStringList ids;
    bool hasSeal = false;
    for (const RichGroup& group : groupsOf(text)) {
        if (group.seal != nullptr) {
            addSealedImages(group.seal->html, &seen, &ids);
            hasSeal = true;
        }
        for (qsizetype i = group.begin; i < group.end; ++i) {
            addImages(text.nodes.at(i).block, &seen, &ids);
            for (const RichRow& row : text.nodes.at(i).rows)
                for (const RichCell& cell : row)
                    for (const RichBlock& block : cell)
                        addImages(block, &seen, &ids);
        }
    }
    if (hasSeal)
        addSealedImages(text.sealStyles, &seen, &ids);
    return ids;
}

} // namespace postaci
