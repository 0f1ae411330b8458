#include "mainwindow/MessageCommands.h"

#include "models/FolderTreeModel.h"
#include "models/MessageListModel.h"

#include <algorithm>

namespace postaci {

namespace {

constexpr qsizetype kMostUndone = 50;

} // namespace

MessageCommands::MessageCommands(MailEngine& engine, const MessageListModel& messages,
                                 const FolderTreeModel& folders, QObject* parent)
    : QObject(parent), m_engine(engine), m_messages(messages), m_folders(folders)
{
}

QList<MessageId> MessageCommands::idsOf(const QList<MessageRow>& rows)
{
    QList<MessageId> ids;
    ids.reserve(rows.size());
    for (const MessageRow& row : rows)
        ids.append(row.id);
    return ids;
}

MessageCommands::Origins MessageCommands::originsOf(const QList<MessageRow>& rows)
{
    Origins origins;
    for (const MessageRow& row : rows)
        origins[row.folder].append(row.id);
    return origins;
}

void MessageCommands::remember(const QList<MessageRow>& rows, const QString& text)
{
    m_undo.append(originsOf(rows));
    if (m_undo.size() > kMostUndone)
        m_undo.removeFirst();
    Q_EMIT undoOffered(text);
}

QList<MessageRow> MessageCommands::movable(const QList<MessageRow>& rows, FolderRole role,
                                           const QString& complaint)
{
    QHash<AccountId, FolderId> targets;
    QList<MessageRow> result;
    bool homeless = false;
    for (const MessageRow& row : rows) {
        if (!targets.contains(row.account))
            targets.insert(row.account, m_engine.reader().folderByRole(row.account, role).value_or(0));
        const FolderId target = targets.value(row.account);
        homeless = homeless || target == 0;
        if (target != 0 && target != row.folder)
            result.append(row);
    }
    if (homeless)
        Q_EMIT noticed(InfoBar::Caution, complaint);
    return result;
}

void MessageCommands::archive(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows =
        movable(m_messages.rowsOf(messages), FolderRole::Archive,
                tr("This account has no archive folder. Create one called Archive at your mail provider."));
    if (rows.isEmpty())
        return;
    const QList<MessageId> ids = idsOf(rows);
    Q_EMIT leaving(ids);
    m_engine.archive(ids);
    remember(rows, tr("%n message(s) archived.", nullptr, static_cast<int>(ids.size())));
}

void MessageCommands::junk(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows =
        movable(m_messages.rowsOf(messages), FolderRole::Junk,
                tr("This account has no junk folder. Create one called Junk at your mail provider."));
    if (rows.isEmpty())
        return;
    const QList<MessageId> ids = idsOf(rows);
    Q_EMIT leaving(ids);
    m_engine.markJunk(ids);
    remember(rows, tr("%n message(s) moved to junk.", nullptr, static_cast<int>(ids.size())));
}

void MessageCommands::moveTo(const QList<MessageId>& messages, FolderId target)
{
    const Folder folder = m_folders.folder(target);
    QList<MessageRow> rows = m_messages.rowsOf(messages);
    rows.erase(std::remove_if(rows.begin(), rows.end(),
                              [&folder](const MessageRow& row) {
                                  return row.account != folder.account || row.folder == folder.id;
                              }),
               rows.end());
    if (rows.isEmpty())
        return;
    const QList<MessageId> ids = idsOf(rows);
    Q_EMIT leaving(ids);
    m_engine.moveTo(ids, target);
    //: %1 is a folder
    remember(rows, tr("%n message(s) moved to %1.", nullptr, static_cast<int>(ids.size()))
                       .arg(FolderTreeModel::shownName(folder)));
}

void MessageCommands::remove(const QList<MessageId>& messages)
{
    QList<MessageRow> toTrash;
    m_toExpunge.clear();
    QHash<AccountId, FolderId> trash;
    for (const MessageRow& row : m_messages.rowsOf(messages)) {
        if (!trash.contains(row.account))
            trash.insert(row.account,
                         m_engine.reader().folderByRole(row.account, FolderRole::Trash).value_or(0));
        const FolderId target = trash.value(row.account);
        if (target == 0 || target == row.folder)
            m_toExpunge.append(row.id);
        else
            toTrash.append(row);
    }
    if (!toTrash.isEmpty()) {
        const QList<MessageId> ids = idsOf(toTrash);
        Q_EMIT leaving(ids);
        m_engine.deleteMessages(ids);
        remember(toTrash, tr("%n message(s) moved to the trash.", nullptr, static_cast<int>(ids.size())));
    }
    if (!m_toExpunge.isEmpty())
        Q_EMIT confirmationNeeded(tr("Delete %n message(s) for good? This cannot be undone.", nullptr,
                                     static_cast<int>(m_toExpunge.size())),
                                  tr("Delete for good"));
}

void MessageCommands::confirm()
{
    const QList<MessageId> ids = std::exchange(m_toExpunge, {});
    if (ids.isEmpty())
        return;
    Q_EMIT leaving(ids);
    m_engine.deleteMessages(ids);
}

void MessageCommands::toggleRead(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows = m_messages.rowsOf(messages);
    const bool anyUnread = std::any_of(rows.begin(), rows.end(), [](const MessageRow& row) {
        return !row.flags.testFlag(MessageFlag::Seen);
    });
    if (!rows.isEmpty())
        m_engine.setFlag(idsOf(rows), MessageFlag::Seen, anyUnread);
}

void MessageCommands::toggleStar(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows = m_messages.rowsOf(messages);
    const bool allStarred = std::all_of(rows.begin(), rows.end(), [](const MessageRow& row) {
        return row.flags.testFlag(MessageFlag::Flagged);
    });
    if (!rows.isEmpty())
        m_engine.setFlag(idsOf(rows), MessageFlag::Flagged, !allStarred);
}

void MessageCommands::undo()
{
    if (m_undo.isEmpty())
        return;
    const Origins origins = m_undo.takeLast();
    for (auto it = origins.cbegin(); it != origins.cend(); ++it)
        m_engine.moveTo(it.value(), it.key());
    Q_EMIT undone();
}

} // namespace postaci
