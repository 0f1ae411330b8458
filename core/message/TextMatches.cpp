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

} // namespace

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
