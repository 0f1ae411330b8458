#pragma once

#include "accounts/LoginTester.h"
#include "base/Account.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace postaci {

class FieldHelp;
class FolderCombo;
class FormField;
class LoginChecklist;
class MailEngine;
class PasswordEdit;
class ServerForm;
class SignatureEdit;

/// One identity of an account: who it is, what stands under it, and the server that its mail goes out over if
/// that is not the account's. UI thread.
class IdentityEditor : public QDialog
{
    Q_OBJECT

public:
    /// `tester` as for the account's own servers. The account's default identity has no server of its own.
    IdentityEditor(MailEngine& engine, const Account& account, const Identity& identity, LoginTester tester,
                   QWidget* parent = nullptr);

    [[nodiscard]] Identity identity() const;
    [[nodiscard]] QString password() const; ///< a new one for its own server; empty: the stored one

Q_SIGNALS:
    void done();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    [[nodiscard]] bool validate();
    void startTest();
    void showServer(bool on);
    void retranslate();

    const Account m_account;
    const Identity m_before;
    LoginTester m_tester;
    FieldHelp* m_help;
    QLineEdit* m_name;
    QLineEdit* m_address;
    QLineEdit* m_replyTo;
    SignatureEdit* m_signature;
    QCheckBox* m_bccSelf;
    FolderCombo* m_sent;
    QCheckBox* m_ownServer;
    QWidget* m_serverPart;
    ServerForm* m_server;
    PasswordEdit* m_password;
    QPushButton* m_test;
    LoginChecklist* m_checklist;
    FormField* m_nameField;
    FormField* m_addressField;
    FormField* m_replyToField;
    FormField* m_signatureField;
    FormField* m_sentField;
    FormField* m_passwordField;
    QPushButton* m_cancel;
    QPushButton* m_ok;
};

} // namespace postaci
