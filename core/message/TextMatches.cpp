#include "message/TextMatches.h"

#include "message/TextFolding.h"

#include <algorithm>

namespace postaci {

namespace {

/// A folded text that knows which unit of the original each of its units came from.
struct TracedFolding
{
    QString folded;
    QList<qsizetype> origin; ///< one for each unit of `folded`, and the end of the original
};

TracedFolding foldTraced(const QString& text)
{
    TracedFolding traced;
    qsizetype begin = 0;
    while (begin < text.size()) {
        // A letter with all that belongs to it: surrogates and the marks behind it.
        qsizetype end = begin + 1;
        while (end < text.size() &&
               (text.at(end).isLowSurrogate() || text.at(end).category() == QChar::Mark_NonSpacing))
            ++end;
        const QString folded = foldForSearch(text.mid(begin, end - begin));
        traced.folded += folded;
        traced.origin.insert(traced.origin.size(), folded.size(), begin);
        begin = end;
    }
    traced.origin.append(text.size());
    return traced;
}

bool beginsWord(const QString& folded, qsizetype at)
{
    return at == 0 || !folded.at(at - 1).isLetterOrNumber();
}

/// The nearest place before `at` where a word begins, if there is one close by.
qsizetype wordBefore(const QString& text, qsizetype at)
{
    constexpr qsizetype longestWord = 20;
    for (qsizetype back = 0; back < longestWord && at - back > 0; ++back) {
        if (text.at(at - back - 1).isSpace())
            return at - back;
    }
    return at;
}

} // namespace

QString passageWith(const QString& text, const QStringList& words, qsizetype length)
{
    constexpr qsizetype mostLooked = 64 * 1024;
    const QList<TextRange> ranges = matchesIn(text, words, mostLooked);
    if (ranges.isEmpty())
        return {};
    const qsizetype begin = wordBefore(text, std::max<qsizetype>(0, ranges.first().begin - length / 4));
    qsizetype end = begin + length;
    if (end < text.size())
        end = std::max(wordBefore(text, end), ranges.first().begin + ranges.first().length);
    QString passage = text.mid(begin, end - begin).simplified();
    if (begin > 0)
        passage.prepend(QChar(0x2026));
    if (end < text.size())
        passage.append(QChar(0x2026));
    return passage;
}

QList<TextRange> matchesIn(const QString& text, const QStringList& words, qsizetype mostLooked)
{
    QList<TextRange> ranges;
    if (words.isEmpty())
        return ranges;
    const TracedFolding traced = foldTraced(text.left(mostLooked));
    for (const QString& word : words) {
        if (word.isEmpty())
            continue;
        for (qsizetype at = traced.folded.indexOf(word); at >= 0;
             at = traced.folded.indexOf(word, at + word.size())) {
            if (!beginsWord(traced.folded, at))
                continue;
            const qsizetype begin = traced.origin.at(at);
            // The unit after the match begins another letter of the original, or the match ends within one.
            qsizetype last = at + word.size();
            while (last < traced.folded.size() && traced.origin.at(last) == traced.origin.at(last - 1))
                ++last;
            ranges.append({begin, traced.origin.at(last) - begin});
        }
    }
    std::sort(ranges.begin(), ranges.end(), [](const TextRange& a, const TextRange& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.length > b.length;
    });
    QList<TextRange> apart;
    for (const TextRange& range : ranges) {
        if (apart.isEmpty() || range.begin >= apart.last().begin + apart.last().length)
            apart.append(range);
    }
    return apart;
}

} // namespace postaci
