#include "transfer/MailUpload.h"

#include "store/MailReader.h"
#include "store/Transaction.h"

#include <QHash>

namespace postaci {

namespace {

/// What waits to be put on the account's server, by the message of this computer that it is.
Result<QHash<MessageId, AppendEntry>> queuedUploads(const MailReader& reader, AccountId account)
{
    const auto entries = reader.appends(account);
    if (!entries)
        return unexpected(entries.error());
    QHash<MessageId, AppendEntry> queued;
    for (const AppendEntry& entry : *entries) {
        if (entry.replaces != 0)
            queued.insert(entry.replaces, entry);
    }
    return queued;
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

} // namespace

bool canBePutOn(const Folder& target, const MailReader& reader, const MessageRow& row)
{
    const auto from = reader.folder(row.folder);
    return !target.isLocal && target.selectable && row.hasBody && from && from->isLocal;
}

Result<void> putOnServer(Transaction& transaction, const MailReader& reader,
                         const QList<MessageRow>& messages, const Folder& target)
{
    const auto queued = queuedUploads(reader, target.account);
    if (!queued)
        return unexpected(queued.error());
    for (const MessageRow& row : messages) {
        if (const auto known = queued->constFind(row.id); known != queued->constEnd()) {
            if (known->isBegun || known->folder == target.id)
                continue;
            if (auto dropped = transaction.rejectAppend(known->id); !dropped)
                return dropped;
        }
        const auto entry = uploadOf(reader, row, target);
        if (!entry)
            return unexpected(entry.error());
        if (const auto added = transaction.addAppend(*entry, {}); !added)
            return unexpected(added.error());
    }
    return {};
}

} // namespace postaci
