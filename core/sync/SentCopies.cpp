#include "sync/SentCopies.h"

#include "base/Identities.h"
#include "message/MailboxName.h"
#include "sync/FolderListSync.h"
#include "sync/FolderSync.h"
#include "sync/SentMessages.h"

#include <algorithm>

namespace postaci {

namespace {

/// 0 if the account has none, by what the server lists now.
Result<FolderId> findSentFolder(const SyncScope& scope)
{
    const auto known = scope.reader.folderByRole(scope.account, FolderRole::Sent);
    if (!known || *known != 0)
        return known;
    if (auto listed = syncFolderList(scope, ListDetail::Names); !listed)
        return unexpected(listed.error());
    return scope.reader.folderByRole(scope.account, FolderRole::Sent);
}

Result<Folder> sentFolder(const SyncScope& scope)
{
    auto id = findSentFolder(scope);
    if (id && *id == 0) {
        // No folder of the account can be taken for it: make one, once.
        const QByteArray name = scope.session.personalPrefix() + encodeMailbox(QStringLiteral("Sent"));
        if (auto created = scope.session.create(name); !created && !scope.session.isConnected())
            return unexpected(created.error());
        (void)scope.session.subscribe(name);
        id = findSentFolder(scope);
    }
    if (!id)
        return unexpected(id.error());
    if (*id == 0)
        return unexpected(ErrorKind::Rejected, ErrorReason::MailboxMissing,
                          QStringLiteral("The account has no folder for sent mail and none could be made"));
    return scope.reader.folder(*id);
}

Result<bool> isThere(const SyncScope& scope, const Folder& folder, const QString& messageId)
{
    const auto selected = scope.session.select(folder.rawName, std::nullopt);
    if (!selected)
        return unexpected(selected.error());
    const QByteArray id = ImapSession::quoted('<' + messageId.toUtf8() + '>');
    // What was sent on has its number in another field (RFC 5322 3.6.6).
    const auto found = scope.session.search("OR HEADER Message-ID " + id + " HEADER Resent-Message-ID " + id);
    if (!found)
        return unexpected(found.error());
    return !found->isEmpty();
}

Result<void> finish(const SyncScope& scope, const OutboxEntry& entry)
{
    return scope.write([&](Transaction& transaction) -> Result<void> {
        if (auto done = transaction.setSentCopyDone(entry.id); !done)
            return done;
        return transaction.leaveIfDone(entry.id);
    });
}

/// Where the identity wants its copies, as long as that folder is there.
Result<Folder> folderForCopy(const SyncScope& scope, const Account& account, const OutboxEntry& entry)
{
    const FolderId chosen = identityOf(account, entry.envelopeFrom).sentFolder;
    const auto folder = chosen == 0 ? Result<Folder>(Folder{}) : scope.reader.folder(chosen);
    const bool isUsable = folder && folder->account == scope.account && folder->isSyncable();
    return isUsable ? folder : sentFolder(scope);
}

Result<void> fileCopy(const SyncScope& scope, const Account& account, const OutboxEntry& entry)
{
    const auto folder = folderForCopy(scope, account, entry);
    if (!folder)
        return unexpected(folder.error());
    const auto there = isThere(scope, *folder, entry.messageId);
    if (!there)
        return unexpected(there.error());
    if (!*there) {
        const auto copy = scope.reader.outboxPieces(entry.id, OutboxForm::SentCopy);
        const auto bytes = scope.reader.outboxBytes(entry.id);
        if (!copy || !bytes)
            return unexpected(copy ? bytes.error() : copy.error());
        const auto appended = scope.session.append(folder->rawName, MessageFlag::Seen, entry.sent, **copy,
                                                   bytes->hasUtf8SentHeader);
        if (!appended)
            return unexpected(appended.error());
    }
    if (auto finished = finish(scope, entry); !finished)
        return finished;
    // Whoever has sent it looks into Sent now, not after the next pass over all folders.
    return FolderSync(scope, *folder).run(SyncDepth::NewestPage, {});
}

/// Where the provider files copies itself, finding one there proves that the message was sent; for so long
/// the user is not asked.
Result<void> settleUncertain(const SyncScope& scope, const OutboxEntry& entry)
{
    const auto id = scope.reader.folderByRole(scope.account, FolderRole::Sent);
    if (!id || *id == 0)
        return {};
    // The copy of an earlier sending says nothing about this one.
    const auto wasSentBefore = scope.reader.wasSent(scope.account, entry.messageId);
    if (!wasSentBefore || *wasSentBefore)
        return wasSentBefore ? Result<void>() : unexpected(wasSentBefore.error());
    const auto folder = scope.reader.folder(*id);
    if (!folder)
        return unexpected(folder.error());
    const auto there = isThere(scope, *folder, entry.messageId);
    if (!there || !*there)
        return there ? Result<void>() : unexpected(there.error());
    const QDateTime now = scope.clock.now();
    return scope.write([&](Transaction& transaction) -> Result<void> {
        if (auto sent = recordSent(transaction, entry, now, now); !sent)
            return sent;
        if (auto done = transaction.setSentCopyDone(entry.id); !done)
            return done;
        return transaction.leaveIfDone(entry.id);
    });
}

/// A server that refuses copies, since it is full or its folder takes none, is asked again after growing
/// pauses; the user is told.
Result<void> noteRefusedCopy(const SyncScope& scope, const OutboxEntry& entry, const Error& error)
{
    constexpr std::chrono::milliseconds kFirstPause = std::chrono::minutes(5);
    constexpr int kMostDoublings = 6;
    const auto pause = kFirstPause * (1 << std::clamp(entry.attempts, 0, kMostDoublings));
    return scope.write([&, next = scope.clock.now().addMSecs(pause.count())](Transaction& transaction) {
        return transaction.copyRefused(entry.id, next, error);
    });
}

bool isCopyDue(const OutboxEntry& entry, const QDateTime& now)
{
    return entry.state == OutboxState::Sent && !entry.sentCopyDone &&
           (!entry.nextAttempt.isValid() || entry.nextAttempt <= now);
}

} // namespace

bool isLookedFor(const OutboxEntry& entry, const Account& account, const QDateTime& now)
{
    // What one of its recipients has had already is there in any case, whatever became of the rest.
    return entry.state == OutboxState::Uncertain && !entry.sentCopyDone &&
           providerFilesCopy(account, entry.envelopeFrom) && entry.unsettled.isValid() &&
           entry.unsettled <= now && entry.unsettled.msecsTo(now) < kUncertainSettles.count();
}

Result<bool> fileSentCopies(const SyncScope& scope, const Account& account, AppendSizes sizes,
                            const std::function<void(const OutboxEntry&)>& progressed)
{
    auto entries = scope.reader.outbox();
    if (!entries)
        return unexpected(entries.error());
    bool usedSession = false;
    for (OutboxEntry& entry : *entries) {
        if (entry.account != scope.account || scope.cancel.isCancelled())
            continue;
        Result<void> step;
        if (isCopyDue(entry, scope.clock.now())) {
            const bool isTheirs = providerFilesCopy(account, entry.envelopeFrom);
            const auto bytes = scope.reader.outboxBytes(entry.id);
            if (!bytes)
                return unexpected(bytes.error());
            if (!isMine(sizes, isTheirs ? 0 : bytes->sentCopySize))
                continue;
            usedSession = usedSession || !isTheirs;
            step = isTheirs ? finish(scope, entry) : fileCopy(scope, account, entry);
        } else if (isLookedFor(entry, account, scope.clock.now()) && sizes != AppendSizes::Big) {
            usedSession = true;
            step = settleUncertain(scope, entry);
        } else {
            continue;
        }
        if (!step && !concernsOneItem(scope, step.error()))
            return unexpected(step.error());
        if (!step && entry.state == OutboxState::Sent)
            if (auto noted = noteRefusedCopy(scope, entry, step.error()); !noted)
                return unexpected(noted.error());
        entry.sentCopyDone = entry.sentCopyDone || (step.has_value() && entry.state == OutboxState::Sent);
        const bool wasUncertain = entry.state == OutboxState::Uncertain;
        if (const auto current = scope.reader.outboxEntry(entry.id))
            entry = *current;
        else if (wasUncertain)
            entry.state = OutboxState::Sent;
        if (progressed)
            progressed(entry);
    }
    return usedSession;
}

} // namespace postaci
