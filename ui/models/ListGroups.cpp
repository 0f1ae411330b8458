#include "models/ListGroups.h"

#include "base/SizeText.h"

#include <QTimeZone>

#include <algorithm>
#include <functional>
#include <limits>

namespace postaci {

namespace {

using Sort = ListQuery::Sort;

/// A stretch of time that has a heading: from its first second to that of the later one before it.
struct Stretch
{
    qint64 from = 0; ///< seconds since 1970
    QString name;
};

qint64 startOf(const QDate& day, const QDateTime& now)
{
    return QDateTime(day, QTime(0, 0), now.timeZone()).toSecsSinceEpoch();
}

QDate firstOfMonth(const QDate& day)
{
    return {day.year(), day.month(), 1};
}

/// Never zero or above, which are messages.
RowKey headingKey(qint64 number)
{
    return -1 - std::max<qint64>(0, number);
}

} // namespace

bool ListGroups::isPossible(ListQuery::Sort sort)
{
    return sort != Sort::Subject; // nearly each would be one of its own
}

QList<ListGroup> ListGroups::byDate(const QList<MessageId>& ids, ListQuery::Sort sort, const QDateTime& now,
                                    const QLocale& locale)
{
    if (ids.isEmpty())
        return {};
    const bool newestFirst = sort != Sort::Oldest;
    const qint64 oldest = sortSeconds(newestFirst ? ids.last() : ids.first());
    const QDate today = now.date();
    const QDate week = today.addDays(-((today.dayOfWeek() - locale.firstDayOfWeek() + 7) % 7));
    QList<Stretch> stretches{{startOf(today, now), tr("Today")}};
    const auto add = [&](const QDate& day, const QString& name) {
        if (const qint64 from = startOf(day, now); from < stretches.last().from)
            stretches.append({from, name});
    };
    add(today.addDays(-1), tr("Yesterday"));
    add(week, tr("This week"));
    add(week.addDays(-7), tr("Last week"));
    add(firstOfMonth(today), tr("Earlier this month"));
    constexpr int kMonths = 12;
    for (int back = 1; back <= kMonths; ++back) {
        const QDate month = firstOfMonth(today).addMonths(-back);
        const QString name = locale.standaloneMonthName(month.month());
        //: %1 is the name of a month, %2 a year
        add(month, month.year() == today.year() ? name : tr("%1 %2").arg(name).arg(month.year()));
    }
    // The year that those months begin in is shorter by them.
    for (int year = firstOfMonth(today).addMonths(-kMonths).year(); stretches.last().from > oldest; --year) {
        if (year < 1970) {
            stretches.append({std::min<qint64>(oldest, 0), tr("Long ago")});
            break;
        }
        add(QDate(year, 1, 1), QString::number(year));
    }

    QList<ListGroup> groups;
    qint64 end = std::numeric_limits<qint64>::max();
    for (const Stretch& stretch : std::as_const(stretches)) {
        const auto isLater = [&](MessageId id) { return sortSeconds(id) >= end; };
        const auto isIn = [&](MessageId id) { return sortSeconds(id) >= stretch.from; };
        qsizetype first = 0;
        qsizetype last = 0; // the one behind it
        if (newestFirst) {
            first = std::partition_point(ids.begin(), ids.end(), isLater) - ids.begin();
            last = std::partition_point(ids.begin(), ids.end(), isIn) - ids.begin();
        } else {
            first = std::partition_point(ids.begin(), ids.end(), std::not_fn(isIn)) - ids.begin();
            last = std::partition_point(ids.begin(), ids.end(), std::not_fn(isLater)) - ids.begin();
        }
        if (first < last)
            groups.append({first, headingKey(stretch.from), stretch.name});
        end = stretch.from;
    }
    if (!newestFirst)
        std::reverse(groups.begin(), groups.end());
    return groups;
}

ListGroup ListGroups::leading(ListQuery::Kind kind)
{
    const bool isMissed = kind == ListQuery::Kind::FollowUps;
    return {0, std::numeric_limits<RowKey>::min(), isMissed ? tr("No answer in time") : tr("At the top")};
}

QString ListGroups::nameOf(const SortedIds::Group& group, ListQuery::Sort sort)
{
    switch (sort) {
    case Sort::Sender:
        return group.name.isEmpty() ? tr("Unknown") : group.name;
    case Sort::Unread:
        return group.number != 0 ? tr("Unread") : tr("Read");
    case Sort::Attachments:
        return group.number != 0 ? tr("With attachments") : tr("Without attachments");
    case Sort::Size:
        if (group.number == 0)
            return tr("Small");
        //: %1 is a size, "1 MB"
        return tr("Over %1").arg(sizeText(group.number, QLocale(), 0));
    default:
        return group.name;
    }
}

QList<ListGroup> ListGroups::named(const QList<SortedIds::Group>& groups, ListQuery::Sort sort)
{
    QList<ListGroup> result;
    result.reserve(groups.size());
    for (const SortedIds::Group& group : groups) {
        const qint64 key = sort == Sort::Sender ? static_cast<qint64>(qHash(group.name) >> 2) : group.number;
        result.append({group.first, headingKey(key), nameOf(group, sort)});
    }
    return result;
}

} // namespace postaci
