#pragma once

#include "sync/SyncScope.h"

namespace postaci {

/// Which of the folders that the server lists no longer are called otherwise now, so that nothing of them has
/// to be fetched again: by MAILBOXID (RFC 8474), else by UIDVALIDITY and what is in them. Asks the server
/// only when folders have both come and gone.
[[nodiscard]] Result<FolderRenames> findRenamedFolders(const SyncScope& scope,
                                                       const QList<ImapMailbox>& listed);

} // namespace postaci
