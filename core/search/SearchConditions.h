#pragma once

#include "search/SearchQuery.h"

namespace postaci {

/// An error of the user's query. `sentence` is marked with QT_TRANSLATE_NOOP("Search", ...) and translated
/// here; `part` is put in for %1.
[[nodiscard]] Unexpected searchProblem(const char* sentence, const QString& part = {});

/// The meaning of is:, has:, in:, before:, after:, larger: and smaller:. A plain value for one thread.
class SearchConditions
{
public:
    explicit SearchConditions(const QDate& today) : m_today(today) {}

    [[nodiscard]] static bool isCondition(const QString& field);
    /// `field` is one of them; `value` is as typed.
    [[nodiscard]] Result<SearchCondition> make(const QString& field, const QString& value) const;

private:
    [[nodiscard]] Result<SearchCondition> date(SearchCondition::Kind kind, const QString& value) const;
    [[nodiscard]] QDate dayOf(const QString& value) const;

    QDate m_today;
};

} // namespace postaci
