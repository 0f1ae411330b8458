#pragma once

#include "base/Account.h"
#include "base/Result.h"
#include "message/OutgoingMessage.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>

namespace postaci {

/// What the sender of a calendar object wants (RFC 5546).
enum class InvitationMethod { Publish, Request, Reply, Cancel, Counter, DeclineCounter, Other };

/// A participant's answer (PARTSTAT).
enum class InvitationAnswer { None, Accepted, Tentative, Declined, Delegated };

struct InvitationPerson
{
    Address who;
    InvitationAnswer answer = InvitationAnswer::None;
    bool isOptional = false;
    QByteArray value; ///< as the calendar object names the person: "mailto:..."
    bool operator==(const InvitationPerson&) const = default;
};

/// When something begins or ends.
struct InvitationTime
{
    QDate date;   ///< of an all-day event; else invalid
    QDateTime at; ///< UTC; of a floating time the clock's time wherever one is, as LocalTime
    QString
        zone; ///< as a person may know it: "Europe/Istanbul", "Turkey Standard Time"; empty: UTC, floating
    QDateTime there;            ///< what clocks show in that zone, with its offset; invalid: as `at`
    bool isZoneUnknown = false; ///< `zone` says nothing to us: `at` is what clocks show there, as LocalTime
    [[nodiscard]] bool isValid() const { return date.isValid() || at.isValid(); }
    [[nodiscard]] bool isAllDay() const { return date.isValid(); }
    bool operator==(const InvitationTime&) const = default;
};

/// A recurrence (RFC 5545 3.3.10) as far as it can be said in a sentence.
struct InvitationRule
{
    enum class Unit { Day, Week, Month, Year };
    Unit unit = Unit::Day;
    int interval = 1;
    QList<int> weekdays; ///< 1 (Monday) to 7; of a month the one that `nth` counts
    int nth = 0;         ///< 1 to 5, or -1 for the last; 0: none
    int monthDay = 0;    ///< 1 to 31; 0: that of the first time
    int count = 0;       ///< 0: without end, or up to `until`
    QDate until;
    bool isPlain = false; ///< false: only that it repeats is known
    bool operator==(const InvitationRule&) const = default;
};

/// The event that a message is about.
struct Invitation
{
    InvitationMethod method = InvitationMethod::Publish;
    QString summary;
    QString description;
    QString location;
    InvitationPerson organizer;        ///< `value` empty: none is named
    QList<InvitationPerson> attendees; ///< at most 500
    bool hasMoreAttendees = false;
    InvitationTime start;
    InvitationTime end; ///< not valid: as the start, or a whole day; of all-day events the last day
    bool repeats = false;
    InvitationRule rule;
    bool isOneOfMany = false; ///< about one time of an event that repeats
    bool isCancelled = false; ///< by its status, whatever the method
    int sequence = 0;         ///< over 0: was changed since it was first sent
    int events = 1;           ///< different ones in the object
    QString partPath;         ///< of the message's part it was read from; empty outside of messages

    // What an answer has to repeat.
    QByteArray uid; ///< as it stands there
    QByteArray
        recurrence; ///< a whole content line without its end, in UTC where its zone is known; empty: none
    bool operator==(const Invitation&) const = default;
};

/// Reads an iCalendar object (RFC 5545) of a stranger, in UTF-8; null if there is no event in it. Bounded as
/// readCalendar() is. Any thread.
[[nodiscard]] std::shared_ptr<const Invitation> readInvitation(QByteArrayView bytes,
                                                               const QString& partPath = {});

/// The participant with one of these addresses; null: none of them is invited.
[[nodiscard]] const InvitationPerson* invitedOf(const Invitation& invitation, const QStringList& own);

/// Whether an answer can be given at all: it is asked for, and there is somebody to send it to.
[[nodiscard]] bool isAnswerable(const Invitation& invitation);

/// What a person reads in an answer, translated by the caller.
struct InvitationWords
{
    QString subject;
    QString text;
};

/// The keyword of a message that was answered so; empty for None and Delegated.
[[nodiscard]] QString answerKeyword(InvitationAnswer answer);
/// What the keywords of a message say.
[[nodiscard]] InvitationAnswer answerOf(const QStringList& keywords);

/// The iCalendar object of an answer (RFC 5546 3.2.3). `now` is UTC.
[[nodiscard]] QByteArray invitationReply(const Invitation& invitation, const InvitationPerson& invited,
                                         InvitationAnswer answer, const QDateTime& now);

/// The message of an answer, without the object. Errors: Input where there is nobody to send it to.
[[nodiscard]] Result<OutgoingMessage> invitationMessage(const Invitation& invitation,
                                                        const InvitationPerson& invited,
                                                        const Identity& identity,
                                                        const InvitationWords& words);

} // namespace postaci
