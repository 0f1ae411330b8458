#pragma once

#include "MailEngine.h"

#include <QString>

namespace postaci {

/// When an account's mail was looked for and when it will be: "Last checked 14:02:11, next check 14:17".
[[nodiscard]] QString fetchText(const AccountState& state);
/// Why it does not fetch by itself at the moment: "paused: quiet hours until 08:00"; empty: it does.
[[nodiscard]] QString holdText(const AccountState& state);
/// The time of day, with the date where that is another day than today. `time` is UTC.
[[nodiscard]] QString momentText(const QDateTime& time);

} // namespace postaci
