#pragma once

#include "base/Error.h"

namespace postaci {

/// What stands under "Details" of an error, as plain text: the server's own words, and what the certificate
/// says. Empty if nothing is known beyond the sentence itself. UI thread.
[[nodiscard]] QString errorDetails(const Error& error);

} // namespace postaci
