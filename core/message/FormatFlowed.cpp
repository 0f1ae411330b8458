#include "message/FormatFlowed.h"

#include <QList>
#include <QStringView>

namespace postaci {

namespace {

constexpr qsizetype kFlowedColumns = 72;
constexpr QLatin1String kSignature("-- ");

qsizetype quoteDepth(QStringView line)
{
    qsizetype depth = 0;
    while (depth < line.size() && line[depth] == QLatin1Char('>'))
        ++depth;
    return depth;
}

QString quotePrefix(qsizetype depth, QStringView content)
{
    QString prefix(depth, QLatin1Char('>'));
    if (depth > 0 && !content.isEmpty())
        prefix += QLatin1Char(' ');
    return prefix;
}

/// Joins lines to paragraphs; on the stack of one thread.
class FlowedReader
{
public:
    explicit FlowedReader(DelSp delSp) : m_delSp(delSp) {}

    QString read(const QString& text)
    {
        m_out.reserve(text.size());
        const QList<QStringView> lines = QStringView(text).split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i + 1 == lines.size() && lines.at(i).isEmpty())
                break; // what follows the last line end
            readLine(lines.at(i));
        }
        const bool endsWithLine = text.endsWith(QLatin1Char('\n'));
        if (m_inParagraph && endsWithLine)
            m_out += QLatin1Char('\n');
        else if (!m_inParagraph && !endsWithLine)
            m_out.chop(1);
        return m_out;
    }

private:
    void readLine(QStringView line)
    {
        const qsizetype depth = quoteDepth(line);
        line = line.sliced(depth);
        if (line.startsWith(QLatin1Char(' ')))
            line = line.sliced(1); // stuffed
        const bool isSignature = line == kSignature;
        if (m_inParagraph && (depth != m_depth || isSignature))
            endParagraph(); // the sender's mistake: RFC 3676 4.5 says to end it here
        if (!m_inParagraph)
            m_out += quotePrefix(depth, line);
        m_depth = depth;
        const bool flows = !isSignature && line.endsWith(QLatin1Char(' '));
        m_out += flows && m_delSp == DelSp::Yes ? line.chopped(1) : line;
        m_inParagraph = flows;
        if (!flows)
            m_out += QLatin1Char('\n');
    }

    void endParagraph()
    {
        while (m_out.endsWith(QLatin1Char(' ')))
            m_out.chop(1);
        m_out += QLatin1Char('\n');
        m_inParagraph = false;
    }

    const DelSp m_delSp;
    QString m_out;
    bool m_inParagraph = false;
    qsizetype m_depth = 0;
};

/// A line that flows must end with a blank, and text that begins like markup of the format gets one before
/// it.
QString stuffed(QStringView line, qsizetype depth)
{
    const bool needsBlank = (depth > 0 && !line.isEmpty()) || line.startsWith(QLatin1Char(' ')) ||
                            line.startsWith(QLatin1Char('>')) || line.startsWith(QLatin1String("From "));
    QString out(depth, QLatin1Char('>'));
    if (needsBlank)
        out += QLatin1Char(' ');
    return out += line;
}

/// Where the line that begins at `begin` ends, after a blank; the text's end if it needs no break.
qsizetype breakPoint(QStringView text, qsizetype begin, qsizetype room)
{
    if (text.size() - begin <= room)
        return text.size();
    qsizetype blank = text.first(begin + room).lastIndexOf(QLatin1Char(' '));
    if (blank <= begin)
        blank = text.indexOf(QLatin1Char(' '), begin + room);
    // By itself it would be read as the mark of a signature.
    if (blank >= 0 && text.sliced(begin, blank + 1 - begin) == kSignature)
        blank = text.indexOf(QLatin1Char(' '), blank + 1);
    return blank < 0 ? text.size() : blank + 1;
}

QString encodeLine(QStringView line)
{
    if (line == kSignature)
        return kSignature;
    const qsizetype depth = quoteDepth(line);
    QStringView content = line.sliced(depth);
    if (depth > 0 && content.startsWith(QLatin1Char(' ')))
        content = content.sliced(1);
    if (depth > 0 && content == kSignature)
        return stuffed(content, depth);
    while (content.endsWith(QLatin1Char(' ')))
        content.chop(1);
    const qsizetype room = qMax<qsizetype>(kFlowedColumns - depth - 2, 20);
    QString out;
    qsizetype begin = 0;
    do {
        const qsizetype end = breakPoint(content, begin, room);
        if (begin > 0)
            out += QLatin1Char('\n');
        out += stuffed(content.sliced(begin, end - begin), depth);
        begin = end;
    } while (begin < content.size());
    return out;
}

} // namespace

QString decodeFlowed(const QString& text, DelSp delSp)
{
    return FlowedReader(delSp).read(text);
}

QString encodeFlowed(const QString& text)
{
    QString out;
    out.reserve(text.size() + text.size() / 32);
    const QList<QStringView> lines = QStringView(text).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (i > 0)
            out += QLatin1Char('\n');
        out += encodeLine(lines.at(i));
    }
    return out;
}

} // namespace postaci
