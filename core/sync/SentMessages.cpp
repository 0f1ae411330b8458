#include "sync/SentMessages.h"

#include "store/Transaction.h"

#include <algorithm>

namespace postaci {

namespace {

/// \Answered or $Forwarded for what the sent message answers or forwards.
Result<void> markOriginal(Transaction& transaction, const OutboxEntry& entry)
{
    if (entry.original == 0)
        return {};
    const MessageFlag mark = entry.originalIsForward ? MessageFlag::Forwarded : MessageFlag::Answered;
    return transaction.wantFlag({entry.original}, mark, true);
}

/// With the words for the first of them.
Result<void> queueForLater(Transaction& transaction, OutboxId entry, const QList<RefusedRecipient>& putOff,
                           const QDateTime& nextTry)
{
    if (putOff.isEmpty())
        return {};
    QStringList addresses;
    for (const RefusedRecipient& one : putOff)
        addresses.append(one.addr);
    const RefusedRecipient& first = putOff.first();
    return transaction.requeueFor(entry, addresses, nextTry,
                                  makeError(ErrorKind::Timeout, ErrorReason::RecipientsRefused,
                                            QStringLiteral("the server answered %1").arg(first.code),
                                            first.reply));
}

} // namespace

QList<RefusedRecipient> refusalsOf(const QList<RecipientResult>& recipients)
{
    QList<RefusedRecipient> refused;
    for (const RecipientResult& recipient : recipients)
        if (!recipient.accepted)
            refused.append({recipient.addr, recipient.code, recipient.reply});
    return refused;
}

bool isForNow(const RefusedRecipient& recipient)
{
    return recipient.code >= 400 && recipient.code < 500;
}

Result<void> recordSent(Transaction& transaction, const OutboxEntry& sent, const QDateTime& now,
                        const QDateTime& nextTry)
{
    OutboxEntry outcome = sent;
    QList<RefusedRecipient> putOff = sent.refused;
    putOff.removeIf([](const RefusedRecipient& one) { return !isForNow(one); });
    outcome.refused.removeIf(isForNow);
    if (auto set = transaction.setSent(outcome, now); !set)
        return set;
    if (auto marked = markOriginal(transaction, sent); !marked)
        return marked;
    if (auto queued = queueForLater(transaction, sent.id, putOff, nextTry); !queued)
        return queued;
    // The copy of one that was tried again is there already.
    return transaction.leaveIfDone(sent.id);
}

} // namespace postaci
