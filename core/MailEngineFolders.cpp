#include "MailEnginePrivate.h"

#include "message/HeaderDecoder.h"
#include "sync/LocalMessage.h"
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
            const auto folder = (*reader)->folder(entry.folder);
            if (folder && folder->isLocal)
                return putIntoLocalFolder(transaction, entry, raw);
            // What it will be known by on the server, should the answer to APPEND be lost.
            const Envelope envelope = decodeEnvelope(raw);
            AppendEntry upload = entry;
            upload.messageId = envelope.messageId;
            upload.subject = envelope.subject;
            const auto added = transaction.addAppend(upload, raw);
            *id = added.value_or(0);
            return added ? Result<void>() : unexpected(added.error());
        },
        this,
        [this, id, done = std::move(done)](const Result<void>& written) {
            d->changesQueued();
            done(written ? Result<AppendId>(*id) : unexpected(written.error()));
        });
}

} // namespace postaci
