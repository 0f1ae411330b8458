#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QToolBar;
class QWidget;

namespace postaci {

/// Every command of the main window: its words, icon, shortcut and place in menus and tool bar. What a
/// command does is connected by MainWindow. UI thread.
class MainActions : public QObject
{
    Q_OBJECT

public:
    /// Makes the actions and fills the window's menu bar and tool bar with them.
    explicit MainActions(QMainWindow& window);

    void retranslate();
    void restyle(); ///< after a change of colours
    /// Puts the search field into the tool bar.
    void addSearchField(QWidget* field);
    /// Words beside the icons where there is room; the search field in a line of its own where there is
    /// little.
    void setWindowWidth(int width);

    QAction* write;
    QAction* getMail;
    QAction* addAccount;
    QAction* settings;
    QAction* quit;
    QAction* undo;
    QAction* selectAll;
    QAction* filter; ///< checkable: the bar that narrows the list
    QAction* find;   ///< the keyboard goes to the search field
    QAction* reply;
    QAction* replyAll;
    QAction* forward;
    QAction* archive;
    QAction* remove;
    QAction* junk;
    QAction* move; ///< opens moveMenu
    QAction* copy; ///< opens copyMenu
    QAction* tags; ///< opens tagMenu
    QAction* removeForGood;
    QAction* bringBack; ///< out of the trash
    QAction* toggleRead;
    QAction* toggleStar;
    QAction* next;
    QAction* previous;
    QAction* back; ///< from the reader to the list, where they share a place
    QAction* nextPane;
    QAction* about;

    QMenu* messageMenu; ///< what can be done with the selected messages
    QMenu* moveMenu;    ///< filled by MainWindow when it opens, as the next three
    QMenu* copyMenu;
    QMenu* tagMenu;
    QMenu* draftsMenu;
    QActionGroup* layouts;   ///< data(): int of PaneLayout
    QActionGroup* languages; ///< data(): code, empty for the system's
    QActionGroup* schemes;   ///< data(): int of ColorScheme

private:
    QAction* add(const char* name, const char* iconName);
    QMenu* addMenu(const char* name);
    void makeActions();
    void makeGroups();
    void setShortcuts();
    void fillMenus();
    void fillToolBar();
    void setToolBarWords(bool on);
    void setSearchLine(bool on);
    void retranslateMenus();
    void retranslateGroups();

    QMainWindow& m_window;
    QToolBar* m_toolBar;
    QToolBar* m_searchBar; ///< below it in a narrow window
    QAction* m_searchField = nullptr;
    QMenu* m_file;
    QMenu* m_edit;
    QMenu* m_view;
    QMenu* m_help;
    QMenu* m_layoutMenu;
    QMenu* m_languageMenu;
    QMenu* m_schemeMenu;
};

} // namespace postaci
