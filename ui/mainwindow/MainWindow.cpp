#include "mainwindow/MainWindow.h"

#include "accounts/AccountSettingsDialog.h"
#include "accounts/AccountWizard.h"
#include "composer/ComposerWindow.h"
#include "composer/SentTextFiles.h"
#include "finding/FilterBar.h"
#include "finding/SearchField.h"
#include "help/HelpKey.h"
#include "mainwindow/AccountAlerts.h"
#include "mainwindow/FolderActions.h"
#include "mainwindow/FolderCommands.h"
#include "mainwindow/FolderMenu.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/FolderTree.h"
#include "mainwindow/ListActions.h"
#include "mainwindow/ListControl.h"
#include "mainwindow/ListPane.h"
#include "mainwindow/ListStatus.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MessageCommands.h"
#include "mainwindow/OpenedFolders.h"
#include "mainwindow/OutboxPage.h"
#include "mainwindow/OutboxView.h"
#include "mainwindow/PaneArranger.h"
#include "mainwindow/SendingBar.h"
#include "mainwindow/SessionKeeper.h"
#include "mainwindow/SessionState.h"
#include "mainwindow/StatusLine.h"
#include "mainwindow/TagMenu.h"
#include "mainwindow/WritingActions.h"
#include "messagelist/MessageListView.h"
#include "models/UnreadCounter.h"
#include "palette/CommandPalette.h"
#include "reader/BodyView.h"
#include "reader/MessageView.h"
#include "reader/ReaderPane.h"
#include "settings/AppSettings.h"
#include "settings/SettingsDialog.h"
#include "welcome/NewAccountInbox.h"
#include "welcome/SampleAccount.h"
#include "widgets/EmptyState.h"
#include "widgets/Icon.h"
#include "widgets/InfoBar.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr int kUndoOffered = 10000; ///< milliseconds the bar stays; Ctrl+Z works longer
constexpr int kRunning = 120;       ///< milliseconds between selections that count as running down the list

} // namespace

MainWindow::MainWindow(MailEngine& engine, AppSettings& settings, const ProviderTable& providers,
                       QWidget* parent)
    : QMainWindow(parent), m_engine(engine), m_settings(settings), m_providers(providers),
      m_folderModel(new FolderTreeModel(engine.reader(), this)),
      m_messages(new MessageListModel(engine.reader(), engine.profileDir(), this)),
      m_unreadCounter(new UnreadCounter(engine.profileDir(), this)),
      m_finder(new MailFinder(engine, *m_messages, this)), m_searchField(new SearchField(this)),
      m_actions(new MainActions(*this)), m_folderActions(new FolderActions(*this)),
      m_listActions(new ListActions(*this)), m_writing(makeWritingActions()),
      m_commands(new MessageCommands(engine, *m_messages, *m_folderModel, this)),
      m_folderCommands(new FolderCommands(engine, *m_folderModel, *m_folderActions, this)),
      m_tagMenu(new TagMenu(*m_actions->tagMenu, *m_commands, settings, this)),
      m_pages(new QStackedWidget(this)), m_welcome(new EmptyState(this)), m_alertBar(new InfoBar(this)),
      m_alerts(new AccountAlerts(*m_alertBar, this)), m_folders(new FolderPane(*m_folderModel, this)),
      m_list(new ListPane(*m_messages, this)),
      m_listControl(new ListControl(*m_listActions, settings, *m_messages, *m_list->view())),
      m_listStatus(new ListStatus(engine, *m_folderModel, *m_messages, *m_finder, *m_list, this)),
      m_readerStack(new QStackedWidget(this)), m_reader(new ReaderPane(engine, settings, this)),
      m_manySelected(new EmptyState(this)), m_outbox(new OutboxPage(engine, this)),
      m_sendingInfo(new InfoBar(this)), m_sending(new SendingBar(engine, *m_sendingInfo, this)),
      m_sentFiles(new SentTextFiles(engine, this)), m_status(new StatusLine(this)),
      m_arranger(new PaneArranger(*m_folders, *m_list, *m_readerStack, *m_outbox, settings, this)),
      m_palette(new CommandPalette(this, *m_actions->palette)), m_sampleBar(new InfoBar(this)),
      m_sample(new SampleAccount(engine, *m_sampleBar, this)),
      m_newInbox(new NewAccountInbox(*m_folderModel, *m_sample, *m_folders, this)),
      m_help(new HelpKey(settings, this)), m_session(new SessionKeeper(
                                               settings, [this] { saveState(); }, this)),
      m_opened(new OpenedFolders(engine, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    build();
    connectPanes();
    connectFileActions();
    connectContacts();
    connectMessageActions();
    connectReminders();
    connectViewActions();
    connectFinder();
    connectCommands();
    connectFolderCommands();
    connectEngine();
    connectSending();
    connectPalette();
    connectHelp();
    accountsChanged();
    restoreState();
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    m_alertBar->setObjectName(QStringLiteral("accountBar"));
    m_welcome->setObjectName(QStringLiteral("welcome"));
    m_welcome->setAutoFillBackground(true);
    m_welcome->setBackgroundRole(QPalette::Base);
    m_manySelected->setObjectName(QStringLiteral("manySelected"));
    m_manySelected->setAutoFillBackground(true);
    m_manySelected->setBackgroundRole(QPalette::Base);
    m_readerStack->addWidget(m_reader);
    m_readerStack->addWidget(m_manySelected);
    m_pages->addWidget(m_arranger->widget());
    m_pages->addWidget(m_welcome);

    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_alertBar);
    column->addWidget(m_sampleBar);
    column->addWidget(m_pages, 1);
    m_sendingInfo->setObjectName(QStringLiteral("sendingBar"));
    column->addWidget(m_sendingInfo);
    auto* line = new QFrame(central);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Light);
    column->addWidget(line);
    column->addWidget(m_status);
    setCentralWidget(central);
    setMinimumSize(480, 360);

    m_actions->addSearchField(m_searchField);
    m_actions->addWritingMenu(m_writing->menu);
    m_actions->addListMenu(m_listActions->menu);
    m_list->setListMenu(m_listActions->menu);
    menuBar()->insertMenu(menuBar()->actions().constLast(), m_folderActions->menu);
    m_showLater.setSingleShot(true);
    m_showLater.setInterval(kRunning);
    m_undoTimeout.setSingleShot(true);
    m_undoTimeout.setInterval(kUndoOffered);
}

