#include "MailEnginePrivate.h"

#include "message/MessageBuilder.h"
#include "message/ReadReceipt.h"
#include "security/HttpsRequest.h"

namespace postaci {

void MailEngine::unsubscribe(const QUrl& address, std::function<void(Result<void>)> done)
{
    constexpr int kPatience = 20'000; // milliseconds; such servers take their time
    auto* request = new HttpsRequest(d->network, d->options.certificates, {kPatience, 512 * 1024, 0}, this);
    connect(request, &HttpsRequest::finished, this,
            [request, done = std::move(done)](const Result<QByteArray>& answer) {
                request->deleteLater();
                // RFC 8058 3.1: whatever is answered with success, also without a word.
                const bool isDone = answer || (request->status() >= 200 && request->status() < 300);
                done(isDone ? Result<void>() : unexpected(answer.error()));
            });
    request->postForm(address, kOneClickForm);
}

void MailEngine::sendReceipt(MessageId message, const MessageContent& content, const ReceiptWords& words,
                             std::function<void(Result<OutboxId>)> done)
{
    const auto rows = d->reader->rows({message});
    const auto account = rows && !rows->isEmpty()
                             ? d->reader->account(rows->first().account)
                             : Result<Account>(unexpected(ErrorKind::Gone, ErrorReason::MessageMissing,
                                                          QStringLiteral("The message is gone.")));
    const auto receipt = account ? makeReceipt(content, account->identity, words)
                                 : Result<OutgoingMessage>(unexpected(account.error()));
    const auto built = receipt ? buildDispositionReport(*receipt, receiptReport(content, account->identity))
                               : Result<BuiltMessage>(unexpected(receipt.error()));
    if (!built) {
        d->inUiThread([done = std::move(done), error = built.error()] { done(unexpected(error)); });
        return;
    }
    OutboxEntry entry;
    entry.account = account->id;
    entry.messageId = receipt->messageId;
    entry.subject = receipt->subject;
    entry.envelopeFrom = built->envelopeFrom;
    entry.recipients = built->recipients;
    entry.created = d->clock->now();
    auto queued = std::make_shared<OutboxId>(0);
    d->store->writeAsync(
        WritePriority::User,
        [entry, built = *built, message, queued](Transaction& transaction) -> Result<void> {
            const auto added = transaction.addToOutbox(entry, built.wire, built.sentCopy);
            *queued = added.value_or(0);
            return added ? transaction.wantKeyword({message}, QLatin1String(kReceiptKeyword), true)
                         : Result<void>(unexpected(added.error()));
        },
        this,
        [p = d.get(), queued, id = account->id, done = std::move(done)](const Result<void>& written) {
            if (written) {
                p->changesQueued();
                if (const auto sync = p->accounts.find(id); sync != p->accounts.end())
                    sync->second->outboxQueued();
            }
            done(written ? Result<OutboxId>(*queued) : unexpected(written.error()));
        });
}

void MailEngine::declineReceipt(MessageId message)
{
    setTag({message}, QLatin1String(kReceiptKeyword), true);
}

bool MailEngine::isReceiptSettled(MessageId message) const
{
    const auto rows = d->reader->rows({message});
    return !rows || rows->isEmpty() ||
           rows->first().keywords.contains(QLatin1String(kReceiptKeyword), Qt::CaseInsensitive);
}

} // namespace postaci
