#include "spelling/SpellWords.h"

#include <algorithm>

namespace postaci {

namespace {

bool isApostrophe(QChar c)
{
    return c == QLatin1Char('\'') || c == QChar(0x2019);
}

bool isOfWord(QChar c)
{
    return c.isLetter() || c.isMark() || isApostrophe(c) || c.isSurrogate();
}

/// Whether a piece between spaces is to be read by machines.
bool isForMachines(QStringView piece)
{
    const auto isInner = [&piece](QChar c) {
        const qsizetype at = piece.indexOf(c);
        return at > 0 && at + 1 < piece.size() && piece.at(at + 1).isLetterOrNumber();
    };
    return piece.contains(QLatin1Char('@')) || piece.contains(QLatin1String("://")) ||
           piece.contains(QLatin1Char('_')) || piece.contains(QLatin1Char('\\')) ||
           piece.startsWith(QLatin1String("www."), Qt::CaseInsensitive) || isInner(QLatin1Char('.')) ||
           std::any_of(piece.begin(), piece.end(), [](QChar c) { return c.isDigit(); });
}

void addWords(const QString& line, qsizetype begin, qsizetype end, QList<SpellWord>& words)
{
    for (qsizetype at = begin; at < end;) {
        if (!isOfWord(line.at(at)) || isApostrophe(line.at(at))) {
            ++at;
            continue;
        }
        qsizetype last = at;
        while (last < end && isOfWord(line.at(last)))
            ++last;
        const qsizetype next = last;
        while (last > at && isApostrophe(line.at(last - 1)))
            --last;
        if (last - at > 1)
            words.append({at, last - at, line.mid(at, last - at)});
        at = next;
    }
}

} // namespace

QList<SpellWord> spellWords(const QString& line)
{
    QList<SpellWord> words;
    for (qsizetype at = 0; at < line.size();) {
        qsizetype end = at;
        while (end < line.size() && !line.at(end).isSpace())
            ++end;
        if (!isForMachines(QStringView(line).mid(at, end - at)))
            addWords(line, at, end, words);
        at = end + 1;
    }
    return words;
}

} // namespace postaci
