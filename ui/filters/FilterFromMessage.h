#pragma once

#include "rules/Rule.h"
#include "store/StoreTypes.h"

namespace postaci {

/// A filter for mail like this: of the same mailing list if it came from one, else from the same sender. What
/// it does is left to the person. `raw` is null where the message is not here.
[[nodiscard]] Rule filterLike(const MessageRow& message, const QByteArray& raw);

} // namespace postaci
