#pragma once

#include "models/FolderTreeModel.h"

#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace postaci {

/// Every command for a line of the folder pane: its words, icon and place in the menu, which opens from the
/// menu bar and by right click. Its keys are in commands/Commands.cpp, what it does is FolderCommands'. UI
/// thread.
class FolderActions : public QObject
{
    Q_OBJECT

public:
    explicit FolderActions(QMainWindow& window);

    /// Enables and ticks what fits this line. `notifies`: new mail in it is told.
    void setPlace(const TreePlace& place, const Folder& folder, bool paused, bool notifies);
    void retranslate();

    QMenu* menu;
    QAction* getMail;
    QAction* markRead;
    QAction* newFolder;
    QAction* newSubfolder;
    QAction* rename;
    QAction* remove;
    QAction* subscribe; ///< ticked: subscribed
    QAction* push;      ///< ticked: told of at once
    QAction* notify;    ///< ticked: with a notification
    QAction* favourite; ///< ticked: at the top too
    QAction* properties;
    QAction* pause; ///< ticked: paused
    QAction* accountSettings;

private:
    QAction* add(const char* name, const char* iconName);
    void nameRemoval();

    QMainWindow& m_window;
    bool m_isSearch = false; ///< the line is a saved search's
};

} // namespace postaci
