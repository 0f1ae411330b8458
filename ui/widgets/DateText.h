#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace postaci {

/// The date of a list row as short as it can be, in the local time zone: the time today, "yesterday", the
/// weekday within the last week, day and month within this year, else with the year. Empty for an invalid
/// date.
[[nodiscard]] QString shortDate(const QDateTime& date, const QDateTime& now,
                                const QLocale& locale = QLocale());
/// A time to come, with the day where it is not today: "14:30", "tomorrow 08:00", "Monday 08:00" within a
/// week, else day and month, in another year with that.
[[nodiscard]] QString comingDate(const QDateTime& date, const QDateTime& now,
                                 const QLocale& locale = QLocale());
/// Weekday, day, month, year and time, for a reader's header and for screen readers.
[[nodiscard]] QString longDate(const QDateTime& date, const QLocale& locale = QLocale());

} // namespace postaci
