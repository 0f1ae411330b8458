#pragma once

#include "store/MailReader.h"
#include "store/Transaction.h"

namespace postaci {

/// Moves messages of one account into its archive: into the folder of their year there (by the date they are
/// sorted by, in local time; made where it is missing), if the account wants that and its archive can have
/// folders. `reader` is to see the same state as `transaction` began with.
Result<void> archiveInto(Transaction& transaction, const MailReader& reader, FolderId archive,
                         const QList<MessageId>& messages);

} // namespace postaci
