#pragma once

#include "MailEngine.h"
#include "finding/MailFinder.h"
#include "finding/SearchSuggestions.h"
#include "message/ReplyBuilder.h"
#include "models/FolderTreeModel.h"
#include "palette/PaletteEntry.h"

#include <QElapsedTimer>
#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <functional>

class QStackedWidget;

namespace postaci {

class AccountAlerts;
class AccountSettingsDialog;
class AccountWizard;
class AppSettings;
class CommandPalette;
class ComposerWindow;
class ContactsWindow;
class EmptyState;
class FolderActions;
class FolderCommands;
class FolderPane;
class HelpKey;
class InfoBar;
class ListActions;
class WritingActions;
class ListControl;
class ListPane;
class ListStatus;
class MainActions;
class MessageCommands;
class MessageListModel;
class MessageListView;
class NewAccountInbox;
class OpenedFolders;
class OutboxPage;
class PaneArranger;
class ProviderTable;
class ReaderPane;
class SampleAccount;
class SearchField;
class SendingBar;
class SentTextFiles;
class SessionKeeper;
class SettingsDialog;
class StatusLine;
class TagMenu;
class UnreadCounter;

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
    [[nodiscard]] ListPane* listPane() const { return m_list; }
    [[nodiscard]] MainActions& actions() const { return *m_actions; }
    [[nodiscard]] FolderActions& folderActions() const { return *m_folderActions; }
    [[nodiscard]] ListActions& listActions() const { return *m_listActions; }
    [[nodiscard]] WritingActions& writingActions() const { return *m_writing; }
    /// A bar at the top for what concerns the whole program, for whoever has something to say.
    InfoBar* addBar(const QString& name);

    /// Somebody asks from outside for a message to be written: `to` is as for ComposerWindow::openNew().
    /// Without an account it says that one is needed first. The window to look at, this one or the composer.
    QWidget* compose(const QString& to);
    /// What waits for the window to be up: the windows of the last run, texts left by a crash, and the wizard
    /// where there is no account yet.
    void begin();
    void openWizard();
    void openSettings();
    void examineAccount(AccountId account);
    void openAccountSettings(AccountId account);
    void openServerSettings(AccountId account); ///< with the cursor in the password
    void writeNew(const QString& to = {});
    /// The person wants the program to end with messages that were not sent.
    [[nodiscard]] bool mayLeaveUnsent() const;
    // MainWindowOutside.cpp: for notifications, the tray, and other starts of the program
    /// Asked when the window is closed and not the whole program: true where that goes on without it.
    void setStayingOn(std::function<bool()> staysOn);
    /// Shows the one, or of several the list that they are in.
    void openFromOutside(const QList<MessageId>& messages);
    QWidget* replyFromOutside(MessageId message); ///< the composer; may be null
    /// The window of it; of a file of many messages (mbox), the one that imports them.
    QWidget* openMessageFile(const QString& file);
    [[nodiscard]] MessageCommands& commands() const { return *m_commands; }
    /// True once the list and the opened message, if any, are on screen.
    [[nodiscard]] bool isSettled() const;

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void connectPanes();
    void connectFileActions();
    void connectMessageActions();
    void connectViewActions();
    void connectFinder();
    void connectCommands();
    void connectFolderCommands();
    void connectEngine();
    void connectSending();
    void connectPalette();
    void openConnectionLog(AccountId account); ///< 0: of any
    void connectHelp();                        ///< MainWindowHelp.cpp, with the sample mailbox
    void retranslate();
    void restoreState();
    void saveState();
    void reopenSession();
    void restoreSelection();
    [[nodiscard]] bool staysOnWithoutWindow();
    [[nodiscard]] bool maySettingsClose();
    void accountsChanged();
    void accountStateChanged(AccountState state);
    void storeChanged(const StoreChange& change);
    void showPlace(const TreePlace& place);
    [[nodiscard]] bool isTrashSelected() const;
    [[nodiscard]] bool isJunkSelected() const; ///< in its folder, or called so
    void find(const QString& query);
    void showFilter(bool on);
    void filterChanged();
    void showWholePlace();
    [[nodiscard]] bool canFilter() const; ///< the place that is shown is a list of messages
    [[nodiscard]] MailFinder::Wish currentWish() const;
    void selectFound();
    void leaveSearch();
    [[nodiscard]] SearchNames searchNames() const;
    void goToFound();
    void selectionMoved();
    void showSelected();
    void openMessage(MessageId message);
    void activateMessage(MessageId message);
    [[nodiscard]] bool isClosedConversation(MessageId message) const; ///< as a row of the list
    void readerOpened(MessageId message);
    void markAsRead(MessageId message);
    void leave(const QList<MessageId>& messages);
    void reply(MessageId message, ReplyMode mode);
    void forward(MessageId message);
    void showRecentlyDeleted();
    ContactsWindow& openContacts(); ///< MainWindowContacts.cpp
    void connectContacts();
    void connectSaving();
    void connectSearches();
    void connectReminders();
    [[nodiscard]] bool canSnooze() const;
    [[nodiscard]] bool isSnoozedSelected() const;
    [[nodiscard]] bool isSavedSearchShown() const;
    [[nodiscard]] QString typedQuery() const;
    void askForSearchName();
    void removeSearch(qint64 id);
    [[nodiscard]] WritingActions* makeWritingActions();
    void makeFilter(); ///< for mail like the selected message
    void offerUndo(const QString& text, quint64 step);
    void tellOfUndo(const QString& what);
    /// Tells something in the bar above what is shown, with a button for what may be wanted next.
    void offer(const QString& text, const QString& button, const std::function<void()>& chosen);
    void watch(const ComposerWindow* window); ///< null: nothing
    void tellOfDraft();
    void openTaken(const Draft& draft); ///< out of the outbox
    void showUndo();
    void updateOutboxActions();
    void updateActions();
    void updateReadingActions();
    /// The selected message; of its conversation, the one that is read.
    [[nodiscard]] MessageId chosenMessage() const;
    /// What commands are for: what is selected, or the message that is read where that has no row in a list
    /// of messages.
    [[nodiscard]] QList<MessageId> messagesToActOn() const;
    void updateTitle();
    void checkChoices();
    /// The rows of the selection that decide what a menu offers.
    [[nodiscard]] QList<MessageRow> selectedRows() const;
    void fillFolderMenus();
    /// The bar above what is shown: the list's or the outbox's.
    [[nodiscard]] InfoBar* placeBar() const;
    void hideBars();
    void answerYes(); ///< the bar's first button
    /// Asks in that bar before something is done.
    void ask(const QString& question, const QString& button, const std::function<void()>& confirmed);
    void focusNextPane();
    [[nodiscard]] AccountSettingsDialog* settingsOf(AccountId account); ///< not open yet
    void openPalette();
    void goToPlace(const TreePlace& place);
    /// To the folder of that use in the account that is looked at, else in the first that has one.
    void goTo(FolderRole role);
    void applyShortcuts();
    void showAbout();

