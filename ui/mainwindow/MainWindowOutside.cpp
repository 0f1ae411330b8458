#include "composer/ComposerWindow.h"
#include "finding/FilterBar.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/ListPane.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "mainwindow/PaneArranger.h"
#include "mainwindow/SessionKeeper.h"
#include "mainwindow/SessionState.h"
#include "messagelist/MessageListView.h"
#include "models/MessageListModel.h"
#include "reader/MessageFileWindow.h"
#include "settings/AppSettings.h"
#include "transfer/ImportMailDialog.h"
#include "widgets/InfoBar.h"
#include "widgets/WindowSize.h"

#include <algorithm>
#include <utility>

// What is asked from outside of the window: by notifications, the tray, and another start of the program; and
// what one run of it leaves to the next.

namespace postaci {

namespace {

const QString kGeometry = QStringLiteral("mainWindow/geometry");
const QString kFolderState = QStringLiteral("mainWindow/folderPane");

} // namespace

void MainWindow::setStayingOn(std::function<bool()> staysOn)
{
    m_staysOn = std::move(staysOn);
}

bool MainWindow::staysOnWithoutWindow()
{
    if (m_isQuitting || !m_staysOn || !m_staysOn())
        return false;
    saveState();
    hide();
    return true;
}

QWidget* MainWindow::compose(const QString& to)
{
    if (m_folderModel->hasAccounts()) {
        ComposerWindow* window = ComposerWindow::openNew(m_engine, m_settings, to);
        watch(window);
        return window;
    }
    m_alertBar->show(InfoBar::Caution,
                     tr("A message was to be written, but there is no account to send it from yet. Add one, "
                        "then write the message again."));
    return this;
}

QWidget* MainWindow::openMessageFile(const QString& file)
{
    if (ImportMailDialog::isMailboxFile(file)) {
        auto* dialog = new ImportMailDialog(m_engine, this);
        dialog->addPaths({file});
        setWindowState(windowState() & ~Qt::WindowMinimized); // it would take the dialog along
        show();
        dialog->show();
        return dialog;
    }
    auto* window = new MessageFileWindow(m_settings);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->openFile(file);
    window->show();
    return window;
}

void MainWindow::openFromOutside(const QList<MessageId>& messages)
{
    const QList<MessageRow> rows = m_engine.reader().rows(messages).value_or({});
    if (rows.isEmpty())
        return;
    const MessageRow& newest = rows.constLast();
    const bool isOneFolder = std::all_of(
        rows.begin(), rows.end(), [&newest](const MessageRow& row) { return row.folder == newest.folder; });
    goToPlace(isOneFolder ? TreePlace{TreePlace::Kind::Folder, newest.account, newest.folder}
                          : TreePlace{TreePlace::Kind::AllInboxes, 0, 0});
    if (messages.size() != 1)
        return;
    if (!m_messages->isLoading() && m_messages->rowFor(newest.id) < 0)
        showWholePlace(); // a filter hides it
    messageList()->selectWhenLoaded(newest.id);
    activateMessage(newest.id);
}

QWidget* MainWindow::replyFromOutside(MessageId message)
{
    ComposerWindow* window =
        ComposerWindow::openReplyTo(m_engine, m_settings, message, ReplyMode::Sender, QString());
    watch(window);
    return window;
}

/// Of a start without a window the others wait as well, until this one is wanted.
void MainWindow::reopenSession()
{
    if (!std::exchange(m_isSessionDue, false))
        return;
    const QList<ComposerWindow*> texts = ComposerWindow::restoreUnfinished(m_engine, m_settings);
    for (const ComposerWindow* window : texts)
        watch(window);
    m_session->reopen(texts, [this](const QString& file) { return openMessageFile(file); });
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    reopenSession();
}

/// Only what has been read: opening it again changes nothing.
void MainWindow::restoreSelection()
{
    if (!m_session->mayReopen())
        return;
    const MessageId message = m_settings.geometry(selectionState()).toLongLong();
    const QList<MessageRow> rows = m_engine.reader().rows({message}).value_or({});
    if (!rows.isEmpty() && rows.first().flags.testFlag(MessageFlag::Seen))
        messageList()->selectWhenLoaded(message);
}

void MainWindow::restoreState()
{
    constexpr QSize kFirst(1280, 800);
    openWithSize(this, kFirst);
    restoreGeometry(m_settings.geometry(kGeometry));
    m_arranger->setWindowWidth(width());
    m_actions->setWindowWidth(width());
    m_folders->restoreState(m_settings.geometry(kFolderState));
    restoreSelection();
    m_list->setFocus(); // not the field that is first in the order of Tab
}

void MainWindow::saveState()
{
    m_settings.setGeometry(kGeometry, saveGeometry());
    m_settings.setGeometry(kFolderState, m_folders->saveState());
    m_settings.setGeometry(selectionState(), QByteArray::number(messageList()->selectedMessages().value(0)));
    m_arranger->save();
}

} // namespace postaci
