#pragma once

#include <QString>

namespace postaci {

/// Whether `address` can be an account's: local part, one @, and a domain with a dot (or localhost).
/// Generous, since only the server knows.
[[nodiscard]] bool isUsableAddress(const QString& address);

} // namespace postaci
