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
/// said that it has it, and goes then. One that is queued for another folder and not begun goes to this one
/// instead. Its tags do not come along.
Result<void> putOnServer(Transaction& transaction, const MailReader& reader,
                         const QList<MessageRow>& messages, const Folder& target);

} // namespace postaci
