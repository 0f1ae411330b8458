#pragma once

#include "accounts/LoginTester.h"
#include "base/Account.h"

#include <QDialog>

class QPushButton;
class QTabWidget;

namespace postaci {

class AccountGeneralPage;
class AccountServersPage;
class ConnectionLogPage;
class InfoBar;

/// Everything about one account: name, servers, password, connection log; tests, saves or removes it. Lives
/// in the UI thread; show it with open().
class AccountSettingsDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Page { General, Servers, Log };

    /// `tester` stands in for MailEngine::testLogin() in tests.
    AccountSettingsDialog(MailEngine& engine, AccountId account, QWidget* parent = nullptr,
                          LoginTester tester = {});

    /// Opens at `page`; Page::Servers puts the cursor into the password.
    void showPage(Page page);
    void reject() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void load();
    void save();
    void askForRemoval();
    void remove();
    void finished(const Result<void>& result);
    void setBusy(bool busy);
    void retranslate();

    MailEngine& m_engine;
    const AccountId m_id;
    Account m_account; ///< as stored
    bool m_busy = false;
    InfoBar* m_bar;
    QTabWidget* m_tabs;
    AccountGeneralPage* m_general;
    AccountServersPage* m_servers;
    ConnectionLogPage* m_log;
    QPushButton* m_remove;
    QPushButton* m_cancel;
    QPushButton* m_save;
};

} // namespace postaci
