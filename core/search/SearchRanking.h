#pragma once

#include "search/SearchQuery.h"

#include <vector>

namespace postaci {

/// A query in parts, the best first: hits with all its words in the subject, those with them in subject,
/// sender or recipients, and the others. No message is meant by two of them, and together they mean what the
/// query does. One part where no words may stand just anywhere. Names of folders and tags are as they were.
[[nodiscard]] std::vector<SearchNode> rankedParts(const SearchNode& query);

/// Makes `all` an And of its parts and those of `query`, since only those at the top tell a search where to
/// go through.
void addPart(SearchNode& all, const SearchNode& query);

} // namespace postaci
