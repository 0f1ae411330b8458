#include "search/FtsExpression.h"

#include <QStringList>

#include <algorithm>

namespace postaci {

namespace {

std::string_view markOf(SearchWords::Field field)
{
    switch (field) {
    case SearchWords::Field::Subject:
        return subjectMark;
    case SearchWords::Field::From:
        return senderMark;
    case SearchWords::Field::To:
        return recipientMark;
    case SearchWords::Field::Anywhere:
        break;
    }
    return {};
}

QString inParentheses(const QString& text)
{
    return QLatin1Char('(') + text + QLatin1Char(')');
}

/// In quotation marks everything is text to FTS5, and no word has one.
QString whole(std::string_view mark, const std::string& word)
{
    return QLatin1Char('"') + QString::fromStdString(std::string(mark) + word) + QLatin1Char('"');
}

QString beginning(std::string_view mark, const std::string& word)
{
    return whole(mark, word) + QLatin1String(" *");
}

/// A mark counts as a letter in the index.
qsizetype listedLetters(SearchWords::Field field)
{
    return listedBeginning - (field == SearchWords::Field::Anywhere ? 0 : 1);
}

std::string firstLetters(const std::string& word, qsizetype count)
{
    size_t end = 0;
    for (; count > 0 && end < word.size(); --count) {
        do {
            ++end;
        } while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xc0U) == 0x80U);
    }
    return word.substr(0, end);
}

/// A beginning that is too short for a list of its own, see listedBeginning.
QString shortBeginning(const std::string& word)
{
    QStringList parts{whole({}, word)};
    for (const std::string_view mark : {subjectMark, senderMark, recipientMark})
        parts.append(beginning(mark, word));
    return inParentheses(parts.join(QLatin1String(" OR ")));
}

QString lastWord(const SearchWords& words, const std::string& word, bool inFull)
{
    const std::string_view mark = markOf(words.field);
    if (words.match == SearchWords::Match::Whole)
        return whole(mark, word);
    if (words.field == SearchWords::Field::Anywhere && lettersOf(word) < listedBeginning)
        return shortBeginning(word);
    return beginning(mark, inFull ? word : firstLetters(word, listedLetters(words.field)));
}

/// Whether the words' beginning is longer than what has a list of its own.
bool hasLettersToSpare(const SearchWords& words, const std::vector<std::string>& indexed)
{
    return words.match == SearchWords::Match::Beginning && !indexed.empty() &&
           lettersOf(indexed.back()) > listedLetters(words.field);
}

/// The index knows nothing of the order of words.
FtsExpression ftsWords(const SearchNode& node, const IndexDialect& dialect)
{
    const std::vector<std::string> indexed = indexedWords(dialect.tokenizer, node.words);
    if (indexed.empty())
        return {QStringLiteral("\"\""), true};
    const bool inFull = dialect.inFull.contains(&node) || !hasLettersToSpare(node.words, indexed);
    QStringList parts;
    for (size_t place = 0; place + 1 < indexed.size(); ++place)
        parts.append(whole(markOf(node.words.field), indexed[place]));
    parts.append(lastWord(node.words, indexed.back(), inFull));
    return {inParentheses(parts.join(QLatin1String(" AND "))), inFull && indexed.size() == 1};
}

/// FTS5 knows "without" only beside something that is there.
FtsExpression allOf(const SearchNode& node, const IndexDialect& dialect)
{
    QStringList with;
    QStringList without;
    bool isExact = true;
    for (const SearchNode& child : node.children) {
        const bool isNegative = child.kind == SearchNode::Kind::Not;
        const FtsExpression part = ftsExpression(isNegative ? child.children.front() : child, dialect);
        isExact = isExact && part.isExact;
        if (!part.text.isEmpty() && (!isNegative || part.isExact))
            (isNegative ? without : with).append(part.text);
    }
    if (with.isEmpty())
        return {};
    QString text = with.join(QStringLiteral(" AND "));
    for (const QString& part : without)
        text = inParentheses(text) + QStringLiteral(" NOT ") + part;
    return {inParentheses(text), isExact};
}

FtsExpression anyOf(const SearchNode& node, const IndexDialect& dialect)
{
    QStringList parts;
    bool isExact = true;
    for (const SearchNode& child : node.children) {
        const FtsExpression part = ftsExpression(child, dialect);
        if (part.text.isEmpty())
            return {};
        isExact = isExact && part.isExact;
        parts.append(part.text);
    }
    return {inParentheses(parts.join(QStringLiteral(" OR "))), isExact};
}

} // namespace

std::vector<const SearchNode*> askedByFirstLetters(const SearchNode& query, const IndexDialect& dialect)
{
    if (query.kind == SearchNode::Kind::Words && !dialect.inFull.contains(&query) &&
        hasLettersToSpare(query.words, indexedWords(dialect.tokenizer, query.words)))
        return {&query};
    std::vector<const SearchNode*> words;
    for (const SearchNode& child : query.children) {
        const auto below = askedByFirstLetters(child, dialect);
        words.insert(words.end(), below.begin(), below.end());
    }
    return words;
}

std::vector<const SearchNode*> partsBeyondIndex(const SearchNode& query, const IndexDialect& dialect)
{
    const FtsExpression whole = ftsExpression(query, dialect);
    if (whole.isExact && !whole.text.isEmpty())
        return {};
    if (query.kind != SearchNode::Kind::And || whole.text.isEmpty())
        return {&query};
    std::vector<const SearchNode*> parts;
    for (const SearchNode& child : query.children) {
        const bool isNegative = child.kind == SearchNode::Kind::Not;
        const FtsExpression part = ftsExpression(isNegative ? child.children.front() : child, dialect);
        if (part.text.isEmpty() || !part.isExact)
            parts.push_back(&child);
    }
    std::stable_partition(parts.begin(), parts.end(),
                          [](const SearchNode* part) { return part->kind == SearchNode::Kind::Condition; });
    return parts;
}

FtsExpression ftsExpression(const SearchNode& node, const IndexDialect& dialect)
{
    switch (node.kind) {
    case SearchNode::Kind::Words:
        return ftsWords(node, dialect);
    case SearchNode::Kind::And:
        return allOf(node, dialect);
    case SearchNode::Kind::Or:
        return anyOf(node, dialect);
    case SearchNode::Kind::Not:
    case SearchNode::Kind::Condition:
        break;
    }
    return {};
}

} // namespace postaci
