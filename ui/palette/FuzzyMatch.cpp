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
constexpr int kLongerGap = 1; ///< for each further letter in it
constexpr int kWhole = 24;    ///< the word is the text
constexpr int kMostLead = 10; ///< letters before the first one cost 1 each, up to this
constexpr int kMostRest = 8;  ///< eighths of the text that was not asked for cost 1 each, up to this
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

/// "Reply all" and "replyAll" both have two words.
bool beginsWord(const QString& text, qsizetype at)
{
    if (!text.at(at).isLetterOrNumber())
        return false;
    if (at == 0 || !text.at(at - 1).isLetterOrNumber())
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

bool FuzzyWord::mayBeIn(const FuzzyText& text) const
{
    return !m_word.isEmpty() && (m_letters & ~text.m_letters) == 0 && m_word.size() <= text.m_folded.size();
}

int FuzzyWord::wholeBonus(const FuzzyText& text) const
{
    const auto rest = static_cast<int>(text.m_folded.size() - m_word.size());
    return rest == 0 ? kWhole : -std::min(rest / 8, kMostRest);
}

void FuzzyWord::nextLine(qsizetype letter, const FuzzyText& text, const Line& before, Line& line) const
{
    const qsizetype size = text.m_folded.size();
    const QChar* folded = text.m_folded.constData();
    const bool* starts = text.m_starts.constData();
    const QChar wanted = m_word.at(letter);
    int acrossGap = kNever; // the best of `before` with a gap between it and this place
    for (qsizetype i = 0; i < size; ++i) {
        int best = kNever;
        if (folded[i] == wanted) {
            if (letter == 0)
                best = -std::min(static_cast<int>(i), kMostLead);
            else
                best = std::max(acrossGap, i > 0 ? before[static_cast<size_t>(i - 1)] + kTogether : kNever);
            best += kLetter + (starts[i] ? kWordStart : 0) + (i == 0 ? kTextStart : 0);
        }
        line[static_cast<size_t>(i)] = std::max(best, kNever);
        acrossGap =
            std::max(acrossGap - kLongerGap, i > 0 ? before[static_cast<size_t>(i - 1)] - kGap : kNever);
    }
}

std::optional<int> FuzzyWord::score(const FuzzyText& text) const
{
    if (!mayBeIn(text))
        return std::nullopt;
    thread_local Line before;
    thread_local Line line;
    before.assign(static_cast<size_t>(text.m_folded.size()), kNever);
    line.resize(before.size());
    for (qsizetype letter = 0; letter < m_word.size(); ++letter) {
        nextLine(letter, text, before, line);
        std::swap(before, line);
    }
    const int best = *std::max_element(before.begin(), before.end());
    if (best < kNever / 2)
        return std::nullopt;
    return best + wholeBonus(text);
}

QList<qsizetype> FuzzyWord::places(const FuzzyText& text) const
{
    if (!mayBeIn(text))
        return {};
    std::vector<Line> lines;
    Line before(static_cast<size_t>(text.m_folded.size()), kNever);
    for (qsizetype letter = 0; letter < m_word.size(); ++letter) {
        Line line(before.size());
        nextLine(letter, text, before, line);
        lines.push_back(line);
        before = std::move(line);
    }
    auto end = std::max_element(before.begin(), before.end());
    if (*end < kNever / 2)
        return {};
    QList<qsizetype> places;
    auto at = static_cast<qsizetype>(end - before.begin());
    for (qsizetype letter = m_word.size() - 1;; --letter) {
        places.prepend(text.originOf(at));
        if (letter == 0)
            return places;
        // Back to where the best way to this place came from.
        const Line& former = lines[static_cast<size_t>(letter - 1)];
        qsizetype from = at - 1;
        int best = former[static_cast<size_t>(from)] + kTogether;
        for (qsizetype i = at - 2; i >= 0; --i) {
            const int across =
                former[static_cast<size_t>(i)] - kGap - kLongerGap * static_cast<int>(at - 2 - i);
            if (across > best) {
                best = across;
                from = i;
            }
        }
        at = from;
    }
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
