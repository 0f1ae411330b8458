#pragma once

#include "search/SearchQuery.h"
#include "store/Connection.h"
#include "store/FoldedText.h"

#include <functional>
#include <string_view>

struct Fts5Tokenizer;
struct fts5_tokenizer;

namespace postaci {

/// Makes words of a text as the index does (resources/schema/search.sql): with FTS5's own tokenizer. Lives as
/// long as its Connection, in the same thread.
class IndexTokenizer
{
public:
    explicit IndexTokenizer(Connection& connection); ///< throws SQLite::Exception where there is no FTS5
    ~IndexTokenizer();
    IndexTokenizer(const IndexTokenizer&) = delete;
    IndexTokenizer& operator=(const IndexTokenizer&) = delete;

    /// Hands over one word after the other until `take` says false. A word is good for that call only.
    void split(std::string_view utf8, const std::function<bool(std::string_view)>& take) const;

private:
    std::unique_ptr<fts5_tokenizer> m_functions;
    Fts5Tokenizer* m_tokenizer = nullptr;
};

/// Says of a text that the index was given whether it has certain words, as FTS5 itself would. Lives within
/// one search.
class WordMatcher
{
public:
    WordMatcher(const IndexTokenizer& tokenizer, const SearchWords& words);

    [[nodiscard]] bool fits(const FoldedText& text) const;

private:
    [[nodiscard]] bool fitsColumn(const std::string& text) const;
    /// Whether `word` can stand at that place of the phrase.
    [[nodiscard]] bool fitsPlace(size_t place, std::string_view word) const;

    const IndexTokenizer& m_tokenizer;
    SearchWords::Field m_field;
    bool m_goesOn; ///< the last word is a beginning
    std::vector<std::string> m_phrase;
};

} // namespace postaci
