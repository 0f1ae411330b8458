#include "reader/InvitationWords.h"

#include "reader/Recipients.h"

#include <QCoreApplication>

namespace postaci {

namespace {

/// The sentences' context for translation.
struct InvitationText
{
    Q_DECLARE_TR_FUNCTIONS(Invitation)
};

QString shownClock(const QDateTime& time, const QLocale& locale)
{
    return locale.toString(time.time(), QLocale::ShortFormat);
}

/// From one moment to another, with the day once where it is the same.
QString spanText(const QDateTime& from, const QDateTime& to, const QLocale& locale)
{
    const auto whole = [&locale](const QDateTime& time) {
        //: A day and a time
        return InvitationText::tr("%1, %2").arg(locale.toString(time.date(), QLocale::LongFormat),
                                                shownClock(time, locale));
    };
    if (!to.isValid() || to == from)
        return whole(from);
    const QString end = to.date() == from.date() ? shownClock(to, locale) : whole(to);
    return whole(from) + QStringLiteral(" – ") + end;
}

QString allDayText(const Invitation& invitation, const QLocale& locale)
{
    const QDate first = invitation.start.date;
    const QDate last = invitation.end.isAllDay() ? invitation.end.date : first;
    const QString begin = locale.toString(first, QLocale::LongFormat);
    if (last <= first)
        return InvitationText::tr("%1, all day").arg(begin);
    //: Two days
    return InvitationText::tr("%1 – %2, all day").arg(begin, locale.toString(last, QLocale::LongFormat));
}

/// What clocks show where the event is; empty: the same as here.
QString elsewhereText(const Invitation& invitation, const QLocale& locale)
{
    const InvitationTime& start = invitation.start;
    if (start.isZoneUnknown)
        return InvitationText::tr("in the time zone “%1”, which is not known here")
            .arg(plainLine(start.zone));
    if (!start.there.isValid() || start.there.offsetFromUtc() == start.at.toLocalTime().offsetFromUtc())
        return {};
    const QDateTime end = invitation.end.there.isValid() ? invitation.end.there : QDateTime();
    QString there = shownClock(start.there, locale);
    if (start.there.date() != start.at.toLocalTime().date())
        there.prepend(locale.toString(start.there.date(), QLocale::ShortFormat) + QLatin1Char(' '));
    if (end.isValid() && end != start.there)
        there += QStringLiteral(" – ") + shownClock(end, locale);
    //: %1 is a time, %2 a time zone such as America/New York
    return InvitationText::tr("%1 in %2").arg(there, plainLine(start.zone));
}

QString nthWeekday(int nth, const QString& weekday)
{
    switch (nth) {
    case 1:
        //: %1 is a weekday, as in the next ones
        return InvitationText::tr("the first %1").arg(weekday);
    case 2:
        return InvitationText::tr("the second %1").arg(weekday);
    case 3:
        return InvitationText::tr("the third %1").arg(weekday);
    case 4:
        return InvitationText::tr("the fourth %1").arg(weekday);
    case 5:
        return InvitationText::tr("the fifth %1").arg(weekday);
    default:
        return InvitationText::tr("the last %1").arg(weekday);
    }
}

QString monthlyText(const InvitationRule& rule, const QStringList& days)
{
    if (!days.isEmpty()) {
        const QString day = nthWeekday(rule.nth, days.first());
        //: %1: "the second Monday"
        return rule.interval == 1
                   ? InvitationText::tr("every month on %1").arg(day)
                   : InvitationText::tr("every %n months on %1", nullptr, rule.interval).arg(day);
    }
    if (rule.monthDay > 0)
        //: %1 is a number
        return rule.interval == 1 ? InvitationText::tr("every month on day %1").arg(rule.monthDay)
                                  : InvitationText::tr("every %n months on day %1", nullptr, rule.interval)
                                        .arg(rule.monthDay);
    return rule.interval == 1 ? InvitationText::tr("every month")
                              : InvitationText::tr("every %n months", nullptr, rule.interval);
}

QString weeklyText(const InvitationRule& rule, const QStringList& days)
{
    const QString list = days.join(QLatin1String(", "));
    if (days.isEmpty())
        return rule.interval == 1 ? InvitationText::tr("every week")
                                  : InvitationText::tr("every %n weeks", nullptr, rule.interval);
    //: %1: one or more weekdays
    return rule.interval == 1 ? InvitationText::tr("every week on %1").arg(list)
                              : InvitationText::tr("every %n weeks on %1", nullptr, rule.interval).arg(list);
}

QString intervalText(const InvitationRule& rule, const QLocale& locale)
{
    using Unit = InvitationRule::Unit;
    QStringList days;
    for (const int day : rule.weekdays)
        days << locale.standaloneDayName(day);
    switch (rule.unit) {
    case Unit::Day:
        return rule.interval == 1 ? InvitationText::tr("every day")
                                  : InvitationText::tr("every %n days", nullptr, rule.interval);
    case Unit::Week:
        return weeklyText(rule, days);
    case Unit::Month:
        return monthlyText(rule, days);
    case Unit::Year:
        break;
    }
    return rule.interval == 1 ? InvitationText::tr("every year")
                              : InvitationText::tr("every %n years", nullptr, rule.interval);
}

QString nameOfPerson(const InvitationPerson& person)
{
    return plainLine(person.who.name.isEmpty() ? person.who.addr : person.who.name);
}

QString replyTitle(const Invitation& invitation)
{
    if (invitation.attendees.isEmpty())
        return InvitationText::tr("Answer to an invitation");
    const QString who = nameOfPerson(invitation.attendees.first());
    switch (invitation.attendees.first().answer) {
    case InvitationAnswer::Accepted:
        //: %1 is a person
        return InvitationText::tr("%1 has accepted").arg(who);
    case InvitationAnswer::Tentative:
        return InvitationText::tr("%1 may come").arg(who);
    case InvitationAnswer::Declined:
        return InvitationText::tr("%1 has declined").arg(who);
    case InvitationAnswer::Delegated:
        return InvitationText::tr("%1 sends somebody else").arg(who);
    case InvitationAnswer::None:
        break;
    }
    return InvitationText::tr("Answer to an invitation");
}

} // namespace

QString whenSentence(const Invitation& invitation, const QLocale& locale)
{
    if (invitation.start.isAllDay())
        return allDayText(invitation, locale);
    const QDateTime start = invitation.start.at.toLocalTime();
    const QDateTime end = invitation.end.at.isValid() ? invitation.end.at.toLocalTime() : QDateTime();
    const QString here = spanText(start, end, locale);
    const QString elsewhere = elsewhereText(invitation, locale);
    return elsewhere.isEmpty() ? here : here + QStringLiteral(" (") + elsewhere + QLatin1Char(')');
}

QString repeatingSentence(const Invitation& invitation, const QLocale& locale)
{
    if (!invitation.repeats)
        return {};
    const InvitationRule& rule = invitation.rule;
    if (!rule.isPlain)
        return InvitationText::tr("repeats");
    QString sentence = intervalText(rule, locale);
    if (rule.count > 0)
        sentence += QLatin1String(", ") + InvitationText::tr("%n times", nullptr, rule.count);
    else if (rule.until.isValid())
        sentence += QLatin1String(", ") +
                    //: %1 is the last day on which something that repeats may happen
                    InvitationText::tr("up to %1").arg(locale.toString(rule.until, QLocale::LongFormat));
    return sentence;
}

QString invitationTitle(const Invitation& invitation)
{
    const QString first =
        invitation.attendees.isEmpty() ? QString() : nameOfPerson(invitation.attendees.first());
    switch (invitation.method) {
    case InvitationMethod::Reply:
        return replyTitle(invitation);
    case InvitationMethod::Counter:
        return first.isEmpty() ? InvitationText::tr("Another time is proposed")
                               : InvitationText::tr("%1 proposes another time").arg(first);
    case InvitationMethod::DeclineCounter:
        return InvitationText::tr("The organiser keeps the time as it is");
    default:
        break;
    }
    if (invitation.isCancelled)
        return InvitationText::tr("Cancelled");
    if (invitation.method != InvitationMethod::Request)
        return InvitationText::tr("Event");
    return invitation.sequence > 0 ? InvitationText::tr("Updated invitation")
                                   : InvitationText::tr("Invitation");
}

QString participantText(const InvitationPerson& person)
{
    QStringList notes;
    switch (person.answer) {
    case InvitationAnswer::Accepted:
        notes << InvitationText::tr("accepted");
        break;
    case InvitationAnswer::Tentative:
        notes << InvitationText::tr("may come");
        break;
    case InvitationAnswer::Declined:
        notes << InvitationText::tr("declined");
        break;
    case InvitationAnswer::Delegated:
        notes << InvitationText::tr("sends somebody else");
        break;
    case InvitationAnswer::None:
        break;
    }
    if (person.isOptional)
        notes << InvitationText::tr("optional");
    const QString name = nameOfPerson(person);
    return notes.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, notes.join(QLatin1String(", ")));
}

