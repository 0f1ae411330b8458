#include "mainwindow/MainActions.h"

#include "commands/CommandKeys.h"
#include "settings/AppSettings.h"
#include "widgets/Icon.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace postaci {

namespace {

/// The words of an action, and a tool tip that also names the key.
void setWords(QAction* action, const QString& text, const QString& iconText, const QString& tip)
{
    action->setText(text);
    action->setIconText(iconText);
    action->setToolTip(tipWithKeys(tip, action->shortcuts()));
    action->setStatusTip(tip);
}

constexpr int kWordsFrom = 1080;      ///< window width from which the tool bar has words
constexpr int kSearchLineBelow = 640; ///< window width below which the search field has a line of its own

QAction* addChoice(QActionGroup* group, const char* name, const QVariant& data)
{
    auto* action = group->addAction(QString());
    action->setObjectName(QLatin1String(name));
    action->setCheckable(true);
    action->setData(data);
    return action;
}

} // namespace

MainActions::MainActions(QMainWindow& window)
    : QObject(&window), m_window(window), m_toolBar(new QToolBar(&window)),
      m_searchBar(new QToolBar(&window)), m_file(new QMenu(&window)), m_edit(new QMenu(&window)),
      m_view(new QMenu(&window)), m_help(new QMenu(&window)), m_placeMenu(new QMenu(&window)),
      m_layoutMenu(new QMenu(&window)), m_languageMenu(new QMenu(&window)), m_schemeMenu(new QMenu(&window)),
      m_readingMenu(new QMenu(&window)), m_sizeMenu(new QMenu(&window))
{
    makeActions();
    makePlaces();
    makeGroups();
    fillMenus();
    fillToolBar();
    retranslate();
    restyle();
}

QAction* MainActions::add(const char* name, const char* iconName)
{
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    if (*iconName != '\0')
        action->setIcon(icon(QLatin1String(iconName)));
    // In the window too, so that its shortcut works while the menu bar is hidden.
    m_window.addAction(action);
    return action;
}

QMenu* MainActions::addMenu(const char* name)
{
    auto* menu = new QMenu(&m_window);
    menu->setObjectName(QLatin1String(name));
    return menu;
}

void MainActions::makeActions()
{
    write = add("writeAction", "write");
    getMail = add("getMailAction", "refresh");
    addAccount = add("addAccountAction", "plus");
    contacts = add("contactsAction", "account");
    importMail = add("importMailAction", "");
    exportMail = add("exportMailAction", "");
    importThunderbird = add("importThunderbirdAction", "");
    settings = add("settingsAction", "settings");
    quit = add("quitAction", "");
    undo = add("undoAction", "undo");
    select = add("selectAction", "");
    selectAll = add("selectAllAction", "");
    find = add("findAction", "search");
    filter = add("filterAction", "filter");
    saveSearch = add("saveSearchAction", "");
    filter->setCheckable(true);
    reply = add("replyAction", "reply");
    replyAll = add("replyAllAction", "reply-all");
    forward = add("forwardAction", "forward");
    archive = add("archiveAction", "archive");
    remove = add("deleteAction", "delete");
    junk = add("junkAction", "junk");
    notJunk = add("notJunkAction", "inbox");
    move = add("moveAction", "move");
    copy = add("copyAction", "");
    tags = add("tagsAction", "");
    makeFilter = add("makeFilterAction", "");
    removeForGood = add("deleteForGoodAction", "");
    bringBack = add("bringBackAction", "undo");
    recentlyDeleted = add("recentlyDeletedAction", "");
    saveMessage = add("saveMessageAction", "download");
    toggleRead = add("toggleReadAction", "unread");
    markRead = add("markReadAction", "read");
    markUnread = add("markUnreadAction", "unread");
    toggleStar = add("toggleStarAction", "flag");
    snooze = add("snoozeAction", "snooze");
    wake = add("wakeAction", "");
    followUp = add("followUpAction", "remind");
    pin = add("pinAction", "pin");
    mute = add("muteAction", "mute");
    next = add("nextAction", "");
    previous = add("previousAction", "");
    nextInConversation = add("nextInConversationAction", "");
    previousInConversation = add("previousInConversationAction", "");
    wholeConversations = add("wholeConversationsAction", "");
    wholeConversations->setCheckable(true);
    back = add("backAction", "back");
    nextPane = add("nextPaneAction", "");
    palette = add("paletteAction", "search");
    help = add("helpAction", "info");
    shortcuts = add("shortcutsAction", "");
    connectionLog = add("connectionLogAction", "");
    storage = add("storageAction", "");
    about = add("aboutAction", "info");
    messageMenu = new QMenu(&m_window);
    messageMenu->setObjectName(QStringLiteral("messageMenu"));
    moveMenu = addMenu("moveMenu");
    copyMenu = addMenu("copyMenu");
    tagMenu = addMenu("tagMenu");
    snoozeMenu = addMenu("snoozeMenu");
    followUpMenu = addMenu("followUpMenu");
    draftsMenu = addMenu("draftsMenu");
    snooze->setMenu(snoozeMenu);
    followUp->setMenu(followUpMenu);
    move->setMenu(moveMenu);
    copy->setMenu(copyMenu);
    tags->setMenu(tagMenu);
    quit->setMenuRole(QAction::QuitRole);
    settings->setMenuRole(QAction::PreferencesRole);
    about->setMenuRole(QAction::AboutRole);
}

