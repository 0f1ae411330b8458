#include "reader/QuotedText.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr int kDeepest = 20;
constexpr qsizetype kLongestLine = 4000; ///< characters
constexpr qsizetype kLongestShown = 8;   ///< quoted lines that are not worth a fold

BodyLine parseLine(QStringView line)
{
    BodyLine parsed;
    qsizetype at = 0;
    while (at < line.size()) {
        // "> > text" and ">> text" mean the same; a blank before the first mark is text.
        if (line.at(at) == QLatin1Char('>')) {
            ++parsed.depth;
            ++at;
        } else if (parsed.depth > 0 && line.at(at) == QLatin1Char(' ') && at + 1 < line.size() &&
                   line.at(at + 1) == QLatin1Char('>')) {
            ++at;
        } else {
            break;
        }
    }
    if (parsed.depth > 0 && at < line.size() && line.at(at) == QLatin1Char(' '))
        ++at;
    parsed.depth = std::min(parsed.depth, kDeepest);
    parsed.text = line.mid(at).toString();
    return parsed;
}

/// Where a piece of a long line ends: behind a blank, where there is one.
qsizetype pieceEnd(const QString& text, qsizetype begin)
{
    if (text.size() - begin <= kLongestLine)
        return text.size();
    const qsizetype blank = text.lastIndexOf(QLatin1Char(' '), begin + kLongestLine - 1);
    if (blank > begin)
        return blank + 1;
    const qsizetype end = begin + kLongestLine;
    return text.at(end).isLowSurrogate() ? end - 1 : end;
}

void appendInPieces(const BodyLine& line, QList<BodyLine>* lines)
{
    if (line.text.size() <= kLongestLine) {
        lines->append(line);
        return;
    }
    BodyLine piece = line;
    for (qsizetype begin = 0; begin < line.text.size();) {
        const qsizetype end = pieceEnd(line.text, begin);
        piece.text = line.text.mid(begin, end - begin);
        lines->append(piece);
        piece.continues = true;
        begin = end;
    }
}

bool isBlank(const BodyLine& line)
{
    return QStringView(line.text).trimmed().isEmpty();
}

} // namespace

QList<BodyLine> bodyLines(const QString& text)
{
    QList<BodyLine> lines;
    bool isSignature = false;
    for (const QStringView line : QStringView(text).split(QLatin1Char('\n'))) {
        BodyLine parsed = parseLine(line.endsWith(QLatin1Char('\r')) ? line.chopped(1) : line);
        if (parsed.depth > 0)
            isSignature = false;
        else if (line == QLatin1String("-- "))
            isSignature = true;
        if (isSignature)
            parsed.part = BodyLine::Part::Signature;
        appendInPieces(parsed, &lines);
    }
    while (!lines.isEmpty() && isBlank(lines.last()) && lines.last().depth == 0)
        lines.removeLast();
    return lines;
}

QList<QuoteFold> quoteFolds(const QList<BodyLine>& lines)
{
    const bool hasOwnText = std::any_of(lines.begin(), lines.end(), [](const BodyLine& line) {
        return line.depth == 0 && line.part == BodyLine::Part::Text && !isBlank(line);
    });
    QList<QuoteFold> folds;
    if (!hasOwnText)
        return folds;
    for (qsizetype i = 0; i < lines.size();) {
        qsizetype end = i;
        while (end < lines.size() && lines.at(end).depth > 0)
            ++end;
        if (end - i > kLongestShown)
            folds.append({i, end - i});
        i = std::max(end, i + 1);
    }
    return folds;
}

} // namespace postaci