MessageListView* MainWindow::messageList() const
{
    return m_list->view();
}

// News

void MainWindow::storeChanged(const StoreChange& change)
{
    m_folderModel->storeChanged(change);
    m_messages->storeChanged(change);
    m_unreadCounter->storeChanged(change);
    if (change.outboxChanged) {
        m_outbox->view()->reload();
        m_status->setOutbox(m_engine.reader().outbox().value_or({}));
        m_sending->refresh();
        m_sentFiles->refresh();
    }
    if (change.accountsChanged)
        accountsChanged();
    m_newInbox->storeChanged(change);
    m_folderCommands->refresh();
    updateTitle();
}

void MainWindow::accountsChanged()
{
    const QList<Account>& accounts = m_folderModel->accounts();
    m_status->setAccounts(accounts);
    m_alerts->setAccounts(accounts);
    for (const Account& account : accounts)
        accountStateChanged(m_engine.accountState(account.id));
    const bool wasWelcome = m_pages->currentWidget() == m_welcome;
    m_pages->setCurrentIndex(m_folderModel->hasMail() ? 0 : 1);
    if (wasWelcome && m_pages->currentWidget() != m_welcome)
        m_list->setFocus(); // not what comes next to a button that is gone
    m_status->setVisible(!accounts.isEmpty());
    m_sample->refresh();
    updateActions();
}

void MainWindow::accountStateChanged(AccountState state)
{
    m_folderModel->setAccountState(state);
    m_alerts->setAccountState(state);
    if (!state.folder.isEmpty())
        state.folder = m_folderModel->shownName(state.account, state.folder);
    m_status->setAccountState(state);
    m_folderCommands->refresh();
}

// What is shown

void MainWindow::showPlace(const TreePlace& place)
{
    hideBars();
    m_searchField->clear();
    m_list->filterBar()->clear();
    m_arranger->showOutbox(place.kind == TreePlace::Kind::Outbox);
    m_arranger->showReader(false);
    m_listControl->showPlace(place);
    m_finder->leave();
    if (place.kind == TreePlace::Kind::Search)
        m_finder->find(currentWish());
    m_listStatus->setPlace(place);
    m_folderCommands->setPlace(place);
    m_opened->opened(place);
    if (place.kind == TreePlace::Kind::Outbox)
        m_outbox->view()->reload();
    m_session->touch();
    updateActions();
    updateTitle();
}