void MainActions::makePlaces()
{
    goInbox = add("goInboxAction", "inbox");
    goStarred = add("goStarredAction", "flag");
    goUnread = add("goUnreadAction", "unread");
    goDrafts = add("goDraftsAction", "drafts");
    goSent = add("goSentAction", "sent");
    goArchive = add("goArchiveAction", "archive");
    goSnoozed = add("goSnoozedAction", "snooze");
    goFollowUps = add("goFollowUpsAction", "remind");
    goOutbox = add("goOutboxAction", "outbox");
    outboxSend = add("outboxSendAction", "sent");
    outboxEdit = add("outboxEditAction", "write");
    outboxDiscard = add("outboxDiscardAction", "trash");
}

void MainActions::makeGroups()
{
    layouts = new QActionGroup(this);
    addChoice(layouts, "layoutColumnsAction", static_cast<int>(PaneLayout::ThreeColumns));
    addChoice(layouts, "layoutAboveAction", static_cast<int>(PaneLayout::ListAboveReader));
    addChoice(layouts, "layoutListAction", static_cast<int>(PaneLayout::ListOnly));
    languages = new QActionGroup(this);
    addChoice(languages, "languageSystemAction", QString());
    for (const Language::Choice& choice : Language::choices())
        addChoice(languages, choice.code == QLatin1String("tr") ? "languageTrAction" : "languageEnAction",
                  choice.code)
            ->setText(choice.name);
    schemes = new QActionGroup(this);
    addChoice(schemes, "schemeSystemAction", static_cast<int>(ColorScheme::System));
    addChoice(schemes, "schemeLightAction", static_cast<int>(ColorScheme::Light));
    addChoice(schemes, "schemeDarkAction", static_cast<int>(ColorScheme::Dark));
    highContrast = add("highContrastAction", "");
    highContrast->setCheckable(true);
}

void MainActions::fillMenus()
{
    m_file->addActions({write, getMail});
    m_file->addMenu(draftsMenu);
    m_file->addSeparator();
    m_file->addActions({importMail, importThunderbird, exportMail});
    m_file->addSeparator();
    m_file->addActions({contacts, addAccount, settings});
    m_file->addSeparator();
    m_file->addAction(quit);

    m_edit->addActions({undo, select, selectAll});
    m_edit->addSeparator();
    m_edit->addActions({find, filter, saveSearch});

    m_layoutMenu->addActions(layouts->actions());
    m_languageMenu->addActions(languages->actions());
    m_schemeMenu->addActions(schemes->actions());
    m_schemeMenu->addSeparator();
    m_schemeMenu->addAction(highContrast);
    m_placeMenu->addActions(
        {goInbox, goUnread, goStarred, goDrafts, goSent, goArchive, goSnoozed, goFollowUps, goOutbox});
    m_view->addAction(palette);
    m_view->addMenu(m_placeMenu);
    m_view->addSeparator();
    m_view->addMenu(m_layoutMenu);
    m_view->addMenu(m_languageMenu);
    m_view->addMenu(m_schemeMenu);
    m_view->addMenu(m_sizeMenu);
    m_view->addAction(wholeConversations);
    m_view->addSeparator();
    m_view->addActions({next, previous, nextInConversation, previousInConversation, back, nextPane});

    messageMenu->addActions({reply, replyAll, forward});
    messageMenu->addSeparator();
    messageMenu->addActions({archive, remove, removeForGood, bringBack, recentlyDeleted, junk, notJunk});
    messageMenu->addSeparator();
    messageMenu->addActions({move, copy});
    messageMenu->addSeparator();
    messageMenu->addActions({toggleRead, toggleStar, tags, pin});
    messageMenu->addSeparator();
    messageMenu->addActions({snooze, wake, followUp, mute});
    messageMenu->addSeparator();
    messageMenu->addActions({makeFilter, saveMessage});
    messageMenu->addMenu(m_readingMenu);

    m_help->addActions({help, shortcuts, connectionLog, storage, about});
    for (QMenu* menu : {m_file, m_edit, m_view, messageMenu, m_help})
        m_window.menuBar()->addMenu(menu);
}

