#pragma once

#include "base/Result.h"
#include "support/DovecotServer.h"

#include <QString>

namespace postaci::bench {

/// What reading the headers of a folder costs when nothing is done with them.
struct RawFetch
{
    double seconds = 0;      ///< of the FETCH alone
    double totalSeconds = 0; ///< with connecting, TLS, login and SELECT
    qint64 bytes = 0;        ///< of the FETCH's answer
};

/// Asks for the same of all messages in INBOX as the program's first sync does, over a bare QSslSocket, and
/// drops what comes: the limit that no client can be under. Blocks.
[[nodiscard]] Result<RawFetch> readAndDrop(const test::DovecotServer& server, const QString& user);

} // namespace postaci::bench
