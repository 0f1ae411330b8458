#pragma once

#include "search/SearchQuery.h"

#include <vector>

namespace postaci {

/// What the index can say about a query, in the language of FTS5's MATCH.
struct FtsExpression
{
    QString text;         ///< empty: nothing, any message may be meant
    bool isExact = false; ///< false: every message that is meant matches, and others too
};

/// Whatever the query, the result is well-formed.
[[nodiscard]] FtsExpression ftsExpression(const SearchNode& node);

/// The parts of a query that the index does not answer by itself, when it is asked ftsExpression(query): all
/// of them have to be true of a hit. Conditions come first: looking at one costs nothing.
[[nodiscard]] std::vector<const SearchNode*> partsBeyondIndex(const SearchNode& query);

/// For a node of Kind::Words alone.
[[nodiscard]] QString ftsWords(const SearchWords& words);

} // namespace postaci
