#include "sync/LocalSentCopies.h"

#include "store/LocalMessage.h"

namespace postaci {

namespace {

Result<void> fileLocally(const AccountContext& context, const MailReader& reader, FolderId sent,
                         const OutboxEntry& entry)
{
    const auto raw = reader.outboxSentCopy(entry.id);
    if (!raw)
        return unexpected(raw.error());
    LocalMessage copy = localMessage(*raw, MessageFlag::Seen);
    copy.row.internalDate = entry.sent;
    return context.store->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
        const auto isMine = transaction.takeSentCopy(entry.id);
        if (!isMine || !*isMine)
            return isMine ? Result<void>() : unexpected(isMine.error());
        if (auto stored = storeLocalMessage(transaction, sent, copy); !stored)
            return unexpected(stored.error());
        return transaction.leaveIfDone(entry.id);
    });
}

} // namespace

Result<void> fileLocalSentCopies(const AccountContext& context, const MailReader& reader)
{
    const auto entries = reader.outbox();
    const auto sent = reader.folderByRole(context.account.id, FolderRole::Sent);
    if (!entries || !sent)
        return unexpected(entries ? sent.error() : entries.error());
    for (const OutboxEntry& entry : *entries) {
        if (entry.account != context.account.id || entry.state != OutboxState::Sent || entry.sentCopyDone)
            continue;
        if (auto filed = fileLocally(context, reader, *sent, entry); !filed)
            return filed;
        OutboxEntry done = entry;
        done.sentCopyDone = true;
        if (context.events.outboxProgressed)
            context.events.outboxProgressed(done);
    }
    return {};
}

} // namespace postaci
