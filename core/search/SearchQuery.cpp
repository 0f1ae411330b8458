#include "search/SearchQuery.h"

#include "message/TextFolding.h"
#include "search/SearchConditions.h"
#include "search/SearchLexer.h"

#include <QCoreApplication>

namespace postaci {

namespace {

constexpr qsizetype mostCharacters = 1000;
constexpr int mostPieces = 64;
constexpr int mostLevels = 20;

bool hasLetterOrDigit(const QString& text)
{
    const auto codes = text.toUcs4();
    return std::any_of(codes.begin(), codes.end(), [](uint code) { return QChar::isLetterOrNumber(code); });
}

/// Nothing to look for, as a lone "&": true of every message.
SearchNode always()
{
    return {};
}

bool isAlways(const SearchNode& node)
{
    return node.kind == SearchNode::Kind::And && node.children.empty();
}

/// Recursive descent over the tokens; the first problem ends it.
class Parser
{
public:
    Parser(const QString& text, const QDate& today) : m_lexer(text), m_today(today), m_token(m_lexer.next())
    {
    }

    Result<SearchNode> parse()
    {
        auto node = either(0);
        if (node && m_token.kind == SearchToken::Kind::Close)
            return searchProblem(QT_TRANSLATE_NOOP("Search", "There is a “)” without a “(” before it."));
        if (node && isAlways(*node))
            return searchProblem(QT_TRANSLATE_NOOP("Search", "There is nothing to search for."));
        return node;
    }

private:
    using Kind = SearchToken::Kind;

    void advance() { m_token = m_lexer.next(); }
    [[nodiscard]] bool isAtEndOfGroup() const
    {
        return m_token.kind == Kind::End || m_token.kind == Kind::Close;
    }

    Result<SearchNode> either(int level)
    {
        SearchNode either{SearchNode::Kind::Or, {}, {}, {}};
        for (;;) {
            if (m_token.kind == Kind::Or || (isAtEndOfGroup() && !either.children.empty()))
                return searchProblem(QT_TRANSLATE_NOOP("Search", "OR needs something on both sides."));
            auto part = all(level);
            if (!part)
                return part;
            either.children.push_back(std::move(*part));
            if (m_token.kind != Kind::Or)
                break;
            advance();
        }
        return either.children.size() == 1 ? std::move(either.children.front()) : std::move(either);
    }

    Result<SearchNode> all(int level)
    {
        SearchNode all{SearchNode::Kind::And, {}, {}, {}};
        while (!isAtEndOfGroup() && m_token.kind != Kind::Or) {
            if (m_token.kind == Kind::And) {
                advance(); // what stands side by side is meant so anyway
                continue;
            }
            auto part = one(level);
            if (!part)
                return part;
            if (!isAlways(*part))
                all.children.push_back(std::move(*part));
        }
        return all.children.size() == 1 ? std::move(all.children.front()) : std::move(all);
    }

    Result<SearchNode> one(int level)
    {
        if (++m_pieces > mostPieces)
            return searchProblem(QT_TRANSLATE_NOOP("Search", "There are too many words in this search."));
        if (m_token.kind == Kind::Not)
            return without(level);
        if (m_token.kind == Kind::Open)
            return group(level);
        const SearchToken token = m_token;
        advance();
        return SearchConditions(m_today).isCondition(token.field) ? condition(token) : words(token);
    }

    Result<SearchNode> without(int level)
    {
        advance();
        if (isAtEndOfGroup() || m_token.kind == Kind::Or || m_token.kind == Kind::And)
            return searchProblem(
                QT_TRANSLATE_NOOP("Search", "There is nothing behind the minus sign or NOT."));
        auto part = one(level);
        if (!part || isAlways(*part))
            return part;
        SearchNode node{SearchNode::Kind::Not, {}, {}, {}};
        node.children.push_back(std::move(*part));
        return node;
    }

    Result<SearchNode> group(int level)
    {
        if (level >= mostLevels)
            return searchProblem(
                QT_TRANSLATE_NOOP("Search", "There are too many parentheses in this search."));
        advance();
        auto node = either(level + 1);
        if (node && m_token.kind != Kind::Close)
            return searchProblem(QT_TRANSLATE_NOOP("Search", "There is a “(” without a “)” behind it."));
        advance();
        return node;
    }

    [[nodiscard]] Result<SearchNode> condition(const SearchToken& token) const
    {
        auto condition = SearchConditions(m_today).make(token.field, token.text);
        if (!condition)
            return unexpected(condition.error());
        return SearchNode{SearchNode::Kind::Condition, {}, {}, std::move(*condition)};
    }

    [[nodiscard]] static Result<SearchNode> words(const SearchToken& token)
    {
        SearchWords words;
        words.field = token.field == QLatin1String("from")      ? SearchWords::Field::From
                      : token.field == QLatin1String("to")      ? SearchWords::Field::To
                      : token.field == QLatin1String("subject") ? SearchWords::Field::Subject
                                                                : SearchWords::Field::Anywhere;
        words.match = token.kind == Kind::Phrase ? SearchWords::Match::Whole : SearchWords::Match::Beginning;
        words.typed = token.text.simplified();
        words.text = foldForSearch(words.typed).simplified();
        if (hasLetterOrDigit(words.text))
            return SearchNode{SearchNode::Kind::Words, {}, words, {}};
        if (!token.field.isEmpty())
            return searchProblem(QT_TRANSLATE_NOOP("Search", "A word is missing behind “%1:”."), token.field);
        return always();
    }

    SearchLexer m_lexer;
    QDate m_today;
    SearchToken m_token;
    int m_pieces = 0;
};

} // namespace

Result<SearchNode> parseSearchQuery(const QString& text, const QDate& today)
{
    if (text.size() > mostCharacters)
        return searchProblem(QT_TRANSLATE_NOOP("Search", "This search is too long."));
    return Parser(text, today).parse();
}

QList<SearchWords> allWordsOf(const SearchNode& query)
{
    if (query.kind == SearchNode::Kind::Words)
        return {query.words};
    QList<SearchWords> all;
    for (const SearchNode& child : query.children) {
        for (const SearchWords& words : allWordsOf(child)) {
            if (!all.contains(words))
                all.append(words);
        }
    }
    return all;
}

QStringList wordsOf(const SearchNode& query)
{
    if (query.kind == SearchNode::Kind::Words)
        return {query.words.text};
    QStringList words;
    if (query.kind == SearchNode::Kind::And || query.kind == SearchNode::Kind::Or) {
        for (const SearchNode& child : query.children)
            words += wordsOf(child);
    }
    words.removeDuplicates();
    return words;
}

} // namespace postaci
