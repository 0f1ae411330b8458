#include "mainwindow/MessageCommands.h"

#include "composer/ComposerWindow.h"
#include "mainwindow/MarkAllRead.h"
#include "models/FolderTreeModel.h"
#include "models/MessageListModel.h"
#include "models/Tags.h"

#include <QPointer>
#include <QSet>

#include <algorithm>

namespace postaci {

namespace {

/// What lies on this computer, while `target` is at a server of another account: it can only be put there.
QList<MessageRow> takeOutUploads(QList<MessageRow>& rows, const Folder& target,
                                 const FolderTreeModel& folders)
{
    QList<MessageRow> uploads;
    for (const MessageRow& row : std::as_const(rows)) {
        if (!target.isLocal && row.account != target.account && folders.folder(row.folder).isLocal)
            uploads.append(row);
    }
    rows.removeIf([&](const MessageRow& row) {
        return std::any_of(uploads.begin(), uploads.end(),
                           [&row](const MessageRow& upload) { return upload.id == row.id; });
    });
    return uploads;
}

/// A folder takes messages of its own account only; how many were taken out.
int takeOutOthers(QList<MessageRow>& rows, AccountId account)
{
    return static_cast<int>(
        rows.removeIf([account](const MessageRow& row) { return row.account != account; }));
}

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

UndoStep MessageCommands::movedStep(UndoStep::Action action, const QList<MessageRow>& rows)
{
    UndoStep step;
    step.action = action;
    step.count = static_cast<int>(rows.size());
    for (const MessageRow& row : rows)
        step.origins[row.snoozedFrom != 0 ? row.snoozedFrom : row.folder].append(row.id);
    step.times = snoozesOf(rows); // which a move ends
    return step;
}

void MessageCommands::remember(UndoStep step, Telling telling)
{
    step.number = ++m_lastNumber;
    m_undo.append(step);
    if (m_undo.size() > kMostUndone)
        m_undo.removeFirst();
    Q_EMIT undoChanged();
    if (telling == Telling::InTheBar)
        Q_EMIT undoOffered(step.done(), step.number);
}

QList<MessageRow> MessageCommands::movable(const QList<MessageRow>& rows, FolderRole role) const
{
    QHash<AccountId, FolderId> targets;
    QList<MessageRow> result;
    for (const MessageRow& row : rows) {
        if (!targets.contains(row.account))
            targets.insert(row.account, m_engine.reader().folderByRole(row.account, role).value_or(0));
        const FolderId target = targets.value(row.account);
        const Folder folder = m_folders.folder(row.folder);
        const bool isOfItsYear =
            role == FolderRole::Archive && target != 0 && folder.parent == target &&
            folder.name ==
                QString::number(QDateTime::fromSecsSinceEpoch(sortSeconds(row.id)).date().year()) &&
            m_engine.archivesByYear(row.account);
        if (target != row.folder && !isOfItsYear)
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
    remember(movedStep(UndoStep::Action::Archive, rows), Telling::InTheBar);
}

void MessageCommands::junk(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows = movable(m_messages.rowsOf(messages), FolderRole::Junk);
    if (rows.isEmpty())
        return;
    const QList<MessageId> ids = idsOf(rows);
    Q_EMIT leaving(ids);
    m_engine.markJunk(ids);
    UndoStep step = movedStep(UndoStep::Action::Junk, rows);
    QList<MessageId> fresh;
    for (const MessageRow& row : rows) {
        if (!row.flags.testFlag(MessageFlag::Junk))
            fresh.append(row.id);
    }
    if (!fresh.isEmpty())
        step.flags.append({MessageFlag::Junk, false, fresh});
    remember(step, Telling::InTheBar);
}

void MessageCommands::notJunk(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows = m_messages.rowsOf(messages);
    QList<MessageRow> away;
    for (const MessageRow& row : rows) {
        if (m_folders.folder(row.folder).role == FolderRole::Junk)
            away.append(row);
    }
    if (!away.isEmpty())
        Q_EMIT leaving(idsOf(away));
    m_engine.markNotJunk(idsOf(rows));
    if (away.isEmpty())
        return;
    UndoStep step = movedStep(UndoStep::Action::NotJunk, away);
    QList<MessageId> marked;
    for (const MessageRow& row : rows) {
        if (row.flags.testFlag(MessageFlag::Junk))
            marked.append(row.id);
    }
    if (!marked.isEmpty())
        step.flags.append({MessageFlag::Junk, true, marked});
    remember(step, Telling::InTheBar);
}

void MessageCommands::copyTo(const QList<MessageId>& messages, FolderId target)
{
    const Folder folder = m_folders.folder(target);
    QList<MessageRow> rows = m_messages.rowsOf(messages);
    const QList<MessageRow> uploads = takeOutUploads(rows, folder, m_folders);
    const auto left = takeOutOthers(rows, folder.account);
    rows += uploads;
    if (rows.isEmpty())
        return;
    const QString name = FolderTreeModel::shownName(folder);
    m_engine.copyTo(idsOf(rows), target,
                    [this, alive = QPointer(this), name, left](const QList<MessageId>& made) {
                        if (alive == nullptr)
                            return;
                        UndoStep step;
                        step.action = UndoStep::Action::Copy;
                        step.count = static_cast<int>(made.size());
                        step.left = left;
                        step.name = name;
                        step.copies = made;
                        remember(step, Telling::InTheBar);
                    });
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
    remember(movedStep(UndoStep::Action::BringBack, rows), Telling::InTheBar);
}

void MessageCommands::setTag(const QList<MessageId>& messages, const QString& keyword, bool on)
{
    QList<MessageRow> rows = m_messages.rowsOf(messages);
    rows.removeIf(
        [&](const MessageRow& row) { return row.keywords.contains(keyword, Qt::CaseInsensitive) == on; });
    if (rows.isEmpty())
        return;
    m_engine.setTag(idsOf(rows), keyword, on);
    UndoStep step;
    step.action = on ? UndoStep::Action::Tag : UndoStep::Action::Untag;
    step.count = static_cast<int>(rows.size());
    step.name = tagOf(keyword).name;
    step.keyword = keyword;
    step.tagged = idsOf(rows);
    remember(step, Telling::Quiet);
}

void MessageCommands::moveTo(const QList<MessageId>& messages, FolderId target)
{
    const Folder folder = m_folders.folder(target);
    QList<MessageRow> rows = m_messages.rowsOf(messages);
    if (const QList<MessageRow> uploads = takeOutUploads(rows, folder, m_folders); !uploads.isEmpty())
        putOnServer(uploads, folder);
    const auto left = takeOutOthers(rows, folder.account);
    rows.removeIf([&folder](const MessageRow& row) { return row.folder == folder.id; });
    if (rows.isEmpty())
        return;
    const QList<MessageId> ids = idsOf(rows);
    Q_EMIT leaving(ids);
    m_engine.moveTo(ids, target);
    UndoStep step = movedStep(UndoStep::Action::Move, rows);
    step.left = left;
    step.name = FolderTreeModel::shownName(folder);
    remember(step, Telling::InTheBar);
}

/// They stay in the list until the server has them.
void MessageCommands::putOnServer(const QList<MessageRow>& rows, const Folder& target)
{
    m_engine.moveTo(idsOf(rows), target.id);
    UndoStep step;
    step.action = UndoStep::Action::Upload;
    step.count = static_cast<int>(rows.size());
    step.name = FolderTreeModel::shownName(target);
    for (const MessageRow& row : rows)
        step.uploads[row.folder].append(row.id);
    remember(step, Telling::InTheBar);
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
        m_engine.deleteMessages(ids, ComposerWindow::openDrafts(m_engine));
        remember(movedStep(UndoStep::Action::Trash, toTrash), Telling::InTheBar);
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
    Q_EMIT confirmationNeeded( //: %1 is a number of days
        tr("Delete %n message(s) for good? Those whose text is on this computer can be "
           "brought back for %1 days.",
           nullptr, static_cast<int>(messages.size()))
            .arg(daysKept),
        tr("&Delete for good"), [this, messages] {
            Q_EMIT leaving(messages);
            m_engine.deleteForGood(messages, ComposerWindow::openDrafts(m_engine));
        });
}

void MessageCommands::toggleRead(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows = m_messages.rowsOf(messages);
    const bool anyUnread = std::any_of(rows.begin(), rows.end(), [](const MessageRow& row) {
        return !row.flags.testFlag(MessageFlag::Seen);
    });
    changeFlag(rows, MessageFlag::Seen, anyUnread);
}

void MessageCommands::setRead(const QList<MessageId>& messages, bool on)
{
    changeFlag(m_messages.rowsOf(messages), MessageFlag::Seen, on);
}

void MessageCommands::toggleStar(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows = m_messages.rowsOf(messages);
    const bool allStarred = std::all_of(rows.begin(), rows.end(), [](const MessageRow& row) {
        return row.flags.testFlag(MessageFlag::Flagged);
    });
    changeFlag(rows, MessageFlag::Flagged, !allStarred);
}

void MessageCommands::changeFlag(const QList<MessageRow>& rows, MessageFlag flag, bool on)
{
    using Action = UndoStep::Action;
    QList<MessageId> changed;
    for (const MessageRow& row : rows) {
        if (row.flags.testFlag(flag) != on)
            changed.append(row.id);
    }
    if (changed.isEmpty())
        return;
    m_engine.setFlag(changed, flag, on);
    UndoStep step;
    if (flag == MessageFlag::Seen)
        step.action = on ? Action::MarkRead : Action::MarkUnread;
    else if (flag == MessageFlag::Pinned)
        step.action = on ? Action::Pin : Action::Unpin;
    else
        step.action = on ? Action::Star : Action::Unstar;
    step.count = static_cast<int>(changed.size());
    step.flags.append({flag, !on, changed});
    remember(step, Telling::Quiet);
}

void MessageCommands::markFolderRead(FolderId folder)
{
    const auto* marking = new MarkAllRead(m_engine, folder, this);
    connect(marking, &MarkAllRead::marked, this, [this](const QList<MessageId>& messages) {
        UndoStep step;
        step.action = UndoStep::Action::MarkRead;
        step.count = static_cast<int>(messages.size());
        step.flags.append({MessageFlag::Seen, false, messages});
        remember(step, Telling::InTheBar);
    });
}

QString MessageCommands::undoText() const
{
    return m_undo.isEmpty() ? QString() : m_undo.last().what();
}

void MessageCommands::undo()
{
    if (!m_undo.isEmpty())
        undoStep(m_undo.last().number);
}

void MessageCommands::undoStep(quint64 number)
{
    const auto found = std::find_if(m_undo.begin(), m_undo.end(),
                                    [number](const UndoStep& step) { return step.number == number; });
    if (found == m_undo.end())
        return;
    const UndoStep step = *found;
    m_undo.erase(found);
    takeBack(step);
    Q_EMIT undoChanged();
    Q_EMIT undone(step.what());
}

void MessageCommands::takeBack(const UndoStep& step)
{
    for (auto it = step.origins.cbegin(); it != step.origins.cend(); ++it)
        m_engine.moveTo(it.value(), it.key());
    for (auto it = step.uploads.cbegin(); it != step.uploads.cend(); ++it)
        m_engine.takeBackFromServer(it.value(), it.key());
    takeBackReminders(step);
    for (const UndoStep::FlagBack& back : step.flags)
        m_engine.setFlag(back.messages, back.flag, back.on);
    if (!step.tagged.isEmpty())
        m_engine.setTag(step.tagged, step.keyword, step.action == UndoStep::Action::Untag);
    if (!step.copies.isEmpty())
        m_engine.takeBackCopies(step.copies);
}

} // namespace postaci
