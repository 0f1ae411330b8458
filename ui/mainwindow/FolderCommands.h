#pragma once

#include "MailEngine.h"
#include "models/FolderTreeModel.h"
#include "settings/NotificationSettings.h"

#include <QObject>

#include <functional>

class QWidget;

namespace postaci {

class FolderActions;

/// What the user does to folders and accounts in the folder pane: asks for names, passes it on to the engine,
/// and asks before what cannot be undone. UI thread.
class FolderCommands : public QObject
{
    Q_OBJECT

public:
    FolderCommands(MailEngine& engine, const FolderTreeModel& folders, FolderActions& actions,
                   QWidget* window);

    /// The line that the commands are for from now on.
    void setPlace(const TreePlace& place);
    void refresh(); ///< what is known of the line has changed

    void createFolder(AccountId account, FolderId parent);
    void rename(FolderId folder);
    void remove(FolderId folder);
    void showProperties(FolderId folder);
    void setPaused(AccountId account, bool paused);

Q_SIGNALS:
    void confirmationNeeded(const QString& question, const QString& button,
                            const std::function<void()>& confirmed);
    void searchRenamed(qint64 search, const QString& name);
    void searchRemoved(qint64 search);
    void markAllReadRequested(postaci::FolderId folder);
    void favouriteWanted(postaci::FolderId folder, bool on);
    void accountSettingsRequested(postaci::AccountId account);
    /// The folder was made and is to be shown.
    void folderMade(postaci::FolderId folder);

private:
    void connectActions();
    void renameSearch(qint64 search);
    [[nodiscard]] int foldersBelow(FolderId folder) const;

    MailEngine& m_engine;
    const FolderTreeModel& m_folders;
    FolderActions& m_actions;
    QWidget* m_window;
    NotificationSettings m_notifications;
    TreePlace m_place;
};

} // namespace postaci
