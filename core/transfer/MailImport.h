#pragma once

#include "base/CancelToken.h"
#include "base/Result.h"
#include "transfer/TransferTypes.h"

namespace postaci {

class Store;

/// Takes mail from files into local folders, byte for byte (but for the quoting of an mbox), in bounded
/// memory. What the folder has already is left out. What was taken stays when it is cancelled or cut, so that
/// doing it again takes the rest. Blocks its thread, which is not the UI's; `tell` is called in it, about ten
/// times a second. Errors: Gone/MailboxMissing and Input for the target, Storage; files that cannot be read
/// are in the report.
[[nodiscard]] Result<TransferReport> importMail(Store& store, const ImportOptions& options,
                                                const CancelToken& cancel, const TellProgress& tell);

} // namespace postaci
