#include "commands/CommandKeys.h"
#include "composer/ComposerWindow.h"
#include "finding/SearchField.h"
#include "mainwindow/FolderActions.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/FolderTree.h"
#include "mainwindow/ListActions.h"
#include "mainwindow/ListPane.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"
#include "mainwindow/OutboxPage.h"
#include "mainwindow/TagMenu.h"
#include "mainwindow/WritingActions.h"
#include "message/AddressText.h"
#include "messagelist/MessageListView.h"
#include "palette/CommandPalette.h"
#include "palette/WindowEntries.h"
#include "settings/AppSettings.h"
#include "widgets/InfoBar.h"

#include <QAction>
#include <QMenu>

// The palette, and the commands that are about keys and places.

namespace postaci {

namespace {

void append(PaletteEntries& entries, const PaletteEntries& more)
{
    entries.insert(entries.end(), more.begin(), more.end());
}

} // namespace

void MainWindow::connectPalette()
{
    using PlaceKind = TreePlace::Kind;
    connectSaving();
    applyShortcuts();
    connect(&m_settings, &AppSettings::shortcutsChanged, this, &MainWindow::applyShortcuts);
    connect(m_actions->palette, &QAction::triggered, this, &MainWindow::openPalette);
    connect(m_palette, &CommandPalette::chosen, &m_settings, &AppSettings::addRecentChoice);
    connect(&m_engine, &MailEngine::contactIndexChanged, m_palette, &CommandPalette::askAgain);
    connect(m_folderModel, &QAbstractItemModel::modelReset, this, [this] { m_folderEntries.clear(); });
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] {
        openSettings();
        m_settingsDialog->showPage(SettingsDialog::Page::Shortcuts);
    });
    connect(m_actions->goInbox, &QAction::triggered, this, [this] { goTo(FolderRole::Inbox); });
    connect(m_actions->goDrafts, &QAction::triggered, this, [this] { goTo(FolderRole::Drafts); });
    connect(m_actions->goSent, &QAction::triggered, this, [this] { goTo(FolderRole::Sent); });
    connect(m_actions->goArchive, &QAction::triggered, this, [this] { goTo(FolderRole::Archive); });
    connect(m_actions->goStarred, &QAction::triggered, this, [this] {
        goToPlace({PlaceKind::Flagged, 0, 0});
    });
    connect(m_actions->goUnread, &QAction::triggered, this, [this] { goToPlace({PlaceKind::Unread, 0, 0}); });
    connect(m_actions->goOutbox, &QAction::triggered, this, [this] { goToPlace({PlaceKind::Outbox, 0, 0}); });
}

void MainWindow::applyShortcuts()
{
    applyKeys(m_settings, *m_actions);
    applyKeys(m_settings, *m_folderActions);
    applyKeys(m_settings, *m_listActions);
    applyKeys(m_settings, *m_writing);
    m_actions->retranslate();
    m_searchField->setKeys(m_actions->find->shortcuts());
}

/// Also where that is the current one and something is searched for in its place.
void MainWindow::goToPlace(const TreePlace& place)
{
    leaveSearch();
    m_folders->select(place);
    // The keyboard goes along: what is done next is done to what is there.
    QWidget* page = place.kind == TreePlace::Kind::Outbox ? static_cast<QWidget*>(m_outbox) : m_list;
    if (!m_folders->tree()->hasFocus())
        page->setFocus();
}

void MainWindow::goTo(FolderRole role)
{
    const AccountId looked = m_folders->currentPlace().account;
    if (role == FolderRole::Inbox && looked == 0) {
        goToPlace({TreePlace::Kind::AllInboxes, 0, 0});
        return;
    }
    for (const Account& account : m_folderModel->accounts()) {
        const FolderId folder = m_engine.reader().folderByRole(account.id, role).value_or(0);
        if (folder != 0 && (looked == 0 || looked == account.id)) {
            goToPlace({TreePlace::Kind::Folder, account.id, folder});
            return;
        }
    }
    placeBar()->show(InfoBar::Info, tr("There is no folder for that yet."));
}

void MainWindow::openPalette()
{
    if (m_folderEntries.empty())
        m_folderEntries = folderEntries(*m_folderModel, [this](const TreePlace& place) { goToPlace(place); });
    m_tagMenu->fill(selectedRows(), messagesToActOn());
    const bool anySelected = messageList()->selectionModel()->hasSelection();

    PaletteEntries entries = commandEntries(*this);
    append(entries, m_folderEntries);
    append(entries,
           tagEntries(*m_actions->tagMenu, anySelected ? QString() : needSentence(CommandNeed::Messages)));
    append(entries, settingsEntries(m_engine.secretChoice() != nullptr, [this](SettingsDialog::Page page) {
               openSettings();
               m_settingsDialog->showPage(page);
           }));
    append(entries, settingsOptionEntries([this](const SettingsOption& option) {
               openSettings();
               m_settingsDialog->showOption(option);
           }));
    append(entries, accountEntries(m_folderModel->accounts(),
                                   [this](AccountId account, AccountSettingsDialog::Page page) {
                                       AccountSettingsDialog* dialog = settingsOf(account);
                                       dialog->open();
                                       dialog->showPage(page);
                                   }));
    append(entries, templateEntries(m_engine.reader().templates().value_or({}), [this](const Template& used) {
               watch(ComposerWindow::openTemplate(m_engine, m_settings, used));
           }));
    append(entries, peopleEntries(m_engine.reader(), m_folderModel->accounts(),
                                  [this](const Address& person) { writeNew(typedForm({person})); }));
    constexpr qsizetype kMostPeople = 30;
    m_palette->open(std::move(entries), m_settings.recentChoices(), [this](const QString& typed) {
        return addressBookEntries(m_engine.completeRecipient(typed, kMostPeople),
                                  [this](const QString& to) { writeNew(to); });
    });
    (void)m_engine.contactIndex(); // it is read while somebody types
}

} // namespace postaci
