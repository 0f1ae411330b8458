// Dates of header fields by our own hand: what VMime 0.9.2 cannot read becomes 1970 or the current year
// there.
#include "message/HeaderDecoder.h"
#include "message/HeaderFields.h"

#include <QList>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <optional>

namespace postaci {

namespace {

struct NamedNumber
{
    const char* name;
    int value;
};

// Turkish names too: some mailers and web forms write dates in the user's language. First three letters,
// ASCII folded.
constexpr std::array<NamedNumber, 23> kMonths = {
    {{"jan", 1}, {"feb", 2},  {"mar", 3},  {"apr", 4},  {"may", 5},  {"jun", 6},  {"jul", 7}, {"aug", 8},
     {"sep", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12}, {"oca", 1},  {"sub", 2},  {"nis", 4}, {"haz", 6},
     {"tem", 7}, {"agu", 8},  {"eyl", 9},  {"eki", 10}, {"kas", 11}, {"ara", 12}, {"mai", 5}}};

// RFC 5322 4.3; minutes east of UTC.
constexpr std::array<NamedNumber, 16> kZones = {{{"ut", 0},
                                                 {"gmt", 0},
                                                 {"utc", 0},
                                                 {"z", 0},
                                                 {"est", -300},
                                                 {"edt", -240},
                                                 {"cst", -360},
                                                 {"cdt", -300},
                                                 {"mst", -420},
                                                 {"mdt", -360},
                                                 {"pst", -480},
                                                 {"pdt", -420},
                                                 {"cet", 60},
                                                 {"cest", 120},
                                                 {"eet", 120},
                                                 {"eest", 180}}};

/// The parts of a date as they are found, in whatever order.
struct DateParts
{
    int day = 0;
    int month = 0;
    bool isMonthBeforeDay = false;
    int year = -1;
    std::optional<QTime> time;
    int zoneMinutes = 0;
    bool hasZone = false;
    bool isAfternoon = false;
    bool isForenoon = false;
};

QByteArray withoutComments(QByteArrayView value)
{
    QByteArray out;
    int depth = 0;
    for (const char c : value) {
        if (c == '(')
            ++depth;
        else if (c == ')' && depth > 0)
            --depth;
        else if (depth == 0)
            out += c == ',' || isBlankOrLineEnd(c) ? ' ' : c;
    }
    return out;
}

/// First three letters, ş and ğ (UTF-8 and Windows-1254) as s and g.
QByteArray monthKey(QByteArray word)
{
    word.replace("\xc5\x9e", "s").replace("\xc5\x9f", "s").replace("\xc4\x9f", "g").replace("\xc4\x9e", "g");
    word.replace("\xde", "s").replace("\xfe", "s").replace("\xf0", "g").replace("\xd0", "g");
    return word.toLower().left(3);
}

template <size_t N> std::optional<int> lookUp(const std::array<NamedNumber, N>& table, const QByteArray& name)
{
    for (const NamedNumber& entry : table) {
        if (name == entry.name)
            return entry.value;
    }
    return {};
}

bool isDigits(const QByteArray& text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int fullYear(const QByteArray& digits)
{
    const int year = digits.toInt();
    if (digits.size() >= 4)
        return year;
    if (digits.size() == 3 || year >= 50)
        return 1900 + year; // RFC 5322 4.3
    return 2000 + year;
}

std::optional<QTime> parseTime(const QByteArray& word)
{
    const QList<QByteArray> pieces = word.split(':');
    if (pieces.size() < 2 || pieces.size() > 3)
        return {};
    const QByteArray seconds = pieces.size() == 3 ? pieces.at(2).split('.').first() : QByteArray("0");
    if (!isDigits(pieces.at(0)) || !isDigits(pieces.at(1)) || !isDigits(seconds))
        return {};
    const QTime time(pieces.at(0).toInt(), pieces.at(1).toInt(),
                     qMin(seconds.toInt(), 59)); // 60: a leap second
    return time.isValid() ? std::optional(time) : std::nullopt;
}

void takeZone(const QByteArray& word, DateParts* parts)
{
    QByteArray digits = word.mid(1);
    digits.replace(":", "");
    parts->hasZone = true;
    if (!isDigits(digits) || digits.size() != 4)
        return;
    const int minutes = digits.left(2).toInt() * 60 + digits.right(2).toInt();
    if (minutes <= 14 * 60)
        parts->zoneMinutes = word.at(0) == '-' ? -minutes : minutes;
}

void takeNumber(const QByteArray& word, DateParts* parts)
{
    if (parts->day == 0 && word.size() <= 2)
        parts->day = word.toInt();
    else if (parts->year < 0 && word.size() <= 4)
        parts->year = fullYear(word);
}

void takeName(const QByteArray& word, DateParts* parts)
{
    const QByteArray lower = word.toLower();
    const auto month = lookUp(kMonths, monthKey(word));
    if (month && (parts->month == 0 || (parts->isMonthBeforeDay && parts->day > 0))) {
        parts->month = *month; // after a day it counts more: "Mar, 1 Jul 2003" is a French Tuesday
        parts->isMonthBeforeDay = parts->day == 0;
    } else if (lower.size() > 4 && (lower.startsWith("gmt") || lower.startsWith("utc")) && parts->time)
        takeZone(word.mid(3), parts);
    else if (lower == "pm")
        parts->isAfternoon = true;
    else if (lower == "am")
        parts->isForenoon = true;
    else if (const auto zone = lookUp(kZones, lower); zone && parts->time && !parts->hasZone)
        parts->zoneMinutes = *zone, parts->hasZone = true;
}

void takeWord(const QByteArray& word, DateParts* parts)
{
    const char first = word.at(0);
    if ((first == '+' || first == '-') && word.size() > 1 && parts->time)
        takeZone(word, parts);
    else if (word.contains(':') && !parts->time)
        parts->time = parseTime(word);
    else if (word.contains('-') && word.size() > 5) { // 1-Jul-2003
        for (const QByteArray& piece : word.split('-')) {
            if (!piece.isEmpty())
                takeWord(piece, parts);
        }
    } else if (isDigits(word))
        takeNumber(word, parts);
    else
        takeName(word, parts);
}

QDateTime assembled(const DateParts& parts)
{
    const QDate date(parts.year, parts.month, parts.day);
    if (!date.isValid())
        return {};
    QTime time = parts.time.value_or(QTime(0, 0));
    if (parts.isAfternoon && time.hour() < 12)
        time = QTime(time.hour() + 12, time.minute(), time.second());
    else if (parts.isForenoon && time.hour() == 12)
        time = QTime(0, time.minute(), time.second());
    return QDateTime(date, time, Qt::UTC).addSecs(-60 * parts.zoneMinutes);
}

QDateTime parseIso(const QByteArray& text)
{
    if (text.size() < 10 || text.at(4) != '-' || text.at(7) != '-' || !isDigits(text.left(4)))
        return {};
    QByteArray iso = text;
    if (iso.size() > 10 && iso.at(10) == ' ')
        iso[10] = 'T';
    iso.replace(" ", "");
    QDateTime result = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate);
    if (result.timeSpec() == Qt::LocalTime)
        result.setTimeSpec(Qt::UTC);
    return result.toUTC();
}

} // namespace

QDateTime parseDate(QByteArrayView value)
{
    constexpr qsizetype longest = 256;
    const QByteArray flat = withoutComments(value.first(qMin(value.size(), longest))).simplified();
    if (flat.isEmpty())
        return {};
    QDateTime iso = parseIso(flat);
    if (iso.isValid())
        return iso;
    DateParts parts;
    for (const QByteArray& word : flat.split(' '))
        takeWord(word, &parts);
    return assembled(parts);
}

} // namespace postaci
