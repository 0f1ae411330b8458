#pragma once

#include "accounts/LoginTester.h"
#include "base/Account.h"

#include <QWidget>

class QPushButton;

namespace postaci {

class BrowserSignIn;
class ClientCertificateField;
class FieldHelp;
class FormScroll;
class LoginChecklist;
class Pop3Form;
class ServerForm;
class SignInFields;

/// The servers of an account and its password, with a login test on the spot. UI thread.
class AccountServersPage : public QWidget
{
    Q_OBJECT

public:
    AccountServersPage(LoginTester tester, QWidget* parent = nullptr);

    /// Offers it beside the password. Before load().
    void setBrowserSignIn(BrowserSignIn* signIn);
    void load(const Account& account);
    void store(Account& account) const;
    [[nodiscard]] SignInSecrets secrets() const; ///< those that are new; empty parts: keep the stored ones
    /// Marks what is wrong or only half done and puts the cursor there; true if nothing is.
    [[nodiscard]] bool validate();
    /// Takes back that the server which `refused` names is no longer to be encrypted, and nothing else.
    void keepEncryption(const Error& refused);
    void focusPassword(); ///< or what signs in in its place
    void startTest();     ///< only of what validates
    void stopTest();

Q_SIGNALS:
    void trustRequested(const postaci::Error& error); ///< as LoginChecklist's
    void testPassed();                                ///< with what is on the page

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void offerSignIn();
    void retranslate();

    LoginTester m_tester;
    Account m_account;
    FieldHelp* m_help;
    ClientCertificateField* m_certificate;
    SignInFields* m_signIn;
    ServerForm* m_incoming;
    Pop3Form* m_pop3;
    ServerForm* m_outgoing;
    QPushButton* m_test;
    LoginChecklist* m_checklist;
    FormScroll* m_scroll = nullptr;
};

} // namespace postaci
