#include "account/ErrorSentence.h"
#include "accounts/ConnectionLogWindow.h"
#include "help/HelpKey.h"
#include "mainwindow/AccountAlerts.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "messagelist/MessageListView.h"
#include "settings/SettingsDialog.h"
#include "welcome/SampleAccount.h"
#include "widgets/EmptyState.h"
#include "widgets/InfoBar.h"

#include <QAction>
#include <QApplication>
#include <QIcon>
#include <QItemSelectionModel>
#include <QMessageBox>

// The help, and the sample mailbox for who has no account yet.

namespace postaci {

void MainWindow::connectHelp()
{
    connect(m_actions->help, &QAction::triggered, this,
            [this] { m_help->openFor(QApplication::focusWidget()); });
    connect(m_actions->connectionLog, &QAction::triggered, this,
            [this] { openConnectionLog(m_folders->currentPlace().account); });
    connect(m_actions->storage, &QAction::triggered, this, [this] {
        openSettings();
        m_settingsDialog->showPage(SettingsDialog::Page::Storage);
    });
    connect(m_alerts, &AccountAlerts::logRequested, this, &MainWindow::openConnectionLog);
    connect(m_welcome, &EmptyState::secondaryClicked, m_sample, &SampleAccount::create);
    connect(m_sample, &SampleAccount::ownAccountWanted, this, &MainWindow::openWizard);
    connect(m_sample, &SampleAccount::filled, this, [this](AccountId account) {
        const auto inbox = m_engine.reader().folderByRole(account, FolderRole::Inbox);
        if (inbox)
            m_folders->select({TreePlace::Kind::Folder, account, *inbox});
        // That is where the first one came to be, below all that came after it.
        if (!messageList()->selectionModel()->hasSelection())
            messageList()->selectionModel()->clearCurrentIndex();
    });
    connect(m_sample, &SampleAccount::failed, this, [this](const Error& error) {
        const ErrorText words = describeError(error);
        m_alertBar->show(InfoBar::Error, words.summary, error.detail);
    });
}

void MainWindow::openConnectionLog(AccountId account)
{
    auto* log = findChild<ConnectionLogWindow*>();
    if (log == nullptr)
        log = new ConnectionLogWindow(m_engine, this);
    log->showAccount(account);
    log->show();
    log->raise();
    log->activateWindow();
}

void MainWindow::showAbout()
{
    auto* box =
        new QMessageBox(QMessageBox::NoIcon, tr("About Postacı"),
                        tr("<h3>Postacı %1</h3><p>A calm and fast mail program.</p>"
                           "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                            .arg(QLatin1String(POSTACI_VERSION)),
                        QMessageBox::Ok, this);
    box->setIconPixmap(QIcon(QStringLiteral(":/icons/postaci.svg")).pixmap(64));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace postaci
