#include "store/FolderList.h"
#include "store/FolderRows.h"
#include "store/TransactionPrivate.h"

namespace postaci {

namespace {

bool namesFolder(const FolderOperation& operation)
{
    return operation.kind == FolderOperationKind::Create || operation.kind == FolderOperationKind::Rename;
}

/// The delimiter of a folder that is made below `parent`.
char delimiterBelow(FolderRows& rows, FolderId parent)
{
    if (const auto row = rows.rows().find(parent); row != rows.rows().end())
        return row->second.server.delimiter;
    for (const auto& [id, row] : rows.rows()) {
        if (row.atServer)
            return row.server.delimiter;
    }
    return '/';
}

/// A folder that is shown beside the one to be named and is called the same; 0: none.
FolderId namesake(FolderRows& rows, FolderId parent, const FolderLevel& level, FolderId self)
{
    for (const auto& [id, row] : rows.rows()) {
        const bool isSame = row.name == level.name ||
                            folderKey(row.name.toUtf8(), '\0') == folderKey(level.name.toUtf8(), '\0');
        if (id != self && !row.isRemoved && row.parent == parent && isSame)
            return id;
    }
    return 0;
}

Result<void> checkLevel(FolderRows& rows, FolderId parent, const FolderLevel& level, FolderId self)
{
    if (parent != 0 && !rows.rows().contains(parent))
        return noFolder(parent);
    if (level.name.isEmpty())
        return unexpected(ErrorKind::Input, ErrorReason::Unspecified,
                          QStringLiteral("A folder needs a name"));
    if (namesake(rows, parent, level, self) != 0)
        return unexpected(ErrorKind::Input, ErrorReason::MailboxExists,
                          QStringLiteral("There is a folder called %1 already").arg(level.name));
    return {};
}

} // namespace

Result<FolderId> Transaction::wantFolder(AccountId account, FolderId parent, const FolderLevel& level,
                                         FolderRole role)
{
    return d->guarded([&]() -> Result<FolderId> {
        FolderRows rows(*d, account);
        if (auto usable = checkLevel(rows, parent, level, 0); !usable)
            return unexpected(usable.error());
        ServerFolder folder;
        folder.delimiter = delimiterBelow(rows, parent);
        folder.role = role;
        const FolderId id = rows.insert(folder, rows.isLocalPlace(parent) ? FolderRows::Home::Local
                                                                          : FolderRows::Home::ServerLater);
        rows.addOperation({0, id, FolderOperationKind::Create, parent, level, {}});
        rows.write();
        return id;
    });
}

Result<void> Transaction::wantFolderName(FolderId folder, FolderId parent, const FolderLevel& level)
{
    return d->guarded([&]() -> Result<void> {
        FolderRows rows(*d, d->accountOf(folder));
        if (!rows.rows().contains(folder))
            return noFolder(folder);
        if (auto usable = checkLevel(rows, parent, level, folder); !usable)
            return usable;
        FolderOperation operation{0, folder, FolderOperationKind::Rename, parent, level, {}};
        // What no later step relies on is replaced, so that a change of mind costs nothing at the server.
        if (!rows.operations().isEmpty() && rows.operations().constLast().folder == folder &&
            namesFolder(rows.operations().constLast()) && rows.operations().constLast().sentName.isEmpty()) {
            operation.kind = rows.operations().constLast().kind;
            rows.dropOperation(rows.operations().constLast().id);
        }
        rows.addOperation(operation);
        if (rows.isAlreadySo(folder))
            rows.dropOperation(rows.operations().constLast().id);
        rows.write();
        return {};
    });
}

Result<void> Transaction::wantFolderRemoved(FolderId folder)
{
    return d->guarded([&]() -> Result<void> {
        FolderRows rows(*d, d->accountOf(folder));
        if (!rows.rows().contains(folder))
            return noFolder(folder);
        for (const FolderId id : rows.descendantsOf(folder) + QList<FolderId>{folder}) {
            if (rows.rows().at(id).atServer || rows.isUnderWay(id))
                rows.addOperation({0, id, FolderOperationKind::Delete, 0, {}, {}});
            else
                rows.remove({id}, nullptr);
        }
        rows.write();
        return {};
    });
}

Result<void> Transaction::wantSubscribed(FolderId folder, bool on)
{
    return d->guarded([&]() -> Result<void> {
        FolderRows rows(*d, d->accountOf(folder));
        if (!rows.rows().contains(folder))
            return noFolder(folder);
        for (const FolderOperation& known : QList<FolderOperation>(rows.operations())) {
            if (known.folder == folder && known.kind >= FolderOperationKind::Subscribe)
                rows.dropOperation(known.id);
        }
        const auto kind = on ? FolderOperationKind::Subscribe : FolderOperationKind::Unsubscribe;
        if (!rows.rows().at(folder).atServer || rows.rows().at(folder).server.subscribed != on)
            rows.addOperation({0, folder, kind, 0, {}, {}});
        rows.write();
        return {};
    });
}

Result<bool> Transaction::beginFolderOperation(qint64 operation, const QByteArray& rawName)
{
    return d->guarded([&]() -> Result<bool> {
        return d->query("UPDATE folder_log SET sent_name = ? WHERE id = ?", rawName, operation).run() > 0;
    });
}

Result<qint64> Transaction::folderOperationsDone(AccountId account)
{
    return d->guarded([&]() -> Result<qint64> {
        Query row = d->query("SELECT folder_operations_done FROM account WHERE id = ?", account);
        return row.next() ? row.number(0) : 0;
    });
}

Result<void> Transaction::folderOperationDone(const FolderOperation& operation, const QByteArray& rawName,
                                              const QString& path)
{
    return d->guarded([&]() -> Result<void> {
        const AccountId account = d->accountOf(operation.folder);
        FolderRows rows(*d, account);
        rows.done(operation, rawName, path);
        rows.write();
        d->query("UPDATE account SET folder_operations_done = folder_operations_done + 1 WHERE id = ?",
                 account)
            .run();
        return {};
    });
}

Result<void> Transaction::rejectFolderOperation(const FolderOperation& operation, QList<MessageId>* takenBack)
{
    return d->guarded([&]() -> Result<void> {
        FolderRows rows(*d, d->accountOf(operation.folder));
        const auto row = rows.rows().find(operation.folder);
        if (row == rows.rows().end())
            return {};
        if (row->second.atServer)
            rows.dropOperation(operation.id);
        else
            rows.remove({operation.folder}, takenBack);
        rows.write();
        return {};
    });
}

Result<void> Transaction::setPushed(FolderId folder, bool on)
{
    return d->guarded([&]() -> Result<void> {
        if (d->query("UPDATE folder SET pushed = ? WHERE id = ?", on, folder).run() == 0)
            return noFolder(folder);
        d->changes().foldersChanged();
        return {};
    });
}

} // namespace postaci
