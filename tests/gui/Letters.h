#pragma once

#include "store/StoreTypes.h"

namespace postaci {

/// The n-th message of the conversation `name`, from Ayşe and Mehmet by turns, an answer to the first one.
inline NewMessage letterOf(const QString& name, int number, quint32 uid, const QDateTime& date,
                           MessageFlags flags = MessageFlag::Seen)
{
    NewMessage message;
    message.uid = uid;
    message.flags = flags;
    message.internalDate = date;
    message.envelope.subject = number == 0 ? name : QStringLiteral("Re: ") + name;
    const QString who = number % 2 == 0 ? QStringLiteral("Ayşe") : QStringLiteral("Mehmet");
    message.envelope.from = {{who, who.toLower() + QStringLiteral("@example.org")}};
    message.envelope.messageId = QStringLiteral("%1-%2@example.org").arg(name).arg(number);
    if (number > 0) {
        message.envelope.inReplyTo = QStringLiteral("%1-0@example.org").arg(name);
        message.envelope.references = {message.envelope.inReplyTo};
    }
    return message;
}

} // namespace postaci
