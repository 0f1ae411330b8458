#include "sync/SpecialFolders.h"

#include "message/MailboxName.h"

#include <algorithm>

namespace postaci {

namespace {

/// What other programs take for the same without being told.
QString usualName(FolderRole role)
{
    switch (role) {
    case FolderRole::Drafts:
        return QStringLiteral("Drafts");
    case FolderRole::Sent:
        return QStringLiteral("Sent");
    case FolderRole::Junk:
        return QStringLiteral("Junk");
    case FolderRole::Trash:
        return QStringLiteral("Trash");
    default:
        return QStringLiteral("Archive");
    }
}

} // namespace

Result<FolderId> specialFolder(const MailReader& reader, AccountId account, FolderRole role)
{
    auto folder = reader.folderByRole(account, role);
    if (folder && *folder == 0 && role == FolderRole::Archive)
        return reader.folderByRole(account, FolderRole::All);
    return folder;
}

FolderId placeOfNewFolders(const QList<Folder>& folders)
{
    const auto inbox = std::find_if(folders.begin(), folders.end(),
                                    [](const Folder& folder) { return folder.role == FolderRole::Inbox; });
    if (inbox == folders.end() || inbox->delimiter == '\0' || folders.size() < 2)
        return 0;
    const QString prefix = inbox->path + QLatin1Char(inbox->delimiter);
    const bool allBelow = std::all_of(folders.begin(), folders.end(), [&](const Folder& folder) {
        return folder.id == inbox->id || folder.path.startsWith(prefix, Qt::CaseInsensitive);
    });
    return allBelow ? inbox->id : 0;
}

Result<FolderLevel> folderLevel(const QString& name, char delimiter)
{
    const QString level = name.trimmed().normalized(QString::NormalizationForm_C);
    const bool hasControl = std::any_of(level.begin(), level.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
               c == QChar::ParagraphSeparator;
    });
    const bool hasDelimiter = delimiter != '\0' && level.contains(QLatin1Char(delimiter));
    // "*" and "%" would be wildcards to LIST, and some servers let nobody delete such a folder again.
    const bool hasWildcard = level.contains(QLatin1Char('*')) || level.contains(QLatin1Char('%'));
    if (level.isEmpty() || hasControl || hasDelimiter || hasWildcard)
        return unexpected(ErrorKind::Input, ErrorReason::MailboxNameInvalid,
                          QStringLiteral("No folder can be called that"));
    return FolderLevel{encodeMailbox(level), level};
}

Result<FolderId> wantSpecialFolder(Transaction& transaction, const MailReader& reader, AccountId account,
                                   FolderRole role)
{
    const auto folders = reader.folders(account);
    if (!folders)
        return unexpected(folders.error());
    const auto level = folderLevel(usualName(role), '\0');
    if (!level)
        return unexpected(level.error());
    return transaction.wantFolder(account, placeOfNewFolders(*folders), *level, role);
}

} // namespace postaci
