#pragma once

#include "MailEngine.h"
#include "message/ReplyBuilder.h"
#include "models/FolderTreeModel.h"

#include <QMainWindow>

#include <memory>

class QSplitter;
class QStackedWidget;

namespace postaci {

class AppSettings;
class FolderPane;
class InfoBar;
class ListPane;
class MainActions;
class MessageCommands;
class MessageListModel;
class MessageListView;
class OutboxView;
class PaneArranger;
class ProviderTable;
class ReaderPane;

/// The main window: puts the panes together and turns actions into calls of the engine. UI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(MailEngine& engine, AppSettings& settings, const ProviderTable& providers,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] FolderPane* folderPane() const { return m_folders; }
    [[nodiscard]] MessageListView* messageList() const;
    [[nodiscard]] ReaderPane* reader() const { return m_reader; }
    [[nodiscard]] MainActions& actions() const { return *m_actions; }

    /// Shows the wizard when there is no account yet; called once the window is up.
    void begin();
    void openWizard();
    void openSettings();
    void openAccountSettings(AccountId account);
    void writeNew(const QString& to = {});
    /// True once the list and the opened message, if any, are on screen.
    [[nodiscard]] bool isSettled() const;

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectPanes();
    void connectActions();
    void connectEngine();
    void retranslate();
    void restoreState();
    void saveState();
    void showPlace(const FolderPlace& place);
    void showSelection();
    void openMessage(MessageId message);
    void reply(MessageId message, ReplyMode mode);
    void forward(MessageId message);
    void markShownAsRead(MessageId message);
    void updateActions();
    void updateTitle();
    void fillMoveMenu();

    MailEngine& m_engine;
    AppSettings& m_settings;
    const ProviderTable& m_providers;
    FolderTreeModel* m_folderModel;
    MessageListModel* m_messages;
    std::unique_ptr<MainActions> m_actions;
    MessageCommands* m_commands;
    FolderPane* m_folders = nullptr;
    ListPane* m_list = nullptr;
    ReaderPane* m_reader = nullptr;
    OutboxView* m_outbox = nullptr;
    PaneArranger* m_arranger = nullptr;
    FolderPlace m_place;
    MessageId m_shown = 0;
    bool m_settled = true;
};

} // namespace postaci
