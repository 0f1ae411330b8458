#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace postaci {

/// A text that is looked for in, prepared once: folded as search folds (İ, I, ı, i are one letter, ç ğ ö ş ü
/// are c g o s u). Of a longer text the first 200 letters count.
class FuzzyText
{
public:
    FuzzyText() = default;
    explicit FuzzyText(const QString& text);

    [[nodiscard]] const QString& text() const { return m_text; }

private:
    friend class FuzzyWord;

    [[nodiscard]] qsizetype originOf(qsizetype folded) const;

    QString m_text;
    QString m_folded;
    QList<bool> m_starts;    ///< of m_folded: whether a word begins there
    QList<qsizetype> m_from; ///< of m_folded: place in m_text; empty: the same places
    quint64 m_letters = 0;   ///< a bit for each letter that occurs
};

/// One word as typed: found in a text that has its letters in their order, if they are not strewn over it.
/// Beginnings of words and letters that stand together are worth more, gaps cost.
class FuzzyWord
{
public:
    /// `folded` by foldForSearch(); the first 40 letters count.
    explicit FuzzyWord(const QString& folded);

    /// The best way to find it, the more the better; nothing if it is not there.
    [[nodiscard]] std::optional<int> score(const FuzzyText& text) const;
    /// Places in text.text() of the letters of that way, ascending; empty if it is not there.
    [[nodiscard]] QList<qsizetype> places(const FuzzyText& text) const;

private:
    /// The best way to find the letters so far that ends at one place.
    struct Way
    {
        int score;
        int from; ///< place of the letter before; -1: none
    };
    using Line = std::vector<Way>; ///< for each place of the text

    /// Fills `line` from the place `from` on, given the line of the letter before, which is filled from the
    /// place before that one on.
    void nextLine(qsizetype letter, int from, const FuzzyText& text, const Line& before, Line& line) const;
    /// The first place that each letter can have; false if it is not there.
    [[nodiscard]] bool findFirst(const FuzzyText& text, std::vector<int>& first) const;
    [[nodiscard]] bool isGoodEnough(int score) const;
    [[nodiscard]] int wholeBonus(const FuzzyText& text) const;

    QString m_word;
    quint64 m_letters;
};

/// What was typed: words in any order.
[[nodiscard]] QList<FuzzyWord> fuzzyWords(const QString& typed);

} // namespace postaci
