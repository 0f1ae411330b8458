#pragma once

#include "search/SearchQuery.h"

#include <set>
#include <vector>

namespace postaci {

/// What the index can say about a query, in the language of FTS5's MATCH.
struct FtsExpression
{
    QString text;         ///< empty: nothing, any message may be meant
    bool isExact = false; ///< false: every message that is meant matches, and others too
};

/// Words whose beginning is asked for in full. The index has lists for beginnings of up to `listedBeginning`
/// letters, which are read only as far as they are needed; for a longer one SQLite first joins the lists of
/// all words that begin so. Other words are therefore asked for by their first letters, and what is found is
/// looked at.
using AskedInFull = std::set<const SearchNode*>;
inline constexpr qsizetype listedBeginning = 3; ///< `prefix` in resources/schema/search.sql

/// The words of a query that are not asked for in full.
[[nodiscard]] std::vector<const SearchNode*> askedByFirstLetters(const SearchNode& query,
                                                                 const AskedInFull& inFull);

/// Whatever the query, the result is well-formed.
[[nodiscard]] FtsExpression ftsExpression(const SearchNode& node, const AskedInFull& inFull);

/// The parts of a query that the index does not answer by itself, when it is asked ftsExpression(query): all
/// of them have to be true of a hit. Conditions come first: looking at one costs nothing.
[[nodiscard]] std::vector<const SearchNode*> partsBeyondIndex(const SearchNode& query,
                                                              const AskedInFull& inFull);

} // namespace postaci
