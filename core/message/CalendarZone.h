#pragma once

#include "message/CalendarText.h"

#include <QDateTime>
#include <QHash>
#include <QList>

#include <optional>

namespace postaci {

/// YYYYMMDD or YYYYMMDDTHHMMSS, with or without Z; as UTC, whatever it means. Invalid: neither.
[[nodiscard]] QDateTime calendarDateTime(QByteArrayView value, bool* isUtc, bool* isDate);

/// The time zones of one iCalendar object: those that it brings with it, else those of the system, by IANA's
/// and by Windows' names. Lives on the stack of one thread.
class CalendarZones
{
public:
    explicit CalendarZones(const QList<CalendarComponent>& components);

    /// Seconds east of UTC where clocks in zone `id` show `local` (as UTC). None: the zone is unknown.
    [[nodiscard]] std::optional<int> offsetAt(const QByteArray& id, const QDateTime& local) const;

    /// How a person may know the zone: without the path that some programs put before a name.
    [[nodiscard]] static QString shownName(const QByteArray& id);

private:
    /// From when on an offset holds (RFC 5545 3.6.5).
    struct Observance
    {
        QDateTime start; ///< what clocks showed before, as UTC
        int before = 0;  ///< seconds
        int offset = 0;
        bool isYearly = false;
        int month = 0;
        int weekday = 0; ///< 1 to 7; 0: by monthDay
        int nth = 0;     ///< of the weekday; 0: the first from monthDay on
        int monthDay = 1;
        QDateTime until;       ///< UTC; invalid: none
        QList<QDateTime> more; ///< RDATE

        [[nodiscard]] QDateTime onsetIn(int year) const; ///< invalid: none
        [[nodiscard]] QDateTime lastOnset(const QDateTime& local) const;
        bool setRule(const QByteArray& rule); ///< false: it is not understood
        bool addOnsets(const CalendarProperty& property);
    };

    [[nodiscard]] static std::optional<Observance> observanceOf(const CalendarComponent& component);
    [[nodiscard]] static std::optional<int> systemOffset(const QByteArray& id, const QDateTime& local);

    QHash<QByteArray, QList<Observance>> m_zones;
};

} // namespace postaci
