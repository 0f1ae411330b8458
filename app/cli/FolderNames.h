#pragma once

#include "base/Ids.h"
#include "base/Result.h"

namespace postaci {
class MailReader;
}

namespace postaci::cli {

/// `[ACCOUNT/]NAME`: ACCOUNT is the address, or "local" for the folders on this computer; without one the
/// first account that has the folder is meant. Errors: Input.
[[nodiscard]] Result<FolderId> findFolder(const MailReader& reader, const QString& wanted);

} // namespace postaci::cli
