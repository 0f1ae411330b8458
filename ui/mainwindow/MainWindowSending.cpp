#include "account/Remedy.h"
#include "composer/ComposerWindow.h"
#include "finding/MailFinder.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "mainwindow/MessageCommands.h"
#include "mainwindow/OutboxCard.h"
#include "mainwindow/OutboxPage.h"
#include "mainwindow/OutboxView.h"
#include "mainwindow/SendingBar.h"
#include "mainwindow/SessionKeeper.h"
#include "mainwindow/StatusLine.h"
#include "profile/Restart.h"
#include "settings/SettingsDialog.h"

#include <QAction>
#include <QApplication>
#include <QEvent>

// What is on its way out: taking it back, and what is left when the program ends.

namespace postaci {

void MainWindow::connectSending()
{
    connect(m_sending, &SendingBar::draftTaken, this, &MainWindow::openTaken);
    connect(m_outbox->view(), &OutboxView::draftTaken, this, &MainWindow::openTaken);
    connect(m_outbox->view(), &OutboxView::currentChanged, this, &MainWindow::updateOutboxActions);
    connect(m_outbox->view(), &OutboxView::helpRequested, this, [this](const OutboxEntry& entry) {
        if (remedyFor(*entry.lastError) == Remedy::Examine)
            examineAccount(entry.account);
        else
            openServerSettings(entry.account);
    });
    const auto onCard = [this](QAction* action, void (OutboxCard::*command)()) {
        connect(action, &QAction::triggered, this, [view = m_outbox->view(), command] {
            if (OutboxCard* card = view->currentCard())
                (card->*command)();
        });
    };
    onCard(m_actions->outboxSend, &OutboxCard::send);
    onCard(m_actions->outboxEdit, &OutboxCard::edit);
    onCard(m_actions->outboxDiscard, &OutboxCard::ask);
    connect(m_sending, &SendingBar::undoChanged, this, &MainWindow::showUndo);
    connect(m_sending, &SendingBar::outboxWanted, this, [this] {
        goToPlace({TreePlace::Kind::Outbox, 0, 0});
    });
    connect(m_sending, &SendingBar::closeWanted, this, [this] {
        if (m_isQuitting)
            QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
        else
            close();
    });
    connect(m_sending, &SendingBar::stayed, this, [this] {
        m_isQuitting = false;
        m_session->stay();
        forgetRestart();
    });
    connect(&m_engine, &MailEngine::sendingProgress, m_outbox->view(), &OutboxView::showProgress);
    connect(&m_engine, &MailEngine::sendingProgress, this,
            [this](OutboxId, qint64 done, qint64 total) { m_status->setSendingProgress(done, total); });
    qApp->installEventFilter(this); // hears of the program's end before the windows are closed
    m_sending->refresh();
}

/// Asked before any window is closed, since the program would end with the others.
bool MainWindow::maySettingsClose()
{
    return m_settingsDialog == nullptr || m_settingsDialog->mayClose();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == qApp && event->type() == QEvent::Quit) {
        if (!maySettingsClose()) {
            forgetRestart();
            return true;
        }
        m_session->expectEnd(); // before the windows are closed
        m_isQuitting = true;
        m_sending->expectEnd();
    }
    return QMainWindow::eventFilter(watched, event);
}

/// Only where it can be seen with which message something is done.
void MainWindow::updateOutboxActions()
{
    const bool isShown = m_folders->currentPlace().kind == TreePlace::Kind::Outbox && !m_finder->isActive();
    const OutboxCard* card = isShown ? m_outbox->view()->currentCard() : nullptr;
    m_actions->outboxSend->setEnabled(card != nullptr && card->can(OutboxCard::Can::Send));
    m_actions->outboxEdit->setEnabled(card != nullptr && card->can(OutboxCard::Can::Edit));
    m_actions->outboxDiscard->setEnabled(card != nullptr && card->can(OutboxCard::Can::Discard));
}

bool MainWindow::mayLeaveUnsent() const
{
    return m_sending->isLeftUnsent();
}

void MainWindow::openTaken(const Draft& draft)
{
    watch(ComposerWindow::openDraft(m_engine, m_settings, draft));
}

void MainWindow::showUndo()
{
    m_actions->setUndo(m_sending->canUndo() ? tr("send", "after Undo:") : m_commands->undoText());
}

} // namespace postaci