void MainWindow::selectionMoved()
{
    m_session->touch();
    updateActions();
    const bool running = m_sinceShown.isValid() && m_sinceShown.elapsed() < kRunning;
    if (running)
        m_showLater.start();
    else
        showSelected();
}

void MainWindow::showSelected()
{
    m_showLater.stop();
    if (m_arranger->isSingle() && !m_arranger->isReaderAlone()) {
        m_shown = 0;
        return;
    }
    const QList<MessageId> selected = messageList()->selectedMessages();
    if (selected.size() == 1) {
        openMessage(selected.first());
        return;
    }
    m_shown = 0;
    m_reader->clear();
    if (selected.size() > 1)
        m_manySelected->setContent(QStringLiteral("all-mail"),
                                   tr("%n message(s) selected", nullptr, static_cast<int>(selected.size())));
    m_readerStack->setCurrentWidget(selected.size() > 1 ? static_cast<QWidget*>(m_manySelected) : m_reader);
}

void MainWindow::leave(const QList<MessageId>& messages)
{
    const QList<MessageId> selected = messageList()->selectedMessages();
    const QSet<MessageId> leaving(messages.begin(), messages.end());
    const bool allSelectedLeave = std::all_of(selected.begin(), selected.end(),
                                              [&leaving](MessageId id) { return leaving.contains(id); });
    // In one place the list comes back: opening the next message unasked would mark it read. Not for another
    // message, as a notification may have it put away.
    if (allSelectedLeave)
        m_arranger->showReader(false);
    if (!selected.isEmpty() && allSelectedLeave)
        messageList()->selectBeyond(messages);
}

void MainWindow::offerUndo(const QString& text, quint64 step)
{
    offer(text, tr("Undo"), [this, step] { m_commands->undoStep(step); });
}

/// What comes back may be far from what is shown.
void MainWindow::tellOfUndo(const QString& what)
{
    m_confirmed = {};
    //: %1 is what was undone, "archive 3 messages"
    placeBar()->show(InfoBar::Info, tr("Undone: %1").arg(what));
    m_undoTimeout.start();
}

void MainWindow::offer(const QString& text, const QString& button, const std::function<void()>& chosen)
{
    m_confirmed = chosen;
    placeBar()->show(InfoBar::Info, text);
    placeBar()->setButtons(button);
    m_undoTimeout.start();
}

void MainWindow::ask(const QString& question, const QString& button, const std::function<void()>& confirmed)
{
    m_undoTimeout.stop();
    m_confirmed = confirmed;
    placeBar()->show(InfoBar::Caution, question);
    placeBar()->setButtons(button, tr("&Keep"));
    m_arranger->showReader(false); // the bar is the list's
    placeBar()->takeFocus(InfoBar::Safe::Secondary);
}

InfoBar* MainWindow::placeBar() const
{
    const bool isOutbox = m_folders->currentPlace().kind == TreePlace::Kind::Outbox && !m_finder->isActive();
    return isOutbox ? m_outbox->bar() : m_list->bar();
}

void MainWindow::hideBars()
{
    m_list->bar()->hide();
    m_outbox->bar()->hide();
}

bool MainWindow::isSettled() const
{
    return !m_messages->isLoading() && !m_showLater.isActive() && m_reader->isSettled();
}

// Windows and dialogs

void MainWindow::begin()
{
    m_isSessionDue = true;
    if (isVisible())
        reopenSession();
    m_status->setOutbox(m_engine.reader().outbox().value_or({}));
    m_opened->begin();
    // Nobody is made to begin with an account: a sample mailbox is one key away.
    if (m_pages->currentWidget() == m_welcome)
        m_welcome->takeFocus();
}

