#pragma once

#include "store/WriteContext.h"

namespace postaci {

/// The row that stands for a copy of `source` in `target` until the server has made it: as the original looks
/// now, without a UID. 0: there is no such message. In the writer thread.
[[nodiscard]] MessageId insertCopy(WriteContext& context, MessageId source, FolderId target);

/// To be called before `original` or its text leaves this computer: copies of it that wait to be put on a
/// server have no text of their own, and get it now. In the writer thread.
void giveCopiesTheirText(WriteContext& context, MessageId original);

} // namespace postaci
