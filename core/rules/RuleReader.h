#pragma once

#include "base/Result.h"
#include "rules/RuleMatcher.h"
#include "store/MailReader.h"

namespace postaci {

/// The rules of a profile in their order, without those that this version does not understand.
[[nodiscard]] Result<QList<Rule>> readRules(const MailReader& reader);

/// What rules go by of a message; `withRaw`: the raw message too, if it is here.
[[nodiscard]] Result<RuleFacts> ruleFacts(const MailReader& reader, const MessageRow& row, bool withRaw);

} // namespace postaci
