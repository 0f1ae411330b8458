#pragma once

#include "rules/RuleMatcher.h"

namespace postaci {

/// What the filter for junk goes by: words of subject and text, the sender, hosts that are linked to, and
/// facts of the header, each once, as a number. Bounded, whatever the message. Any thread.
[[nodiscard]] QList<quint64> junkTokens(const RuleFacts& facts);

} // namespace postaci
