#include "palette/FuzzyMatch.h"

#include "message/TextFolding.h"

#include <algorithm>
#include <limits>

namespace postaci {

namespace {

constexpr qsizetype kMostText = 200;
constexpr qsizetype kMostTyped = 40;

constexpr int kLetter = 16;
constexpr int kWordStart = 12;
constexpr int kTextStart = 8; ///< on top of kWordStart
constexpr int kTogether = 12; ///< a letter right after the one before
constexpr int kGap = 5;
constexpr int kLongerGap = 1;   ///< for each further letter in it
constexpr int kStray = 12;      ///< on top of that, into the middle of another word
constexpr int kWhole = 24;      ///< the word is the text
constexpr int kMostLead = 10;   ///< letters before the first one cost 1 each, up to this
constexpr int kMostRest = 8;    ///< eighths of the text that was not asked for cost 1 each, up to this
constexpr int kLeastShare = 45; ///< per cent of what the same letters together at a word's beginning have
constexpr int kNever = std::numeric_limits<int>::min() / 2;

quint64 bitOf(QChar c)
{
    return quint64(1) << (c.unicode() % 64);
}

quint64 bitsOf(const QString& text)
{
    quint64 bits = 0;
    for (const QChar c : text)
        bits |= bitOf(c);
    return bits;
}

template <typename Way> bool isWorse(const Way& a, const Way& b)
{
    return a.score < b.score;
}

/// "Reply all" and "replyAll" both have two words.
bool beginsWord(const QString& text, qsizetype at)
{
    if (!text.at(at).isLetterOrNumber())
        return false;
    if (at == 0 || !(text.at(at - 1).isLetterOrNumber() || text.at(at - 1).isMark()))
        return true;
    return text.at(at).isUpper() && text.at(at - 1).isLower();
}

} // namespace

FuzzyText::FuzzyText(const QString& text) : m_text(text.left(kMostText)), m_folded(foldForSearch(m_text))
{
    if (m_folded.size() != m_text.size()) {
        // A letter became two, or a mark of its own none: then every letter by itself.
        m_folded.clear();
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            const QString folded = foldForSearch(m_text.mid(i, 1));
            m_folded += folded;
            m_from.insert(m_from.size(), folded.size(), i);
        }
    }
    m_letters = bitsOf(m_folded);
    m_starts.reserve(m_folded.size());
    for (qsizetype i = 0; i < m_folded.size(); ++i)
        m_starts.append(beginsWord(m_text, originOf(i)));
}

qsizetype FuzzyText::originOf(qsizetype folded) const
{
    return m_from.isEmpty() ? folded : m_from.at(folded);
}

FuzzyWord::FuzzyWord(const QString& folded) : m_word(folded.left(kMostTyped)), m_letters(bitsOf(m_word)) {}

bool FuzzyWord::findFirst(const FuzzyText& text, std::vector<int>& first) const
{
    if (m_word.isEmpty() || (m_letters & ~text.m_letters) != 0)
        return false;
    first.clear();
    qsizetype at = -1;
    for (const QChar letter : m_word) {
        at = text.m_folded.indexOf(letter, at + 1);
        if (at < 0)
            return false;
        first.push_back(static_cast<int>(at));
    }
    return true;
}

int FuzzyWord::wholeBonus(const FuzzyText& text) const
{
    const auto rest = static_cast<int>(text.m_folded.size() - m_word.size());
    return rest == 0 ? kWhole : -std::min(rest / 8, kMostRest);
}

bool FuzzyWord::isGoodEnough(int score) const
{
    const auto letters = static_cast<int>(m_word.size());
    const int ideal = letters * kLetter + kWordStart + (letters - 1) * kTogether;
    return score > 0 && score * 100 >= ideal * kLeastShare;
}

void FuzzyWord::nextLine(qsizetype letter, int from, const FuzzyText& text, const Line& before,
                         Line& line) const
{
    constexpr Way kNoWay{kNever, -1};
    const auto better = [](const Way& a, const Way& b) { return a.score >= b.score ? a : b; };
    const auto worth = [](const Way& way, int more) { return Way{way.score + more, way.from}; };
    const auto size = static_cast<int>(text.m_folded.size());
    const QChar* folded = text.m_folded.constData();
    const bool* startsAt = text.m_starts.constData();
    const QChar wanted = m_word.at(letter);
    // The best ways to the letter before, with a gap behind it: in any word, and in the word of this place.
    Way anywhere = kNoWay;
    Way inWord = kNoWay;
    for (int i = from; i < size; ++i) {
        const bool starts = startsAt[i];
        if (starts)
            inWord = kNoWay;
        const Way last = letter == 0 ? kNoWay : Way{before[static_cast<size_t>(i - 1)].score, i - 1};
        Way& way = line[static_cast<size_t>(i)];
        way = kNoWay;
        if (folded[i] == wanted) {
            if (letter == 0)
                way.score = -std::min(i, kMostLead);
            else
                way = better(worth(last, kTogether),
                             starts ? anywhere : better(inWord, worth(anywhere, -kStray)));
            way.score += kLetter + (starts ? kWordStart : 0) + (i == 0 ? kTextStart : 0);
        }
        anywhere = better(worth(anywhere, -kLongerGap), worth(last, -kGap));
        if (!starts)
            inWord = better(worth(inWord, -kLongerGap), worth(last, -kGap));
    }
}

std::optional<int> FuzzyWord::score(const FuzzyText& text) const
{
    // Thousands of texts are looked at for each letter that is typed: nothing is allocated for each of them.
    thread_local std::vector<int> first;
    thread_local Line before;
    thread_local Line line;
    if (!findFirst(text, first))
        return std::nullopt;
    before.resize(static_cast<size_t>(text.m_folded.size()));
    line.resize(before.size());
    for (size_t letter = 0; letter < first.size(); ++letter) {
        nextLine(static_cast<qsizetype>(letter), letter == 0 ? first[0] : first[letter - 1] + 1, text, before,
                 line);
        std::swap(before, line);
    }
    const int best = std::max_element(before.begin() + first.back(), before.end(), isWorse<Way>)->score;
    return isGoodEnough(best) ? std::optional<int>(best + wholeBonus(text)) : std::nullopt;
}

QList<qsizetype> FuzzyWord::places(const FuzzyText& text) const
{
    std::vector<int> first;
    if (!findFirst(text, first))
        return {};
    std::vector<Line> lines(first.size(), Line(static_cast<size_t>(text.m_folded.size()), Way{kNever, -1}));
    nextLine(0, first[0], text, {}, lines[0]);
    for (size_t letter = 1; letter < lines.size(); ++letter)
        nextLine(static_cast<qsizetype>(letter), first[letter - 1] + 1, text, lines[letter - 1],
                 lines[letter]);
    const auto end = std::max_element(lines.back().begin(), lines.back().end(), isWorse<Way>);
    if (!isGoodEnough(end->score))
        return {};
    QList<qsizetype> places;
    auto at = static_cast<int>(end - lines.back().begin());
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        places.prepend(text.originOf(at));
        at = (*line)[static_cast<size_t>(at)].from;
    }
    return places;
}

QList<FuzzyWord> fuzzyWords(const QString& typed)
{
    QList<FuzzyWord> words;
    const QStringList parts =
        foldForSearch(typed.left(kMostText).simplified()).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& part : parts)
        words.append(FuzzyWord(part));
    return words;
}

} // namespace postaci
