#include "account/ProviderTable.h"
#include "accounts/SecretsAssistant.h"
#include "composer/ComposerWindow.h"
#include "composer/DraftsMenu.h"
#include "filters/FilterEditor.h"
#include "filters/FilterFromMessage.h"
#include "finding/FilterBar.h"
#include "finding/MailFinder.h"
#include "finding/SearchField.h"
#include "mainwindow/AccountAlerts.h"
#include "mainwindow/FolderActions.h"
#include "mainwindow/FolderCommands.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/FolderTree.h"
#include "mainwindow/ListActions.h"
#include "mainwindow/ListPane.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "mainwindow/MessageCommands.h"
#include "mainwindow/OutboxPage.h"
#include "mainwindow/PaneArranger.h"
#include "mainwindow/RecentlyDeleted.h"
#include "mainwindow/SendingBar.h"
#include "mainwindow/SessionKeeper.h"
#include "mainwindow/StatusLine.h"
#include "mainwindow/TagMenu.h"
#include "mainwindow/WritingActions.h"
#include "messagelist/MessageListView.h"
#include "models/UnreadCounter.h"
#include "reader/ReaderPane.h"
#include "settings/AppSettings.h"
#include "settings/SettingsDialog.h"
#include "widgets/EmptyState.h"
#include "widgets/InfoBar.h"
#include "widgets/Language.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QTimer>

// What leads to what in the main window; the doing is in MainWindow.cpp.

namespace postaci {

void MainWindow::connectPanes()
{
    connect(m_folders, &FolderPane::placeSelected, this, &MainWindow::showPlace);
    for (const QSplitter* panes : findChildren<QSplitter*>())
        connect(panes, &QSplitter::splitterMoved, m_session, &SessionKeeper::touch);
    connect(m_folders, &FolderPane::menuRequested, this,
            [this](const TreePlace& place, const QPoint& position) {
                m_folderCommands->setPlace(place);
                m_folderActions->menu->popup(position);
            });
    connect(m_folderModel, &FolderTreeModel::messagesDropped, m_commands, &MessageCommands::moveTo);

    connect(messageList(), &MessageListView::selectionMoved, this, &MainWindow::selectionMoved);
    connect(messageList(), &MessageListView::messageActivated, this, &MainWindow::activateMessage);
    connect(messageList(), &MessageListView::rowActionTriggered, this,
            [this](MessageId message, RowAction action) {
                const QList<MessageId> meant = m_messages->messagesOf({message});
                switch (action) {
                case RowAction::Archive:
                    return m_commands->archive(meant);
                case RowAction::Delete:
                    return m_commands->remove(meant);
                case RowAction::Flag:
                    return m_commands->toggleStar(meant);
                }
            });
    messageList()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(messageList(), &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
        if (messageList()->selectionModel()->hasSelection())
            m_actions->messageMenu->popup(messageList()->viewport()->mapToGlobal(position));
    });
    connect(m_list->emptyState(), &EmptyState::primaryClicked, this, [this] {
        if (!m_finder->isFiltering()) {
            m_engine.checkNow(0);
            return;
        }
        m_list->filterBar()->clear();
        filterChanged();
    });
    connect(m_welcome, &EmptyState::primaryClicked, this, &MainWindow::openWizard);

    m_reader->setProviders(m_providers);
    connect(m_reader, &ReaderPane::replyRequested, this, &MainWindow::reply);
    connect(m_reader, &ReaderPane::forwardRequested, this, &MainWindow::forward);
    connect(m_reader, &ReaderPane::draftRequested, m_writing, &WritingActions::openDraft);
    connect(m_reader, &ReaderPane::messageRead, this, &MainWindow::markAsRead);
    connect(m_reader, &ReaderPane::opened, this, &MainWindow::readerOpened);
    connect(m_reader, &ReaderPane::conversationChanged, this, &MainWindow::updateReadingActions);
    connect(m_reader, &ReaderPane::messageShown, this, &MainWindow::updateReadingActions);
    connect(m_reader, &ReaderPane::messageFileOpened, this, &MainWindow::openMessageFile);
    connect(m_reader, &ReaderPane::composeTo, this, &MainWindow::writeNew);
    connect(m_arranger, &PaneArranger::arranged, this, [this] {
        updateActions();
        showSelected();
    });
    connect(&m_showLater, &QTimer::timeout, this, &MainWindow::showSelected);
}

