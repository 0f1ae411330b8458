#include "message/CalendarZone.h"

#include <QTimeZone>

#include <algorithm>

namespace postaci {

namespace {

constexpr int kMaxObservances = 200; ///< of a zone
constexpr int kMaxDates = 200;
constexpr int kDaysOfWeek = 7;

std::optional<int> utcOffset(const QByteArray& value)
{
    const bool isNegative = value.startsWith('-');
    const QByteArray digits = value.startsWith('+') || isNegative ? value.mid(1) : value;
    if (digits.size() < 4)
        return {};
    bool isHour = false;
    bool isMinute = false;
    constexpr int kMostHours = 23;
    const int hours = digits.left(2).toInt(&isHour);
    const int minutes = digits.mid(2, 2).toInt(&isMinute);
    if (!isHour || !isMinute || hours < 0 || hours > kMostHours || minutes < 0 || minutes > 59)
        return {};
    const int seconds = hours * 3600 + minutes * 60 + digits.mid(4, 2).toInt();
    return isNegative ? -seconds : seconds;
}

int weekdayOf(QByteArrayView name)
{
    static const QByteArrayList days{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    return static_cast<int>(days.indexOf(name.toByteArray())) + 1;
}

/// Ids of the database of zones only: nothing that could be read as a path elsewhere.
bool isZoneId(const QByteArray& id)
{
    return !id.isEmpty() && id.size() < 64 && !id.contains("..") && !id.startsWith('/') &&
           std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '/' || c == '_' || c == '+' || c == '-';
           });
}

/// "/freeassociation.sourceforge.net/Europe/Istanbul" is Europe/Istanbul.
QByteArray withoutPath(const QByteArray& id)
{
    const QByteArrayList parts = id.split('/');
    if (parts.size() < 2)
        return id;
    const qsizetype last = parts.size() - 1;
    static const QByteArrayList areas{"Africa",    "America", "Antarctica", "Arctic",  "Asia", "Atlantic",
                                      "Australia", "Europe",  "Indian",     "Pacific", "Etc"};
    for (qsizetype i = last - 1; i >= 0; --i) {
        if (areas.contains(parts.at(i)))
            return parts.mid(i).join('/');
    }
    return id;
}

} // namespace

QDateTime calendarDateTime(QByteArrayView value, bool* isUtc, bool* isDate)
{
    const QByteArray text = value.toByteArray().trimmed();
    *isUtc = text.endsWith('Z');
    *isDate = !text.contains('T');
    const QDate date = QDate::fromString(QString::fromLatin1(text.left(8)), QStringLiteral("yyyyMMdd"));
    if (!date.isValid() || (*isDate && text.size() != 8))
        return {};
    if (*isDate)
        return QDateTime(date, QTime(0, 0), Qt::UTC);
    QByteArray clock = text.mid(9, 6);
    if (clock.endsWith("60"))
        clock = clock.left(4) + "59"; // a leap second
    const QTime time = QTime::fromString(QString::fromLatin1(clock), QStringLiteral("HHmmss"));
    return time.isValid() && text.at(8) == 'T' ? QDateTime(date, time, Qt::UTC) : QDateTime();
}

bool CalendarZones::Observance::setRule(const QByteArray& rule)
{
    isYearly = false;
    month = start.date().month();
    monthDay = start.date().day();
    bool hasWeekday = false;
    int firstDay = 0;
    for (const QByteArray& part : rule.toUpper().split(';')) {
        const QByteArray value = part.mid(part.indexOf('=') + 1).trimmed();
        if (part.startsWith("FREQ=")) {
            isYearly = value == "YEARLY";
        } else if (part.startsWith("BYMONTH=")) {
            month = value.toInt();
        } else if (part.startsWith("BYMONTHDAY=")) {
            firstDay = 31;
            for (const QByteArray& day : value.split(',').mid(0, 31))
                firstDay = std::min(firstDay, day.toInt());
        } else if (part.startsWith("BYDAY=")) {
            weekday = weekdayOf(value.right(2));
            nth = value.chopped(std::min<qsizetype>(2, value.size())).toInt();
            hasWeekday = true;
        } else if (part.startsWith("UNTIL=")) {
            bool isUtc = false;
            bool isDate = false;
            until = calendarDateTime(value, &isUtc, &isDate);
        }
    }
    if (firstDay != 0)
        monthDay = firstDay;
    else if (hasWeekday && nth == 0)
        nth = 1;
    constexpr int kMostWeeks = 5;
    return isYearly && month >= 1 && month <= 12 && monthDay >= 1 && monthDay <= 31 &&
           (!hasWeekday || (weekday != 0 && std::abs(nth) <= kMostWeeks));
}

