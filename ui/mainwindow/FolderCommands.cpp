#include "mainwindow/FolderCommands.h"

#include "account/ErrorSentence.h"
#include "mainwindow/FolderActions.h"
#include "mainwindow/FolderPropertiesDialog.h"
#include "mainwindow/NameDialog.h"

#include <QAction>
#include <QPointer>

namespace postaci {

namespace {

constexpr int kLongestFolderName = 40; ///< in widths of an "n"

/// The folder's name for a sentence: its beginning and its end where it is very long.
QString nameInSentence(const Folder& folder, const QFontMetrics& metrics)
{
    return metrics.elidedText(FolderTreeModel::shownName(folder), Qt::ElideMiddle,
                              kLongestFolderName * metrics.horizontalAdvance(QLatin1Char('n')));
}

} // namespace

FolderCommands::FolderCommands(MailEngine& engine, const FolderTreeModel& folders, FolderActions& actions,
                               QWidget* window)
    : QObject(window), m_engine(engine), m_folders(folders), m_actions(actions), m_window(window),
      m_notifications(engine.profileDir())
{
    connectActions();
}

void FolderCommands::connectActions()
{
    const auto on = [this](QAction* action, const std::function<void()>& what) {
        connect(action, &QAction::triggered, this, what);
    };
    on(m_actions.getMail, [this] { m_engine.checkNow(m_place.account); });
    on(m_actions.markRead, [this] { Q_EMIT markAllReadRequested(m_place.folder); });
    on(m_actions.newFolder, [this] { createFolder(m_place.account, 0); });
    on(m_actions.newSubfolder, [this] { createFolder(m_place.account, m_place.folder); });
    on(m_actions.rename, [this] {
        if (m_place.kind == TreePlace::Kind::Search)
            renameSearch(m_place.folder);
        else
            rename(m_place.folder);
    });
    on(m_actions.remove, [this] {
        if (m_place.kind == TreePlace::Kind::Search)
            Q_EMIT searchRemoved(m_place.folder);
        else
            remove(m_place.folder);
    });
    on(m_actions.properties, [this] { showProperties(m_place.folder); });
    on(m_actions.accountSettings, [this] { Q_EMIT accountSettingsRequested(m_place.account); });
    connect(m_actions.subscribe, &QAction::triggered, this,
            [this](bool checked) { m_engine.setSubscribed(m_place.folder, checked); });
    connect(m_actions.push, &QAction::triggered, this,
            [this](bool checked) { m_engine.setPushed(m_place.folder, checked); });
    connect(m_actions.notify, &QAction::triggered, this,
            [this](bool checked) { m_notifications.setTellsOf(m_folders.folder(m_place.folder), checked); });
    connect(m_actions.favourite, &QAction::triggered, this,
            [this](bool checked) { Q_EMIT favouriteWanted(m_place.folder, checked); });
    connect(m_actions.pause, &QAction::triggered, this,
            [this](bool checked) { setPaused(m_place.account, checked); });
}

void FolderCommands::setPlace(const TreePlace& place)
{
    m_place = place;
    refresh();
}

void FolderCommands::refresh()
{
    const bool isFolder = m_place.kind != TreePlace::Kind::Search;
    const Folder folder = isFolder ? m_folders.folder(m_place.folder) : Folder();
    m_actions.setPlace(m_place, folder, m_engine.isPaused(m_place.account),
                       folder.id != 0 && m_notifications.tellsOf(folder));
    m_actions.favourite->setChecked(m_folders.isFavourite(m_place.folder));
    const bool hasServer = m_folders.hasServer(m_place.account);
    m_actions.getMail->setEnabled(hasServer);
    for (QAction* action : {m_actions.subscribe, m_actions.push, m_actions.pause, m_actions.notify}) {
        if (!hasServer)
            action->setEnabled(false);
    }
    if (!hasServer)
        m_actions.notify->setChecked(false);
    if (m_place.account == m_folders.localAccount()) // no account at all
        m_actions.accountSettings->setEnabled(false);
}

void FolderCommands::createFolder(AccountId account, FolderId parent)
{
    const Folder above = m_folders.folder(parent);
    const QString title = parent == 0 ? tr("New folder")
                                      //: %1 is a folder
                                      : tr("New folder in %1").arg(FolderTreeModel::shownName(above));
    auto* dialog = new NameDialog({title, tr("&Name of the folder"), tr("Create")}, {}, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NameDialog::nameChosen, this,
            [this, account, parent, dialog = QPointer<NameDialog>(dialog)](const QString& name) {
                m_engine.createFolder(account, parent, name, [this, dialog](const Result<FolderId>& made) {
                    if (!dialog)
                        return;
                    if (!made) {
                        dialog->setError(describeError(made.error()).inOneLine());
                        return;
                    }
                    dialog->accept();
                    Q_EMIT folderMade(*made);
                });
            });
    dialog->open();
}

void FolderCommands::rename(FolderId id)
{
    const Folder folder = m_folders.folder(id);
    if (folder.id == 0)
        return;
    auto* dialog =
        new NameDialog({tr("Rename folder"), tr("&New name"), tr("Rename")}, folder.name, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NameDialog::nameChosen, this,
            [this, id, dialog = QPointer<NameDialog>(dialog)](const QString& name) {
                m_engine.renameFolder(id, name, [dialog](const Result<void>& renamed) {
                    if (!dialog)
                        return;
                    if (renamed)
                        dialog->accept();
                    else
                        dialog->setError(describeError(renamed.error()).inOneLine());
                });
            });
    dialog->open();
}

void FolderCommands::renameSearch(qint64 search)
{
    auto* dialog = new NameDialog({tr("Rename search"), tr("&New name"), tr("Rename")},
                                  m_folders.search(search).name, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NameDialog::nameChosen, this, [this, dialog, search](const QString& name) {
        Q_EMIT searchRenamed(search, name);
        dialog->accept();
    });
    dialog->open();
}

int FolderCommands::foldersBelow(FolderId folder) const
{
    int count = 0;
    const std::function<void(const QModelIndex&)> countBelow = [&](const QModelIndex& parent) {
        for (int row = 0; row < m_folders.rowCount(parent); ++row) {
            ++count;
            countBelow(m_folders.index(row, 0, parent));
        }
    };
    countBelow(m_folders.indexOf({TreePlace::Kind::Folder, m_folders.folder(folder).account, folder}));
    return count;
}

void FolderCommands::remove(FolderId id)
{
    const Folder folder = m_folders.folder(id);
    if (folder.id == 0)
        return;
    const QString name = nameInSentence(folder, m_window->fontMetrics());
    const int below = foldersBelow(id);
    const QString messages = tr("%n message(s)", nullptr, static_cast<int>(folder.total));
    //: %1 is a folder, %2 "12 messages", %3 "2 folders"
    QString question = below > 0 ? tr("Delete “%1” with %2 and %3 in it for good?")
                                       .arg(name, messages, tr("%n folder(s)", nullptr, below))
                                 : tr("Delete “%1” with %2 in it for good?").arg(name, messages);
    if (folder.total > 0)
        question +=
            QLatin1Char(' ') + tr("Messages whose text is on this computer can be brought back for %n "
                                  "day(s), but not the folder.",
                                  nullptr, daysKept);
    Q_EMIT confirmationNeeded(question, tr("&Delete folder"), [this, id] { m_engine.deleteFolder(id); });
}

void FolderCommands::showProperties(FolderId id)
{
    auto* dialog = new FolderPropertiesDialog(m_engine, m_folders.folder(id), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void FolderCommands::setPaused(AccountId account, bool paused)
{
    if (paused)
        m_engine.pause(account);
    else
        m_engine.resume(account);
    refresh();
}

} // namespace postaci