    MailEngine& m_engine;
    AppSettings& m_settings;
    const ProviderTable& m_providers;
    FolderTreeModel* m_folderModel;
    MessageListModel* m_messages;
    UnreadCounter* m_unreadCounter;
    MailFinder* m_finder;
    SearchField* m_searchField;
    MainActions* m_actions;
    FolderActions* m_folderActions;
    ListActions* m_listActions;
    WritingActions* m_writing;
    MessageCommands* m_commands;
    FolderCommands* m_folderCommands;
    TagMenu* m_tagMenu;
    QStackedWidget* m_pages; ///< the panes, or the welcome
    EmptyState* m_welcome;
    InfoBar* m_alertBar;
    AccountAlerts* m_alerts;
    FolderPane* m_folders;
    ListPane* m_list;
    ListControl* m_listControl;
    ListStatus* m_listStatus;
    QStackedWidget* m_readerStack; ///< the reader, or how many are selected
    ReaderPane* m_reader;
    EmptyState* m_manySelected;
    OutboxPage* m_outbox;
    InfoBar* m_sendingInfo;
    SendingBar* m_sending;
    SentTextFiles* m_sentFiles;
    StatusLine* m_status;
    PaneArranger* m_arranger;
    CommandPalette* m_palette;
    InfoBar* m_sampleBar;
    SampleAccount* m_sample;
    NewAccountInbox* m_newInbox;
    HelpKey* m_help;
    SessionKeeper* m_session;
    OpenedFolders* m_opened;
    PaletteEntries m_folderEntries; ///< empty: made when the palette opens
    QPointer<AccountWizard> m_wizard;
    QPointer<SettingsDialog> m_settingsDialog;
    QPointer<ContactsWindow> m_contacts;
    MessageId m_shown = 0; ///< that was opened from the list; 0: the reader is not looked at
    QTimer m_showLater;    ///< while the selection runs down the list
    QElapsedTimer m_sinceShown;
    QTimer m_undoTimeout;
    bool m_isQuitting = false;         ///< and not only this window closed
    bool m_isSessionDue = false;       ///< the last run's windows are not open again yet
    std::function<bool()> m_staysOn;   ///< without the window; may be empty
    std::function<void()> m_confirmed; ///< what the bar asks about or offers
};

} // namespace postaci
