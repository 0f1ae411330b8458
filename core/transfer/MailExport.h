#pragma once

#include "base/CancelToken.h"
#include "base/Result.h"
#include "transfer/TransferTypes.h"

#include <functional>

namespace postaci {

class MailReader;

/// Fetches what is not here of these messages, as far as that is possible, and returns then; false where none
/// could be had and others of the same accounts would be waited for in vain. Called in the thread of the
/// export; empty: there is nobody to ask.
using FetchBodies = std::function<bool(const QList<MessageId>&)>;

/// Writes messages into files, the oldest first, one in memory at a time. What cannot be had or written is in
/// the report. When it is cancelled an mbox that was begun goes, and single files that are there stay. Blocks
/// its thread, which is not the UI's; `tell` is called in it, about ten times a second. Errors: Storage, of
/// the profile; Input/FileUnwritable for a target that is there already or cannot be made.
[[nodiscard]] Result<TransferReport> exportMail(const MailReader& reader, const ExportOptions& options,
                                                const FetchBodies& fetch, const CancelToken& cancel,
                                                const TellProgress& tell);

} // namespace postaci
