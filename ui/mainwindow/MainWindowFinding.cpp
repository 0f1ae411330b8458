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

#include <algorithm>

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
    m_finder->find(currentWish());
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

bool MainWindow::canFilter() const
{
    const TreePlace::Kind kind = m_folders->currentPlace().kind;
    return !m_searchField->text().trimmed().isEmpty() ||
           (kind != TreePlace::Kind::None && kind != TreePlace::Kind::Outbox &&
            kind != TreePlace::Kind::FollowUps); // a handful
}

/// What the search field and the filter say together: a search is narrowed, or else the place.
MailFinder::Wish MainWindow::currentWish() const
{
    MailFinder::Wish wish{m_searchField->text().trimmed(), m_list->filterBar()->queries(), {}};
    if (m_settings.bestFirst())
        wish.order = SearchQuestion::Order::Best;
    const TreePlace place = m_folders->currentPlace();
    if (wish.search.isEmpty() && place.kind == TreePlace::Kind::Search)
        wish.search = m_folderModel->search(place.folder).query;
    if (!wish.search.isEmpty() || wish.filter.isEmpty())
        return wish;
    const auto addFolders = [&](FolderRole role) {
        for (const Folder& folder : m_folderModel->foldersWith(role))
            wish.folders.insert(folder.id);
        if (wish.folders.isEmpty())
            wish.folders.insert(0); // there is none yet: nothing
    };
    switch (place.kind) {
    case TreePlace::Kind::Flagged:
        wish.filter.append(QStringLiteral("is:flagged"));
        break;
    case TreePlace::Kind::Unread:
        wish.filter.append(QStringLiteral("is:unread"));
        break;
    case TreePlace::Kind::Folder:
        wish.folders.insert(place.folder);
        break;
    case TreePlace::Kind::Snoozed:
        for (const Account& account : m_folderModel->accounts())
            wish.folders.insert(m_engine.reader().folderByRole(account.id, FolderRole::Snoozed).value_or(0));
        break;
    case TreePlace::Kind::Drafts:
        addFolders(FolderRole::Drafts);
        break;
    case TreePlace::Kind::Sent:
        addFolders(FolderRole::Sent);
        break;
    default:
        addFolders(FolderRole::Inbox);
        break;
    }
    return wish;
}

void MainWindow::filterChanged()
{
    const MailFinder::Wish wish = currentWish();
    if (!wish.isEmpty() && canFilter())
        m_finder->find(wish);
    else if (m_finder->isFiltering())
        showWholePlace();
}

/// Without the search or the filter; the message that was open stays so if it is there.
void MainWindow::showWholePlace()
{
    const MessageId open = messageList()->currentMessage();
    m_finder->leave();
    showPlace(m_folders->currentPlace());
    if (open != 0)
        messageList()->selectWhenLoaded(open);
}

/// The place that was shown before comes back.
void MainWindow::leaveSearch()
{
    const bool wasSearching = m_finder->isSearching();
    m_searchField->clear();
    if (wasSearching)
        showWholePlace();
}

SearchNames MainWindow::searchNames() const
{
    SearchNames names{{}, {}, QDate::currentDate()};
    QSet<QString> paths;
    for (const Account& account : m_folderModel->accounts()) {
        for (const Folder& folder : m_engine.reader().folders(account.id).value_or({})) {
            if (folder.selectable)
                paths.insert(folder.path);
        }
    }
    names.folders = QStringList(paths.begin(), paths.end());
    names.folders.sort(Qt::CaseInsensitive);
    for (const Tag& tag : offeredTags(m_settings.tags()))
        names.tags.append(tag.name);
    return names;
}

void MainWindow::goToFound()
{
    m_finder->selectFirst();
    m_list->setFocus();
}

void MainWindow::selectFound()
{
    if (m_messages->rowCount() > 0 && messageList()->selectedMessages().isEmpty())
        messageList()->selectMessage(m_messages->idAt(0));
}

/// Whether something that is selected can be brought back.
bool MainWindow::isTrashSelected() const
{
    if (!m_finder->isSearching())
        return m_folderModel->folder(m_folders->currentPlace().folder).role == FolderRole::Trash;
    const QList<MessageRow> rows = selectedRows();
    return std::any_of(rows.begin(), rows.end(), [this](const MessageRow& row) {
        return m_folderModel->folder(row.folder).role == FolderRole::Trash;
    });
}

bool MainWindow::isJunkSelected() const
{
    if (!m_finder->isSearching() &&
        m_folderModel->folder(m_folders->currentPlace().folder).role == FolderRole::Junk)
        return true;
    const QList<MessageRow> rows = selectedRows();
    return std::any_of(rows.begin(), rows.end(), [this](const MessageRow& row) {
        return row.flags.testFlag(MessageFlag::Junk) ||
               m_folderModel->folder(row.folder).role == FolderRole::Junk;
    });
}

} // namespace postaci
