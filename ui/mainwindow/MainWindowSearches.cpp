#include "finding/FilterBar.h"
#include "finding/SearchField.h"
#include "mainwindow/FolderCommands.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/ListPane.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "mainwindow/NameDialog.h"
#include "models/SearchCounter.h"
#include "settings/AppSettings.h"

#include <QAction>
#include <QLineEdit>

// Searches that are kept under a name and shown among the folders.

namespace postaci {

void MainWindow::connectSearches()
{
    m_folderModel->setSearches(m_settings.savedSearches());
    connect(&m_settings, &AppSettings::savedSearchesChanged, m_folderModel, &FolderTreeModel::setSearches);
    auto* counter = new SearchCounter(m_engine, this);
    counter->setSearches(m_settings.savedSearches());
    connect(&m_settings, &AppSettings::savedSearchesChanged, counter, &SearchCounter::setSearches);
    connect(&m_engine, &MailEngine::storeChanged, counter, &SearchCounter::storeChanged);
    connect(counter, &SearchCounter::counted, m_folderModel, &FolderTreeModel::setSearchCounts);
    connect(m_actions->saveSearch, &QAction::triggered, this, &MainWindow::askForSearchName);
    connect(m_folderCommands, &FolderCommands::searchRenamed, &m_settings, &AppSettings::renameSearch);
    connect(m_folderCommands, &FolderCommands::searchRemoved, this, &MainWindow::removeSearch);
    m_list->setSaveAction(m_actions->saveSearch);
}

/// Whether the list is that of a kept search, and nothing else is searched for.
bool MainWindow::isSavedSearchShown() const
{
    return m_folders->currentPlace().kind == TreePlace::Kind::Search &&
           m_searchField->text().trimmed().isEmpty();
}

/// What the field and the filter say, as one query.
QString MainWindow::typedQuery() const
{
    QStringList queries{m_searchField->text().trimmed()};
    queries += m_list->filterBar()->queries();
    queries.removeAll(QString());
    if (queries.size() < 2)
        return queries.value(0);
    return QLatin1Char('(') + queries.join(QLatin1String(") (")) + QLatin1Char(')');
}

void MainWindow::askForSearchName()
{
    const QString query = typedQuery();
    if (query.isEmpty())
        return;
    auto* dialog = new NameDialog(
        {tr("Save this search"), tr("&Name, as it stands among the folders"), tr("Save")}, {}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto* edit = dialog->findChild<QLineEdit*>();
    edit->setText(m_searchField->text().trimmed());
    edit->selectAll();
    connect(dialog, &NameDialog::nameChosen, this, [this, dialog, query](const QString& name) {
        const qint64 id = m_settings.addSearch(name, query);
        dialog->accept();
        m_folders->select({TreePlace::Kind::Search, 0, id});
    });
    dialog->open();
}

void MainWindow::removeSearch(qint64 id)
{
    const SavedSearch search = m_folderModel->search(id);
    if (search.id == 0)
        return;
    m_settings.removeSearch(id);
    //: %1 is the name of a search
    offer(tr("The search “%1” was deleted.").arg(search.name), tr("Undo"), [this, search] {
        const qint64 again = m_settings.addSearch(search.name, search.query);
        m_folders->select({TreePlace::Kind::Search, 0, again});
    });
}

} // namespace postaci
