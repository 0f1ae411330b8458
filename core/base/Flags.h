#pragma once

#include <QFlags>

namespace postaci {

/// A message's flags: system flags of RFC 3501, the keywords that every client knows, and those that only
/// this program has. Stored as this number.
enum class MessageFlag : quint32 {
    Seen = 0x01,
    Answered = 0x02,
    Flagged = 0x04,
    Deleted = 0x08,
    Draft = 0x10,
    Forwarded = 0x20, ///< keyword $Forwarded
    Junk = 0x40,      ///< keyword $Junk
    NotJunk = 0x80,   ///< keyword $NotJunk
    Pinned = 0x100,   ///< stays at the top of lists
    Muted = 0x200,    ///< what comes into its conversation is read already
    Back = 0x400,     ///< was put off, and is not read since
};
Q_DECLARE_FLAGS(MessageFlags, MessageFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(MessageFlags)

/// No server is told of these.
inline constexpr MessageFlags kOwnFlags = MessageFlag::Pinned | MessageFlag::Muted | MessageFlag::Back;

} // namespace postaci
