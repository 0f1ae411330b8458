#include "mainwindow/FolderActions.h"

#include "widgets/Icon.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>

namespace postaci {

namespace {

void setTexts(QAction* action, const QString& text, const QString& tip)
{
    action->setText(text);
    action->setToolTip(tip);
    action->setStatusTip(tip);
}

} // namespace

FolderActions::FolderActions(QMainWindow& window)
    : QObject(&window), menu(new QMenu(&window)), m_window(window)
{
    menu->setObjectName(QStringLiteral("folderMenu"));
    getMail = add("getFolderMailAction", "refresh");
    markRead = add("markFolderReadAction", "read");
    newFolder = add("newFolderAction", "plus");
    newSubfolder = add("newSubfolderAction", "folder");
    rename = add("renameFolderAction", "write");
    remove = add("deleteFolderAction", "delete");
    subscribe = add("subscribeFolderAction", "");
    push = add("pushFolderAction", "");
    notify = add("notifyFolderAction", "");
    favourite = add("favouriteFolderAction", "");
    properties = add("folderPropertiesAction", "info");
    pause = add("pauseAccountAction", "");
    accountSettings = add("folderAccountSettingsAction", "settings");
    for (QAction* action : {subscribe, push, notify, favourite, pause})
        action->setCheckable(true);
    menu->addActions({getMail, markRead});
    menu->addSeparator();
    menu->addActions({newFolder, newSubfolder, rename, remove});
    menu->addSeparator();
    menu->addActions({favourite, subscribe, push, notify, properties});
    menu->addSeparator();
    menu->addActions({pause, accountSettings});
    retranslate();
}

QAction* FolderActions::add(const char* name, const char* iconName)
{
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    if (*iconName != '\0')
        action->setIcon(icon(QLatin1String(iconName)));
    m_window.addAction(action);
    return action;
}

void FolderActions::setPlace(const TreePlace& place, const Folder& folder, bool paused, bool notifies)
{
    const bool isFolder = place.kind == TreePlace::Kind::Folder && folder.id != 0;
    // What has a use of its own keeps its name: other programs look for it too.
    const bool isOwn = isFolder && folder.role == FolderRole::None;
    markRead->setEnabled(isFolder && folder.unread > 0);
    newFolder->setEnabled(place.account != 0);
    newSubfolder->setEnabled(isFolder && folder.delimiter != '\0');
    const bool isSearch = place.kind == TreePlace::Kind::Search;
    rename->setEnabled(isOwn || isSearch);
    remove->setEnabled(isOwn || isSearch);
    m_isSearch = isSearch;
    nameRemoval();
    subscribe->setEnabled(isFolder && folder.role != FolderRole::Inbox);
    subscribe->setChecked(isFolder && folder.subscribed);
    push->setEnabled(isFolder && folder.selectable && folder.role != FolderRole::Inbox);
    push->setChecked(isFolder && (folder.isPushed || folder.role == FolderRole::Inbox));
    // Elsewhere nothing is ever new: what is there was sent or put there by the person, or is junk.
    const bool getsMail = folder.role == FolderRole::None || folder.role == FolderRole::Inbox ||
                          folder.role == FolderRole::Archive;
    notify->setEnabled(isFolder && folder.selectable && getsMail);
    notify->setChecked(notify->isEnabled() && notifies);
    favourite->setEnabled(isFolder && folder.selectable);
    properties->setEnabled(isFolder);
    pause->setEnabled(place.account != 0);
    pause->setChecked(paused);
    accountSettings->setEnabled(place.account != 0);
}

void FolderActions::nameRemoval()
{
    if (m_isSearch)
        setTexts(remove, tr("&Delete search"), tr("Delete this search, but none of the messages"));
    else
        setTexts(remove, tr("&Delete folder"), tr("Delete this folder with all that is in it"));
}

void FolderActions::retranslate()
{
    menu->setTitle(tr("F&older"));
    setTexts(getMail, tr("&Get mail here"), tr("Look for new mail in this account"));
    setTexts(markRead, tr("Mark all &read"), tr("Mark every message of this folder read"));
    setTexts(newFolder, tr("&New folder…"), tr("Make a folder at the top of this account"));
    setTexts(newSubfolder, tr("New &subfolder…"), tr("Make a folder inside this one"));
    setTexts(rename, tr("Rena&me…"), tr("Give this folder another name"));
    nameRemoval();
    setTexts(subscribe, tr("S&ubscribed"), tr("Whether programs that ask for it show this folder"));
    setTexts(push, tr("Tell me at &once of new mail here"),
             tr("New mail in this folder shows at once, as in the inbox"));
    setTexts(notify, tr("No&tify me of new mail here"),
             tr("A notification of the desktop tells of new mail in this folder"));
    setTexts(favourite, tr("&Favourite"), tr("Show this folder at the top, above the accounts"));
    setTexts(properties, tr("&Properties…"), tr("Numbers and sizes of this folder"));
    setTexts(pause, tr("Pause t&his account"), tr("Fetch nothing for this account until you go on"));
    setTexts(accountSettings, tr("&Account settings…"), tr("Change names, servers and the password"));
}

} // namespace postaci
