#include "mainwindow/MessageCommands.h"

#include "models/FolderTreeModel.h"
#include "models/MessageListModel.h"

#include <QSet>

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

QList<MessageRow> MessageCommands::movable(const QList<MessageRow>& rows, FolderRole role) const
{
    QHash<AccountId, FolderId> targets;
    QList<MessageRow> result;
    for (const MessageRow& row : rows) {
        if (!targets.contains(row.account))
            targets.insert(row.account, m_engine.reader().folderByRole(row.account, role).value_or(0));
        if (targets.value(row.account) != row.folder)
            result.append(row);
    }
    return result;
}

void MessageCommands::archive(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows = movable(m_messages.rowsOf(messages), FolderRole::Archive);
    if (rows.isEmpty())
        return;
    const QList<MessageId> ids = idsOf(rows);
    Q_EMIT leaving(ids);
    m_engine.archive(ids);
    remember(rows, tr("%n message(s) archived.", nullptr, static_cast<int>(ids.size())));
}

void MessageCommands::junk(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows = movable(m_messages.rowsOf(messages), FolderRole::Junk);
    if (rows.isEmpty())
        return;
    const QList<MessageId> ids = idsOf(rows);
    Q_EMIT leaving(ids);
    m_engine.markJunk(ids);
    remember(rows, tr("%n message(s) moved to junk.", nullptr, static_cast<int>(ids.size())));
}

void MessageCommands::copyTo(const QList<MessageId>& messages, FolderId target)
{
    const Folder folder = m_folders.folder(target);
    QList<MessageRow> rows = m_messages.rowsOf(messages);
    rows.removeIf([&folder](const MessageRow& row) { return row.account != folder.account; });
    if (rows.isEmpty())
        return;
    m_engine.copyTo(idsOf(rows), target);
    //: %1 is a folder
    Q_EMIT noticed(InfoBar::Info, tr("%n message(s) copied to %1.", nullptr, static_cast<int>(rows.size()))
                                      .arg(FolderTreeModel::shownName(folder)));
}

void MessageCommands::bringBack(const QList<MessageId>& messages)
{
    QList<MessageRow> rows = m_messages.rowsOf(messages);
    // What was searched for may lie anywhere.
    rows.removeIf(
        [this](const MessageRow& row) { return m_folders.folder(row.folder).role != FolderRole::Trash; });
    if (rows.isEmpty())
        return;
    const QList<MessageId> ids = idsOf(rows);
    Q_EMIT leaving(ids);
    m_engine.undelete(ids);
    remember(rows, tr("%n message(s) brought back.", nullptr, static_cast<int>(ids.size())));
}

void MessageCommands::setTag(const QList<MessageId>& messages, const QString& keyword, bool on)
{
    if (!messages.isEmpty())
        m_engine.setTag(messages, keyword, on);
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
    const QList<MessageRow> rows = m_messages.rowsOf(messages);
    const QList<MessageRow> toTrash = movable(rows, FolderRole::Trash);
    QList<MessageId> toExpunge = idsOf(rows);
    if (!toTrash.isEmpty()) {
        const QList<MessageId> ids = idsOf(toTrash);
        const QSet<MessageId> moved(ids.begin(), ids.end());
        toExpunge.removeIf([&moved](MessageId id) { return moved.contains(id); });
        Q_EMIT leaving(ids);
        m_engine.deleteMessages(ids);
        remember(toTrash, tr("%n message(s) moved to the trash.", nullptr, static_cast<int>(ids.size())));
    }
    askToExpunge(toExpunge);
}

void MessageCommands::removeForGood(const QList<MessageId>& messages)
{
    askToExpunge(idsOf(m_messages.rowsOf(messages)));
}

void MessageCommands::askToExpunge(const QList<MessageId>& messages)
{
    if (messages.isEmpty())
        return;
    Q_EMIT confirmationNeeded(tr("Delete %n message(s) for good? This cannot be undone.", nullptr,
                                 static_cast<int>(messages.size())),
                              tr("&Delete for good"), [this, messages] {
                                  Q_EMIT leaving(messages);
                                  m_engine.deleteForGood(messages);
                              });
}

void MessageCommands::toggleRead(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows = m_messages.rowsOf(messages);
    const bool anyUnread = std::any_of(rows.begin(), rows.end(), [](const MessageRow& row) {
        return !row.flags.testFlag(MessageFlag::Seen);
    });
    setRead(idsOf(rows), anyUnread);
}

void MessageCommands::setRead(const QList<MessageId>& messages, bool on)
{
    if (!messages.isEmpty())
        m_engine.setFlag(messages, MessageFlag::Seen, on);
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
