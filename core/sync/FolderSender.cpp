#include "sync/FolderSender.h"

#include "message/MailboxName.h"
#include "store/FolderList.h"
#include "sync/FolderListSync.h"
#include "sync/FolderSync.h"

#include <algorithm>

namespace postaci {

namespace {

RejectedChange::Kind kindOf(FolderOperationKind kind)
{
    switch (kind) {
    case FolderOperationKind::Create:
        return RejectedChange::Kind::CreateFolder;
    case FolderOperationKind::Rename:
        return RejectedChange::Kind::RenameFolder;
    case FolderOperationKind::Delete:
        return RejectedChange::Kind::DeleteFolder;
    case FolderOperationKind::Subscribe:
    case FolderOperationKind::Unsubscribe:
        break;
    }
    return RejectedChange::Kind::Subscription;
}

Unexpected parentGone()
{
    return unexpected(ErrorKind::Gone, ErrorReason::MailboxMissing,
                      QStringLiteral("The folder above it is no longer there"));
}

} // namespace

FolderSender::FolderSender(const ChangeScope& scope, std::function<Result<void>()> sendMessages)
    : m_scope(scope), m_sendMessages(std::move(sendMessages))
{
}

Result<bool> FolderSender::send()
{
    const auto operations = m_scope.sync.reader.folderOperations(m_scope.sync.account);
    if (!operations || operations->isEmpty())
        return operations ? Result<bool>(false) : unexpected(operations.error());
    if (auto taken = takeCandidates(*operations); !taken)
        return unexpected(taken.error());
    if (auto looked = lookAtServer(); !looked)
        return unexpected(looked.error());
    for (const FolderOperation& operation : *operations) {
        if (m_scope.sync.cancel.isCancelled())
            break;
        if (auto sent = sendOne(operation); !sent)
            return unexpected(sent.error());
    }
    return true;
}

Result<void> FolderSender::takeCandidates(const QList<FolderOperation>& operations)
{
    const bool makesSpecial =
        std::any_of(operations.begin(), operations.end(), [this](const FolderOperation& operation) {
            const auto folder = m_scope.sync.reader.folder(operation.folder);
            return operation.kind == FolderOperationKind::Create && folder &&
                   folder->role != FolderRole::None;
        });
    if (!makesSpecial)
        return {};
    const auto listed = syncFolderList(m_scope.sync, ListDetail::Names, m_scope.rejected);
    return listed ? Result<void>() : unexpected(listed.error());
}

Result<void> FolderSender::lookAtServer()
{
    const auto mailboxes = m_scope.sync.session.list(ListDetail::Names);
    if (!mailboxes)
        return unexpected(mailboxes.error());
    for (const ImapMailbox& mailbox : *mailboxes) {
        // A mere part of others' names is a folder that can be made.
        if (!mailbox.attributes.contains("\\nonexistent"))
            m_there.insert(folderKey(mailbox.rawName, mailbox.delimiter));
    }
    return {};
}

Result<void> FolderSender::sendOne(const FolderOperation& operation)
{
    // It may have been done meanwhile, for the sake of another one.
    const auto left = m_scope.sync.reader.folderOperations(m_scope.sync.account);
    if (!left)
        return unexpected(left.error());
    const bool stands = std::any_of(left->begin(), left->end(),
                                    [&](const FolderOperation& other) { return other.id == operation.id; });
    const auto folder = stands ? m_scope.sync.reader.folder(operation.folder) : Result<Folder>(Folder());
    if (!stands || !folder)
        return {};
    switch (operation.kind) {
    case FolderOperationKind::Create:
        return create(operation, *folder);
    case FolderOperationKind::Rename:
        return rename(operation, *folder);
    case FolderOperationKind::Delete:
        return remove(operation, *folder);
    case FolderOperationKind::Subscribe:
    case FolderOperationKind::Unsubscribe:
        break;
    }
    return subscribe(operation, *folder);
}

bool FolderSender::isThere(const QByteArray& rawName, char delimiter) const
{
    return m_there.contains(folderKey(rawName, delimiter));
}

Result<QByteArray> FolderSender::rawNameFor(const FolderOperation& operation, const Folder& folder) const
{
    if (operation.parent == 0)
        return m_scope.sync.session.personalPrefix() + operation.level.raw;
    const auto parent = m_scope.sync.reader.folder(operation.parent);
    if (!parent || !parent->atServer || !isThere(parent->rawName, parent->delimiter))
        return parentGone();
    return folderKey(parent->rawName, parent->delimiter) + folder.delimiter + operation.level.raw;
}

Result<bool> FolderSender::begin(const FolderOperation& operation, const QByteArray& rawName)
{
    bool stands = false;
    const auto logged = m_scope.sync.write([&](Transaction& transaction) -> Result<void> {
        const auto begun = transaction.beginFolderOperation(operation.id, rawName);
        stands = begun.value_or(false);
        return begun ? Result<void>() : unexpected(begun.error());
    });
    return logged ? Result<bool>(stands) : unexpected(logged.error());
}

Result<void> FolderSender::done(const FolderOperation& operation, const QByteArray& rawName)
{
    return m_scope.sync.write([&](Transaction& transaction) {
        return transaction.folderOperationDone(operation, rawName, decodeMailbox(rawName));
    });
}

Result<void> FolderSender::outcome(const Result<void>& sent, const FolderOperation& operation,
                                   const Folder& folder, const QByteArray& rawName)
{
    if (sent)
        return done(operation, rawName);
    if (!isLastingNo(sent.error()) || !m_scope.sync.session.isConnected())
        return sent;
    RejectedChange change{kindOf(operation.kind), 1, folder.path, operation.level.name, sent.error()};
    if (operation.kind == FolderOperationKind::Rename)
        change.what = decodeMailbox(folder.rawName); // it is called so again
    return m_scope.reject(
        change, [&](Transaction& transaction) { return transaction.rejectFolderOperation(operation); });
}

Result<void> FolderSender::create(const FolderOperation& operation, const Folder& folder)
{
    ImapSession& session = m_scope.sync.session;
    const auto rawName = rawNameFor(operation, folder);
    if (!rawName)
        return outcome(unexpected(rawName.error()), operation, folder);
    if (!isThere(*rawName, folder.delimiter)) {
        if (const auto begun = begin(operation, *rawName); !begun || !*begun)
            return begun ? Result<void>() : unexpected(begun.error());
        if (auto created = session.create(*rawName, folder.role); !created)
            return outcome(created, operation, folder);
        m_there.insert(folderKey(*rawName, folder.delimiter));
    }
    // A folder that is not subscribed works as well; other clients may hide it.
    if (auto subscribed = session.subscribe(*rawName); !subscribed && !session.isConnected())
        return subscribed;
    return done(operation, *rawName);
}

Result<void> FolderSender::rename(const FolderOperation& operation, const Folder& folder)
{
    ImapSession& session = m_scope.sync.session;
    const auto rawName = rawNameFor(operation, folder);
    if (!rawName)
        return outcome(unexpected(rawName.error()), operation, folder);
    const bool isSame = folderKey(folder.rawName, folder.delimiter) == folderKey(*rawName, folder.delimiter);
    if (isThere(*rawName, folder.delimiter) && (isSame || !isThere(folder.rawName, folder.delimiter)))
        return done(operation, *rawName);
    if (const auto begun = begin(operation, *rawName); !begun || !*begun)
        return begun ? Result<void>() : unexpected(begun.error());
    m_scope.selected.forget();
    if (auto left = session.unselect(); !left)
        return left;
    if (auto renamed = session.rename(folder.rawName, *rawName); !renamed)
        return outcome(renamed, operation, folder);
    m_there.remove(folderKey(folder.rawName, folder.delimiter));
    m_there.insert(folderKey(*rawName, folder.delimiter));
    // RFC 3501 leaves subscriptions where they are.
    if (folder.subscribed) {
        if (auto subscribed = session.subscribe(*rawName); !subscribed && !session.isConnected())
            return subscribed;
        if (auto freed = session.unsubscribe(folder.rawName); !freed && !session.isConnected())
            return freed;
    }
    return done(operation, *rawName);
}

Result<void> FolderSender::remove(const FolderOperation& operation, const Folder& folder)
{
    ImapSession& session = m_scope.sync.session;
    if (isThere(folder.rawName, folder.delimiter)) {
        const auto emptied = empty(folder);
        if (!emptied || !*emptied)
            return emptied ? Result<void>() : unexpected(emptied.error());
        m_scope.selected.forget();
        if (auto left = session.unselect(); !left)
            return left;
        if (auto deleted = session.deleteMailbox(folder.rawName); !deleted)
            return outcome(deleted, operation, folder);
        if (auto freed = session.unsubscribe(folder.rawName); !freed && !session.isConnected())
            return freed;
        m_there.remove(folderKey(folder.rawName, folder.delimiter));
    }
    return done(operation);
}

Result<void> FolderSender::subscribe(const FolderOperation& operation, const Folder& folder)
{
    const bool on = operation.kind == FolderOperationKind::Subscribe;
    ImapSession& session = m_scope.sync.session;
    return outcome(on ? session.subscribe(folder.rawName) : session.unsubscribe(folder.rawName), operation,
                   folder);
}

Result<bool> FolderSender::holdsOthers(const Folder& folder) const
{
    const auto moves = m_scope.sync.reader.moveIntents(m_scope.sync.account);
    const auto copies = m_scope.sync.reader.copyIntents(m_scope.sync.account);
    const auto passing = m_scope.sync.reader.mayHoldPassing(folder.id);
    if (!moves || !copies || !passing)
        return unexpected(!moves ? moves.error() : !copies ? copies.error() : passing.error());
    return *passing || std::any_of(moves->begin(), moves->end(), [&](const MoveIntent& move) {
        return move.message.folder == folder.id;
    }) || std::any_of(copies->begin(), copies->end(), [&](const CopyIntent& copy) {
        return copy.source.folder == folder.id;
    });
}

Result<bool> FolderSender::empty(const Folder& folder)
{
    auto busy = holdsOthers(folder);
    if (!busy || !*busy)
        return busy ? Result<bool>(true) : busy;
    if (auto made = createTargets(folder); !made)
        return unexpected(made.error());
    if (auto sent = m_sendMessages(); !sent)
        return unexpected(sent.error());
    busy = holdsOthers(folder);
    if (!busy || !*busy)
        return busy ? Result<bool>(true) : busy;
    // What waits for its UID there, or has come there by a move whose answer was lost, has to be found first.
    m_scope.selected.forget();
    if (auto synced = FolderSync(m_scope.sync, folder).run(SyncDepth::Whole); !synced)
        return unexpected(synced.error());
    if (auto made = createTargets(folder); !made)
        return unexpected(made.error());
    if (auto sent = m_sendMessages(); !sent)
        return unexpected(sent.error());
    busy = holdsOthers(folder);
    return busy ? Result<bool>(!*busy) : busy;
}

Result<void> FolderSender::createTargets(const Folder& folder)
{
    const auto moves = m_scope.sync.reader.moveIntents(m_scope.sync.account);
    const auto operations = m_scope.sync.reader.folderOperations(m_scope.sync.account);
    if (!moves || !operations)
        return unexpected(!moves ? moves.error() : operations.error());
    QSet<FolderId> needed;
    for (const MoveIntent& move : *moves) {
        if (move.message.folder == folder.id)
            needed.insert(move.target);
    }
    // With the folders above them, which come first in the log. Others may be meant to take this folder's
    // name.
    QList<FolderOperation> creations;
    for (auto operation = operations->crbegin(); operation != operations->crend(); ++operation) {
        if (operation->kind != FolderOperationKind::Create || !needed.contains(operation->folder))
            continue;
        needed.insert(operation->parent);
        creations.prepend(*operation);
    }
    for (const FolderOperation& operation : std::as_const(creations)) {
        if (auto made = sendOne(operation); !made)
            return made;
    }
    return {};
}

} // namespace postaci
