#pragma once

#include <QObject>
#include <QString>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QToolBar;
class QWidget;

namespace postaci {

/// Every command of the main window: its words, icon and place in menus and tool bar. Its keys are in
/// commands/Commands.cpp, what it does is connected by MainWindow. UI thread.
class MainActions : public QObject
{
    Q_OBJECT

public:
    /// Makes the actions and fills the window's menu bar and tool bar with them.
    explicit MainActions(QMainWindow& window);

    /// Call it after the actions got other keys too: their tool tips name these.
    void retranslate();
    /// What undo would take back, in words; empty: nothing.
    void setUndo(const QString& what);
    void restyle(); ///< after a change of colours
    /// Whether the way back has a button in the tool bar; its keys work without.
    void setBackButton(bool on);
    /// Puts the search field into the tool bar.
    void addSearchField(QWidget* field);
    void addWritingMenu(QMenu* menu);                       ///< below the plain ways to answer
    void addListMenu(QMenu* menu);                          ///< how the list is shown
    void addReadingActions(const QList<QAction*>& actions); ///< what can be done with the open message
    /// To find in the open message, and the size of its text.
    void addLookingActions(QAction* findInMessage, const QList<QAction*>& sizes);
    /// Words beside the icons where there is room; the search field in a line of its own where there is
    /// little.
    void setWindowWidth(int width);

    QAction* write;
    QAction* getMail;
    QAction* addAccount;
    QAction* contacts;
    QAction* importMail; ///< from files
    QAction* exportMail; ///< into files
    QAction* importThunderbird;
    QAction* settings;
    QAction* quit;
    QAction* undo;
    QAction* select; ///< gathers messages one by one
    QAction* selectAll;
    QAction* filter;     ///< checkable: the bar that narrows the list
    QAction* saveSearch; ///< what is searched for is kept under a name
    QAction* find;       ///< the keyboard goes to the search field
    QAction* reply;
    QAction* replyAll;
    QAction* forward;
    QAction* archive;
    QAction* remove;
    QAction* junk;
    QAction* notJunk;    ///< back to the inbox
    QAction* move;       ///< opens moveMenu
    QAction* copy;       ///< opens copyMenu
    QAction* tags;       ///< opens tagMenu
    QAction* makeFilter; ///< for mail like the one that is selected
    QAction* removeForGood;
    QAction* bringBack;       ///< out of the trash
    QAction* recentlyDeleted; ///< what can be brought back after that
    QAction* saveMessage;     ///< what is selected, as files
    QAction* toggleRead;
    QAction* markRead; ///< these two are for keys and the palette alone
    QAction* markUnread;
    QAction* toggleStar;
    QAction* snooze;   ///< opens snoozeMenu
    QAction* wake;     ///< what was put off
    QAction* followUp; ///< opens followUpMenu
    QAction* pin;
    QAction* mute;
    QAction* next;
    QAction* previous;
    QAction* nextInConversation;
    QAction* previousInConversation;
    QAction* wholeConversations; ///< checkable: the reader shows them
    QAction* back;               ///< from the reader to the list, where they share a place
    QAction* nextPane;
    QAction* palette;
    QAction* goInbox;
    QAction* goStarred;
    QAction* goUnread;
    QAction* goDrafts;
    QAction* goSent;
    QAction* goArchive;
    QAction* goSnoozed;
    QAction* goFollowUps;
    QAction* goOutbox;
    QAction* outboxSend;
    QAction* outboxEdit;
    QAction* outboxDiscard;
    QAction* help;
    QAction* shortcuts;
    QAction* connectionLog;
    QAction* storage; ///< backup, restore, check and repair
    QAction* about;

    QMenu* messageMenu; ///< what can be done with the selected messages
    QMenu* moveMenu;    ///< filled by MainWindow when it opens, as the next five
    QMenu* copyMenu;
    QMenu* tagMenu;
    QMenu* snoozeMenu;
    QMenu* followUpMenu;
    QMenu* draftsMenu;
    QActionGroup* layouts;   ///< data(): int of PaneLayout
    QActionGroup* languages; ///< data(): code, empty for the system's
    QActionGroup* schemes;   ///< data(): int of ColorScheme
    QAction* highContrast;

private:
    QAction* add(const char* name, const char* iconName);
    QMenu* addMenu(const char* name);
    void makeActions();
    void makeGroups();
    void makePlaces();
    void fillMenus();
    void fillToolBar();
    void nameButton(QAction* action);
    void setToolBarWords(bool on);
    void setSearchLine(bool on);
    void retranslatePlaces();
    void retranslateMenus();
    void retranslateGroups();

    QMainWindow& m_window;
    QString m_undoWhat;
    QToolBar* m_toolBar;
    QToolBar* m_searchBar; ///< below it in a narrow window
    QAction* m_searchField = nullptr;
    QMenu* m_file;
    QMenu* m_edit;
    QMenu* m_view;
    QMenu* m_help;
    QMenu* m_placeMenu;
    QMenu* m_layoutMenu;
    QMenu* m_languageMenu;
    QMenu* m_schemeMenu;
    QMenu* m_readingMenu; ///< of the message menu
    QMenu* m_sizeMenu;    ///< of the view menu: of the open message's text
};

} // namespace postaci