QDateTime CalendarZones::Observance::onsetIn(int year) const
{
    if (!isYearly || year < start.date().year())
        return {};
    QDate day;
    if (weekday == 0) {
        day = QDate(year, month, monthDay);
    } else if (nth < 0) {
        day = QDate(year, month, QDate(year, month, 1).daysInMonth());
        day =
            day.addDays(-((day.dayOfWeek() - weekday + kDaysOfWeek) % kDaysOfWeek) + kDaysOfWeek * (nth + 1));
    } else {
        day = QDate(year, month, nth == 0 ? monthDay : 1);
        day = day.addDays((weekday - day.dayOfWeek() + kDaysOfWeek) % kDaysOfWeek +
                          kDaysOfWeek * (nth == 0 ? 0 : nth - 1));
    }
    const QDateTime onset(day, start.time(), Qt::UTC);
    const bool isOver = until.isValid() && onset.addSecs(-before) > until;
    return onset < start || isOver ? QDateTime() : onset;
}

QDateTime CalendarZones::Observance::lastOnset(const QDateTime& local) const
{
    QDateTime last = start <= local ? start : QDateTime();
    const auto take = [&](const QDateTime& onset) {
        if (onset.isValid() && onset <= local && (!last.isValid() || onset > last))
            last = onset;
    };
    for (const QDateTime& one : more)
        take(one);
    // Of a rule that has ended, its last year counts.
    const int year = local.date().year();
    take(onsetIn(year));
    take(onsetIn(year - 1));
    if (until.isValid() && until.date().year() < year) {
        take(onsetIn(until.date().year()));
        take(onsetIn(until.date().year() - 1));
    }
    return last;
}

std::optional<CalendarZones::Observance> CalendarZones::observanceOf(const CalendarComponent& component)
{
    const CalendarProperty* start = component.find("DTSTART");
    const CalendarProperty* from = component.find("TZOFFSETFROM");
    const CalendarProperty* to = component.find("TZOFFSETTO");
    const std::optional<int> offset = to != nullptr ? utcOffset(to->value) : std::nullopt;
    if (!offset)
        return {};
    Observance made;
    bool isUtc = false;
    bool isDate = false;
    if (start != nullptr)
        made.start = calendarDateTime(start->value, &isUtc, &isDate);
    if (!made.start.isValid())
        made.start = QDateTime(QDate(1601, 1, 1), QTime(0, 0), Qt::UTC); // since always
    made.offset = *offset;
    made.before = from != nullptr ? utcOffset(from->value).value_or(*offset) : *offset;
    if (const CalendarProperty* rule = component.find("RRULE"); rule != nullptr && !made.setRule(rule->value))
        return {};
    for (const CalendarProperty& property : component.properties) {
        if (property.name != "RDATE")
            continue;
        for (const QByteArray& date : property.value.split(',').mid(0, kMaxDates)) {
            const QDateTime onset = calendarDateTime(date, &isUtc, &isDate);
            if (onset.isValid() && made.more.size() < kMaxDates)
                made.more.append(onset);
        }
    }
    return made;
}

CalendarZones::CalendarZones(const QList<CalendarComponent>& components)
{
    QHash<qsizetype, QByteArray> ids; ///< of zones, by their place
    QHash<QByteArray, bool> broken;
    for (qsizetype i = 0; i < components.size(); ++i) {
        const CalendarComponent& component = components.at(i);
        if (component.name == "VTIMEZONE") {
            if (const CalendarProperty* id = component.find("TZID"); id != nullptr)
                ids.insert(i, id->value.trimmed());
        } else if ((component.name == "STANDARD" || component.name == "DAYLIGHT") &&
                   ids.contains(component.parent)) {
            const QByteArray id = ids.value(component.parent);
            const auto observance = observanceOf(component);
            if (observance && m_zones.value(id).size() < kMaxObservances)
                m_zones[id].append(*observance);
            else
                broken.insert(id, true);
        }
    }
    // Half a zone would be wrong by an hour for half of the year.
    for (auto it = broken.cbegin(); it != broken.cend(); ++it)
        m_zones.remove(it.key());
}

std::optional<int> CalendarZones::offsetAt(const QByteArray& id, const QDateTime& local) const
{
    const QList<Observance> zone = m_zones.value(id);
    if (zone.isEmpty())
        return systemOffset(id, local);
    const Observance* current = nullptr;
    QDateTime since;
    const Observance* first = &zone.first();
    for (const Observance& one : zone) {
        const QDateTime onset = one.lastOnset(local);
        if (onset.isValid() && (current == nullptr || onset > since)) {
            current = &one;
            since = onset;
        }
        if (one.start < first->start)
            first = &one;
    }
    return current != nullptr ? current->offset : first->before;
}

std::optional<int> CalendarZones::systemOffset(const QByteArray& id, const QDateTime& local)
{
    QByteArray name = withoutPath(id);
    if (!isZoneId(name) || !QTimeZone::isTimeZoneIdAvailable(name)) {
        constexpr qsizetype kLongestName = 64;
        name = id.size() <= kLongestName ? QTimeZone::windowsIdToDefaultIanaId(id) : QByteArray();
    }
    const QTimeZone zone = name.isEmpty() ? QTimeZone() : QTimeZone(name);
    if (!zone.isValid())
        return {};
    return QDateTime(local.date(), local.time(), zone).offsetFromUtc();
}

QString CalendarZones::shownName(const QByteArray& id)
{
    constexpr qsizetype kLongestShown = 80;
    return QString::fromUtf8(withoutPath(id)).left(kLongestShown).replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace postaci