void MainActions::fillToolBar()
{
    m_toolBar->setObjectName(QStringLiteral("mainToolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setIconSize(QSize(Theme::kIcon, Theme::kIcon));
    m_toolBar->addAction(write);
    m_toolBar->addSeparator();
    m_toolBar->addActions({reply, replyAll, forward});
    m_toolBar->addSeparator();
    m_toolBar->addActions({archive, remove, junk, snooze, move});
    m_toolBar->addSeparator();
    m_toolBar->addAction(toggleRead);
    m_toolBar->addAction(getMail);
    if (auto* button = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(write)))
        button->setProperty("primary", true);
    for (QAction* action : {snooze, move}) {
        if (auto* button = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(action)))
            button->setPopupMode(QToolButton::InstantPopup);
    }
    for (QAction* action : m_toolBar->actions())
        nameButton(action);
    m_window.addToolBar(m_toolBar);
    m_searchBar->setObjectName(QStringLiteral("searchBar"));
    m_searchBar->setMovable(false);
    m_searchBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_window.addToolBarBreak();
    m_window.addToolBar(m_searchBar);
    m_searchBar->hide();
    m_window.setContextMenuPolicy(Qt::NoContextMenu);
    back->setVisible(false);
    // The button takes the action's icon again whenever that has changed in any way.
    connect(write, &QAction::changed, this, &MainActions::restyle);
}

void MainActions::nameButton(QAction* action)
{
    QWidget* button = m_toolBar->widgetForAction(action);
    if (button != nullptr && !action->objectName().isEmpty())
        button->setObjectName(action->objectName().replace(QLatin1String("Action"), QLatin1String("Button")));
}

void MainActions::setBackButton(bool on)
{
    if (m_toolBar->actions().contains(back) == on)
        return;
    if (on) {
        m_toolBar->insertAction(write, back);
        nameButton(back);
    } else {
        m_toolBar->removeAction(back);
    }
}

void MainActions::addSearchField(QWidget* field)
{
    m_searchField = m_toolBar->insertWidget(getMail, field);
}

void MainActions::addWritingMenu(QMenu* menu)
{
    messageMenu->insertMenu(messageMenu->actions().value(3), menu);
}

void MainActions::addListMenu(QMenu* menu)
{
    m_view->insertMenu(m_languageMenu->menuAction(), menu);
}

void MainActions::addReadingActions(const QList<QAction*>& actions)
{
    m_readingMenu->addActions(actions);
}

void MainActions::addLookingActions(QAction* findInMessage, const QList<QAction*>& sizes)
{
    m_edit->insertAction(filter, findInMessage);
    m_sizeMenu->addActions(sizes);
}

void MainActions::setWindowWidth(int width)
{
    setToolBarWords(width >= kWordsFrom);
    setSearchLine(width < kSearchLineBelow);
}

void MainActions::setSearchLine(bool on)
{
    if (m_searchBar->isHidden() != on)
        return;
    if (on) {
        m_toolBar->removeAction(m_searchField);
        m_searchBar->addAction(m_searchField);
    } else {
        m_searchBar->removeAction(m_searchField);
        m_toolBar->insertAction(getMail, m_searchField);
    }
    m_searchBar->setVisible(on);
}

