#pragma once

#include "gui/SampleMail.h"

#include "MailEngine.h"
#include "account/ProviderTable.h"
#include "base/Clock.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/FolderTree.h"
#include "mainwindow/ListPane.h"
#include "mainwindow/MainWindow.h"
#include "messagelist/MessageListView.h"
#include "models/MessageListModel.h"
#include "security/InMemorySecretStore.h"
#include "settings/AppSettings.h"
#include "widgets/EnterKey.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace postaci {

/// The program's window on a profile that was filled without a server; nothing is started, so nothing
/// connects.
struct Desk
{
    QTemporaryDir dir;
    SystemClock clock;
    InMemorySecretStore secrets;
    SecretStore* otherSecrets = nullptr; ///< in place of those; has to outlive the desk
    ProviderTable providers;
    SampleMail mail;
    std::unique_ptr<MailEngine> engine;
    std::unique_ptr<AppSettings> settings;
    std::unique_ptr<MainWindow> window;

    enum class Filled { Yes, No };

    explicit Desk(Filled filled = Filled::Yes)
    {
        if (filled == Filled::Yes)
            mail = fillSampleMail(dir.path());
    }

    void open(QSize size = QSize(1280, 800))
    {
        EngineOptions options;
        options.profileDir = dir.path();
        engine = std::move(MailEngine::open(options, otherSecrets ? *otherSecrets : secrets, clock)).value();
        settings = std::make_unique<AppSettings>(dir.path());
        settings->setUndoSeconds(0); // tests of that set their own
        EnterKey::install(*qApp);    // as with the look, which most tests do without
        window = std::make_unique<MainWindow>(*engine, *settings, providers);
        window->resize(size);
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get())); // shortcuts are the active window's
    }

    [[nodiscard]] MessageListView& list() const { return *window->messageList(); }
    void clickRow(int row) const
    {
        const QRect place = list().visualRect(list().model()->index(row, 0));
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {},
                          QPoint(place.left() + place.width() / 4, place.center().y()));
    }
    [[nodiscard]] MessageListModel& rows() const { return *list().messageModel(); }
    [[nodiscard]] FolderTreeModel& folders() const
    {
        return *qobject_cast<FolderTreeModel*>(window->folderPane()->tree()->model());
    }
    [[nodiscard]] InfoBar& bar() const { return *window->listPane()->bar(); }
    [[nodiscard]] InfoBar& accountBar() const
    {
        return *window->findChild<InfoBar*>(QStringLiteral("accountBar"));
    }
    [[nodiscard]] FolderId folder(FolderRole role) const
    {
        return *engine->reader().folderByRole(mail.work, role);
    }
    [[nodiscard]] FolderId shownIn(MessageId id) const
    {
        const QList<MessageRow> found = engine->reader().rows({id}).value_or({});
        return found.isEmpty() ? 0 : found.first().folder;
    }
    [[nodiscard]] bool isRead(MessageId id) const
    {
        const QList<MessageRow> found = engine->reader().rows({id}).value_or({});
        return !found.isEmpty() && found.first().flags.testFlag(MessageFlag::Seen);
    }
    void openInbox() const
    {
        window->folderPane()->select({TreePlace::Kind::Folder, mail.work, mail.workInbox});
    }
    void tell(AccountId account, AccountActivity activity,
              const std::optional<Error>& error = std::nullopt) const
    {
        AccountState state;
        state.account = account;
        state.activity = activity;
        state.error = error;
        state.lastChecked = clock.now();
        Q_EMIT engine->accountStateChanged(state);
    }
};

} // namespace postaci
