#pragma once

#include "models/ListLayout.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace postaci {

/// The headings of a list by what it is sorted by. UI thread.
class ListGroups
{
    Q_DECLARE_TR_FUNCTIONS(postaci::ListGroups)

public:
    /// Whether a list in that order can have any.
    [[nodiscard]] static bool isPossible(ListQuery::Sort sort);
    /// Today, yesterday, this week, last week, this month, months, years: of ids by date, newest or oldest
    /// first. `now` has the time zone that days are in.
    [[nodiscard]] static QList<ListGroup> byDate(const QList<MessageId>& ids, ListQuery::Sort sort,
                                                 const QDateTime& now, const QLocale& locale = QLocale());
    /// That of what leads a list.
    [[nodiscard]] static ListGroup leading(ListQuery::Kind kind);
    /// What the store has put together.
    [[nodiscard]] static QList<ListGroup> named(const QList<SortedIds::Group>& groups, ListQuery::Sort sort);

private:
    [[nodiscard]] static QString nameOf(const SortedIds::Group& group, ListQuery::Sort sort);
};

} // namespace postaci
