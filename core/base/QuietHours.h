#pragma once

#include <QDateTime>
#include <QString>

namespace postaci {

/// A part of the day, on some days of the week, in which nobody is disturbed.
struct QuietHours
{
    static constexpr quint8 kEveryDay = 0x7f;

    bool isOn = false;
    QTime from = QTime(22, 0);
    QTime to = QTime(7, 0); ///< not after `from`: on the next day; equal to it: all day
    /// Bit (Qt::DayOfWeek - 1): the days on which they begin.
    quint8 days = kEveryDay;
    bool operator==(const QuietHours&) const = default;

    /// `when` is the local time.
    [[nodiscard]] bool contains(const QDateTime& when) const;
    [[nodiscard]] bool beginsOn(Qt::DayOfWeek day) const { return (days & (1U << (day - 1))) != 0; }

    /// "on 22:00 07:00 1234567", with the numbers of Qt::DayOfWeek, for files that people may read.
    [[nodiscard]] QString toText() const;
    /// Anything else is the default.
    [[nodiscard]] static QuietHours fromText(const QString& text);
};

} // namespace postaci
