#include "widgets/DateText.h"

#include <QCoreApplication>

namespace postaci {

namespace {

/// In the order and with the words of the locale.
QString dayAndMonth(const QDate& date, const QLocale& locale, bool withYear)
{
    const bool monthFirst =
        locale.language() == QLocale::English && locale.territory() == QLocale::UnitedStates;
    QString format = monthFirst ? QStringLiteral("MMM d") : QStringLiteral("d MMM");
    if (withYear)
        format += monthFirst ? QStringLiteral(", yyyy") : QStringLiteral(" yyyy");
    return locale.toString(date, format);
}

} // namespace

QString shortDate(const QDateTime& date, const QDateTime& now, const QLocale& locale)
{
    if (!date.isValid())
        return {};
    const QDateTime local = date.toLocalTime();
    const QDate day = local.date();
    const QDate today = now.toLocalTime().date();
    const qint64 daysAgo = day.daysTo(today);
    if (daysAgo == 0)
        return locale.toString(local.time(), QLocale::ShortFormat);
    if (daysAgo == 1)
        return QCoreApplication::translate("DateText", "yesterday");
    constexpr int kDaysOfAWeek = 7;
    if (daysAgo > 1 && daysAgo < kDaysOfAWeek)
        return locale.toString(day, QStringLiteral("ddd"));
    return dayAndMonth(day, locale, day.year() != today.year());
}

QString comingDate(const QDateTime& date, const QDateTime& now, const QLocale& locale)
{
    if (!date.isValid())
        return {};
    const QDateTime local = date.toLocalTime();
    const QDate today = now.toLocalTime().date();
    const QString time = locale.toString(local.time(), QLocale::ShortFormat);
    const qint64 days = today.daysTo(local.date());
    constexpr int kDaysOfAWeek = 7;
    if (days == 0)
        return time;
    QString day = dayAndMonth(local.date(), locale, local.date().year() != today.year());
    if (days == 1)
        day = QCoreApplication::translate("DateText", "tomorrow");
    else if (days > 1 && days < kDaysOfAWeek)
        day = locale.dayName(local.date().dayOfWeek());
    //: %1 is a day ("tomorrow", "Monday", "2 Mar"), %2 a time of day
    return QCoreApplication::translate("DateText", "%1 %2").arg(day, time);
}

QString longDate(const QDateTime& date, const QLocale& locale)
{
    if (!date.isValid())
        return {};
    const QDateTime local = date.toLocalTime();
    //: %1 is a date with its weekday, %2 a time of day
    return QCoreApplication::translate("DateText", "%1 at %2")
        .arg(locale.toString(local.date(), QLocale::LongFormat),
             locale.toString(local.time(), QLocale::ShortFormat));
}

} // namespace postaci
