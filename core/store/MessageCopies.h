#pragma once

#include "store/WriteContext.h"

namespace postaci {

/// The row that stands for a copy of `source` in `target` until the server has made it: as the original looks
/// now, without a UID. 0: there is no such message. In the writer thread.
[[nodiscard]] MessageId insertCopy(WriteContext& context, MessageId source, FolderId target);

} // namespace postaci
