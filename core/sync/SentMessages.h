#pragma once

#include "protocol/SmtpSession.h"
#include "store/StoreTypes.h"

#include <QDateTime>

namespace postaci {

class Transaction;

/// Whom the server has refused, for now or for good.
[[nodiscard]] QList<RefusedRecipient> refusalsOf(const QList<RecipientResult>& recipients);

/// By a reply that says to try later (4yz, RFC 5321 4.2.1).
[[nodiscard]] bool isForNow(const RefusedRecipient& recipient);

/// The server has taken `sent`, with the words `sent.reply`, for all but `sent.refused`. Of those the ones
/// that it has put off are queued for `nextTry` on, and the others are kept to be told of. The message that
/// it answers or forwards is marked, and the entry goes if all is done.
[[nodiscard]] Result<void> recordSent(Transaction& transaction, const OutboxEntry& sent, const QDateTime& now,
                                      const QDateTime& nextTry);

} // namespace postaci
