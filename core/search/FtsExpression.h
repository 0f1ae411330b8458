#pragma once

#include "search/SearchQuery.h"

namespace postaci {

/// What the index can say about a query, in the language of FTS5's MATCH.
struct FtsExpression
{
    QString text;         ///< empty: nothing, any message may be meant
    bool isExact = false; ///< false: every message that is meant matches, and others too
};

/// Whatever the query, the result is well-formed.
[[nodiscard]] FtsExpression ftsExpression(const SearchNode& node);

/// For a node of Kind::Words alone.
[[nodiscard]] QString ftsWords(const SearchWords& words);

} // namespace postaci
