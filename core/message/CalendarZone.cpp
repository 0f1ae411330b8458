#include "message/CalendarZone.h"

#include <QTimeZone>

#include <algorithm>
#include <cstdlib>

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

/// Days of a month as a rule lists them; the first one, and how many follow it without a gap. None: anything
/// else.
struct DayRun
{
    int first = 0;
    int count = 0;
};

std::optional<DayRun> dayRunOf(const QByteArray& value)
{
    constexpr int kMostDays = 31;
    QList<int> days;
    for (const QByteArray& day : value.split(',').mid(0, kMostDays + 1))
        days.append(day.toInt());
    std::sort(days.begin(), days.end());
    if (days.size() > kMostDays || days.first() < 1 || days.last() > kMostDays ||
        days.last() - days.first() != static_cast<int>(days.size()) - 1)
        return {};
    return DayRun{days.first(), static_cast<int>(days.size())};
}

/// A rule as zones are written with: every year in one month, on one day or one weekday.
struct OnsetRule
{
    int month = 0;    ///< 0: that of the start
    int weekday = 0;  ///< 1 to 7; 0: none
    int nth = 0;      ///< of the weekday; 0: the first from firstDay on
    int firstDay = 0; ///< of the month; 0: none
    QDateTime until;
};

class OnsetRuleReader
{
public:
    /// False: the rule says something that is not understood.
    bool take(const QByteArray& name, const QByteArray& value)
    {
        if (name == "FREQ")
            m_isYearly = value == "YEARLY";
        else if (name == "INTERVAL")
            return value.toInt() == 1;
        else if (name == "BYMONTH")
            return takeMonth(value);
        else if (name == "BYMONTHDAY")
            return takeDays(value);
        else if (name == "BYDAY")
            return takeWeekday(value);
        else if (name == "UNTIL")
            return takeUntil(value);
        else
            return name == "WKST"; // weeks are not counted
        return true;
    }

    [[nodiscard]] std::optional<OnsetRule> result() const
    {
        if (!m_isYearly)
            return {};
        OnsetRule rule = m_rule;
        // Without a month both would count through the whole year.
        if (rule.month == 0 && (rule.weekday != 0 || rule.firstDay != 0))
            return {};
        if (rule.weekday == 0)
            return m_days <= 1 ? std::optional(rule) : std::nullopt;
        if (rule.firstDay == 0)
            rule.nth = rule.nth != 0 ? rule.nth : 1;
        else if (rule.nth != 0 || m_days != kDaysOfWeek)
            return {};
        return rule;
    }

private:
    bool takeMonth(const QByteArray& value)
    {
        m_rule.month = value.toInt();
        return m_rule.month >= 1 && m_rule.month <= 12;
    }

    bool takeDays(const QByteArray& value)
    {
        const std::optional<DayRun> days = dayRunOf(value);
        m_rule.firstDay = days ? days->first : 0;
        m_days = days ? days->count : 0;
        return days.has_value();
    }

    bool takeWeekday(const QByteArray& value)
    {
        constexpr int kMostWeeks = 5;
        m_rule.weekday = weekdayOf(value.right(2));
        const QByteArray number = value.chopped(std::min<qsizetype>(2, value.size()));
        m_rule.nth = number.toInt();
        const bool isNumber = number.isEmpty() || (m_rule.nth != 0 && std::abs(m_rule.nth) <= kMostWeeks);
        return m_rule.weekday != 0 && isNumber;
    }

    bool takeUntil(const QByteArray& value)
    {
        bool isUtc = false;
        bool isDate = false;
        m_rule.until = calendarDateTime(value, &isUtc, &isDate);
        return m_rule.until.isValid();
    }

    OnsetRule m_rule;
    bool m_isYearly = false;
    int m_days = 0; ///< how many BYMONTHDAY lists
};

/// None: the rule says more than zones are written with, and half of it would be wrong by an hour.
std::optional<OnsetRule> readOnsetRule(const QByteArray& rule)
{
    OnsetRuleReader reader;
    for (const QByteArray& part : rule.trimmed().toUpper().split(';')) {
        const qsizetype equals = part.indexOf('=');
        const bool isEmpty = part.trimmed().isEmpty(); // a semicolon at the end
        if (!isEmpty &&
            (equals < 0 || !reader.take(part.first(equals).trimmed(), part.mid(equals + 1).trimmed())))
            return {};
    }
    return reader.result();
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
    const std::optional<OnsetRule> read = readOnsetRule(rule);
    if (!read)
        return false;
    isYearly = true;
    month = read->month != 0 ? read->month : start.date().month();
    weekday = read->weekday;
    nth = read->nth;
    until = read->until;
    if (read->firstDay != 0)
        monthDay = read->firstDay;
    else
        monthDay = start.date().day();
    return true;
}

/// False: onsets that are not understood, or too many.
bool CalendarZones::Observance::addOnsets(const CalendarProperty& property)
{
    if (property.name == "RRULE")
        return !isYearly && setRule(property.value);
    if (property.name == "EXDATE" || property.name == "EXRULE")
        return false;
    if (property.name != "RDATE")
        return true;
    for (const QByteArray& date : property.value.split(',').mid(0, kMaxDates + 1)) {
        bool isUtc = false;
        bool isDate = false;
        const QDateTime onset = calendarDateTime(date, &isUtc, &isDate);
        if (!onset.isValid() || more.size() == kMaxDates)
            return false;
        more.append(onset);
    }
    return true;
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
    for (const CalendarProperty& property : component.properties) {
        if (!made.addOnsets(property))
            return {};
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
