#include "finding/FilterBar.h"
#include "finding/SearchField.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/ListPane.h"
#include "mainwindow/MainWindow.h"
#include "mainwindow/PaneArranger.h"
#include "messagelist/MessageListView.h"
#include "models/MessageListModel.h"
#include "models/Tags.h"
#include "settings/AppSettings.h"

// Searching all mail and narrowing the list that is shown.

namespace postaci {

void MainWindow::find(const QString& query)
{
    if (query.trimmed().isEmpty()) {
        leaveSearch();
        return;
    }
    if (!m_finder->isSearching()) {
        hideBars();
        m_list->filterBar()->clear();
        m_arranger->showOutbox(false);
        m_arranger->showReader(false);
    }
    m_finder->find({query.trimmed(), {}});
}

void MainWindow::showFilter(bool on)
{
    m_list->filterBar()->setVisible(on);
    if (on) {
        m_list->filterBar()->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_list->filterBar()->clear();
        filterChanged();
        m_list->setFocus();
    }
}

MailFinder::Wish MainWindow::filterWish() const
{
    MailFinder::Wish wish{m_list->filterBar()->query(), {}, true};
    const TreePlace place = m_folders->currentPlace();
    switch (place.kind) {
    case TreePlace::Kind::AllInboxes:
        for (const Account& account : m_folderModel->accounts())
            wish.folders.insert(m_folderModel->inboxOf(account.id).folder);
        break;
    case TreePlace::Kind::Flagged:
        wish.query += wish.query.isEmpty() ? QString() : QStringLiteral(" is:flagged");
        break;
    default:
        wish.folders.insert(place.folder);
        break;
    }
    wish.folders.remove(0);
    return wish;
}

void MainWindow::filterChanged()
{
    const MailFinder::Wish wish = filterWish();
    if (!wish.query.isEmpty()) {
        m_searchField->clear();
        m_finder->find(wish);
    } else if (m_finder->isFiltering()) {
        m_finder->leave();
        showList(m_folders->currentPlace());
    }
}

/// The place that was shown before comes back.
void MainWindow::leaveSearch()
{
    if (m_finder->isActive())
        showPlace(m_folders->currentPlace());
    m_searchField->clear();
}

SearchNames MainWindow::searchNames() const
{
    SearchNames names{{}, {}, QDate::currentDate()};
    for (const Account& account : m_folderModel->accounts()) {
        for (const Folder& folder : m_engine.reader().folders(account.id).value_or({})) {
            if (folder.selectable && !names.folders.contains(folder.path))
                names.folders.append(folder.path);
        }
    }
    for (const Tag& tag : offeredTags(m_settings.tags()))
        names.tags.append(tag.name);
    return names;
}

void MainWindow::goToFound()
{
    if (m_messages->rowCount() > 0 && messageList()->selectedMessages().isEmpty())
        messageList()->selectMessage(m_messages->idAt(0));
    m_list->setFocus();
}

bool MainWindow::isTrashShown() const
{
    FolderId folder = m_folders->currentPlace().folder;
    if (m_finder->isActive()) {
        const auto rows = m_messages->rowsOf(messageList()->selectedMessages().mid(0, 1));
        folder = rows.isEmpty() ? 0 : rows.first().folder;
    }
    return m_folderModel->folder(folder).role == FolderRole::Trash;
}

} // namespace postaci
