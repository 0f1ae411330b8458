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

/// FTS5 knows "without" only beside something that is there.
FtsExpression allOf(const SearchNode& node)
{
    QStringList with;
    QStringList without;
    bool isExact = true;
    for (const SearchNode& child : node.children) {
        const bool isNegative = child.kind == SearchNode::Kind::Not;
        const FtsExpression part = ftsExpression(isNegative ? child.children.front() : child);
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

FtsExpression anyOf(const SearchNode& node)
{
    QStringList parts;
    bool isExact = true;
    for (const SearchNode& child : node.children) {
        const FtsExpression part = ftsExpression(child);
        if (part.text.isEmpty())
            return {};
        isExact = isExact && part.isExact;
        parts.append(part.text);
    }
    return {inParentheses(parts.join(QStringLiteral(" OR "))), isExact};
}

} // namespace

std::vector<const SearchNode*> partsBeyondIndex(const SearchNode& query)
{
    const FtsExpression whole = ftsExpression(query);
    if (whole.isExact && !whole.text.isEmpty())
        return {};
    if (query.kind != SearchNode::Kind::And || whole.text.isEmpty())
        return {&query};
    std::vector<const SearchNode*> parts;
    for (const SearchNode& child : query.children) {
        const bool isNegative = child.kind == SearchNode::Kind::Not;
        const FtsExpression part = ftsExpression(isNegative ? child.children.front() : child);
        if (part.text.isEmpty() || !part.isExact)
            parts.push_back(&child);
    }
    std::stable_partition(parts.begin(), parts.end(),
                          [](const SearchNode* part) { return part->kind == SearchNode::Kind::Condition; });
    return parts;
}

QString ftsWords(const SearchWords& words)
{
    QString text = words.text;
    // In quotation marks everything is text to FTS5: its tokenizer makes words of it as it did of the
    // message.
    text.replace(QLatin1Char('"'), QLatin1String(" "));
    text.remove(QChar::Null);
    const bool goesOn = words.match == SearchWords::Match::Beginning;
    return columnOf(words.field) + QLatin1Char('"') + text +
           (goesOn ? QStringLiteral("\" *") : QStringLiteral("\""));
}

FtsExpression ftsExpression(const SearchNode& node)
{
    switch (node.kind) {
    case SearchNode::Kind::Words:
        return {inParentheses(ftsWords(node.words)), true};
    case SearchNode::Kind::And:
        return allOf(node);
    case SearchNode::Kind::Or:
        return anyOf(node);
    case SearchNode::Kind::Not:
    case SearchNode::Kind::Condition:
        break;
    }
    return {};
}

} // namespace postaci
