#pragma once

#include "rules/Rule.h"

#include <QString>

#include <functional>

namespace postaci {

// Filters in plain words, in the shown language.

[[nodiscard]] QString fieldWords(RuleField field);
[[nodiscard]] QString testWords(RuleField field, RuleTest test);
[[nodiscard]] QString actionWords(RuleActionKind kind);
/// What keeps a filter from being one, for people.
[[nodiscard]] QString problemWords(const RuleProblem& problem);

/// How folders and accounts are called.
struct FilterNames
{
    std::function<QString(FolderId)> folder; ///< empty: it is gone
    std::function<QString(AccountId)> account;
};

/// "From contains x or Subject is y → move to Work, mark read"
[[nodiscard]] QString filterSummary(const Rule& rule, const FilterNames& names);

/// A name for a filter without one.
[[nodiscard]] QString usualName(const Rule& rule, const FilterNames& names);

} // namespace postaci
