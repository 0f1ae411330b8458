#include "screens/Gallery.h"

#include "screens/GalleryProfile.h"

#include "accounts/AccountSettingsDialog.h"
#include "accounts/AccountWizard.h"
#include "filters/FilterEditor.h"
#include "finding/SearchField.h"
#include "gui/drive/WindowDriver.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/ListActions.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/RecentlyDeleted.h"
#include "mainwindow/TimeDialog.h"
#include "messagelist/MessageListView.h"
#include "models/MessageListModel.h"
#include "palette/CommandPalette.h"
#include "reader/MessageFileWindow.h"
#include "reader/ReaderPane.h"
#include "settings/SettingsDialog.h"
#include "transfer/ExportMailDialog.h"
#include "transfer/ImportMailDialog.h"

#include <QAction>
#include <QFile>
#include <QMenu>
#include <QTextStream>

namespace postaci::screens {

namespace {

using namespace Qt::Literals::StringLiterals;
using Place = TreePlace::Kind;

constexpr std::chrono::seconds kLongestWait(20);

void openEngine(const QString& profile, SecretStore& secrets, const Clock& clock,
                std::unique_ptr<MailEngine>& engine)
{
    EngineOptions options;
    options.profileDir = profile;
    auto opened = MailEngine::open(options, secrets, clock);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    engine = std::move(opened).value();
}

} // namespace

Gallery::Gallery(const QString& directory, const QSize& size)
    : m_size(size), m_series(directory, [this] { return m_window == nullptr || m_window->isSettled(); })
{
    fillGalleryProfile(m_profile.path());
}

Gallery::~Gallery() = default;

MessageId Gallery::messageCalled(const QString& part) const
{
    const MessageListModel& rows = *m_window->messageList()->messageModel();
    for (int row = 0; row < rows.rowCount(); ++row) {
        if (!rows.isHeading(row) && rows.index(row).data().toString().contains(part, Qt::CaseInsensitive))
            return rows.idAt(row);
    }
    return 0;
}

int Gallery::run()
{
    openProgram();
    mailViews();
    messageViews();
    placeViews();
    findingViews();
    settingsViews();
    writingViews();
    m_window.reset();
    firstStartViews();
    return m_failures;
}

void Gallery::openProgram()
{
    openEngine(m_profile.path(), m_secrets, m_clock, m_engine);
    m_settings = std::make_unique<AppSettings>(m_profile.path());
    m_window = std::make_unique<MainWindow>(*m_engine, *m_settings, m_providers);
    m_window->resize(m_size);
    m_window->show();
    m_window->activateWindow();
}

void Gallery::takeEach(const QString& name, const test::ScreenshotSeries::Window& window)
{
    const auto taken = m_series.take(window, name);
    QTextStream out(stdout);
    out << (taken ? *taken : name + u": "_qs + taken.error().message) << Qt::endl;
    m_failures += taken ? 0 : 1;
}

void Gallery::take(const QString& name, QWidget* window)
{
    takeEach(name, [this, window] { return window != nullptr ? window : m_window.get(); });
}

void Gallery::takeDialog(const QString& name, const std::function<QDialog*()>& make)
{
    std::unique_ptr<QDialog> dialog;
    takeEach(name, [&] {
        dialog.reset(make());
        dialog->open();
        return dialog.get();
    });
}

void Gallery::takeMenu(const QString& name, const QString& menu)
{
    auto* shown = m_window->findChild<QMenu*>(menu);
    takeEach(name, [this, shown] {
        shown->hide();
        shown->popup(m_window->mapToGlobal(QPoint(0, 0)));
        return shown;
    });
    shown->hide();
}

void Gallery::openPlace(Place kind)
{
    m_window->folderPane()->select({kind, 0, 0});
}

void Gallery::openInbox()
{
    openPlace(Place::Flagged); // which ends a search
    openPlace(Place::AllInboxes);
    (void)test::waitUntil([this] { return m_window->isSettled(); }, kLongestWait);
}

void Gallery::showMessage(const QString& subjectPart)
{
    const MessageId message = messageCalled(subjectPart);
    if (message == 0)
        qWarning("no message is called %s", qPrintable(subjectPart));
    m_window->messageList()->selectMessage(message);
}

void Gallery::mailViews()
{
    openInbox();
    showMessage(u"Website refresh"_qs);
    take(u"mail-cards"_qs);
    m_settings->setListLook(ListLook::Table);
    take(u"mail-table"_qs);
    m_settings->setListLook(ListLook::Cards);
    m_settings->setConversations(true);
    take(u"mail-conversations"_qs);
    m_window->listActions().headings->trigger();
    take(u"mail-headings"_qs);
    m_window->listActions().headings->trigger();
    m_settings->setConversations(false);
    m_settings->setPaneLayout(PaneLayout::ListAboveReader);
    take(u"mail-list-above"_qs);
    m_settings->setPaneLayout(PaneLayout::ListOnly);
    take(u"mail-list-only"_qs);
    m_settings->setPaneLayout(PaneLayout::ThreeColumns);
    for (const int width : {820, 600, 420}) {
        m_window->resize(width, m_size.height());
        take(u"mail-%1"_qs.arg(width));
    }
    m_window->resize(m_size);
    m_window->messageList()->selectAll();
    take(u"mail-many-selected"_qs);
    takeMenu(u"menu-message"_qs, u"messageMenu"_qs);
    showMessage(u"Website refresh"_qs);
    takeMenu(u"menu-snooze"_qs, u"snoozeMenu"_qs);
    takeMenu(u"menu-await"_qs, u"followUpMenu"_qs);
    takeMenu(u"menu-tags"_qs, u"tagMenu"_qs);
    takeMenu(u"menu-move"_qs, u"moveMenu"_qs);
}

void Gallery::messageViews()
{
    openInbox();
    const MessageListModel& rows = *m_window->messageList()->messageModel();
    const int count = std::min(24, rows.rowCount());
    for (int row = 0; row < count; ++row) {
        m_window->messageList()->selectMessage(rows.idAt(row));
        take(u"message-%1"_qs.arg(row + 1, 2, 10, QLatin1Char('0')));
    }
    const QString file = m_profile.filePath(u"letter.eml"_qs);
    QFile saved(file);
    if (saved.open(QIODevice::WriteOnly))
        saved.write(m_engine->reader().body(rows.idAt(0)).value_or(QByteArray()));
    saved.close();
    MessageFileWindow window(*m_settings);
    window.resize(900, 700);
    window.openFile(file);
    window.show();
    (void)test::waitUntil([&window] { return window.isSettled(); }, kLongestWait);
    take(u"message-file"_qs, &window);
}

void Gallery::placeViews()
{
    const std::pair<Place, QString> places[] = {
        {Place::Snoozed, u"place-snoozed"_qs}, {Place::FollowUps, u"place-awaiting"_qs},
        {Place::Unread, u"place-unread"_qs},   {Place::Flagged, u"place-starred"_qs},
        {Place::Drafts, u"place-drafts"_qs},   {Place::Sent, u"place-sent"_qs},
        {Place::Outbox, u"place-outbox"_qs}};
    for (const auto& [kind, name] : places) {
        openPlace(kind);
        take(name);
    }
    const AccountId second = m_engine->reader().accounts().value_or({}).value(1).id;
    for (const FolderRole role : {FolderRole::Inbox, FolderRole::Archive, FolderRole::Trash}) {
        const FolderId folder = m_engine->reader().folderByRole(second, role).value_or(0);
        m_window->folderPane()->select({Place::Folder, second, folder});
        take(u"empty-%1"_qs.arg(static_cast<int>(role)));
    }
    takeDialog(u"recently-deleted"_qs, [this] { return new RecentlyDeleted(*m_engine, m_window.get()); });
    takeDialog(u"choose-time"_qs, [this] {
        return new TimeDialog(u"Postacı"_qs, QDateTime::currentDateTime().addDays(1), m_window.get());
    });
}

void Gallery::findingViews()
{
    openInbox();
    auto* field = m_window->findChild<SearchField*>();
    field->setText(u"designs"_qs);
    Q_EMIT field->textEdited(field->text());
    (void)test::waitUntil([this] { return m_window->messageList()->messageModel()->rowCount() > 0; },
                          kLongestWait);
    take(u"search-found"_qs);
    field->setText(u"zzzz"_qs);
    Q_EMIT field->textEdited(field->text());
    take(u"search-nothing"_qs);
    openInbox();
    m_window->actions().filter->setChecked(true);
    take(u"filter-bar"_qs);
    m_window->actions().filter->setChecked(false);
    auto* palette = m_window->findChild<CommandPalette*>();
    takeEach(u"palette"_qs, [this, palette] {
        palette->hide();
        m_window->actions().palette->trigger();
        return palette;
    });
    palette->hide();
}

void Gallery::settingsViews()
{
    using Page = SettingsDialog::Page;
    for (const Page page : {Page::General, Page::Accounts, Page::Reading, Page::Writing, Page::Filters,
                            Page::Junk, Page::Shortcuts, Page::Privacy, Page::Sending, Page::Certificates,
                            Page::Notifications, Page::Storage, Page::Passwords}) {
        takeDialog(u"settings-%1"_qs.arg(static_cast<int>(page)), [this, page] {
            auto* dialog = new SettingsDialog(*m_engine, *m_settings, m_providers, m_window.get());
            dialog->showPage(page);
            return dialog;
        });
    }
    const AccountId account = m_engine->reader().accounts().value_or({}).value(0).id;
    using AccountPage = AccountSettingsDialog::Page;
    for (const AccountPage page : {AccountPage::General, AccountPage::Identities, AccountPage::Servers,
                                   AccountPage::Fetching, AccountPage::Card, AccountPage::Log}) {
        takeDialog(u"account-%1"_qs.arg(static_cast<int>(page)), [this, account, page] {
            auto* dialog = new AccountSettingsDialog(*m_engine, account, m_window.get());
            dialog->showPage(page);
            return dialog;
        });
    }
    takeDialog(u"filter-editor"_qs,
               [this] { return new FilterEditor(*m_engine, *m_settings, Rule(), m_window.get()); });
    takeDialog(u"import"_qs, [this] { return new ImportMailDialog(*m_engine, m_window.get()); });
    takeDialog(u"export"_qs, [this] { return new ExportMailDialog(*m_engine, {}, m_window.get()); });
}

void Gallery::firstStartViews()
{
    m_settings.reset();
    m_engine.reset();
    openEngine(m_empty.path(), m_secrets, m_clock, m_engine);
    m_settings = std::make_unique<AppSettings>(m_empty.path());
    m_window = std::make_unique<MainWindow>(*m_engine, *m_settings, m_providers);
    m_window->resize(m_size);
    m_window->show();
    take(u"welcome"_qs);
    m_window->openWizard();
    auto* wizard = m_window->findChild<AccountWizard*>();
    take(u"wizard"_qs, wizard);
    wizard->close();
}

} // namespace postaci::screens
