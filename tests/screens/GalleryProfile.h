#pragma once

#include "base/Ids.h"
#include "base/Result.h"

#include <QString>

namespace postaci::screens {

/// Makes a profile in the directory as a sync would: the sample mailbox in an account of its own, with some
/// of it put off, pinned, awaited and deleted for good, and a second, empty account. Aborts where the store
/// refuses.
void fillGalleryProfile(const QString& profileDir);

} // namespace postaci::screens
