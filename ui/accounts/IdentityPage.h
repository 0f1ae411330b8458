#pragma once

#include "MailEngine.h"
#include "accounts/LoginChecklist.h"
#include "accounts/ServerFinder.h"
#include "base/Account.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QComboBox;
class QLineEdit;
class QPushButton;
class QTimer;

namespace postaci {

class BrowserSignIn;
class ClientCertificateField;
class FieldHelp;
class FormField;
class IconLine;
class Pop3Form;
class ProviderHint;
class ProviderTable;
class ServerForm;
class SignInFields;

/// The wizard's first step: name, address, password, and the servers that follow from them, which can be set
/// by hand. UI thread.
class IdentityPage : public QWidget
{
    Q_OBJECT

public:
    IdentityPage(const ProviderTable& providers, const DiscoveryOptions& discovery,
                 QWidget* parent = nullptr);

    /// Offers it in place of a password.
    void setBrowserSignIn(BrowserSignIn* signIn);
    /// What the fields say now.
    [[nodiscard]] Account account() const;
    [[nodiscard]] SignInSecrets
    secrets() const; ///< tokens where account() has `oauth2`, and the key of its certificate
    [[nodiscard]] bool isTouched() const; ///< whether anything was typed
    /// Whether a user name that is refused may be one that nobody has told.
    [[nodiscard]] UserNames userNames() const;
    /// What the table or other sources name for this address: may be tried where something fails.
    [[nodiscard]] QList<ServerSettings> documentedServers() const;
    /// Takes settings that were found to work in the place of those that stand there.
    void correct(ServerRole server, const ServerSettings& settings);

    /// Marks what is missing under its field and puts the cursor there; true if the servers may be tried.
    /// Servers that are not from the provider table have to be on screen before that.
    [[nodiscard]] bool validate();
    /// The hosts that were found, are going to be used, and that nobody answers for.
    [[nodiscard]] QStringList strangeHosts() const;
    void stopSearching();
    /// Fills the fields with a settings card (AccountFile.h), which is read outside the UI thread.
    void openCard(const QString& file);
    void takeCard(const Result<Account>& card); ///< what is in one
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
    void chooseCard();
    void lookForServers();
    void serversFound();
    void updateProvider();
    void proposeFromTable(const Provider& provider);
    void proposeFound();
    void proposeGuess();
    void choose(int index);
    void showChoices();
    void offerSignIn();
    [[nodiscard]] SettingsOrigin originOf(const Account& account) const;
    void placeHelp();
    void setServersShown(bool shown);
    void openGuess();
    void rememberSeen();
    [[nodiscard]] const ServerProposal* chosenProposal() const;
    void retranslate();
    [[nodiscard]] bool hasWholeDomain() const;
    [[nodiscard]] bool validateIdentity();

    const ProviderTable& m_providers;
    FieldHelp* m_help;
    QLineEdit* m_name;
    QLineEdit* m_address;
    ClientCertificateField* m_certificate;
    SignInFields* m_signIn;
    FormField* m_nameField = nullptr;
    FormField* m_addressField = nullptr;
    ServerFinder* m_finder;
    ProviderHint* m_hint;
    QComboBox* m_choice; ///< by ServerFinder::proposals(); hidden while there is no choice
    FormField* m_choiceField = nullptr;
    std::optional<ServerProposal> m_chosen; ///< by the person
    QPushButton* m_byHand;
    QPushButton* m_card;
    IconLine* m_cardError;
    QWidget* m_servers;
    ServerForm* m_incoming;
    Pop3Form* m_pop3;
    ServerForm* m_outgoing;
    std::optional<Account> m_opened; ///< what the last settings card said
    QBoxLayout* m_columns = nullptr; ///< the form and, where there is room, the help
    QBoxLayout* m_outer = nullptr;
    QBoxLayout* m_helpBelow = nullptr;
    QTimer* m_pause; ///< typing has to rest this long before a domain is called unknown
    bool m_openedByUs = false;
    bool m_isAddressFinished = false;
    bool m_isWaitedFor = false; ///< Next was pressed while nothing was known yet
    QString m_serversSeen;      ///< the address whose servers have been on screen
    QString m_correctedFor;     ///< the address that corrections and a settings card are about
};

} // namespace postaci
