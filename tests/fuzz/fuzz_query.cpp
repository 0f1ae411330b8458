// What somebody types into the search field: to its meaning, to the index's language, and to an index's
// answer.
#include "Fuzz.h"
#include "search/FtsExpression.h"
#include "search/SearchQuery.h"
#include "store/Connection.h"
#include "store/IndexTokenizer.h"

#include <SQLiteCpp/Exception.h>

using namespace postaci;

namespace {

int depthOf(const SearchNode& node)
{
    int depth = 0;
    for (const SearchNode& child : node.children)
        depth = std::max(depth, depthOf(child));
    return depth + 1;
}

/// An empty index as resources/schema/search.sql makes it.
Connection& emptyIndex()
{
    static Connection connection(QStringLiteral(":memory:"), Access::ReadWrite);
    static const bool isMade = [] {
        connection.execute(
            QStringLiteral("CREATE VIRTUAL TABLE words USING fts5 (text, content = '', detail = none,"
                           " tokenize = 'unicode61 remove_diacritics 2', prefix = '3')"));
        return true;
    }();
    fuzz::require(isMade, "there is an index");
    return connection;
}

void ask(const QString& expression)
{
    try {
        Query found = emptyIndex().query("SELECT rowid FROM words WHERE words MATCH ?", expression);
        fuzz::require(!found.next(), "nothing is in it");
    } catch (const SQLite::Exception&) {
        fuzz::require(false, "the index understands what it is asked");
    }
}

} // namespace

void postaci::fuzz::take(QByteArrayView input)
{
    const QString typed = QString::fromUtf8(input);
    const auto query = parseSearchQuery(typed, QDate(2026, 3, 15));
    if (!query) {
        require(query.error().kind == ErrorKind::Input && !query.error().message.isEmpty(),
                "what is not understood is said in words");
        return;
    }
    require(depthOf(*query) <= 64, "a query is not deep");
    require(allWordsOf(*query).size() <= 64, "nor long");
    (void)wordsOf(*query);
    static const IndexTokenizer tokenizer(emptyIndex());
    const IndexDialect byFirstLetters{tokenizer, {}};
    const auto words = askedByFirstLetters(*query, byFirstLetters);
    const IndexDialect inFull{tokenizer, {words.begin(), words.end()}};
    for (const IndexDialect& dialect : {byFirstLetters, inFull}) {
        const FtsExpression expression = ftsExpression(*query, dialect);
        require(expression.text.isEmpty() || !expression.isExact || partsBeyondIndex(*query, dialect).empty(),
                "an exact answer needs no second look");
        if (!expression.text.isEmpty())
            ask(expression.text);
    }
}
