#include "message/Invitation.h"

#include "message/CalendarText.h"
#include "message/CalendarZone.h"
#include "message/HeaderWriter.h"
#include "message/MessageBuilder.h"

#include <QHash>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMaxAttendees = 500;
constexpr qsizetype kMaxShownText = 10'000; ///< characters of a summary, a description
constexpr qsizetype kMaxUid = 1000;

InvitationMethod methodOf(const QByteArray& name)
{
    static const QHash<QByteArray, InvitationMethod> methods{
        {"", InvitationMethod::Publish},
        {"PUBLISH", InvitationMethod::Publish},
        {"REQUEST", InvitationMethod::Request},
        {"REPLY", InvitationMethod::Reply},
        {"CANCEL", InvitationMethod::Cancel},
        {"COUNTER", InvitationMethod::Counter},
        {"DECLINECOUNTER", InvitationMethod::DeclineCounter}};
    return methods.value(name.trimmed().toUpper(), InvitationMethod::Other);
}

InvitationAnswer answerOfStatus(const QByteArray& status)
{
    static const QHash<QByteArray, InvitationAnswer> answers{{"ACCEPTED", InvitationAnswer::Accepted},
                                                             {"TENTATIVE", InvitationAnswer::Tentative},
                                                             {"DECLINED", InvitationAnswer::Declined},
                                                             {"DELEGATED", InvitationAnswer::Delegated}};
    return answers.value(status.trimmed().toUpper(), InvitationAnswer::None);
}

QByteArray statusOf(InvitationAnswer answer)
{
    switch (answer) {
    case InvitationAnswer::Accepted:
        return "ACCEPTED";
    case InvitationAnswer::Tentative:
        return "TENTATIVE";
    case InvitationAnswer::Declined:
        return "DECLINED";
    case InvitationAnswer::Delegated:
        return "DELEGATED";
    case InvitationAnswer::None:
        break;
    }
    return "NEEDS-ACTION";
}

/// The address of "mailto:a@b.example"; Exchange's other forms have it in the EMAIL parameter, if at all.
QString addressOf(const CalendarProperty& property)
{
    QByteArray value = property.value.trimmed();
    if (value.left(7).toLower() != "mailto:")
        value = "mailto:" + property.parameter("EMAIL").trimmed();
    constexpr qsizetype kLongestAddress = 320;
    const QString address = QUrl::fromPercentEncoding(value.mid(7)).trimmed().left(kLongestAddress);
    const bool isOne = std::none_of(address.begin(), address.end(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || c == QLatin1Char('?');
    });
    return isOne && address.contains(QLatin1Char('@')) ? address : QString();
}

InvitationPerson personOf(const CalendarProperty& property)
{
    InvitationPerson person;
    constexpr qsizetype kLongestName = 200;
    person.who = {QString::fromUtf8(property.parameter("CN")).trimmed().left(kLongestName),
                  addressOf(property)};
    if (person.who.name.compare(person.who.addr, Qt::CaseInsensitive) == 0)
        person.who.name.clear();
    person.answer = answerOfStatus(property.parameter("PARTSTAT"));
    person.isOptional = property.parameter("ROLE").toUpper() == "OPT-PARTICIPANT";
    person.value = property.value.trimmed();
    return person;
}

/// RFC 5545 3.3.6, of a year at most.
qint64 secondsOf(const QByteArray& duration)
{
    constexpr qint64 kMost = qint64{366} * 24 * 3600;
    qint64 total = 0;
    qint64 number = 0;
    for (const char c : duration.toUpper()) {
        if (c >= '0' && c <= '9')
            number = std::min(kMost, number * 10 + (c - '0'));
        else if (c == 'W' || c == 'D' || c == 'H' || c == 'M' || c == 'S') {
            const qint64 unit = c == 'W'   ? 7 * 24 * 3600
                                : c == 'D' ? 24 * 3600
                                : c == 'H' ? 3600
                                : c == 'M' ? 60
                                           : 1;
            total = std::min(kMost, total + std::min(kMost, number * unit));
            number = 0;
        }
    }
    return duration.startsWith('-') ? 0 : total;
}

