#include "finding/MailFinder.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "mainwindow/MessageCommands.h"
#include "mainwindow/ReminderMenu.h"
#include "messagelist/MessageListView.h"
#include "models/MessageListModel.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

// What only this program knows of messages: when they come back, what is pinned, muted or waited for.

namespace postaci {

void MainWindow::connectReminders()
{
    // For what is selected when the menu opens: until a time is chosen the list may change.
    connect(m_actions->snoozeMenu, &QMenu::aboutToShow, this, [this] {
        ReminderMenu::fillSnooze(*m_actions->snoozeMenu, this,
                                 [this, messages = messagesToActOn()](const QDateTime& until) {
                                     m_commands->snooze(messages, until);
                                 });
    });
    connect(m_actions->followUpMenu, &QMenu::aboutToShow, this, [this] {
        const QList<MessageRow> rows = selectedRows();
        const bool isAwaited = std::any_of(rows.begin(), rows.end(),
                                           [](const MessageRow& row) { return row.followUp.isValid(); });
        ReminderMenu::fillFollowUp(*m_actions->followUpMenu, this, isAwaited,
                                   [this, messages = messageList()->selectedMessages()](
                                       const QDateTime& due) { m_commands->awaitAnswer(messages, due); });
    });
    for (QAction* action : {m_actions->snooze, m_actions->followUp})
        connect(action, &QAction::triggered, this,
                [this, action] { action->menu()->popup(messageList()->mapToGlobal(QPoint(0, 0))); });
    connect(m_actions->wake, &QAction::triggered, this, [this] { m_commands->wake(messagesToActOn()); });
    connect(m_actions->pin, &QAction::triggered, this,
            [this] { m_commands->togglePin(messageList()->selectedMessages(), messagesToActOn()); });
    connect(m_actions->mute, &QAction::triggered, this,
            [this] { m_commands->toggleMute(messageList()->selectedMessages()); });
    connect(m_actions->goSnoozed, &QAction::triggered, this, [this] {
        goToPlace({TreePlace::Kind::Snoozed, 0, 0});
    });
    connect(m_actions->goFollowUps, &QAction::triggered, this, [this] {
        goToPlace({TreePlace::Kind::FollowUps, 0, 0});
    });
}

/// Whether what is selected can be put off.
bool MainWindow::canSnooze() const
{
    if (isTrashSelected() || m_folders->currentPlace().kind == TreePlace::Kind::Drafts)
        return false;
    const FolderRole role = m_folderModel->folder(m_folders->currentPlace().folder).role;
    return m_finder->isSearching() || (role != FolderRole::Junk && role != FolderRole::Drafts);
}

bool MainWindow::isSnoozedSelected() const
{
    const QList<MessageRow> rows = selectedRows();
    return std::any_of(rows.begin(), rows.end(),
                       [](const MessageRow& row) { return row.snoozedUntil.isValid(); });
}

} // namespace postaci
