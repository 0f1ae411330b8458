#pragma once

#include "store/WriteContext.h"

namespace postaci {

// Folders that exist only here (POP3) are a server that answers at once: what the user wants is written as an
// intent like everywhere, and carried out in the same transaction. In the writer thread.

/// Inbox, Drafts, Sent, Archive, Junk and Trash of a new account.
void addLocalFolders(WriteContext& context, AccountId account);
/// The one folder that mail of no account cannot do without.
void addLocalTrash(WriteContext& context, AccountId account);
[[nodiscard]] bool isLocalFolder(WriteContext& context, FolderId folder);
/// Whether the message lies in such a folder; false if there is none.
[[nodiscard]] bool isLocalMessage(WriteContext& context, MessageId message);
/// Whether all of a local message is here: of a big one only the head may be fetched so far.
[[nodiscard]] bool isWhole(WriteContext& context, MessageId message);
/// Gives the row of a copy its UID and the body of its source.
void copyLocally(WriteContext& context, MessageId source, MessageId copy);
/// A UID for the next message of a local folder.
[[nodiscard]] quint32 nextLocalUid(WriteContext& context, FolderId folder);
/// Carries out what is wanted of `message` if it is local.
void settleLocally(WriteContext& context, MessageId message);

} // namespace postaci
