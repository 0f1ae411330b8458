#include "MailEnginePrivate.h"

#include "message/MessageBuilder.h"

// Drafts at a server, what is sent on as it is, and templates.

namespace postaci {

namespace {

/// The copies of one draft have to be told from each other, and from the message that it becomes.
QString copyId(const OutgoingMessage& message)
{
    return makeMessageId(message.from.addr);
}

} // namespace

bool MailEngine::keepsDraftsOnServer(AccountId account) const
{
    const auto found = d->reader->account(account);
    const auto folder = d->reader->folderByRole(account, FolderRole::Drafts);
    return found && found->keepsDraftsOnServer && found->incoming.protocol == Protocol::Imap && folder &&
           *folder != 0;
}

void MailEngine::putDraftOnServer(DraftId draft, const OutgoingMessage& message,
                                  const std::function<void(Result<void>)>& done)
{
    const auto answer = [done](const Result<void>& put) {
        if (done)
            done(put);
    };
    if (draft == 0 || !keepsDraftsOnServer(message.account)) {
        answer({});
        return;
    }
    d->pool.start([p = d.get(), draft, message, answer] {
        OutgoingMessage copy = message;
        copy.messageId = copyId(message);
        const auto built = buildMessage(copy);
        const auto write = [&]() {
            DraftCopy wanted;
            wanted.draft = draft;
            wanted.account = copy.account;
            wanted.messageId = copy.messageId;
            return p->store->write(WritePriority::User, [&](Transaction& transaction) {
                return transaction.wantDraftCopy(wanted, built->sentCopy);
            });
        };
        const Result<void> put = built ? write() : unexpected(built.error());
        p->inUiThread([p, put, answer] {
            if (put)
                p->changesQueued();
            answer(put);
        });
    });
}

void MailEngine::redirect(MessageId message, const Redirection& redirection,
                          std::function<void(Result<OutboxId>)> done)
{
    d->pool.start([p = d.get(), message, redirection, done = std::move(done)] {
        const auto queue = [&]() -> Result<OutboxId> {
            const auto reader = MailReader::open(p->options.profileDir);
            if (!reader)
                return unexpected(reader.error());
            const auto raw = (*reader)->body(message);
            const auto envelope = (*reader)->envelope(message);
            if (!raw || !envelope)
                return unexpected(!raw ? raw.error() : envelope.error());
            const auto built = buildRedirection(redirection, *raw);
            if (!built)
                return unexpected(built.error());
            OutboxEntry entry;
            entry.account = redirection.account;
            entry.messageId = redirection.messageId;
            entry.subject = envelope->subject;
            entry.envelopeFrom = built->envelopeFrom;
            entry.recipients = built->recipients;
            entry.created = p->clock->now();
            entry.original = message;
            entry.originalIsForward = true;
            OutboxId id = 0;
            const auto written =
                p->store->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
                    const auto added = transaction.addToOutbox(entry, built->wire, built->sentCopy);
                    id = added.value_or(0);
                    return added ? Result<void>() : unexpected(added.error());
                });
            return written ? Result<OutboxId>(id) : unexpected(written.error());
        };
        const Result<OutboxId> queued = queue();
        p->inUiThread([p, queued, account = redirection.account, done] {
            const auto sync = p->accounts.find(account);
            if (queued && sync != p->accounts.end())
                sync->second->outboxQueued();
            done(queued);
        });
    });
}

void MailEngine::saveTemplate(const Template& changed, std::function<void(Result<qint64>)> done)
{
    auto id = std::make_shared<qint64>(0);
    d->store->writeAsync(
        WritePriority::User,
        [changed, id](Transaction& transaction) -> Result<void> {
            const auto saved = transaction.putTemplate(changed);
            *id = saved.value_or(0);
            return saved ? Result<void>() : unexpected(saved.error());
        },
        this,
        [id, done = std::move(done)](const Result<void>& written) {
            done(written ? Result<qint64>(*id) : unexpected(written.error()));
        });
}

void MailEngine::removeTemplate(qint64 id, std::function<void(Result<void>)> done)
{
    d->store->writeAsync(
        WritePriority::User, [id](Transaction& transaction) { return transaction.removeTemplate(id); }, this,
        [done = std::move(done)](const Result<void>& removed) { done(removed); });
}

} // namespace postaci
