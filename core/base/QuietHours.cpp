#include "base/QuietHours.h"

#include <QStringList>

namespace postaci {

namespace {

const QString kClock = QStringLiteral("HH:mm");

} // namespace

bool QuietHours::contains(const QDateTime& when) const
{
    if (!isOn)
        return false;
    const auto today = static_cast<Qt::DayOfWeek>(when.date().dayOfWeek());
    const auto yesterday = static_cast<Qt::DayOfWeek>(when.date().addDays(-1).dayOfWeek());
    const QTime time = when.time();
    if (from < to)
        return beginsOn(today) && time >= from && time < to;
    return (beginsOn(today) && time >= from) || (beginsOn(yesterday) && time < to);
}

QString QuietHours::toText() const
{
    QString numbers;
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        if (beginsOn(static_cast<Qt::DayOfWeek>(day)))
            numbers += QString::number(day);
    }
    return QStringLiteral("%1 %2 %3 %4")
        .arg(isOn ? QStringLiteral("on") : QStringLiteral("off"), from.toString(kClock), to.toString(kClock),
             numbers)
        .trimmed();
}

QuietHours QuietHours::fromText(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '));
    QuietHours hours;
    const QTime from = QTime::fromString(words.value(1), kClock);
    const QTime to = QTime::fromString(words.value(2), kClock);
    if (words.size() < 3 || !from.isValid() || !to.isValid())
        return hours;
    hours.isOn = words.first() == QLatin1String("on");
    hours.from = from;
    hours.to = to;
    hours.days = 0;
    for (const QChar number : words.value(3)) {
        const int day = number.digitValue();
        if (day >= Qt::Monday && day <= Qt::Sunday)
            hours.days = static_cast<quint8>(hours.days | (1U << (day - 1)));
    }
    return hours;
}

} // namespace postaci
