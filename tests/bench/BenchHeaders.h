#pragma once

#include "store/StoreTypes.h"

namespace postaci::bench {

/// Headers of the message with that number (from 1, which is its UID too) in an endless mailbox as a sync
/// would bring them, ten minutes apart up to 2023 at `newest`. Always the same for the same number, and made
/// from it alone, so that a million of them need no memory: half are answers within conversations of mostly
/// two to ten.
[[nodiscard]] NewMessage benchHeader(quint32 number, quint32 newest);

} // namespace postaci::bench
