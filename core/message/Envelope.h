#pragma once

#include "base/Address.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace postaci {

/// The decoded header fields that a list row, a reply and threading need. Message-IDs are without angle
/// brackets.
struct Envelope
{
    QString subject;
    AddressList from;
    AddressList sender;
    AddressList replyTo;
    AddressList to;
    AddressList cc;
    AddressList bcc;
    QDateTime date; ///< UTC; invalid if the message has none that can be read
    QString messageId;
    QString inReplyTo;      ///< the first Message-ID of In-Reply-To
    QStringList references; ///< oldest first
    bool operator==(const Envelope&) const = default;
};

} // namespace postaci
