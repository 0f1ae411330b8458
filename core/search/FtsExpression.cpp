#include "search/FtsExpression.h"

#include <QStringList>

#include <algorithm>

namespace postaci {

namespace {

QString columnOf(SearchWords::Field field)
{
    switch (field) {
    case SearchWords::Field::Subject:
        return QStringLiteral("subject : ");
    case SearchWords::Field::From:
        return QStringLiteral("sender : ");
    case SearchWords::Field::To:
        return QStringLiteral("recipients : ");
    case SearchWords::Field::Anywhere:
        break;
    }
    return {};
}

QString inParentheses(const QString& text)
{
    return QLatin1Char('(') + text + QLatin1Char(')');
}

/// Surely a letter or digit to FTS5's tokenizer too, which knows Unicode 6.1.
bool isPlainLetter(QChar c)
{
    return c.isLetterOrNumber() && !c.isSurrogate() && c.unicodeVersion() <= QChar::Unicode_6_1;
}

/// How many letters can be taken from the end without leaving a beginning shorter than a listed one.
qsizetype lettersToSpare(const SearchWords& words)
{
    if (words.match == SearchWords::Match::Whole)
        return 0;
    const auto end = std::find_if_not(words.text.rbegin(), words.text.rend(), isPlainLetter);
    return std::max<qsizetype>(std::distance(words.text.rbegin(), end) - listedBeginning, 0);
}

QString ftsWords(const SearchWords& words, qsizetype spared)
{
    QString text = words.text.chopped(spared);
    // In quotation marks everything is text to FTS5: its tokenizer makes words of it as it did of the
    // message.
    text.replace(QLatin1Char('"'), QLatin1String(" "));
    text.remove(QChar::Null);
    const bool goesOn = words.match == SearchWords::Match::Beginning;
    return columnOf(words.field) + QLatin1Char('"') + text +
           (goesOn ? QStringLiteral("\" *") : QStringLiteral("\""));
}

/// FTS5 knows "without" only beside something that is there.
FtsExpression allOf(const SearchNode& node, const AskedInFull& inFull)
{
    QStringList with;
    QStringList without;
    bool isExact = true;
    for (const SearchNode& child : node.children) {
        const bool isNegative = child.kind == SearchNode::Kind::Not;
        const FtsExpression part = ftsExpression(isNegative ? child.children.front() : child, inFull);
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

FtsExpression anyOf(const SearchNode& node, const AskedInFull& inFull)
{
    QStringList parts;
    bool isExact = true;
    for (const SearchNode& child : node.children) {
        const FtsExpression part = ftsExpression(child, inFull);
        if (part.text.isEmpty())
            return {};
        isExact = isExact && part.isExact;
        parts.append(part.text);
    }
    return {inParentheses(parts.join(QStringLiteral(" OR "))), isExact};
}

} // namespace

std::vector<const SearchNode*> askedByFirstLetters(const SearchNode& query, const AskedInFull& inFull)
{
    if (query.kind == SearchNode::Kind::Words && lettersToSpare(query.words) > 0 && !inFull.contains(&query))
        return {&query};
    std::vector<const SearchNode*> words;
    for (const SearchNode& child : query.children) {
        const auto below = askedByFirstLetters(child, inFull);
        words.insert(words.end(), below.begin(), below.end());
    }
    return words;
}

std::vector<const SearchNode*> partsBeyondIndex(const SearchNode& query, const AskedInFull& inFull)
{
    const FtsExpression whole = ftsExpression(query, inFull);
    if (whole.isExact && !whole.text.isEmpty())
        return {};
    if (query.kind != SearchNode::Kind::And || whole.text.isEmpty())
        return {&query};
    std::vector<const SearchNode*> parts;
    for (const SearchNode& child : query.children) {
        const bool isNegative = child.kind == SearchNode::Kind::Not;
        const FtsExpression part = ftsExpression(isNegative ? child.children.front() : child, inFull);
        if (part.text.isEmpty() || !part.isExact)
            parts.push_back(&child);
    }
    std::stable_partition(parts.begin(), parts.end(),
                          [](const SearchNode* part) { return part->kind == SearchNode::Kind::Condition; });
    return parts;
}

FtsExpression ftsExpression(const SearchNode& node, const AskedInFull& inFull)
{
    switch (node.kind) {
    case SearchNode::Kind::Words: {
        const qsizetype spared = inFull.contains(&node) ? 0 : lettersToSpare(node.words);
        return {inParentheses(ftsWords(node.words, spared)), spared == 0};
    }
    case SearchNode::Kind::And:
        return allOf(node, inFull);
    case SearchNode::Kind::Or:
        return anyOf(node, inFull);
    case SearchNode::Kind::Not:
    case SearchNode::Kind::Condition:
        break;
    }
    return {};
}

} // namespace postaci