void MainWindow::openWizard()
{
    if (m_wizard == nullptr) {
        m_wizard = new AccountWizard(m_engine, m_providers, wizardParts(m_engine, m_settings), this);
        m_wizard->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_wizard->open();
    m_wizard->raise();
}

InfoBar* MainWindow::addBar(const QString& name)
{
    auto* bar = new InfoBar(m_alertBar->parentWidget());
    bar->setObjectName(name);
    if (auto* column = qobject_cast<QBoxLayout*>(m_alertBar->parentWidget()->layout()))
        column->insertWidget(column->indexOf(m_alertBar), bar);
    return bar;
}

void MainWindow::openSettings()
{
    if (m_settingsDialog == nullptr) {
        m_settingsDialog = new SettingsDialog(m_engine, m_settings, m_providers, this);
        m_settingsDialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    // Beside the window: a backup may take a while, and people go on working.
    m_settingsDialog->show();
    m_settingsDialog->raise();
    m_settingsDialog->activateWindow();
}

AccountSettingsDialog* MainWindow::settingsOf(AccountId account)
{
    auto* dialog = new AccountSettingsDialog(m_engine, account, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

void MainWindow::openAccountSettings(AccountId account)
{
    if (m_engine.accountState(account).activity == AccountActivity::NeedsUser)
        openServerSettings(account);
    else
        settingsOf(account)->open();
}

void MainWindow::openServerSettings(AccountId account)
{
    AccountSettingsDialog* dialog = settingsOf(account);
    dialog->open();
    dialog->showPage(AccountSettingsDialog::Page::Servers);
}

void MainWindow::examineAccount(AccountId account)
{
    AccountSettingsDialog* dialog = settingsOf(account);
    dialog->open();
    dialog->examine();
}

void MainWindow::writeNew(const QString& to)
{
    watch(ComposerWindow::openNew(m_engine, m_settings, to, m_folders->currentPlace().account));
}

void MainWindow::reply(MessageId message, ReplyMode mode)
{
    if (message == 0)
        return;
    const bool isRead = message == m_reader->currentMessage();
    const QString selected = isRead ? m_reader->view()->body()->selectedText() : QString();
    watch(ComposerWindow::openReplyTo(m_engine, m_settings, message, mode, selected));
}

void MainWindow::forward(MessageId message)
{
    watch(ComposerWindow::openForward(m_engine, m_settings, message));
}

void MainWindow::watch(const ComposerWindow* window)
{
    if (window == nullptr)
        return;
    connect(window, &ComposerWindow::draftKept, this, &MainWindow::tellOfDraft, Qt::UniqueConnection);
    connect(window, &ComposerWindow::scheduled, m_sending, &SendingBar::tellOfLater, Qt::UniqueConnection);
}

/// A text that was put away is looked for in the account's drafts first, where it is not.
void MainWindow::tellOfDraft()
{
    offer(tr("The draft is kept on this computer, see the File menu."), tr("Open drafts"), [this] {
        const QWidget* bar = placeBar();
        m_actions->draftsMenu->popup(bar->mapToGlobal(bar->rect().topLeft()));
    });
}

// Actions

void MainWindow::updateActions()
{
    const int selected = messageList()->selectedCount();
    const bool hasAccounts = m_folderModel->hasAccounts();
    m_actions->write->setEnabled(hasAccounts);
    m_actions->getMail->setEnabled(m_folderModel->hasServer());
    for (QAction* action :
         {m_actions->goInbox, m_actions->goUnread, m_actions->goStarred, m_actions->goDrafts,
          m_actions->goSent, m_actions->goArchive, m_actions->goSnoozed, m_actions->goFollowUps,
          m_actions->goOutbox, m_actions->recentlyDeleted})
        action->setEnabled(hasAccounts);
    m_actions->select->setEnabled(messageList()->currentIndex().isValid());
    m_listActions->openConversation->setEnabled(messageList()->isInConversation());
    for (QAction* action : {m_actions->reply, m_actions->replyAll, m_actions->forward, m_actions->makeFilter})
        action->setEnabled(selected == 1);
    for (QAction* action : {m_actions->archive, m_actions->remove, m_actions->removeForGood, m_actions->junk,
                            m_actions->move, m_actions->copy, m_actions->tags, m_actions->toggleRead,
                            m_actions->toggleStar, m_actions->markRead, m_actions->markUnread,
                            m_actions->followUp, m_actions->pin, m_actions->mute, m_actions->saveMessage})
        action->setEnabled(selected > 0);
    m_actions->bringBack->setEnabled(selected > 0 && isTrashSelected());
    m_actions->notJunk->setEnabled(selected > 0 && isJunkSelected());
    m_actions->snooze->setEnabled(selected > 0 && canSnooze());
    m_actions->wake->setEnabled(selected > 0 && isSnoozedSelected());
    showUndo();
    updateOutboxActions();
    const bool isTyped = m_finder->isSearching() && !isSavedSearchShown();
    const bool canGoBack = m_arranger->isReaderAlone() || isTyped;
    m_actions->saveSearch->setEnabled(isTyped && m_finder->problem().isEmpty());
    m_actions->back->setVisible(canGoBack);
    m_actions->setBackButton(m_arranger->isReaderAlone());
    m_actions->filter->setEnabled(canFilter());
    m_actions->back->setEnabled(canGoBack);
    updateReadingActions();
}

QList<MessageRow> MainWindow::selectedRows() const
{
    constexpr qsizetype kEnough = 200; // what more of them have in common costs too much to find out
    return m_messages->rowsOf(messageList()->selectedMessages().mid(0, kEnough));
}

void MainWindow::fillFolderMenus()
{
    const QList<MessageRow> rows = m_messages->rowsOf(messageList()->selectedMessages().mid(0, 1));
    if (rows.isEmpty())
        return;
    fillFolderMenu(*m_actions->moveMenu, *m_folderModel, rows.first().account, rows.first().folder,
                   OwnFolder::Greyed,
                   [this](FolderId target) { m_commands->moveTo(messagesToActOn(), target); });
    fillFolderMenu(*m_actions->copyMenu, *m_folderModel, rows.first().account, rows.first().folder,
                   OwnFolder::Offered,
                   [this](FolderId target) { m_commands->copyTo(messagesToActOn(), target); });
}

void MainWindow::focusNextPane()
{
    const QList<QWidget*> panes{m_folders->tree(), m_list, m_reader, m_outbox};
    qsizetype current = 0;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        QWidget* focused = QApplication::focusWidget();
        if (focused == panes.at(i) || (focused != nullptr && panes.at(i)->isAncestorOf(focused)))
            current = i;
    }
    for (qsizetype step = 1; step <= panes.size(); ++step) {
        QWidget* next = panes.at((current + step) % panes.size());
        if (next->isVisible()) {
            next->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainWindow::checkChoices()
{
    const auto check = [](QActionGroup* group, const QVariant& value) {
        for (QAction* action : group->actions())
            action->setChecked(action->data() == value);
    };
    check(m_actions->layouts, static_cast<int>(m_settings.paneLayout()));
    check(m_actions->languages, m_settings.language());
    check(m_actions->schemes, static_cast<int>(m_settings.colorScheme()));
    m_actions->wholeConversations->setChecked(m_settings.showsWholeConversations());
    m_actions->highContrast->setChecked(Theme::isHighContrast());
}

// The window itself

void MainWindow::updateTitle()
{
    const qint64 unread = m_listStatus->unread();
    const QString place = m_listStatus->placeName();
    if (place.isEmpty())
        setWindowTitle(tr("Postacı"));
    else if (unread > 0)
        //: %1 is a folder, %2 the number of unread messages in it
        setWindowTitle(tr("%1 (%2) – Postacı").arg(place, QLocale().toString(unread)));
    else
        setWindowTitle(tr("%1 – Postacı").arg(place));
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    showUndo();
    m_sending->retranslate();
    m_folderActions->retranslate();
    m_listActions->retranslate();
    m_writing->retranslate();
    m_folderModel->retranslate();
    m_folderEntries.clear();
    m_messages->retranslate();
    for (const Account& account : m_folderModel->accounts())
        accountStateChanged(m_folderModel->accountState(account.id)); // folder names are words too
    m_status->retranslate();
    m_alerts->retranslate();
    m_listStatus->refresh();
    m_welcome->setContent(QStringLiteral("postaci"), tr("Welcome to Postacı"),
                          tr("Your address and password are usually all it takes. If you only want to look "
                             "around, try it with a sample mailbox: that is on this computer only, needs no "
                             "account and sends nothing."));
    m_welcome->setButtons(tr("Set up my &account"), tr("Try with a sample mail&box"));
    m_sample->refresh();
    hideBars(); // what they say is in the other language, and of the past
    updateTitle();
    checkChoices();
    showSelected();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange) {
        m_actions->restyle();
        m_actions->highContrast->setChecked(Theme::isHighContrast());
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (staysOnWithoutWindow() || !maySettingsClose() || !m_sending->mayClose()) {
        event->ignore();
        return;
    }
    saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_arranger->setWindowWidth(width());
    m_actions->setWindowWidth(width());
}

} // namespace postaci
