#include "MailEnginePrivate.h"
#include "base/Identities.h"

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
    d->queueAnswer(account->id, *receipt, *built, message, {{QLatin1String(kReceiptKeyword), true}},
                   std::move(done));
}

/// An answer to a message and what is remembered of it there, in one transaction.
void MailEngine::Private::queueAnswer(AccountId account, const OutgoingMessage& answer,
                                      const BuiltMessage& built, MessageId message,
                                      const QList<std::pair<QString, bool>>& keywords,
                                      std::function<void(Result<OutboxId>)> done)
{
    OutboxEntry entry;
    entry.account = account;
    entry.messageId = answer.messageId;
    entry.subject = answer.subject;
    entry.envelopeFrom = built.envelopeFrom;
    entry.recipients = built.recipients;
    entry.created = clock->now();
    auto queued = std::make_shared<OutboxId>(0);
    store->writeAsync(
        WritePriority::User,
        [entry, built, message, keywords, queued](Transaction& transaction) -> Result<void> {
            const auto added = transaction.addToOutbox(entry, built.wire, built.sentCopy);
            if (!added)
                return unexpected(added.error());
            *queued = *added;
            for (const auto& [keyword, isOn] : keywords) {
                if (auto wanted = transaction.wantKeyword({message}, keyword, isOn); !wanted)
                    return wanted;
            }
            return {};
        },
        engine,
        [this, queued, account, done = std::move(done)](const Result<void>& written) {
            if (written) {
                changesQueued();
                if (const auto sync = accounts.find(account); sync != accounts.end())
                    sync->second->outboxQueued();
            }
            done(written ? Result<OutboxId>(*queued) : unexpected(written.error()));
        });
}

void MailEngine::answerInvitation(MessageId message, const Invitation& invitation, InvitationAnswer answer,
                                  const InvitationWords& words, std::function<void(Result<OutboxId>)> done)
{
    const auto rows = d->reader->rows({message});
    const auto account = rows && !rows->isEmpty()
                             ? d->reader->account(rows->first().account)
                             : Result<Account>(unexpected(ErrorKind::Gone, ErrorReason::MessageMissing,
                                                          QStringLiteral("The message is gone.")));
    const InvitationPerson* invited = account ? invitedOf(invitation, addressesOf(*account)) : nullptr;
    const auto reply =
        invited != nullptr
            ? invitationMessage(invitation, *invited, identityOf(*account, invited->who.addr), words)
            : Result<OutgoingMessage>(
                  unexpected(account ? makeError(ErrorKind::Input, ErrorReason::InvalidAddress,
                                                 QStringLiteral("The account is not invited."))
                                     : account.error()));
    const auto built =
        reply ? buildCalendarReply(*reply, invitationReply(invitation, *invited, answer, d->clock->now()))
              : Result<BuiltMessage>(unexpected(reply.error()));
    if (!built) {
        d->inUiThread([done = std::move(done), error = built.error()] { done(unexpected(error)); });
        return;
    }
    QList<std::pair<QString, bool>> keywords;
    for (const InvitationAnswer one :
         {InvitationAnswer::Accepted, InvitationAnswer::Tentative, InvitationAnswer::Declined})
        keywords.append({answerKeyword(one), one == answer});
    d->queueAnswer(account->id, *reply, *built, message, keywords, std::move(done));
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