void MainWindow::connectFileActions()
{
    connect(m_actions->write, &QAction::triggered, this, [this] { writeNew(); });
    connect(m_actions->getMail, &QAction::triggered, this, [this] { m_engine.checkNow(0); });
    connect(m_actions->addAccount, &QAction::triggered, this, &MainWindow::openWizard);
    connect(m_actions->settings, &QAction::triggered, this, &MainWindow::openSettings);
    // Not closeAllWindows(): composers would ask as if only they were closed.
    connect(m_actions->quit, &QAction::triggered, qApp, &QApplication::quit, Qt::QueuedConnection);
    connect(m_actions->draftsMenu, &QMenu::aboutToShow, this, [this] {
        fillDraftsMenu(m_actions->draftsMenu, m_engine, [this](const Draft& draft) {
            watch(ComposerWindow::openDraft(m_engine, m_settings, draft));
        });
    });
    connect(m_actions->about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::connectMessageActions()
{
    // By init-captures: GCC 12 loses `this` of a lambda in a lambda beside a pointer to member.
    const auto onSelected = [window = this, commands = m_commands](
                                QAction* action, void (MessageCommands::*command)(const QList<MessageId>&)) {
        connect(action, &QAction::triggered, commands,
                [window, commands, command] { (commands->*command)(window->messagesToActOn()); });
    };
    onSelected(m_actions->archive, &MessageCommands::archive);
    onSelected(m_actions->remove, &MessageCommands::remove);
    onSelected(m_actions->junk, &MessageCommands::junk);
    onSelected(m_actions->toggleRead, &MessageCommands::toggleRead);
    onSelected(m_actions->toggleStar, &MessageCommands::toggleStar);
    onSelected(m_actions->markRead, &MessageCommands::markRead);
    onSelected(m_actions->markUnread, &MessageCommands::markUnread);
    connect(m_actions->undo, &QAction::triggered, this, [this] {
        if (!m_sending->undo())
            m_commands->undo();
    });
    connect(m_actions->select, &QAction::triggered, messageList(), &MessageListView::gatherCurrent);
    connect(m_actions->selectAll, &QAction::triggered, messageList(), &QAbstractItemView::selectAll);
    connect(m_actions->reply, &QAction::triggered, this,
            [this] { reply(chosenMessage(), ReplyMode::Sender); });
    connect(m_actions->replyAll, &QAction::triggered, this,
            [this] { reply(chosenMessage(), ReplyMode::All); });
    connect(m_actions->forward, &QAction::triggered, this, [this] { forward(chosenMessage()); });
    onSelected(m_actions->removeForGood, &MessageCommands::removeForGood);
    connect(m_actions->recentlyDeleted, &QAction::triggered, this, &MainWindow::showRecentlyDeleted);
    connect(m_actions->makeFilter, &QAction::triggered, this, &MainWindow::makeFilter);
    onSelected(m_actions->notJunk, &MessageCommands::notJunk);
    onSelected(m_actions->bringBack, &MessageCommands::bringBack);
    connect(m_actions->tagMenu, &QMenu::aboutToShow, this,
            [this] { m_tagMenu->fill(selectedRows(), messagesToActOn()); });
    for (QMenu* menu : {m_actions->moveMenu, m_actions->copyMenu})
        connect(menu, &QMenu::aboutToShow, this, &MainWindow::fillFolderMenus);
    for (QAction* action : {m_actions->move, m_actions->copy, m_actions->tags})
        connect(action, &QAction::triggered, this,
                [this, action] { action->menu()->popup(messageList()->mapToGlobal(QPoint(0, 0))); });
}

void MainWindow::connectViewActions()
{
    connect(m_actions->next, &QAction::triggered, messageList(), &MessageListView::goNext);
    connect(m_actions->previous, &QAction::triggered, messageList(), &MessageListView::goPrevious);
    connect(m_actions->nextInConversation, &QAction::triggered, m_reader, [this] { m_reader->go(1); });
    connect(m_actions->previousInConversation, &QAction::triggered, m_reader, [this] { m_reader->go(-1); });
    connect(m_actions->wholeConversations, &QAction::triggered, &m_settings,
            &AppSettings::setShowsWholeConversations);
    connect(&m_settings, &AppSettings::showsWholeConversationsChanged, this, &MainWindow::checkChoices);
    connect(m_actions->back, &QAction::triggered, this, [this] {
        if (m_arranger->isReaderAlone())
            m_arranger->showReader(false);
        else
            leaveSearch();
        m_list->setFocus();
    });
    connect(m_actions->nextPane, &QAction::triggered, this, &MainWindow::focusNextPane);
    connect(m_actions->layouts, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_settings.setPaneLayout(static_cast<PaneLayout>(action->data().toInt()));
    });
    connect(m_actions->languages, &QActionGroup::triggered, this,
            [this](const QAction* action) { m_settings.setLanguage(action->data().toString()); });
    connect(m_actions->schemes, &QActionGroup::triggered, this, [this](const QAction* action) {
        m_settings.setColorScheme(static_cast<ColorScheme>(action->data().toInt()));
    });
    connect(&m_settings, &AppSettings::paneLayoutChanged, m_arranger, &PaneArranger::setPaneLayout);
    connect(&m_settings, &AppSettings::paneLayoutChanged, this, &MainWindow::checkChoices);
    connect(&m_settings, &AppSettings::languageChanged, this, [this](const QString& code) {
        Language::apply(code);
        checkChoices();
    });
    connect(&m_settings, &AppSettings::colorSchemeChanged, this, [this](ColorScheme scheme) {
        Theme::apply(*qApp, scheme);
        checkChoices();
    });
    connect(m_actions->highContrast, &QAction::triggered, &m_settings, &AppSettings::setHighContrast);
    connect(&m_settings, &AppSettings::contrastChanged, this, [this](Contrast contrast) {
        Theme::setContrast(*qApp, contrast);
        checkChoices();
    });
}

void MainWindow::connectFinder()
{
    m_messages->setFolderNames([this](FolderId folder) { return m_folderModel->nameOf(folder); });
    m_reader->setFolderNames([this](FolderId folder) { // of the one account that the conversation is in
        return FolderTreeModel::shownName(m_folderModel->folder(folder));
    });
    connect(m_actions->find, &QAction::triggered, this, [this] {
        m_searchField->setFocus(Qt::ShortcutFocusReason);
        m_searchField->selectAll();
    });
    m_searchField->setNames([this] { return searchNames(); });
    m_list->setFilterAction(m_actions->filter);
    FilterBar* filter = m_list->filterBar();
    connect(m_actions->filter, &QAction::toggled, this, &MainWindow::showFilter);
    connect(filter, &FilterBar::queryChanged, this, &MainWindow::filterChanged);
    connect(filter, &FilterBar::listWanted, this, &MainWindow::goToFound);
    connect(filter, &FilterBar::left, this, [this] { m_actions->filter->setChecked(false); });
    connect(m_actions->filter, &QAction::toggled, this,
            [this, filter](bool) { filter->setTags(m_settings.tags()); });
    connect(m_searchField, &QLineEdit::textEdited, this, &MainWindow::find);
    connect(m_searchField, &SearchField::listWanted, this, &MainWindow::goToFound);
    connect(m_searchField, &SearchField::left, this, [this] {
        leaveSearch();
        m_list->setFocus();
    });
    m_listActions->bestFirst->setChecked(m_settings.bestFirst());
    connect(m_listActions->bestFirst, &QAction::triggered, &m_settings, &AppSettings::setBestFirst);
    connect(&m_settings, &AppSettings::bestFirstChanged, this, [this](bool on) {
        m_listActions->bestFirst->setChecked(on);
        if (m_finder->isActive())
            m_finder->find(currentWish());
    });
    connect(m_finder, &MailFinder::firstWanted, this, &MainWindow::selectFound);
    // The folder that was shown before the search is still the current one, so a click on it changes nothing
    // there.
    connect(m_folders->tree(), &QAbstractItemView::clicked, this, &MainWindow::leaveSearch);
    connect(m_finder, &MailFinder::changed, this, [this] {
        messageList()->setSoughtWords(m_finder->words());
        updateActions();
        updateTitle();
    });
}

void MainWindow::showRecentlyDeleted()
{
    auto* dialog = new RecentlyDeleted(m_engine, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::makeFilter()
{
    constexpr qint64 kReadAtOnce = 256 << 10;
    const QList<MessageRow> rows = selectedRows();
    if (rows.isEmpty())
        return;
    const MessageRow& row = rows.first();
    const QByteArray raw = row.hasBody && row.size <= kReadAtOnce
                               ? m_engine.reader().body(row.id).value_or(QByteArray())
                               : QByteArray();
    auto* editor = new FilterEditor(m_engine, m_settings, filterLike(row, raw), this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &FilterEditor::saved, this, [this](const Rule& rule) {
        //: %1 is its name
        offer(tr("New mail goes through the filter “%1” now.").arg(rule.name), tr("&Show filters"), [this] {
            openSettings();
            m_settingsDialog->showPage(SettingsDialog::Page::Filters);
        });
    });
    editor->open();
}

void MainWindow::connectCommands()
{
    connect(m_commands, &MessageCommands::leaving, this, &MainWindow::leave);
    connect(m_commands, &MessageCommands::undoOffered, this, &MainWindow::offerUndo);
    connect(m_commands, &MessageCommands::undoChanged, this, &MainWindow::updateActions);
    connect(m_commands, &MessageCommands::undone, this, &MainWindow::tellOfUndo);
    connect(m_commands, &MessageCommands::confirmationNeeded, this, &MainWindow::ask);
    for (const InfoBar* bar : {m_list->bar(), m_outbox->bar()}) {
        connect(bar, &InfoBar::primaryClicked, this, &MainWindow::answerYes);
        connect(bar, &InfoBar::secondaryClicked, this, &MainWindow::hideBars);
    }
    connect(&m_undoTimeout, &QTimer::timeout, this, &MainWindow::hideBars);
}

void MainWindow::answerYes()
{
    hideBars();
    if (const auto confirmed = std::exchange(m_confirmed, {}))
        confirmed();
}

void MainWindow::connectFolderCommands()
{
    connect(m_folderCommands, &FolderCommands::confirmationNeeded, this, &MainWindow::ask);
    connect(m_folderCommands, &FolderCommands::accountSettingsRequested, this,
            &MainWindow::openAccountSettings);
    connect(m_folderCommands, &FolderCommands::markAllReadRequested, m_commands,
            &MessageCommands::markFolderRead);
    connect(m_folderCommands, &FolderCommands::favouriteWanted, &m_settings, &AppSettings::setFavourite);
    connectSearches();
    m_folderModel->setFavourites(m_settings.favourites());
    connect(&m_settings, &AppSettings::favouritesChanged, this, [this](const QList<FolderId>& folders) {
        m_folderModel->setFavourites(folders);
        m_folderCommands->refresh();
    });
    connect(m_unreadCounter, &UnreadCounter::counted, m_folderModel, &FolderTreeModel::setUnreadEverywhere);
    connect(m_folderCommands, &FolderCommands::folderMade, this, [this](FolderId folder) {
        m_folders->select({TreePlace::Kind::Folder, m_folderModel->folder(folder).account, folder});
    });
    // What the context menu was for is over when it closes; its action comes first.
    connect(m_folderActions->menu, &QMenu::aboutToHide, this, [this] {
        QMetaObject::invokeMethod(
            this, [this] { m_folderCommands->setPlace(m_folders->currentPlace()); }, Qt::QueuedConnection);
    });
    connect(m_status, &StatusLine::checkRequested, &m_engine, &MailEngine::checkNow);
    connect(m_status, &StatusLine::pauseRequested, m_folderCommands, &FolderCommands::setPaused);
}

void MainWindow::connectEngine()
{
    connect(&m_engine, &MailEngine::storeChanged, this, &MainWindow::storeChanged);
    connect(&m_engine, &MailEngine::accountStateChanged, this, &MainWindow::accountStateChanged);
    connect(&m_engine, &MailEngine::changeRejected, m_alerts, &AccountAlerts::showRejection);
    connect(&m_engine, &MailEngine::alertReceived, m_alerts, &AccountAlerts::showAlert);
    connect(m_alerts, &AccountAlerts::retryRequested, &m_engine, &MailEngine::checkNow);
    m_alerts->setProviderPage([this](const QString& address) {
        const Provider* provider = m_providers.find(address);
        return provider ? provider->noteLink : QString();
    });
    connect(m_alerts, &AccountAlerts::examinationRequested, this, &MainWindow::examineAccount);
    // The account may be trying again just now: what the bar said is still what the person has come for.
    connect(m_alerts, &AccountAlerts::accountSettingsRequested, this, &MainWindow::openServerSettings);
    auto* secrets = new SecretsAssistant(m_engine, this);
    connect(m_alerts, &AccountAlerts::secretsRequested, secrets, &SecretsAssistant::help);
}

} // namespace postaci
