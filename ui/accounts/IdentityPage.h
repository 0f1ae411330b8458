#pragma once

#include "MailEngine.h"
#include "base/Account.h"

#include <QWidget>

class QBoxLayout;
class QLineEdit;
class QPushButton;
class QTimer;

namespace postaci {

class FieldHelp;
class FormField;
class PasswordEdit;
class Pop3Form;
class ProviderHint;
class ProviderTable;
class ServerForm;

/// The wizard's first step: name, address, password, and the servers that follow from them, which can be set
/// by hand. UI thread.
class IdentityPage : public QWidget
{
    Q_OBJECT

public:
    explicit IdentityPage(const ProviderTable& providers, QWidget* parent = nullptr);

    /// What the fields say now.
    [[nodiscard]] Account account() const;
    [[nodiscard]] QString password() const;
    [[nodiscard]] bool isTouched() const; ///< whether anything was typed

    /// Marks what is missing under its field and puts the cursor there; true if the servers may be tried. An
    /// unknown provider's guess has to be on screen before that.
    [[nodiscard]] bool validate();
    /// Shows the reason of a failed test under the field that most likely causes it.
    void showFailure(LoginStep step, const Error& error);
    void focusFirst();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void connectFields();
    void addressTyped();
    void addressFinished();
    void updateProvider();
    void placeHelp();
    void setServersShown(bool shown);
    void openGuess();
    void retranslate();
    [[nodiscard]] bool hasWholeDomain() const;
    [[nodiscard]] bool validateIdentity();

    const ProviderTable& m_providers;
    FieldHelp* m_help;
    QLineEdit* m_name;
    QLineEdit* m_address;
    PasswordEdit* m_password;
    FormField* m_nameField = nullptr;
    FormField* m_addressField = nullptr;
    FormField* m_passwordField = nullptr;
    ProviderHint* m_hint;
    QPushButton* m_byHand;
    QWidget* m_servers;
    ServerForm* m_incoming;
    Pop3Form* m_pop3;
    ServerForm* m_outgoing;
    QBoxLayout* m_columns = nullptr; ///< the form and, where there is room, the help
    QBoxLayout* m_outer = nullptr;
    QBoxLayout* m_helpBelow = nullptr;
    QTimer* m_pause; ///< typing has to rest this long before a domain is called unknown
    bool m_openedByUs = false;
    QString m_guessSeen; ///< the address whose guessed servers have been on screen
};

} // namespace postaci
