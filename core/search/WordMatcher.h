#pragma once

#include "search/SearchQuery.h"
#include "store/IndexTokenizer.h"

#include <functional>
#include <string>
#include <vector>

namespace postaci {

/// Beginnings of so many letters have a list of their own in the index (`prefix` in
/// resources/schema/search.sql). A shorter word is a beginning only in headers, since most texts have one
/// that begins so.
inline constexpr qsizetype listedBeginning = 3;

/// The words that a text must have one after the other.
[[nodiscard]] std::vector<std::string> indexedWords(const IndexTokenizer& tokenizer,
                                                    const SearchWords& words);
/// Letters and digits of a word, which is UTF-8.
[[nodiscard]] qsizetype lettersOf(std::string_view word);

/// Says of a text that the index was given whether it has certain words, as FTS5 itself would. Lives within
/// one search.
class WordMatcher
{
public:
    WordMatcher(const IndexTokenizer& tokenizer, const SearchWords& words);
    WordMatcher(const WordMatcher&) = delete; // the finders look into the words
    WordMatcher& operator=(const WordMatcher&) = delete;

    /// IfInOrder: its body has all words of the phrase, and where they stand is to be looked up in
    /// fitsBody().
    enum class Fit { No, Yes, IfInOrder };
    [[nodiscard]] Fit fits(const FoldedText& text) const;
    [[nodiscard]] bool fitsBody(const std::string& text) const { return fitsColumn(text, Column::Body); }

private:
    enum class Column { Header, Body };
    [[nodiscard]] bool fitsColumn(const std::string& text, Column column) const;
    [[nodiscard]] bool areIn(std::string_view words) const;
    /// Whether `word` can stand at that place of the phrase.
    [[nodiscard]] bool fitsPlace(size_t place, std::string_view word, Column column) const;

    const IndexTokenizer& m_tokenizer;
    SearchWords::Field m_field;
    std::vector<std::string> m_phrase;
    std::vector<std::boyer_moore_horspool_searcher<std::string::const_iterator>> m_finders; ///< of its words
    bool m_goesOn;       ///< the last word is a beginning
    bool m_goesOnInBody; ///< there, too
};

} // namespace postaci
