#include "rules/Rule.h"

#include "message/TextFolding.h"
#include "rules/BoundedPattern.h"

#include <algorithm>

namespace postaci {

namespace {

/// RFC 5322 2.2: printable ASCII but for the colon.
bool isFieldName(const QString& name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c > QLatin1Char(' ') && c <= QLatin1Char('~') && c != QLatin1Char(':');
    });
}

std::optional<RuleProblem::Kind> problemOf(const RuleCondition& condition)
{
    using Kind = RuleProblem::Kind;
    if (condition.field == RuleField::Header && !isFieldName(condition.header))
        return Kind::NoHeader;
    if (!isTextField(condition.field))
        return std::nullopt;
    if (condition.test == RuleTest::Matches)
        return condition.text.isEmpty()                           ? std::optional(Kind::NoText)
               : BoundedPattern(condition.text).error().isEmpty() ? std::nullopt
                                                                  : std::optional(Kind::BadPattern);
    return foldForSearch(condition.text).trimmed().isEmpty() ? std::optional(Kind::NoText) : std::nullopt;
}

std::optional<RuleProblem::Kind> problemOf(const RuleAction& action)
{
    const bool needsFolder = action.kind == RuleActionKind::Move || action.kind == RuleActionKind::Copy;
    if (needsFolder && action.folder == 0)
        return RuleProblem::Kind::NoFolder;
    if (action.kind == RuleActionKind::Tag && action.keyword.isEmpty())
        return RuleProblem::Kind::NoTag;
    return std::nullopt;
}

template <typename Part> std::optional<RuleProblem> firstProblem(const QList<Part>& parts)
{
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (const auto kind = problemOf(parts.at(i)))
            return RuleProblem{*kind, i};
    }
    return std::nullopt;
}

} // namespace

std::optional<RuleProblem> problemOf(const Rule& rule)
{
    if (rule.conditions.isEmpty())
        return RuleProblem{RuleProblem::Kind::NoCondition, 0};
    if (const auto problem = firstProblem(rule.conditions))
        return problem;
    if (rule.actions.isEmpty())
        return RuleProblem{RuleProblem::Kind::NoAction, 0};
    return firstProblem(rule.actions);
}

QList<RuleTest> testsFor(RuleField field)
{
    switch (field) {
    case RuleField::Size:
    case RuleField::Age:
        return {RuleTest::MoreThan, RuleTest::LessThan};
    case RuleField::Attachment:
    case RuleField::InAccount:
    case RuleField::Contact:
        return {RuleTest::Is, RuleTest::IsNot};
    default:
        return {RuleTest::Contains,   RuleTest::ContainsNot, RuleTest::Is,     RuleTest::IsNot,
                RuleTest::BeginsWith, RuleTest::EndsWith,    RuleTest::Matches};
    }
}

} // namespace postaci
