#pragma once

#include "base/Result.h"
#include "rules/Rule.h"
#include "store/StoredRule.h"

namespace postaci {

// The form in which a rule lies in mail.db: {"accounts":[1],"match":"all"|"any",
// "conditions":[{"field":"from","test":"contains","text":"…"}],"actions":[{"do":"move","folder":7}]}.

[[nodiscard]] StoredRule toStored(const Rule& rule);

/// Errors: Input for a definition that this program does not understand, of a newer one perhaps.
[[nodiscard]] Result<Rule> fromStored(const StoredRule& stored);

} // namespace postaci
