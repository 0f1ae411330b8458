#pragma once

#include <QByteArray>
#include <QStringList>

namespace postaci {

/// What a server calls a message wherever it lies, by Gmail's X-GM-EXT-1 or by OBJECTID (RFC 8474).
struct ServerIdentity
{
    QByteArray message;    ///< X-GM-MSGID or EMAILID: the same for all copies in an account; empty: none
    QByteArray thread;     ///< X-GM-THRID or THREADID; empty: none
    bool isGmails = false; ///< flags are the message's then, not the place's (RFC 8474 does not promise that)
    QStringList labels;    ///< X-GM-LABELS, decoded; without the one whose folder was asked
    bool operator==(const ServerIdentity&) const = default;
};

} // namespace postaci
