#pragma once

#include <QFlags>

namespace postaci {

/// A message's flags; system flags of RFC 3501 and the two keywords that every client knows. Stored as this
/// number.
enum class MessageFlag : quint32 {
    Seen = 0x01,
    Answered = 0x02,
    Flagged = 0x04,
    Deleted = 0x08,
    Draft = 0x10,
    Forwarded = 0x20, ///< keyword $Forwarded
    Junk = 0x40,      ///< keyword $Junk
    NotJunk = 0x80,   ///< keyword $NotJunk
};
Q_DECLARE_FLAGS(MessageFlags, MessageFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(MessageFlags)

} // namespace postaci
