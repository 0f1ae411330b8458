#pragma once

#include "store/Connection.h"

namespace postaci {

/// For a mail.db that may be older than what was done since: what was queued, held or scheduled may have gone
/// out, so only the user sends it again, and uploads and copies are looked for at the server first, as after
/// a cut. Within a transaction; SQLite's errors are thrown.
void makeUnsentUncertain(Connection& mail);

} // namespace postaci
