#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "mainwindow/PaneArranger.h"
#include "mainwindow/WritingActions.h"
#include "messagelist/MessageListView.h"
#include "models/MessageListModel.h"
#include "reader/MessageView.h"
#include "reader/ReaderPane.h"
#include "reader/ShownConversation.h"
#include "widgets/InfoBar.h"

#include <QAction>
#include <QStackedWidget>

#include <utility>

// What list and reader have to do with each other. The list says what commands are for; where the reader
// shows another message of the conversation, it is answered, and selected where it has a row of its own.

namespace postaci {

void MainWindow::openMessage(MessageId message)
{
    m_readerStack->setCurrentWidget(m_reader);
    if (message == m_shown)
        return;
    m_sinceShown.start();
    const MessageId before = std::exchange(m_shown, message);
    if (!isClosedConversation(message)) {
        m_reader->showMessage(message);
        return;
    }
    // Where another message stands for the conversation by now, reading goes on where it was.
    const ShownConversation& read = m_reader->conversation();
    if (!read.contains(before) || !read.contains(message))
        m_reader->showConversation(message);
}

bool MainWindow::isClosedConversation(MessageId message) const
{
    const int row = m_messages->rowOf(message);
    return row >= 0 && m_messages->isOpenable(row) && !m_messages->isOpened(row);
}

/// The list follows, so that its commands are for what is read, where that has a row.
void MainWindow::readerOpened(MessageId message)
{
    if (m_shown == 0 || m_messages->rowOf(message) < 0 || messageList()->selectedCount() != 1)
        return;
    m_shown = message;
    messageList()->selectMessage(message);
}

void MainWindow::activateMessage(MessageId message)
{
    if (m_writing->isDraft(message)) {
        m_writing->openDraft(message);
        return;
    }
    if (!m_arranger->isSingle())
        return;
    m_arranger->showReader(true);
    openMessage(message);
    m_reader->setFocus();
}

void MainWindow::markAsRead(MessageId message)
{
    if (m_shown == 0) // the list is back in its place
        return;
    const QList<MessageRow> rows = m_messages->rowsOf({message});
    if (!rows.isEmpty() && !rows.first().flags.testFlag(MessageFlag::Seen))
        m_engine.setFlag({message}, MessageFlag::Seen, true);
}

MessageId MainWindow::chosenMessage() const
{
    const QList<MessageId> selected = messageList()->selectedMessages();
    const bool isRead = m_shown != 0 && selected.size() == 1 && !m_showLater.isActive();
    return isRead ? m_reader->currentMessage() : selected.value(0);
}

QList<MessageId> MainWindow::messagesToActOn() const
{
    const QList<MessageId> selected = messageList()->selectedMessages();
    const MessageId read = chosenMessage();
    const bool isElsewhere = selected.size() == 1 && read != 0 && m_messages->rowOf(read) < 0 &&
                             !isClosedConversation(selected.first());
    return isElsewhere ? QList<MessageId>{read} : messageList()->messagesToActOn();
}

void MainWindow::updateReadingActions()
{
    const bool isLookedAt = !m_arranger->isSingle() || m_arranger->isReaderAlone();
    m_actions->nextInConversation->setEnabled(isLookedAt && m_reader->canGo(1));
    m_actions->previousInConversation->setEnabled(isLookedAt && m_reader->canGo(-1));
    const bool isOpen = m_reader->state() == ReaderPane::State::Ready && chosenMessage() != 0 &&
                        m_reader->currentMessage() == chosenMessage();
    m_writing->update(messageList()->selectedCount(),
                      isOpen && m_reader->view()->body()->shownBody().content.replyAddresses.isFromList());
}

WritingActions* MainWindow::makeWritingActions()
{
    WritingActions::Place place;
    place.selected = [this] { return messagesToActOn(); };
    place.chosen = [this] { return chosenMessage(); };
    place.selectedText = [this] {
        return m_reader->currentMessage() == chosenMessage() ? m_reader->view()->body()->selectedText()
                                                             : QString();
    };
    place.opened = [this](const ComposerWindow* window) { watch(window); };
    place.told = [this](const QString& sentence) { placeBar()->show(InfoBar::Info, sentence); };
    return new WritingActions(*this, m_engine, m_settings, place);
}

} // namespace postaci
