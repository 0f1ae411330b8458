#include "MailEnginePrivate.h"

#include "message/HeaderFields.h"
#include "message/MessageBuilder.h"
#include "sync/SentCopies.h"

// What is to be sent, and what may still be done about it.

namespace postaci {

namespace {

OutboxEntry entryFor(AccountId account, const SendOptions& options, const QDateTime& now)
{
    OutboxEntry entry;
    entry.account = account;
    entry.created = now;
    entry.wantsNotices = options.wantsNotices;
    if (options.at.isValid()) {
        entry.state = OutboxState::Scheduled;
        entry.due = options.at.toUTC();
    } else if (options.hold.count() > 0) {
        entry.state = OutboxState::Held;
        entry.due = now.addSecs(options.hold.count());
    }
    return entry;
}

/// CRLF line ends, as all that is in the outbox has.
QByteArray withCrLf(const QByteArray& raw)
{
    QByteArray out;
    out.reserve(raw.size() + raw.size() / 32);
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const char c = raw.at(i);
        if (c != '\r' && c != '\n') {
            out += c;
            continue;
        }
        if (c == '\r' && i + 1 < raw.size() && raw.at(i + 1) == '\n')
            ++i;
        out += "\r\n";
    }
    return out;
}

} // namespace

void MailEngine::Private::enqueue(const OutboxEntry& entry, const BuiltMessage& built, DraftId draft,
                                  const SendOptions& wish, const std::function<void(Result<OutboxId>)>& done)
{
    Result<OutboxId> queued = OutboxId{0};
    const auto written = store->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
        if (wish.onlyOnce) {
            const auto isKnown = transaction.wasEverInOutbox(entry.account, entry.messageId);
            if (!isKnown || *isKnown)
                return isKnown ? Result<void>() : unexpected(isKnown.error());
        }
        queued = transaction.addToOutbox(entry, built.wire, built.sentCopy, wish.draft);
        if (!queued)
            return unexpected(queued.error());
        return draft == 0 ? Result<void>() : transaction.draftIsSent(draft, *queued);
    });
    if (!written)
        queued = unexpected(written.error());
    inUiThread([this, queued, account = entry.account, done] {
        const auto sync = accounts.find(account);
        if (queued && sync != accounts.end())
            sync->second->outboxQueued();
        done(queued);
    });
}

void MailEngine::send(const OutgoingMessage& message, DraftId draft,
                      std::function<void(Result<OutboxId>)> done)
{
    send(message, draft, {}, std::move(done));
}

void MailEngine::send(const OutgoingMessage& message, DraftId draft, const SendOptions& options,
                      std::function<void(Result<OutboxId>)> done)
{
    d->pool.start([p = d.get(), message, draft, options, done = std::move(done)] {
        const auto built = buildMessage(message);
        if (!built) {
            p->inUiThread([done, error = built.error()] { done(unexpected(error)); });
            return;
        }
        OutboxEntry entry = entryFor(message.account, options, p->clock->now());
        entry.messageId = message.messageId;
        entry.subject = message.subject;
        entry.envelopeFrom = built->envelopeFrom;
        entry.recipients = built->recipients;
        entry.original = message.kind == OutgoingKind::New ? 0 : message.original;
        entry.originalIsForward = message.kind == OutgoingKind::Forward;
        p->enqueue(entry, *built, draft, options, done);
    });
}

void MailEngine::sendRaw(const RawMessage& message, std::function<void(Result<OutboxId>)> done)
{
    d->pool.start([p = d.get(), message, done = std::move(done)] {
        OutboxEntry entry = entryFor(message.account, message.options, p->clock->now());
        entry.messageId = message.messageId;
        entry.subject = message.subject;
        entry.envelopeFrom = message.envelopeFrom;
        entry.recipients = message.recipients;
        BuiltMessage built;
        built.sentCopy = withCrLf(message.raw);
        built.wire = withoutField(withoutField(built.sentCopy, "Bcc"), "Resent-Bcc");
        p->enqueue(entry, built, 0, message.options, done);
    });
}

void MailEngine::Private::changeOutbox(OutboxId entry, bool hasActed, const Store::Work& work)
{
    const auto known = reader->outboxEntry(entry);
    store->writeAsync(WritePriority::User, work, engine,
                      [this, hasActed, account = known ? known->account : 0](const Result<void>&) {
                          const auto sync = accounts.find(account);
                          if (sync == accounts.end())
                              return;
                          if (hasActed)
                              sync->second->retrySending();
                          else
                              sync->second->outboxQueued();
                      });
}

void MailEngine::retryOutbox(OutboxId entry)
{
    d->changeOutbox(entry, true, [entry, now = d->clock->now()](Transaction& transaction) {
        return transaction.sendAgain(entry, now);
    });
}

void MailEngine::fileCopyAgain(OutboxId entry)
{
    d->change([entry](Transaction& transaction) { return transaction.fileCopyAgain(entry); });
}

void MailEngine::giveUpCopy(OutboxId entry)
{
    d->change([entry](Transaction& transaction) -> Result<void> {
        if (auto done = transaction.setSentCopyDone(entry); !done)
            return done;
        return transaction.leaveIfDone(entry);
    });
}

void MailEngine::discardOutbox(OutboxId entry)
{
    d->change([entry](Transaction& transaction) { return transaction.discardFromOutbox(entry); });
}

void MailEngine::discardOutbox(OutboxId entry, std::function<void(Result<void>)> done)
{
    d->store->writeAsync(
        WritePriority::User,
        [entry](Transaction& transaction) { return transaction.discardFromOutbox(entry); }, this,
        [done = std::move(done)](const Result<void>& discarded) { done(discarded); });
}

void MailEngine::sendNow(OutboxId entry)
{
    d->changeOutbox(entry, false, [entry, now = d->clock->now()](Transaction& transaction) -> Result<void> {
        const auto released = transaction.release(entry, now);
        return released ? Result<void>() : unexpected(released.error());
    });
}

void MailEngine::reschedule(OutboxId entry, const QDateTime& due)
{
    d->changeOutbox(entry, false, [entry, due](Transaction& transaction) -> Result<void> {
        const auto changed = transaction.reschedule(entry, due.toUTC());
        return changed ? Result<void>() : unexpected(changed.error());
    });
}

void MailEngine::takeOutOfOutbox(OutboxId entry, const DraftRewriting& rewrite,
                                 std::function<void(Result<Draft>)> done)
{
    auto draft = std::make_shared<Draft>();
    d->store->writeAsync(
        WritePriority::User,
        [entry, draft, rewrite](Transaction& transaction) -> Result<void> {
            const auto taken = transaction.takeBack(entry, rewrite);
            *draft = taken.value_or(Draft());
            return taken ? Result<void>() : unexpected(taken.error());
        },
        this,
        [draft, done = std::move(done)](const Result<void>& written) {
            done(written ? Result<Draft>(*draft) : unexpected(written.error()));
        });
}

void MailEngine::outboxNewsSeen(OutboxId entry)
{
    d->change([entry](Transaction& transaction) { return transaction.outboxNewsSeen(entry); });
}

bool MailEngine::isLookedFor(const OutboxEntry& entry) const
{
    const auto account = d->reader->account(entry.account);
    return account && postaci::isLookedFor(entry, *account, d->clock->now());
}

} // namespace postaci
