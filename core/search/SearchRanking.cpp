#include "search/SearchRanking.h"

namespace postaci {

namespace {

using Field = SearchWords::Field;

bool isAnywhere(const SearchNode& node)
{
    return node.kind == SearchNode::Kind::Words && node.words.field == Field::Anywhere;
}

SearchNode inField(SearchNode words, Field field)
{
    words.words.field = field;
    return words;
}

SearchNode inAnyHeader(const SearchNode& words)
{
    SearchNode either;
    either.kind = SearchNode::Kind::Or;
    for (const Field field : {Field::Subject, Field::From, Field::To})
        either.children.push_back(inField(words, field));
    return either;
}

/// Words that may stand anywhere are to stand where `place` has them. What a hit must not have stays as it
/// is.
template <typename Place> SearchNode narrowed(const SearchNode& node, const Place& place)
{
    if (isAnywhere(node))
        return place(node);
    SearchNode result = node;
    if (node.kind == SearchNode::Kind::Not)
        return result;
    for (SearchNode& child : result.children)
        child = narrowed(child, place);
    return result;
}

SearchNode without(const SearchNode& query, const SearchNode& better)
{
    SearchNode both;
    addPart(both, query);
    SearchNode negated;
    negated.kind = SearchNode::Kind::Not;
    negated.children.push_back(better);
    both.children.push_back(negated);
    return both;
}

} // namespace

void addPart(SearchNode& all, const SearchNode& query)
{
    if (query.kind == SearchNode::Kind::And)
        all.children.insert(all.children.end(), query.children.begin(), query.children.end());
    else
        all.children.push_back(query);
}

std::vector<SearchNode> rankedParts(const SearchNode& query)
{
    const SearchNode subject =
        narrowed(query, [](const SearchNode& words) { return inField(words, Field::Subject); });
    if (subject == query)
        return {query};
    const SearchNode headers = narrowed(query, inAnyHeader);
    return {subject, without(headers, subject), without(query, headers)};
}

} // namespace postaci
