#pragma once

#include "MailEngine.h"
#include "accounts/FormField.h"
#include "base/Account.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QVBoxLayout;

namespace postaci {

class BrowserSignIn;
class ClientCertificateField;
class PasswordEdit;

/// How a person signs in to an account: with a password, or with the browser or a certificate in its place;
/// decides which of them counts. The certificate's own field stands elsewhere in the form. UI thread.
class SignInFields : public QWidget
{
    Q_OBJECT

public:
    /// `certificate` must be there as long as this.
    explicit SignInFields(ClientCertificateField* certificate, QWidget* parent = nullptr);

    /// Offers it above the password. Before load().
    void setBrowserSignIn(BrowserSignIn* signIn);
    /// For an account that is there already: empty, and the browser signs in again.
    void load(const Account& account);
    /// As BrowserSignIn's; without one nothing happens.
    void offerBrowser(const Account& account, const std::optional<OAuth2Endpoints>& told);
    void withdrawBrowser();

    [[nodiscard]] QLineEdit* passwordEdit() const; ///< objectName "passwordEdit"
    /// What was typed, granted or chosen here: tokens where store() sets `oauth2`, and the key of the
    /// certificate. Empty parts: there is none, or the stored one stays.
    [[nodiscard]] SignInSecrets secrets() const;
    /// Writes the way to sign in into `account`, which says how it signed in so far.
    void store(Account& account) const;

    /// Whether nothing is half done: a sign-in in the browser has to end or be left first. Else says so and
    /// puts the cursor there.
    [[nodiscard]] bool validate();
    void setError(FormField::Sentence sentence); ///< below the password
    [[nodiscard]] QString error() const;
    /// Puts the cursor where the person changes something: into the password, ready to be typed over, or
    /// where the browser signs in for it.
    void focus();

Q_SIGNALS:
    void changed(); ///< something else is in the password's place, or nothing any more

protected:
    void changeEvent(QEvent* event) override;

private:
    void updatePassword();
    void retranslate();

    ClientCertificateField* m_certificate;
    BrowserSignIn* m_signIn = nullptr; ///< may be null
    bool m_isAgain = false;            ///< the account signs in with the browser already
    PasswordEdit* m_password;
    FormField* m_field;
    QVBoxLayout* m_column;
};

} // namespace postaci
