#include "transfer/MailUpload.h"

#include "store/LocalMessage.h"
#include "store/MailReader.h"
#include "store/Transaction.h"

#include <QHash>
#include <QSet>

namespace postaci {

namespace {

/// What waits to be put on the account's server, by the message of this computer that it is.
Result<QHash<MessageId, AppendEntry>> queuedMoves(const MailReader& reader, AccountId account)
{
    const auto entries = reader.appends(account);
    if (!entries)
        return unexpected(entries.error());
    QHash<MessageId, AppendEntry> queued;
    for (const AppendEntry& entry : *entries) {
        if (entry.replaces != 0 && entry.copy == 0)
            queued.insert(entry.replaces, entry);
    }
    return queued;
}

/// Those of `messages` that a copy of waits to be put into `target` and is to stay there: one that was taken
/// back goes again as it arrives.
Result<QSet<MessageId>> waitingCopies(const MailReader& reader, const QList<MessageRow>& messages,
                                      const Folder& target)
{
    const auto queued = reader.appends(target.account);
    if (!queued)
        return unexpected(queued.error());
    QSet<MessageId> wanted;
    for (const MessageRow& row : messages)
        wanted.insert(row.id);
    QHash<MessageId, MessageId> originals;
    for (const AppendEntry& entry : *queued) {
        if (entry.copy != 0 && entry.folder == target.id && wanted.contains(entry.replaces))
            originals.insert(entry.copy, entry.replaces);
    }
    const auto copies = reader.rows(originals.keys());
    if (!copies)
        return unexpected(copies.error());
    QSet<MessageId> waiting;
    for (const MessageRow& copy : *copies) {
        if (copy.folder == target.id)
            waiting.insert(originals.value(copy.id));
    }
    return waiting;
}

Result<AppendEntry> uploadOf(const MailReader& reader, const MessageRow& row, const Folder& target)
{
    const auto location = reader.location(row.id);
    if (!location)
        return unexpected(location.error());
    AppendEntry entry;
    entry.account = target.account;
    entry.folder = target.id;
    entry.flags = row.flags & ~kOwnFlags;
    entry.internalDate = QDateTime::fromSecsSinceEpoch(sortSeconds(row.id), Qt::UTC);
    entry.size = row.size;
    entry.messageId = location->messageId;
    entry.subject = row.subject;
    entry.replaces = row.id;
    return entry;
}

/// Back on this computer, with its flags and tags as they are now.
Result<void> storeAgain(Transaction& transaction, const MailReader& reader, const MessageRow& row,
                        FolderId origin)
{
    const auto raw = reader.body(row.id);
    if (!raw && raw.error().reason == ErrorReason::MessageMissing)
        return unexpected(ErrorKind::Input, ErrorReason::NotHereWhole,
                          QStringLiteral("The text of message %1 is not here").arg(row.id));
    if (!raw)
        return unexpected(raw.error());
    const auto stored = storeLocalMessage(transaction, origin, localMessage(*raw, row.flags & ~kOwnFlags));
    if (!stored)
        return unexpected(stored.error());
    if (row.flags.testFlag(MessageFlag::Pinned))
        if (auto pinned = transaction.wantFlag({*stored}, MessageFlag::Pinned, true); !pinned)
            return pinned;
    for (const QString& keyword : row.keywords)
        if (auto tagged = transaction.wantKeyword({*stored}, keyword, true); !tagged)
            return tagged;
    return {};
}

} // namespace

bool canBePutOn(const Folder& target, const MailReader& reader, const MessageRow& row)
{
    const auto from = reader.folder(row.folder);
    return !target.isLocal && target.selectable && row.hasBody && from && from->isLocal;
}

Result<void> putOnServer(Transaction& transaction, const MailReader& reader,
                         const QList<MessageRow>& messages, const Folder& target)
{
    const auto queued = queuedMoves(reader, target.account);
    if (!queued)
        return unexpected(queued.error());
    for (const MessageRow& row : messages) {
        if (const auto known = queued->constFind(row.id);
            known != queued->constEnd() && known->folder == target.id)
            continue;
        // It goes where it was moved last, and nowhere else: another server may be waiting for it.
        if (auto cancelled = transaction.cancelAppendOf(row.id); !cancelled)
            return cancelled;
        const auto entry = uploadOf(reader, row, target);
        if (!entry)
            return unexpected(entry.error());
        if (const auto added = transaction.addAppend(*entry, {}); !added)
            return unexpected(added.error());
    }
    return {};
}

Result<QList<MessageId>> copyToServer(Transaction& transaction, const MailReader& reader,
                                      const QList<MessageRow>& messages, const Folder& target)
{
    const auto waiting = waitingCopies(reader, messages, target);
    if (!waiting)
        return unexpected(waiting.error());
    QList<MessageId> copies;
    for (const MessageRow& row : messages) {
        if (waiting->contains(row.id))
            continue;
        const auto entry = uploadOf(reader, row, target);
        if (!entry)
            return unexpected(entry.error());
        const auto copy = transaction.addAppendedCopy(*entry);
        if (!copy)
            return unexpected(copy.error());
        copies.append(*copy);
    }
    return copies;
}

Result<void> takeBackFromServer(Transaction& transaction, const MailReader& reader,
                                const QList<MessageId>& messages, FolderId origin)
{
    const auto rows = reader.rows(messages);
    if (!rows)
        return unexpected(rows.error());
    for (const MessageRow& row : *rows) {
        const auto folder = reader.folder(row.folder);
        if (!folder)
            return unexpected(folder.error());
        if (folder->isLocal) {
            if (auto cancelled = transaction.cancelAppendOf(row.id); !cancelled)
                return cancelled;
            continue;
        }
        if (auto stored = storeAgain(transaction, reader, row, origin); !stored)
            return stored;
        if (auto expunged = transaction.wantExpunge({row.id}); !expunged)
            return expunged;
    }
    return {};
}

} // namespace postaci
