#pragma once

#include "store/MailReader.h"
#include "store/Transaction.h"

namespace postaci {

/// The folder of an account for one use; 0: it has none. What goes to the archive goes to "All mail" where
/// the server has that and nothing else (Gmail).
[[nodiscard]] Result<FolderId> specialFolder(const MailReader& reader, AccountId account, FolderRole role);

/// A new one, for an account that has none. `reader` is to see the same state as `transaction` began with.
[[nodiscard]] Result<FolderId> wantSpecialFolder(Transaction& transaction, const MailReader& reader,
                                                 AccountId account, FolderRole role);

/// Below which folder a new one at the top has to be made: INBOX where the server has all others there
/// (Courier), else 0.
[[nodiscard]] FolderId placeOfNewFolders(const QList<Folder>& folders);

/// The last level of a folder's name. Errors: Input when the server could not have such a name.
[[nodiscard]] Result<FolderLevel> folderLevel(const QString& name, char delimiter);

} // namespace postaci