QString ownAnswerSentence(InvitationAnswer answer)
{
    switch (answer) {
    case InvitationAnswer::Accepted:
        return InvitationText::tr("You have accepted.");
    case InvitationAnswer::Tentative:
        return InvitationText::tr("You have said that you may come.");
    case InvitationAnswer::Declined:
        return InvitationText::tr("You have declined.");
    case InvitationAnswer::Delegated:
        return InvitationText::tr("You send somebody else.");
    case InvitationAnswer::None:
        break;
    }
    return {};
}

QString notedAnswerSentence(InvitationAnswer answer)
{
    switch (answer) {
    case InvitationAnswer::Accepted:
        return InvitationText::tr("The organiser has noted that you come.");
    case InvitationAnswer::Tentative:
        return InvitationText::tr("The organiser has noted that you may come.");
    case InvitationAnswer::Declined:
        return InvitationText::tr("The organiser has noted that you do not come.");
    case InvitationAnswer::Delegated:
        return InvitationText::tr("The organiser has noted that you send somebody else.");
    case InvitationAnswer::None:
        break;
    }
    return {};
}

InvitationWords answerWords(const Invitation& invitation, InvitationAnswer answer, const QString& who)
{
    const QString what = plainLine(invitation.summary);
    const QString when = whenSentence(invitation);
    if (answer == InvitationAnswer::Accepted)
        //: %1 is a person, %2 what it is about, %3 when that is; so are the next ones
        return {InvitationText::tr("Accepted: %1").arg(what),
                InvitationText::tr("%1 will come to “%2” (%3).").arg(who, what, when)};
    if (answer == InvitationAnswer::Tentative)
        return {InvitationText::tr("Tentative: %1").arg(what),
                InvitationText::tr("%1 may come to “%2” (%3).").arg(who, what, when)};
    return {InvitationText::tr("Declined: %1").arg(what),
            InvitationText::tr("%1 will not come to “%2” (%3).").arg(who, what, when)};
}

} // namespace postaci
