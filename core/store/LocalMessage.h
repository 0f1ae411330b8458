#pragma once

#include "store/BodySummary.h"
#include "store/StoreTypes.h"
#include "store/Transaction.h"

#include <QByteArray>

namespace postaci {

/// A message on its way into a local folder, taken apart before the writer is busy with it.
struct LocalMessage
{
    NewMessage row;
    QByteArray raw;
    BodySummary summary;
};

/// From the whole bytes. Its place in the list is decided by when it was delivered (the first Received
/// field), since no INTERNALDATE is known, then by its Date.
[[nodiscard]] LocalMessage localMessage(const QByteArray& raw, MessageFlags flags);
/// The row of a message of which only the header block is here. `size`: of the whole message.
[[nodiscard]] NewMessage localRow(QByteArrayView headerBlock, qint64 size);
/// Puts row, body and what is kept of it into `folder`, which is a local one.
Result<MessageId> storeLocalMessage(Transaction& transaction, FolderId folder, const LocalMessage& message);

/// A digest of a header block (the beginning of `raw`) that stays the same whoever fetches the message:
/// fields that servers and clients keep their own notes in do not count.
[[nodiscard]] QByteArray headerFingerprint(QByteArrayView raw);

} // namespace postaci
