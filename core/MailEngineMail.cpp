#include "MailEnginePrivate.h"

#include "message/MailFiles.h"

#include "message/MessageBuilder.h"
#include "message/MessageReader.h"
#include "sync/ArchiveFolders.h"
#include "sync/SpecialFolders.h"
#include "sync/TagKeyword.h"
#include "transfer/MailUpload.h"

#include <QHash>

namespace postaci {

namespace {

/// Messages of one account, by where they are shown.
struct Group
{
    QList<MessageId> elsewhere; ///< not in the folder that is asked about
    QList<MessageId> there;
};

/// `messages` by account and by whether they are shown in the account's folder with that role already. A
/// folder that does not exist (0) holds none.
Result<QHash<AccountId, Group>> groupByRole(const MailReader& reader, const QList<MessageId>& messages,
                                            FolderRole role, QHash<AccountId, FolderId>* folders)
{
    const auto rows = reader.rows(messages);
    if (!rows)
        return unexpected(rows.error());
    QHash<AccountId, Group> groups;
    for (const MessageRow& row : *rows) {
        if (!folders->contains(row.account)) {
            const auto folder = specialFolder(reader, row.account, role);
            if (!folder)
                return unexpected(folder.error());
            folders->insert(row.account, *folder);
        }
        Group& group = groups[row.account];
        (row.folder == folders->value(row.account) ? group.there : group.elsewhere).append(row.id);
    }
    return groups;
}

/// Runs in the writer's thread, where nothing changes between looking and writing. `apply` gets the account's
/// folder, the messages, and the store as it was before.
template <typename Apply>
Store::Work forEachAccount(const QString& profileDir, const QList<MessageId>& messages, FolderRole role,
                           Apply apply)
{
    return [profileDir, messages, role, apply](Transaction& transaction) -> Result<void> {
        const auto reader = MailReader::open(profileDir);
        if (!reader)
            return unexpected(reader.error());
        QHash<AccountId, FolderId> folders;
        const auto groups = groupByRole(**reader, messages, role, &folders);
        if (!groups)
            return unexpected(groups.error());
        for (auto group = groups->constBegin(); group != groups->constEnd(); ++group) {
            FolderId folder = folders.value(group.key());
            if (folder == 0) {
                const auto made = wantSpecialFolder(transaction, **reader, group.key(), role);
                if (!made)
                    return unexpected(made.error());
                folder = *made;
            }
            if (auto applied = apply(transaction, folder, group.value(), **reader); !applied)
                return applied;
        }
        return {};
    };
}

/// What is moved or copied into `target`, by the way that it goes.
struct Parts
{
    Folder target;
    QList<MessageRow> uploads; ///< of this computer, to a server
    QList<MessageId> others;   ///< of the target's account
    QList<MessageId> junk;     ///< of those, what is called so
};

/// Errors: Input where a message is of another account and cannot be uploaded.
Result<Parts> partsFor(const MailReader& reader, const QList<MessageId>& messages, FolderId target)
{
    const auto folder = reader.folder(target);
    const auto rows = reader.rows(messages);
    if (!folder || !rows)
        return unexpected(!folder ? folder.error() : rows.error());
    Parts parts{*folder, {}, {}, {}};
    for (const MessageRow& row : *rows) {
        if (row.account != folder->account && canBePutOn(*folder, reader, row)) {
            parts.uploads.append(row);
            continue;
        }
        if (row.account != folder->account)
            return unexpected(ErrorKind::Input, ErrorReason::MailboxMissing,
                              QStringLiteral("Messages stay within their account"));
        parts.others.append(row.id);
        if (row.flags.testFlag(MessageFlag::Junk))
            parts.junk.append(row.id);
    }
    return parts;
}

// Keywords of other programs that would say the opposite are taken away where they are.

Result<void> callJunk(Transaction& transaction, const QList<MessageId>& messages)
{
    if (auto marked = transaction.wantFlag(messages, MessageFlag::Junk, true); !marked)
        return marked;
    if (auto cleared = transaction.wantFlag(messages, MessageFlag::NotJunk, false); !cleared)
        return cleared;
    return transaction.wantKeyword(messages, QStringLiteral("NonJunk"), false);
}

Result<void> callGood(Transaction& transaction, const QList<MessageId>& messages)
{
    if (auto cleared = transaction.wantFlag(messages, MessageFlag::Junk, false); !cleared)
        return cleared;
    return transaction.wantKeyword(messages, QStringLiteral("Junk"), false);
}

} // namespace

void MailEngine::Private::change(const Store::Work& work, const std::function<void()>& done)
{
    store->writeAsync(WritePriority::User, work, engine, [this, done](const Result<void>& written) {
        if (written) {
            changesQueued();
            if (done)
                done();
        } else {
            Q_EMIT engine->changeRejected(0, {RejectedChange::Kind::Other, 1, {}, {}, written.error()});
        }
    });
}

void MailEngine::Private::changesQueued()
{
    for (const auto& [id, account] : accounts)
        account->changesQueued();
}

void MailEngine::setFlag(const QList<MessageId>& messages, MessageFlag flag, bool on)
{
    d->change([=](Transaction& transaction) { return transaction.wantFlag(messages, flag, on); });
}

void MailEngine::setTag(const QList<MessageId>& messages, const QString& keyword, bool on)
{
    d->change([=](Transaction& transaction) { return transaction.wantKeyword(messages, keyword, on); });
}

QString MailEngine::tagKeyword(const QString& name)
{
    return postaci::tagKeyword(name);
}

QString MailEngine::tagName(const QString& keyword)
{
    return postaci::tagName(keyword);
}

void MailEngine::copyTo(const QList<MessageId>& messages, FolderId target,
                        const std::function<void(const QList<MessageId>&)>& made)
{
    const auto fresh = std::make_shared<QList<MessageId>>();
    const auto copy = [profileDir = profileDir(), messages, target,
                       fresh](Transaction& transaction) -> Result<void> {
        // Another connection sees what was there before: at Gmail a message may have had that place already.
        const auto before = MailReader::open(profileDir);
        if (!before)
            return unexpected(before.error());
        auto parts = partsFor(**before, messages, target);
        if (!parts)
            return unexpected(parts.error());
        const auto uploaded = copyToServer(transaction, **before, parts->uploads, parts->target);
        if (!uploaded)
            return unexpected(uploaded.error());
        *fresh = *uploaded;
        if (parts->others.isEmpty())
            return {};
        const auto copied = transaction.wantCopy(parts->others, target);
        if (!copied)
            return unexpected(copied.error());
        const auto known = (*before)->rows(*copied);
        if (!known)
            return unexpected(known.error());
        *fresh += *copied;
        for (const MessageRow& row : *known)
            fresh->removeAll(row.id);
        return {};
    };
    d->change(copy, [made, fresh] {
        if (made && !fresh->isEmpty())
            made(*fresh);
    });
}

void MailEngine::takeBackCopies(const QList<MessageId>& copies)
{
    d->change([=](Transaction& transaction) { return transaction.wantNoCopy(copies); });
}

void MailEngine::moveTo(const QList<MessageId>& messages, FolderId target)
{
    d->change([profileDir = profileDir(), messages, target](Transaction& transaction) -> Result<void> {
        const auto reader = MailReader::open(profileDir);
        if (!reader)
            return unexpected(reader.error());
        const auto parts = partsFor(**reader, messages, target);
        if (!parts)
            return unexpected(parts.error());
        if (auto put = putOnServer(transaction, **reader, parts->uploads, parts->target); !put)
            return put;
        const FolderRole role = parts->target.role;
        const auto called = role == FolderRole::Junk    ? callJunk(transaction, parts->others)
                            : role == FolderRole::Trash ? Result<void>()
                                                        : callGood(transaction, parts->junk);
        return called ? transaction.wantMove(parts->others, target) : called;
    });
    const auto folder = d->reader->folder(target);
    d->learnFromMove(messages, folder ? folder->role : FolderRole::Trash);
}

/// Into Junk is a word about a message, and out of it takes one back.
void MailEngine::Private::learnFromMove(const QList<MessageId>& messages, FolderRole target)
{
    if (target == FolderRole::Trash)
        return;
    learn([messages, target, now = clock->now()](JunkLearning& learning) {
        return target == FolderRole::Junk ? learning.learn(messages, true, now)
                                          : learning.forgetJunk(messages);
    });
}

void MailEngine::takeBackFromServer(const QList<MessageId>& messages, FolderId origin)
{
    d->change([profileDir = profileDir(), messages, origin](Transaction& transaction) -> Result<void> {
        const auto reader = MailReader::open(profileDir);
        return reader ? postaci::takeBackFromServer(transaction, **reader, messages, origin)
                      : unexpected(reader.error());
    });
}

void MailEngine::deleteMessages(const QList<MessageId>& messages, const QSet<DraftId>& written)
{
    d->change(forEachAccount(
        profileDir(), messages, FolderRole::Trash,
        [written](Transaction& transaction, FolderId trash, const Group& group,
                  const MailReader&) -> Result<void> {
            if (auto gone = transaction.deleteDraftsOf(group.there + group.elsewhere, written); !gone)
                return gone;
            if (auto expunged = transaction.wantExpunge(group.there); !expunged)
                return expunged;
            return transaction.wantMove(group.elsewhere, trash);
        }));
}

void MailEngine::deleteForGood(const QList<MessageId>& messages, const QSet<DraftId>& written)
{
    d->change([=](Transaction& transaction) -> Result<void> {
        if (auto gone = transaction.deleteDraftsOf(messages, written); !gone)
            return gone;
        return transaction.wantExpunge(messages);
    });
}

void MailEngine::undelete(const QList<MessageId>& messages)
{
    d->change([=](Transaction& transaction) { return transaction.wantUndelete(messages); });
}

void MailEngine::archive(const QList<MessageId>& messages)
{
    d->change(forEachAccount(
        profileDir(), messages, FolderRole::Archive,
        [](Transaction& transaction, FolderId archive, const Group& group, const MailReader& reader) {
            return archiveInto(transaction, reader, archive, group.elsewhere);
        }));
}

bool MailEngine::archivesByYear(AccountId account) const
{
    return d->reader->archivesByYear(account).value_or(false);
}

void MailEngine::setArchivesByYear(AccountId account, bool on)
{
    d->change([=](Transaction& transaction) { return transaction.setArchivesByYear(account, on); });
}

void MailEngine::markJunk(const QList<MessageId>& messages)
{
    d->change(forEachAccount(
        profileDir(), messages, FolderRole::Junk,
        [](Transaction& transaction, FolderId junk, const Group& group, const MailReader&) -> Result<void> {
            if (auto marked = callJunk(transaction, group.elsewhere); !marked)
                return marked;
            return transaction.wantMove(group.elsewhere, junk);
        }));
    d->learn([messages, now = d->clock->now()](JunkLearning& learning) {
        return learning.learn(messages, true, now);
    });
}

void MailEngine::markNotJunk(const QList<MessageId>& messages)
{
    d->change([dir = profileDir(), messages](Transaction& transaction) -> Result<void> {
        if (auto marked = callGood(transaction, messages); !marked)
            return marked;
        if (auto marked = transaction.wantFlag(messages, MessageFlag::NotJunk, true); !marked)
            return marked;
        const auto reader = MailReader::open(dir);
        const auto rows =
            reader ? (*reader)->rows(messages) : Result<QList<MessageRow>>(unexpected(reader.error()));
        if (!rows)
            return unexpected(rows.error());
        for (const MessageRow& row : *rows) {
            const auto junk = (*reader)->folderByRole(row.account, FolderRole::Junk);
            const auto inbox = (*reader)->folderByRole(row.account, FolderRole::Inbox);
            if (!junk || !inbox)
                return unexpected(!junk ? junk.error() : inbox.error());
            if (row.folder != *junk || *inbox == 0)
                continue;
            if (auto moved = transaction.wantMove({row.id}, *inbox); !moved)
                return moved;
        }
        return {};
    });
    d->learn([messages, now = d->clock->now()](JunkLearning& learning) {
        return learning.learn(messages, false, now);
    });
}

void MailEngine::requestBody(MessageId message)
{
    d->wantedBodies.insert(message);
    d->bodies->request(message);
}

void MailEngine::Private::bodyLoaded(MessageId message, const Result<MessageContent>& content,
                                     const QByteArray& raw)
{
    if (!wantedBodies.contains(message) && !gatheredBodies.contains(message) &&
        !wantedReports.contains(message))
        return;
    if (!content && content.error().reason == ErrorReason::MessageMissing) {
        fetchMissingBody(message, content.error());
        return;
    }
    wantedReports.erase(message);
    if (content)
        noteReport(message, *content);
    if (!answerBody(message))
        return;
    if (content)
        Q_EMIT engine->bodyReady(message, *content, raw);
    else
        Q_EMIT engine->bodyFailed(message, content.error());
}

void MailEngine::Private::fetchMissingBody(MessageId message, const Error& whyNot)
{
    const auto rows = reader->rows({message});
    const auto sync = rows && !rows->isEmpty() ? accounts.find(rows->first().account) : accounts.end();
    const bool isPaused = sync != accounts.end() && paused.contains(sync->first);
    if (sync != accounts.end() && !isPaused) {
        sync->second->requestBody(message);
        return;
    }
    wantedReports.erase(message);
    if (!answerBody(message))
        return;
    // It comes when the account goes on, as after a connection that was lost.
    const Error isHeld = makeError(ErrorKind::Offline, ErrorReason::AccountPaused,
                                   QStringLiteral("The account is paused, and the message is not here"));
    Q_EMIT engine->bodyFailed(message, isPaused ? isHeld : whyNot);
}

void MailEngine::Private::askForBodiesAgain()
{
    for (const std::set<MessageId>& wanted : {wantedBodies, wantedReports})
        for (const MessageId message : wanted)
            bodies->request(message);
    for (const MessageId message : gatheredBodies)
        bodies->request(message);
}

void MailEngine::saveMessage(MessageId message, const QString& file, std::function<void(Result<void>)> done)
{
    d->pool.start([p = d.get(), message, file, done = std::move(done)] {
        const auto save = [&]() -> Result<void> {
            const auto reader = MailReader::open(p->options.profileDir);
            const auto raw =
                reader ? (*reader)->body(message) : Result<QByteArray>(unexpected(reader.error()));
            return raw ? writeWhole(*raw, file) : unexpected(raw.error());
        };
        const Result<void> saved = save();
        p->inUiThread([done, saved] { done(saved); });
    });
}

void MailEngine::saveAttachment(MessageId message, const QString& partPath, const QString& file,
                                std::function<void(Result<void>)> done)
{
    d->pool.start([p = d.get(), message, partPath, file, done = std::move(done)] {
        const auto save = [&]() -> Result<void> {
            const auto reader = MailReader::open(p->options.profileDir);
            if (!reader)
                return unexpected(reader.error());
            const auto raw = (*reader)->body(message);
            if (!raw)
                return unexpected(raw.error());
            return writeAttachment(*raw, partPath, file);
        };
        const Result<void> saved = save();
        p->inUiThread([done, saved] { done(saved); });
    });
}

void MailEngine::saveDraft(const Draft& draft, std::function<void(Result<DraftId>)> done)
{
    auto id = std::make_shared<DraftId>(0);
    d->store->writeAsync(
        WritePriority::User,
        [draft, id](Transaction& transaction) -> Result<void> {
            const auto saved = transaction.saveDraft(draft);
            *id = saved.value_or(0);
            return saved ? Result<void>() : unexpected(saved.error());
        },
        this,
        [id, done = std::move(done)](const Result<void>& written) {
            done(written ? Result<DraftId>(*id) : unexpected(written.error()));
        });
}

void MailEngine::removeDraft(DraftId draft)
{
    d->change([draft](Transaction& transaction) { return transaction.removeDraft(draft); });
}

} // namespace postaci