void MainActions::setToolBarWords(bool on)
{
    const Qt::ToolButtonStyle style = on ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly;
    if (m_toolBar->toolButtonStyle() == style)
        return;
    m_toolBar->setToolButtonStyle(style);
    // The one thing to do in an empty window keeps its word in every width.
    for (QAction* action : {junk, snooze, move, toggleRead, getMail}) {
        if (auto* button = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    if (auto* button = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(write)))
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void MainActions::retranslate()
{
    setWords(write, tr("&Write"), tr("Write"), tr("Write a new message"));
    setWords(getMail, tr("&Get mail"), tr("Get mail"), tr("Look for new mail in all accounts"));
    setWords(addAccount, tr("&Add account…"), tr("Add account"), tr("Add a mail account"));
    setWords(contacts, tr("&Contacts…"), tr("Contacts"),
             tr("The address book: people, groups, import and export"));
    setWords(importMail, tr("&Import mail…"), tr("Import mail"),
             tr("Take in mail from files of other programs: mbox, .eml, Maildir"));
    setWords(importThunderbird, tr("From &Thunderbird…"), tr("From Thunderbird"),
             tr("Take over accounts, local mail and address books from Thunderbird"));
    setWords(exportMail, tr("E&xport mail…"), tr("Export mail"),
             tr("Write messages, folders or whole accounts into files"));
    setWords(settings, tr("&Settings…"), tr("Settings"), tr("Language, colours and accounts"));
    setWords(quit, tr("&Quit"), tr("Quit"), tr("Quit Postacı"));
    setUndo(m_undoWhat);
    setWords(select, tr("Select &one by one"), tr("Select one by one"),
             tr("Keep this message selected, go on, and select the next one in the same way"));
    setWords(selectAll, tr("Select &all"), tr("Select all"), tr("Select all messages of the list"));
    setWords(find, tr("&Search mail"), tr("Search"), tr("Search all mail"));
    setWords(saveSearch, tr("Sa&ve this search…"), tr("Save search"),
             tr("Keep what is searched for, as a folder that is always up to date"));
    setWords(filter, tr("&Filter this list"), tr("Filter"), tr("Show only some of this list"));
    setWords(reply, tr("&Reply"), tr("Reply"), tr("Reply to the sender"));
    setWords(replyAll, tr("Reply &all"), tr("All"), tr("Reply to everyone"));
    setWords(forward, tr("&Forward"), tr("Forward"), tr("Forward to somebody else"));
    setWords(archive, tr("Arc&hive"), tr("Archive"), tr("Move to the archive"));
    setWords(remove, tr("&Delete"), tr("Delete"), tr("Move to the trash"));
    setWords(junk, tr("&Junk"), tr("Junk"), tr("Move to junk"));
    setWords(notJunk, tr("Not jun&k"), tr("Not junk"), tr("This is no junk: back to the inbox"));
    setWords(move, tr("&Move to"), tr("Move"), tr("Move to a folder"));
    setWords(copy, tr("&Copy to"), tr("Copy"), tr("Copy to a folder"));
    setWords(tags, tr("&Tags"), tr("Tags"), tr("Give or take away a tag"));
    setWords(makeFilter, tr("Make a f&ilter…"), tr("Make a filter"),
             tr("Make a filter for new mail like this message"));
    setWords(saveMessage, tr("Sa&ve as…"), tr("Save as"), tr("Save the selected messages as files"));
    setWords(removeForGood, tr("Delete for &good"), tr("Delete for good"),
             tr("Delete without the trash, after a question"));
    setWords(bringBack, tr("&Bring back"), tr("Bring back"), tr("Out of the trash to where it was"));
    setWords(recentlyDeleted, tr("Recently d&eleted…"), tr("Recently deleted"),
             tr("Messages that were deleted for good and can be brought back"));
    setWords(toggleRead, tr("Mark read or &unread"), tr("Unread"), tr("Mark read or unread"));
    setWords(markRead, tr("Mark read"), tr("Mark read"), tr("Mark the selected messages read"));
    setWords(markUnread, tr("Mark unread"), tr("Mark unread"), tr("Mark the selected messages unread"));
    setWords(toggleStar, tr("&Star"), tr("Star"), tr("Set or take away the star"));
    setWords(snooze, tr("Sn&ooze"), tr("Snooze"), tr("Put off: it comes back at the time you choose"));
    setWords(wake, tr("Bring back no&w"), tr("Bring back now"),
             tr("Out of the snoozed messages to where it was"));
    setWords(followUp, tr("Await an a&nswer"), tr("Await an answer"),
             tr("Tells you when nobody has answered by then"));
    setWords(pin, tr("&Pin to the top"), tr("Pin"), tr("Keeps it at the top of the list, or no longer"));
    setWords(mute, tr("Mute the conversation"), tr("Mute"),
             tr("What comes into the conversation is read already, or no longer"));
    setWords(next, tr("&Next message"), tr("Next"), tr("Next message"));
    setWords(previous, tr("&Previous message"), tr("Previous"), tr("Previous message"));
    setWords(nextInConversation, tr("Ne&xt of the conversation"), tr("Next of the conversation"),
             tr("Read the next message of this conversation"));
    setWords(previousInConversation, tr("Previo&us of the conversation"), tr("Previous of the conversation"),
             tr("Read the previous message of this conversation"));
    setWords(wholeConversations, tr("Show &whole conversations"), tr("Whole conversations"),
             tr("Show the other messages of the conversation around the one that is read"));
    setWords(back, tr("&Back to the list"), tr("Back"), tr("Back to the list"));
    setWords(nextPane, tr("Next pan&e"), tr("Next pane"), tr("Go to the next pane"));
    setWords(palette, tr("&Find commands and folders…"), tr("Find commands and folders"),
             tr("Find any command, folder, person or setting by some of its letters"));
    setWords(help, tr("&Help…"), tr("Help"), tr("Short pages about servers, passwords and this program"));
    setWords(shortcuts, tr("&Keyboard shortcuts…"), tr("Keyboard shortcuts"),
             tr("See and change all keyboard shortcuts"));
    setWords(connectionLog, tr("&Connection log…"), tr("Connection log"),
             tr("What this program and the mail servers said to each other"));
    setWords(storage, tr("Back up and &repair…"), tr("Back up and repair"),
             tr("Keep all your mail in one file, put it back, check and repair it"));
    setWords(about, tr("&About Postacı"), tr("About"), tr("About Postacı"));
    retranslatePlaces();
    retranslateMenus();
    retranslateGroups();
}

void MainActions::setUndo(const QString& what)
{
    m_undoWhat = what;
    undo->setEnabled(!what.isEmpty());
    if (what.isEmpty()) {
        setWords(undo, tr("&Undo"), tr("Undo"), tr("Take back what was done last"));
        return;
    }
    QString words = what;
    words.replace(QLatin1Char('&'), QLatin1String("&&"));
    //: %1 is what is taken back, "archive 3 messages"
    setWords(undo, tr("&Undo: %1").arg(words), tr("Undo"), tr("Undo: %1").arg(what));
}

void MainActions::retranslatePlaces()
{
    setWords(goInbox, tr("&Inbox"), tr("Inbox"), tr("Go to the inbox"));
    setWords(goStarred, tr("&Starred"), tr("Starred"), tr("Go to starred messages"));
    setWords(goUnread, tr("&Unread"), tr("Unread"), tr("Go to unread messages"));
    setWords(goDrafts, tr("&Drafts"), tr("Drafts"), tr("Go to the drafts"));
    setWords(goSent, tr("S&ent"), tr("Sent"), tr("Go to what was sent"));
    setWords(goArchive, tr("&Archive", "place"), tr("Archive", "place"), tr("Go to the archive"));
    setWords(goSnoozed, tr("Snoo&zed"), tr("Snoozed"), tr("Go to the snoozed messages"));
    setWords(goFollowUps, tr("A&waiting answer"), tr("Awaiting answer"),
             tr("Go to messages that await an answer"));
    setWords(outboxSend, tr("&Send from outbox"), tr("Send"), tr("Send this message of the outbox now"));
    setWords(outboxEdit, tr("&Edit in outbox"), tr("Edit"), tr("Go on writing this message of the outbox"));
    setWords(outboxDiscard, tr("&Discard in outbox"), tr("Discard"),
             tr("Discard this message of the outbox"));
    setWords(goOutbox, tr("&Outbox"), tr("Outbox"), tr("Go to what waits to be sent"));
}

void MainActions::retranslateMenus()
{
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    messageMenu->setTitle(tr("&Message"));
    m_readingMenu->setTitle(tr("Print and &look closer"));
    m_help->setTitle(tr("&Help"));
    draftsMenu->setTitle(tr("&Drafts on this computer"));
    m_placeMenu->setTitle(tr("G&o to"));
    m_layoutMenu->setTitle(tr("&Layout"));
    m_languageMenu->setTitle(tr("Lan&guage"));
    m_schemeMenu->setTitle(tr("&Colours"));
    m_sizeMenu->setTitle(tr("&Text size"));
    m_toolBar->setWindowTitle(tr("Tool bar"));
    m_searchBar->setWindowTitle(tr("Search"));
}

void MainActions::retranslateGroups()
{
    const QList<QAction*> layout = layouts->actions();
    layout.at(0)->setText(tr("&Three columns"));
    layout.at(1)->setText(tr("List &above the message"));
    layout.at(2)->setText(tr("&List only"));
    languages->actions().constFirst()->setText(tr("&Like the system"));
    const QList<QAction*> scheme = schemes->actions();
    scheme.at(0)->setText(tr("Like the &system"));
    scheme.at(1)->setText(tr("&Light"));
    scheme.at(2)->setText(tr("&Dark"));
    highContrast->setText(tr("&High contrast"));
}

void MainActions::restyle()
{
    // Only the button has the accent for its ground; in a menu its ink would not be seen.
    if (auto* button = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(write)))
        button->setIcon(icon(QStringLiteral("write"), Theme::accentText()));
}

} // namespace postaci