int weekdayNumber(const QByteArray& name)
{
    static const QByteArrayList days{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    return static_cast<int>(days.indexOf(name)) + 1;
}

/// Reads one RRULE; on the stack of one thread.
class RuleReader
{
public:
    InvitationRule read(const QByteArray& text)
    {
        m_rule.isPlain = true;
        for (const QByteArray& part : text.trimmed().toUpper().split(';')) {
            const qsizetype equals = part.indexOf('=');
            if (equals > 0)
                take(part.left(equals), part.mid(equals + 1));
        }
        check();
        return m_rule;
    }

private:
    void take(const QByteArray& name, const QByteArray& value)
    {
        if (name == "FREQ")
            setUnit(value);
        else if (name == "INTERVAL")
            m_rule.interval = value.toInt();
        else if (name == "COUNT")
            m_rule.count = value.toInt();
        else if (name == "UNTIL")
            setUntil(value);
        else if (name == "BYDAY")
            setDays(value);
        else if (name == "BYMONTHDAY")
            m_rule.monthDay = value.toInt();
        else if (name == "BYSETPOS")
            m_position = value.toInt();
        else if (name == "BYMONTH")
            m_hasMonth = true;
        else if (name != "WKST")
            m_rule.isPlain = false;
    }

    void setUnit(const QByteArray& value)
    {
        static const QByteArrayList units{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
        const qsizetype index = units.indexOf(value);
        m_hasUnit = index >= 0;
        m_rule.unit = static_cast<InvitationRule::Unit>(std::max<qsizetype>(0, index));
    }

    void setUntil(const QByteArray& value)
    {
        bool isUtc = false;
        bool isDate = false;
        QDateTime until = calendarDateTime(value, &isUtc, &isDate);
        if (isUtc)
            until = until.toLocalTime();
        m_rule.until = until.date();
        m_rule.isPlain = m_rule.isPlain && until.isValid();
    }

    void setDays(const QByteArray& value)
    {
        for (const QByteArray& day : value.split(',').mid(0, 50)) {
            const int weekday = weekdayNumber(day.trimmed().right(2));
            const QByteArray ordinal = day.trimmed().chopped(std::min<qsizetype>(2, day.trimmed().size()));
            m_rule.isPlain = m_rule.isPlain && weekday != 0;
            if (!ordinal.isEmpty())
                m_rule.nth = ordinal.toInt();
            m_hasOrdinal = m_hasOrdinal || !ordinal.isEmpty();
            if (weekday != 0 && !m_rule.weekdays.contains(weekday))
                m_rule.weekdays.append(weekday);
        }
        std::sort(m_rule.weekdays.begin(), m_rule.weekdays.end());
    }

    /// Whether what was read is one of the usual rules.
    void check()
    {
        using Unit = InvitationRule::Unit;
        // Outlook's way to say "the second Monday".
        if (m_position != 0 && m_rule.weekdays.size() == 1 && !m_hasOrdinal) {
            m_rule.nth = m_position;
            m_position = 0;
        }
        const bool hasDays = !m_rule.weekdays.isEmpty();
        bool isUsual = m_hasUnit && m_position == 0 && m_rule.interval >= 1 && m_rule.interval <= 999 &&
                       m_rule.count >= 0;
        if (m_rule.unit == Unit::Day || m_rule.unit == Unit::Week)
            isUsual = isUsual && m_rule.nth == 0 && m_rule.monthDay == 0 && !m_hasMonth &&
                      (!hasDays || m_rule.unit == Unit::Week);
        else if (m_rule.unit == Unit::Month)
            isUsual = isUsual && !m_hasMonth && m_rule.monthDay >= 0 && m_rule.monthDay <= 31 &&
                      (!hasDays || (m_rule.weekdays.size() == 1 && m_rule.monthDay == 0 &&
                                    (m_rule.nth == -1 || (m_rule.nth >= 1 && m_rule.nth <= 5))));
        else // in its month, on its day
            isUsual = isUsual && !hasDays;
        m_rule.isPlain = m_rule.isPlain && isUsual;
    }

    InvitationRule m_rule;
    int m_position = 0;
    bool m_hasUnit = false;
    bool m_hasMonth = false;
    bool m_hasOrdinal = false;
};

QByteArray utcStamp(const QDateTime& time)
{
    return time.toUTC().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")).toLatin1();
}

/// Takes one event out of a calendar object; on the stack of one thread.
class EventReader
{
public:
    EventReader(const CalendarComponent& event, const CalendarZones& zones) : m_event(event), m_zones(zones)
    {
    }

    void read(Invitation* invitation) const
    {
        invitation->summary = textOf("SUMMARY").simplified();
        invitation->description = textOf("DESCRIPTION").trimmed();
        invitation->location = textOf("LOCATION").simplified();
        invitation->start = timeOf("DTSTART");
        readEnd(invitation);
        readPeople(invitation);
        readRepeating(invitation);
        if (const CalendarProperty* status = m_event.find("STATUS"); status != nullptr)
            invitation->isCancelled = status->value.trimmed().toUpper() == "CANCELLED";
        if (const CalendarProperty* sequence = m_event.find("SEQUENCE"); sequence != nullptr)
            invitation->sequence = std::max(0, sequence->value.trimmed().toInt());
        if (const CalendarProperty* uid = m_event.find("UID"); uid != nullptr)
            invitation->uid = uid->value.trimmed().left(kMaxUid);
    }

private:
    [[nodiscard]] QString textOf(const char* name) const
    {
        const CalendarProperty* property = m_event.find(name);
        return property != nullptr ? property->text().left(kMaxShownText) : QString();
    }

    [[nodiscard]] InvitationTime timeOf(const char* name) const
    {
        const CalendarProperty* property = m_event.find(name);
        return property != nullptr ? timeOf(*property) : InvitationTime();
    }

    [[nodiscard]] InvitationTime timeOf(const CalendarProperty& property) const
    {
        InvitationTime time;
        bool isUtc = false;
        bool isDate = false;
        const QDateTime given = calendarDateTime(property.value, &isUtc, &isDate);
        if (!given.isValid())
            return time;
        const QByteArray id = property.parameter("TZID").trimmed();
        if (isDate) {
            time.date = given.date();
        } else if (isUtc) {
            time.at = given;
        } else if (id.isEmpty()) {
            time.at = QDateTime(given.date(), given.time(), Qt::LocalTime);
        } else {
            setZone(id, given, &time);
        }
        return time;
    }

    void setZone(const QByteArray& id, const QDateTime& local, InvitationTime* time) const
    {
        time->zone = CalendarZones::shownName(id);
        const std::optional<int> offset = m_zones.offsetAt(id, local);
        time->isZoneUnknown = !offset;
        if (!offset) {
            time->at = QDateTime(local.date(), local.time(), Qt::LocalTime);
            return;
        }
        time->there = QDateTime(local.date(), local.time(), Qt::OffsetFromUTC, *offset);
        time->at = time->there.toUTC();
    }

    void readEnd(Invitation* invitation) const
    {
        invitation->end = timeOf("DTEND");
        const InvitationTime& start = invitation->start;
        const CalendarProperty* duration = m_event.find("DURATION");
        if (!invitation->end.isValid() && duration != nullptr && start.isValid()) {
            const qint64 seconds = secondsOf(duration->value.trimmed());
            invitation->end = start;
            if (start.isAllDay())
                invitation->end.date = start.date.addDays(seconds / (24 * 3600));
            invitation->end.at = start.at.isValid() ? start.at.addSecs(seconds) : QDateTime();
            if (start.there.isValid())
                invitation->end.there = start.there.addSecs(seconds);
        }
        if (invitation->end.isAllDay()) // it does not count any more (3.6.1)
            invitation->end.date = std::max(start.date, invitation->end.date.addDays(-1));
        const bool isBefore = start.isAllDay() != invitation->end.isAllDay() ||
                              (!start.isAllDay() && invitation->end.at < start.at);
        if (isBefore)
            invitation->end = {};
    }

    void readPeople(Invitation* invitation) const
    {
        if (const CalendarProperty* organizer = m_event.find("ORGANIZER"); organizer != nullptr)
            invitation->organizer = personOf(*organizer);
        for (const CalendarProperty& property : m_event.properties) {
            if (property.name != "ATTENDEE")
                continue;
            if (invitation->attendees.size() == kMaxAttendees) {
                invitation->hasMoreAttendees = true;
                break;
            }
            invitation->attendees.append(personOf(property));
        }
    }

    void readRepeating(Invitation* invitation) const
    {
        const CalendarProperty* rule = m_event.find("RRULE");
        invitation->repeats = rule != nullptr || m_event.find("RDATE") != nullptr;
        if (rule != nullptr)
            invitation->rule = RuleReader().read(rule->value);
        const CalendarProperty* one = m_event.find("RECURRENCE-ID");
        if (one == nullptr)
            return;
        invitation->isOneOfMany = true;
        const InvitationTime time = timeOf(*one);
        if (time.isAllDay())
            invitation->recurrence =
                "RECURRENCE-ID;VALUE=DATE:" + time.date.toString(QStringLiteral("yyyyMMdd")).toLatin1();
        else if (time.at.timeSpec() == Qt::UTC && time.at.isValid())
            invitation->recurrence = "RECURRENCE-ID:" + utcStamp(time.at);
        else
            invitation->recurrence = "RECURRENCE-ID:" + one->value.trimmed().left(kMaxUid);
    }

    const CalendarComponent& m_event;
    const CalendarZones& m_zones;
};

void writeTime(const char* name, const InvitationTime& time, CalendarWriter* writer)
{
    if (time.at.isValid() && time.at.timeSpec() == Qt::UTC)
        writer->add(name, utcStamp(time.at));
}

} // namespace

std::shared_ptr<const Invitation> readInvitation(QByteArrayView bytes, const QString& partPath)
{
    const QList<CalendarComponent> components = readCalendar(bytes);
    const CalendarComponent* event = nullptr;
    QSet<QByteArray> uids;
    for (const CalendarComponent& component : components) {
        if (component.name != "VEVENT")
            continue;
        const CalendarProperty* uid = component.find("UID");
        uids.insert(uid != nullptr ? uid->value : QByteArray());
        // The event itself stands for its exceptions.
        const bool isException = component.find("RECURRENCE-ID") != nullptr;
        if (event == nullptr || (event->find("RECURRENCE-ID") != nullptr && !isException))
            event = &component;
    }
    if (event == nullptr)
        return nullptr;
    auto invitation = std::make_shared<Invitation>();
    invitation->partPath = partPath;
    const CalendarProperty* method = components.first().find("METHOD");
    invitation->method = methodOf(method != nullptr ? method->value : QByteArray());
    invitation->events = static_cast<int>(uids.size());
    EventReader(*event, CalendarZones(components)).read(invitation.get());
    invitation->isCancelled = invitation->isCancelled || invitation->method == InvitationMethod::Cancel;
    return invitation->start.isValid() ? invitation : nullptr;
}

const InvitationPerson* invitedOf(const Invitation& invitation, const QStringList& own)
{
    for (const InvitationPerson& person : invitation.attendees) {
        if (own.contains(person.who.addr, Qt::CaseInsensitive))
            return &person;
    }
    return nullptr;
}

bool isAnswerable(const Invitation& invitation)
{
    return invitation.method == InvitationMethod::Request && !invitation.isCancelled &&
           invitation.events == 1 && !invitation.uid.isEmpty() &&
           isWritableAddress(invitation.organizer.who.addr);
}

QString answerKeyword(InvitationAnswer answer)
{
    switch (answer) {
    case InvitationAnswer::Accepted:
        return QStringLiteral("$InvitationAccepted");
    case InvitationAnswer::Tentative:
        return QStringLiteral("$InvitationTentative");
    case InvitationAnswer::Declined:
        return QStringLiteral("$InvitationDeclined");
    case InvitationAnswer::None:
    case InvitationAnswer::Delegated:
        break;
    }
    return {};
}

InvitationAnswer answerOf(const QStringList& keywords)
{
    for (const InvitationAnswer answer :
         {InvitationAnswer::Accepted, InvitationAnswer::Tentative, InvitationAnswer::Declined}) {
        if (keywords.contains(answerKeyword(answer), Qt::CaseInsensitive))
            return answer;
    }
    return InvitationAnswer::None;
}

QByteArray invitationReply(const Invitation& invitation, const InvitationPerson& invited,
                           InvitationAnswer answer, const QDateTime& now)
{
    const auto head = [](const QByteArray& name, const InvitationPerson& person) {
        return person.who.name.isEmpty() ? name : name + ";CN=" + CalendarWriter::quoted(person.who.name);
    };
    CalendarWriter writer;
    writer.add("BEGIN", "VCALENDAR");
    writer.add("PRODID", "-//Postaci//Postaci//EN");
    writer.add("VERSION", "2.0");
    writer.add("METHOD", "REPLY");
    writer.add("BEGIN", "VEVENT");
    writer.add("UID", invitation.uid);
    if (!invitation.recurrence.isEmpty()) {
        const qsizetype colon = invitation.recurrence.indexOf(':');
        writer.add(invitation.recurrence.left(colon), invitation.recurrence.mid(colon + 1));
    }
    writer.add("SEQUENCE", QByteArray::number(invitation.sequence));
    writer.add("DTSTAMP", utcStamp(now));
    if (!invitation.repeats) {
        writeTime("DTSTART", invitation.start, &writer);
        writeTime("DTEND", invitation.end, &writer);
    }
    writer.add(head("ORGANIZER", invitation.organizer), invitation.organizer.value);
    writer.add(head("ATTENDEE;PARTSTAT=" + statusOf(answer), invited), invited.value);
    if (!invitation.summary.isEmpty())
        writer.addText("SUMMARY", invitation.summary);
    writer.add("END", "VEVENT");
    writer.add("END", "VCALENDAR");
    return writer.bytes();
}

Result<OutgoingMessage> invitationMessage(const Invitation& invitation, const InvitationPerson& invited,
                                          const Identity& identity, const InvitationWords& words)
{
    if (!isAnswerable(invitation))
        return unexpected(ErrorKind::Input, ErrorReason::InvalidAddress,
                          QStringLiteral("Nobody waits for an answer to this invitation."));
    OutgoingMessage message;
    message.from = {identity.name, invited.who.addr};
    message.to = {invitation.organizer.who};
    message.subject = words.subject;
    message.text = words.text;
    message.messageId = makeMessageId(identity.address);
    return message;
}

} // namespace postaci
