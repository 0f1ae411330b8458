#include "MailEnginePrivate.h"

#include "message/HeaderDecoder.h"
#include "store/LocalMessage.h"
#include "sync/SpecialFolders.h"

namespace postaci {

namespace {

/// No server has to be waited for.
Result<void> putIntoLocalFolder(Transaction& transaction, const AppendEntry& entry, const QByteArray& raw)
{
    const auto stored = storeLocalMessage(transaction, entry.folder, localMessage(raw, entry.flags));
    if (!stored)
        return unexpected(stored.error());
    return entry.replaces != 0 ? transaction.wantExpunge({entry.replaces}) : Result<void>();
}

/// A server's folder has it once it was uploaded; 0: it is there already.
Result<AppendId> putIntoFolder(Transaction& transaction, const MailReader& reader, const AppendEntry& entry,
                               const QByteArray& raw)
{
    const auto folder = reader.folder(entry.folder);
    if (folder && folder->isLocal) {
        const auto put = putIntoLocalFolder(transaction, entry, raw);
        return put ? Result<AppendId>(0) : unexpected(put.error());
    }
    // What it will be known by on the server, should the answer to APPEND be lost.
    const Envelope envelope = decodeEnvelope(raw);
    AppendEntry upload = entry;
    upload.messageId = envelope.messageId;
    upload.subject = envelope.subject;
    return transaction.addAppend(upload, raw);
}

/// Where a message that was deleted comes back: where it was, but not into the trash or the junk.
Result<FolderId> folderToReturnTo(const MailReader& reader, const KeptMessage& kept)
{
    const auto folder = reader.folder(kept.folder);
    const bool isThere =
        folder && folder->account == kept.account && folder->selectable && !folder->isRemoved;
    if (isThere && !isApartFromConversations(folder->role))
        return kept.folder;
    return reader.folderByRole(kept.account, FolderRole::Inbox);
}

Result<void> bringBack(Transaction& transaction, const MailReader& reader, KeptId id)
{
    const auto kept = reader.keptMessage(id);
    if (!kept)
        return unexpected(kept.error());
    const auto raw = reader.keptBytes(id);
    if (!raw)
        return unexpected(raw.error());
    const auto folder = folderToReturnTo(reader, *kept);
    if (!folder)
        return unexpected(folder.error());
    AppendEntry entry;
    entry.account = kept->account;
    entry.folder = *folder;
    entry.flags = kept->flags;
    entry.flags.setFlag(MessageFlag::Deleted, false);
    entry.internalDate = kept->internalDate;
    entry.size = raw->size();
    const auto put = putIntoFolder(transaction, reader, entry, *raw);
    return put ? transaction.forgetKept({id}) : unexpected(put.error());
}

} // namespace

void MailEngine::createFolder(AccountId account, FolderId parent, const QString& name,
                              std::function<void(Result<FolderId>)> done)
{
    auto id = std::make_shared<FolderId>(0);
    const auto work = [profileDir = profileDir(), account, parent, name,
                       id](Transaction& transaction) -> Result<void> {
        const auto reader = MailReader::open(profileDir);
        if (!reader)
            return unexpected(reader.error());
        const auto folders = (*reader)->folders(account);
        if (!folders)
            return unexpected(folders.error());
        const FolderId place = parent != 0 ? parent : placeOfNewFolders(*folders);
        const auto above = place != 0 ? (*reader)->folder(place) : Result<Folder>(folders->value(0));
        if (!above)
            return unexpected(above.error());
        const auto level = folderLevel(name, above->delimiter);
        if (!level)
            return unexpected(level.error());
        const auto made = transaction.wantFolder(account, place, *level);
        *id = made.value_or(0);
        return made ? Result<void>() : unexpected(made.error());
    };
    d->store->writeAsync(WritePriority::User, work, this,
                         [this, id, done = std::move(done)](const Result<void>& written) {
                             d->changesQueued();
                             done(written ? Result<FolderId>(*id) : unexpected(written.error()));
                         });
}

void MailEngine::renameFolder(FolderId folder, const QString& name, std::function<void(Result<void>)> done)
{
    const auto work = [profileDir = profileDir(), folder, name](Transaction& transaction) -> Result<void> {
        const auto reader = MailReader::open(profileDir);
        if (!reader)
            return unexpected(reader.error());
        const auto row = (*reader)->folder(folder);
        if (!row)
            return unexpected(row.error());
        const auto level = folderLevel(name, row->delimiter);
        if (!level)
            return unexpected(level.error());
        return transaction.wantFolderName(folder, row->parent, *level);
    };
    d->store->writeAsync(WritePriority::User, work, this,
                         [this, done = std::move(done)](const Result<void>& written) {
                             d->changesQueued();
                             done(written);
                         });
}

void MailEngine::deleteFolder(FolderId folder)
{
    d->change([folder](Transaction& transaction) { return transaction.wantFolderRemoved(folder); });
}

void MailEngine::setSubscribed(FolderId folder, bool on)
{
    d->change([folder, on](Transaction& transaction) { return transaction.wantSubscribed(folder, on); });
}

void MailEngine::setPushed(FolderId folder, bool on)
{
    d->change([folder, on](Transaction& transaction) { return transaction.setPushed(folder, on); });
}

void MailEngine::folderProperties(FolderId folder, std::function<void(Result<FolderProperties>)> done)
{
    d->pool.start([p = d.get(), folder, done = std::move(done)] {
        const auto read = [&]() -> Result<FolderProperties> {
            const auto reader = MailReader::open(p->options.profileDir);
            if (!reader)
                return unexpected(reader.error());
            const auto row = (*reader)->folder(folder);
            const auto bytes = (*reader)->sizeOf(folder);
            if (!row || !bytes)
                return unexpected(!row ? row.error() : bytes.error());
            return FolderProperties{*row, *bytes};
        };
        const Result<FolderProperties> properties = read();
        p->inUiThread([done, properties] { done(properties); });
    });
}

void MailEngine::requestQuota(FolderId folder, std::function<void(Result<QList<MailboxQuota>>)> done)
{
    const auto row = d->reader->folder(folder);
    const auto sync = row ? d->accounts.find(row->account) : d->accounts.end();
    if (sync == d->accounts.end() || !sync->second->isFetching()) {
        done(unexpected(ErrorKind::Offline, ErrorReason::Unspecified,
                        QStringLiteral("The account is not connected")));
        return;
    }
    sync->second->requestQuota(
        folder, [p = d.get(), done = std::move(done)](const Result<QList<MailboxQuota>>& quotas) {
            p->inUiThread([done, quotas] { done(quotas); });
        });
}

void MailEngine::uploadMessage(const AppendEntry& entry, const QByteArray& raw,
                               std::function<void(Result<AppendId>)> done)
{
    auto id = std::make_shared<AppendId>(0);
    d->store->writeAsync(
        WritePriority::User,
        [profileDir = profileDir(), entry, raw, id](Transaction& transaction) -> Result<void> {
            const auto reader = MailReader::open(profileDir);
            if (!reader)
                return unexpected(reader.error());
            const auto added = putIntoFolder(transaction, **reader, entry, raw);
            *id = added.value_or(0);
            return added ? Result<void>() : unexpected(added.error());
        },
        this,
        [this, id, done = std::move(done)](const Result<void>& written) {
            d->changesQueued();
            done(written ? Result<AppendId>(*id) : unexpected(written.error()));
        });
}

void MailEngine::keptMail(std::function<void(Result<QList<KeptMessage>>)> done)
{
    d->pool.start([p = d.get(), done = std::move(done)] {
        const auto reader = MailReader::open(p->options.profileDir);
        const auto kept = reader ? (*reader)->keptMail(0) : unexpected(reader.error());
        p->inUiThread([done, kept] { done(kept); });
    });
}

void MailEngine::bringBackKept(const QList<KeptId>& kept, std::function<void(Result<void>)> done)
{
    d->store->writeAsync(
        WritePriority::User,
        [profileDir = profileDir(), kept](Transaction& transaction) -> Result<void> {
            const auto reader = MailReader::open(profileDir);
            if (!reader)
                return unexpected(reader.error());
            for (const KeptId id : kept) {
                if (auto back = bringBack(transaction, **reader, id); !back)
                    return back;
            }
            return {};
        },
        this,
        [this, done = std::move(done)](const Result<void>& written) {
            d->changesQueued();
            done(written);
        });
}

void MailEngine::forgetKept(const QList<KeptId>& kept)
{
    d->change([kept](Transaction& transaction) { return transaction.forgetKept(kept); });
}

} // namespace postaci
