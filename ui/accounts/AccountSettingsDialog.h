#pragma once

#include "accounts/LoginTester.h"
#include "base/Account.h"

#include <QDialog>

class QTabWidget;

namespace postaci {

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
};

} // namespace postaci
