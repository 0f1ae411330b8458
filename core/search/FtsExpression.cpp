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

/// Whether the words' beginning is longer than what has a list of its own.
bool hasLettersToSpare(const SearchWords& words, const std::string& last)
{
    return words.match == SearchWords::Match::Beginning && lettersOf(last) > listedLetters(words.field);
}

/// All words that begin like the last of these, one by one; empty: they are too many for that, or not known.
QString wordByWord(const SearchNode& node, const std::string& last, const IndexDialect& dialect)
{
    // Each is some twentieth of a millisecond.
    constexpr size_t mostAtFirst = 16;
    constexpr size_t mostInFull = 32;
    if (!dialect.wordsBeginning || !hasLettersToSpare(node.words, last))
        return {};
    const std::string beginning = std::string(markOf(node.words.field)) + last;
    const auto words =
        dialect.wordsBeginning(beginning, dialect.inFull.contains(&node) ? mostInFull : mostAtFirst);
    if (!words)
        return {};
    QStringList parts{whole({}, beginning)}; // may be one of them
    for (const std::string& word : *words)
        parts.append(whole({}, word));
    return inParentheses(parts.join(QLatin1String(" OR ")));
}

/// How the last word is asked for, and whether that is all of it.
FtsExpression lastWord(const SearchNode& node, const std::string& word, const IndexDialect& dialect)
{
    const SearchWords& words = node.words;
    const std::string_view mark = markOf(words.field);
    if (words.match == SearchWords::Match::Whole)
        return {whole(mark, word), true};
    if (words.field == SearchWords::Field::Anywhere && lettersOf(word) < listedBeginning)
        return {shortBeginning(word), true};
    if (const QString listed = wordByWord(node, word, dialect); !listed.isEmpty())
        return {listed, true};
    const bool inFull = dialect.inFull.contains(&node) || !hasLettersToSpare(words, word);
    return {beginning(mark, inFull ? word : firstLetters(word, listedLetters(words.field))), inFull};
}

/// The index knows nothing of the order of words.
FtsExpression ftsWords(const SearchNode& node, const IndexDialect& dialect)
{
    const std::vector<std::string> indexed = indexedWords(dialect.tokenizer, node.words);
    if (indexed.empty())
        return {QStringLiteral("\"\""), true};
    const FtsExpression last = lastWord(node, indexed.back(), dialect);
    QStringList parts;
    for (size_t place = 0; place + 1 < indexed.size(); ++place)
        parts.append(whole(markOf(node.words.field), indexed[place]));
    parts.append(last.text);
    return {inParentheses(parts.join(QLatin1String(" AND "))), last.isExact && indexed.size() == 1};
}

/// What whoever has these words surely has, read from one list.
QString sureOf(const SearchNode& node, const IndexDialect& dialect)
{
    if (node.kind != SearchNode::Kind::Words)
        return {};
    const std::vector<std::string> indexed = indexedWords(dialect.tokenizer, node.words);
    return indexed.size() == 1 ? whole(markOf(node.words.field), indexed.front()) : QString();
}

/// Whether the index would have to join the lists of all words that begin so.
bool isJoinedFromMany(const SearchNode& node, const IndexDialect& dialect)
{
    if (node.kind != SearchNode::Kind::Words || node.words.match != SearchWords::Match::Beginning)
        return false;
    const std::vector<std::string> indexed = indexedWords(dialect.tokenizer, node.words);
    return indexed.size() == 1 && lettersOf(indexed.front()) != listedLetters(node.words.field) &&
           wordByWord(node, indexed.front(), dialect).isEmpty();
}

/// Whether nearly every text has a word that begins so, and no list tells which.
bool isOneLetter(const SearchNode& node, const IndexDialect& dialect)
{
    return isJoinedFromMany(node, dialect) && node.words.field == SearchWords::Field::Anywhere &&
           lettersOf(indexedWords(dialect.tokenizer, node.words).front()) == 1;
}

/// One of several that must all be true.
struct Part
{
    const SearchNode* node = nullptr;
    FtsExpression said; ///< what the index says of it
    bool isNegative = false;
};

Part partOf(const SearchNode& child, const IndexDialect& dialect)
{
    if (child.kind != SearchNode::Kind::Not)
        return {&child, ftsExpression(child, dialect), false};
    const SearchNode& without = child.children.front();
    const bool isCheap = dialect.inFull.contains(&without) || !isJoinedFromMany(without, dialect);
    const FtsExpression said = ftsExpression(without, dialect);
    return {&child, isCheap && said.isExact ? said : FtsExpression{sureOf(without, dialect), false}, true};
}

std::vector<Part> partsOf(const SearchNode& node, const IndexDialect& dialect)
{
    std::vector<Part> parts;
    bool areOthersThere = false;
    for (const SearchNode& child : node.children) {
        parts.push_back(partOf(child, dialect));
        areOthersThere = areOthersThere || (!parts.back().isNegative && !parts.back().said.text.isEmpty() &&
                                            !isOneLetter(child, dialect));
    }
    for (Part& part : parts) {
        if (areOthersThere && isOneLetter(*part.node, dialect) && !dialect.inFull.contains(part.node))
            part.said = {};
    }
    return parts;
}

/// FTS5 knows "without" only beside something that is there.
FtsExpression allOf(const SearchNode& node, const IndexDialect& dialect)
{
    QStringList with;
    QStringList without;
    bool isExact = true;
    for (const Part& part : partsOf(node, dialect)) {
        isExact = isExact && part.said.isExact;
        if (!part.said.text.isEmpty())
            (part.isNegative ? without : with).append(part.said.text);
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
    if (query.kind == SearchNode::Kind::Words) {
        const std::vector<std::string> indexed = indexedWords(dialect.tokenizer, query.words);
        return !indexed.empty() && !lastWord(query, indexed.back(), dialect).isExact
                   ? std::vector<const SearchNode*>{&query}
                   : std::vector<const SearchNode*>{};
    }
    std::vector<const SearchNode*> words;
    for (const SearchNode& child : query.children) {
        const auto below = askedByFirstLetters(child, dialect);
        words.insert(words.end(), below.begin(), below.end());
    }
    if (query.kind != SearchNode::Kind::And)
        return words;
    // What is exact by itself and still not asked for, since that would be joined from many lists.
    for (const Part& part : partsOf(query, dialect)) {
        const SearchNode* node = part.isNegative ? &part.node->children.front() : part.node;
        if (!part.said.isExact && !dialect.inFull.contains(node) && isJoinedFromMany(*node, dialect) &&
            std::find(words.begin(), words.end(), node) == words.end())
            words.push_back(node);
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
    for (const Part& part : partsOf(query, dialect)) {
        if (part.said.text.isEmpty() || !part.said.isExact)
            parts.push_back(part.node);
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
