#pragma once

#include "store/WriteContext.h"

namespace postaci {

// What was deleted for good stays here for a while, so that it can be brought back: messages whose body is
// here, but drafts. All of it lives in the writer thread, within one transaction.

/// To be called before a row is removed because its message is gone, by whoever's wish. Does nothing where no
/// body is here or where the message still lies in another place.
void keepRemoved(WriteContext& context, MessageId message);
/// The same for all that is in a folder.
void keepRemovedFolder(WriteContext& context, FolderId folder);
/// Lets go of what has been kept long enough, or is more than there is place for.
void pruneKept(WriteContext& context);

} // namespace postaci
