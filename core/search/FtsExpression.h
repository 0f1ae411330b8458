#pragma once

#include "search/SearchQuery.h"
#include "search/WordMatcher.h"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace postaci {

/// What the index can say about a query, in the language of FTS5's MATCH.
struct FtsExpression
{
    QString text;         ///< empty: nothing, any message may be meant
    bool isExact = false; ///< false: every message that is meant matches, and others too
};

/// Words whose beginning is asked for in full. The index's lists for beginnings of `listedBeginning` letters
/// are read only as far as they are needed; for a longer one SQLite first joins the lists of all words that
/// begin so. Other words are therefore asked for by their first letters, and what is found is looked at.
using AskedInFull = std::set<const SearchNode*>;

/// How the index is asked.
struct IndexDialect
{
    /// The words of the index that begin so; nothing where there are more than `most`.
    using WordsBeginning =
        std::function<std::optional<std::vector<std::string>>(const std::string& beginning, size_t most)>;

    const IndexTokenizer& tokenizer;
    AskedInFull inFull;
    /// Some words one by one are read only as far as they are needed too. Empty: it is not known.
    WordsBeginning wordsBeginning = {};
};

/// The words of a query that are not asked for in full.
[[nodiscard]] std::vector<const SearchNode*> askedByFirstLetters(const SearchNode& query,
                                                                 const IndexDialect& dialect);

/// Whatever the query, the result is well-formed.
[[nodiscard]] FtsExpression ftsExpression(const SearchNode& node, const IndexDialect& dialect);

/// The parts of a query that the index does not answer by itself, when it is asked ftsExpression(query): all
/// of them have to be true of a hit. Conditions come first: looking at one costs nothing.
[[nodiscard]] std::vector<const SearchNode*> partsBeyondIndex(const SearchNode& query,
                                                              const IndexDialect& dialect);

} // namespace postaci
