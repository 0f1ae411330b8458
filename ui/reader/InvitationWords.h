#pragma once

#include "message/Invitation.h"

#include <QLocale>
#include <QString>

namespace postaci {

// What an invitation says, in sentences; dates in the local time zone.

/// "Friday, 27 November 2026, 14:00 – 15:00", and what clocks show in the event's own zone where that
/// differs.
[[nodiscard]] QString whenSentence(const Invitation& invitation, const QLocale& locale = QLocale());
/// "every week on Monday and Friday, 10 times"; "repeats" for what is no usual rule; empty: once.
[[nodiscard]] QString repeatingSentence(const Invitation& invitation, const QLocale& locale = QLocale());
/// What the message is: "Updated invitation", "Ayşe has accepted".
[[nodiscard]] QString invitationTitle(const Invitation& invitation);
/// "Ayşe Yılmaz (accepted)"
[[nodiscard]] QString participantText(const InvitationPerson& person);
/// What the person has said: "You have accepted."; empty for None.
[[nodiscard]] QString ownAnswerSentence(InvitationAnswer answer);
/// What the organiser has noted as the person's answer, which need not be true; empty for None.
[[nodiscard]] QString notedAnswerSentence(InvitationAnswer answer);
/// The words of an answer that is sent. `who` is who answers.
[[nodiscard]] InvitationWords answerWords(const Invitation& invitation, InvitationAnswer answer,
                                          const QString& who);

} // namespace postaci
