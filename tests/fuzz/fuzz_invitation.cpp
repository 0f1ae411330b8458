// iCalendar objects of strangers: content lines, time zones, rules, and the answers that repeat parts of
// them.
#include "Fuzz.h"
#include "message/CalendarText.h"
#include "message/Invitation.h"

using namespace postaci;

namespace {

/// What an answer says may come from a stranger, but not how many lines it has.
void answer(const Invitation& invitation, const InvitationPerson& invited)
{
    const QByteArray reply = invitationReply(invitation, invited, InvitationAnswer::Accepted,
                                             QDateTime(QDate(2026, 11, 27), QTime(10, 0), Qt::UTC));
    const QList<CalendarComponent> components = readCalendar(reply);
    fuzz::require(components.size() == 2, "an answer has one event");
    fuzz::require(components.first().properties.size() == 3, "and is an answer");
    int attendees = 0;
    for (const CalendarProperty& property : components.at(1).properties)
        attendees += property.name == "ATTENDEE" ? 1 : 0;
    fuzz::require(attendees == 1, "of one person");
    for (const QByteArray& line : reply.split('\n'))
        fuzz::require(line.size() <= 76, "lines are folded");
}

} // namespace

void postaci::fuzz::take(QByteArrayView input)
{
    const auto components = readCalendar(input);
    require(components.size() <= 2000, "components are bounded");
    for (const CalendarComponent& component : components)
        require(component.parent < components.size(), "parents are there");
    const auto invitation = readInvitation(input);
    if (invitation == nullptr)
        return;
    require(invitation->start.isValid(), "an event has a time");
    require(invitation->attendees.size() <= 500, "participants are bounded");
    require(!invitation->end.at.isValid() || invitation->end.at >= invitation->start.at,
            "it ends after its start");
    require(!invitation->rule.isPlain || invitation->rule.interval >= 1, "rules can be said");
    if (!isAnswerable(*invitation))
        return;
    for (const InvitationPerson& person : invitation->attendees.mid(0, 3))
        answer(*invitation, person);
    require(invitationMessage(*invitation, invitation->organizer, {}, {}).has_value(),
            "there is whom to answer");
}
