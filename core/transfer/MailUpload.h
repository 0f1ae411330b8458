#pragma once

#include "base/Result.h"
#include "store/StoreTypes.h"

namespace postaci {

class MailReader;
class Transaction;

/// Whether a message can go from where it is to `target` by an upload: from a folder on this computer, with
/// all of its text, into a folder of a server.
[[nodiscard]] bool canBePutOn(const Folder& target, const MailReader& reader, const MessageRow& row);

/// Queues such messages for `target` (Transaction::addAppend). Each stays where it is until the server has
/// said that it has it, and is in `target` then, under the same id. One that is queued for another folder, of
/// whatever account, goes to this one instead; what was begun there is expunged when it has arrived.
Result<void> putOnServer(Transaction& transaction, const MailReader& reader,
                         const QList<MessageRow>& messages, const Folder& target);
/// The same of copies, which are shown in `target` at once; returns their rows. One that waits to be made is
/// not made twice.
Result<QList<MessageId>> copyToServer(Transaction& transaction, const MailReader& reader,
                                      const QList<MessageRow>& messages, const Folder& target);
/// Takes back putOnServer(): what was not sent yet is not, and what the server has comes back into `origin`,
/// a folder on this computer, before it is expunged there. What is not here any more is left out. Errors:
/// Input/NotHereWhole where the text would have to be fetched first; nothing is changed then.
Result<void> takeBackFromServer(Transaction& transaction, const MailReader& reader,
                                const QList<MessageId>& messages, FolderId origin);

} // namespace postaci
