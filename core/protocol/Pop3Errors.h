#pragma once

#include "base/Error.h"
#include "protocol/Pop3Reader.h"

#include <QByteArray>

namespace postaci {

/// The meaning of a -ERR to `command` (RFC 2449 8, RFC 3206); `command` without arguments.
[[nodiscard]] Error pop3Error(const Pop3Status& status, const QByteArray& command);
/// The same for USER, PASS, APOP and AUTH, where a -ERR without further words is about the password.
[[nodiscard]] Error pop3LoginError(const Pop3Status& status);
/// The same for a -ERR in place of the greeting.
[[nodiscard]] Error pop3GreetingError(const Pop3Status& status);

} // namespace postaci
