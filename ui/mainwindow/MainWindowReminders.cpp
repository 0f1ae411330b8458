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
    connect(m_actions->snoozeMenu, &QMenu::aboutToShow, this, [this] {
        ReminderMenu::fillSnooze(*m_actions->snoozeMenu, this, [this](const QDateTime& until) {
            m_commands->snooze(messageList()->messagesToActOn(), until);
        });
    });
    connect(m_actions->followUpMenu, &QMenu::aboutToShow, this, [this] {
        const QList<MessageRow> rows = selectedRows();
        const bool isAwaited = std::any_of(rows.begin(), rows.end(),
                                           [](const MessageRow& row) { return row.followUp.isValid(); });
        ReminderMenu::fillFollowUp(*m_actions->followUpMenu, this, isAwaited, [this](const QDateTime& due) {
            m_commands->awaitAnswer(messageList()->selectedMessages(), due);
        });
    });
    for (QAction* action : {m_actions->snooze, m_actions->followUp})
        connect(action, &QAction::triggered, this,
                [this, action] { action->menu()->popup(messageList()->mapToGlobal(QPoint(0, 0))); });
    connect(m_actions->wake, &QAction::triggered, this,
            [this] { m_commands->wake(messageList()->messagesToActOn()); });
    connect(m_actions->pin, &QAction::triggered, this,
            [this] { m_commands->togglePin(messageList()->messagesToActOn()); });
    connect(m_actions->mute, &QAction::triggered, this,
            [this] { m_commands->toggleMute(messageList()->selectedMessages()); });
    connect(m_actions->goSnoozed, &QAction::triggered, this, [this] {
        goToPlace({TreePlace::Kind::Snoozed, 0, 0});
    });
    connect(m_actions->goFollowUps, &QAction::triggered, this, [this] {
        goToPlace({TreePlace::Kind::FollowUps, 0, 0});
    });
}

bool MainWindow::isSnoozedSelected() const
{
    const QList<MessageRow> rows = selectedRows();
    return std::any_of(rows.begin(), rows.end(),
                       [](const MessageRow& row) { return row.snoozedUntil.isValid(); });
}

} // namespace postaci
