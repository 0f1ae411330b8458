#pragma once

#include "base/Error.h"

#include <QFileDevice>

namespace postaci {

/// Why a file could not be written, by the system's number for it (errno): DiskFull, DiskQuota or
/// FileTooLarge, else FileUnwritable.
[[nodiscard]] ErrorReason reasonOfWriteFailure(int systemError);
/// The same right after `file` has failed; its own error() knows the first alone.
[[nodiscard]] ErrorReason reasonOfWriteFailure(const QFileDevice& file);
/// Whether it is one of the first three: what is written has no room.
[[nodiscard]] bool isWantOfRoom(ErrorReason reason);

} // namespace postaci
