#include "sync/ArchiveFolders.h"

#include "sync/SpecialFolders.h"

#include <map>

namespace postaci {

namespace {

/// A folder that was made a moment ago is known to the transaction alone: its row has no delimiter yet, and
/// those that have one tell of their server's.
char delimiterOf(const QList<Folder>& folders, const Folder& archive)
{
    if (archive.delimiter != '\0' && archive.id != 0)
        return archive.delimiter;
    for (const Folder& folder : folders) {
        if (folder.delimiter != '\0')
            return folder.delimiter;
    }
    return '\0';
}

Result<FolderId> yearFolder(Transaction& transaction, const QList<Folder>& folders, const Folder& archive,
                            int year)
{
    const QString name = QString::number(year);
    for (const Folder& folder : folders) {
        if (folder.parent == archive.id && folder.name == name)
            return folder.selectable ? folder.id : archive.id;
    }
    const char delimiter = delimiterOf(folders, archive);
    if (delimiter == '\0')
        return archive.id;
    const auto level = folderLevel(name, delimiter);
    return level ? transaction.wantFolder(archive.account, archive.id, *level) : unexpected(level.error());
}

} // namespace

Result<void> archiveInto(Transaction& transaction, const MailReader& reader, FolderId archive,
                         const QList<MessageId>& messages)
{
    const auto rows = reader.rows(messages);
    if (!rows || rows->isEmpty())
        return rows ? Result<void>() : unexpected(rows.error());
    const AccountId account = rows->first().account;
    const auto wanted = reader.archivesByYear(account);
    const auto folders = reader.folders(account);
    if (!wanted || !folders)
        return unexpected(!wanted ? wanted.error() : folders.error());
    Folder target;
    target.id = archive;
    target.account = account;
    target.delimiter = '\0';
    if (const auto known = reader.folder(archive))
        target = *known;
    if (!*wanted || target.role == FolderRole::All) // Gmail's archive is no folder of its own
        return transaction.wantMove(messages, archive);
    std::map<int, QList<MessageId>> years;
    for (const MessageId message : messages)
        years[QDateTime::fromSecsSinceEpoch(sortSeconds(message)).date().year()].append(message);
    for (const auto& [year, ofIt] : years) {
        const auto folder = yearFolder(transaction, *folders, target, year);
        if (!folder)
            return unexpected(folder.error());
        if (auto moved = transaction.wantMove(ofIt, *folder); !moved)
            return moved;
    }
    return {};
}

} // namespace postaci
