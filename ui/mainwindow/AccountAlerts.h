#pragma once

#include "MailEngine.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>

namespace postaci {

class InfoBar;

/// Says in one bar what is wrong with an account: what happened, what to do, and the button that does it. One
/// trouble at a time, those that need the user first. UI thread.
class AccountAlerts : public QObject
{
    Q_OBJECT

public:
    explicit AccountAlerts(InfoBar& bar, QObject* parent = nullptr);

    /// Names go before the sentence when there are several.
    void setAccounts(const QList<Account>& accounts);
    /// Where the provider of an address explains app passwords and such; empty if that is not known.
    using ProviderPage = std::function<QString(const QString& address)>;
    void setProviderPage(ProviderPage page) { m_providerPage = std::move(page); }
    void setAccountState(const AccountState& state);
    /// A change that the server took back.
    void showRejection(AccountId account, const RejectedChange& change);
    void showAlert(AccountId account, const QString& text);
    void retranslate();

Q_SIGNALS:
    void retryRequested(postaci::AccountId account);
    void accountSettingsRequested(postaci::AccountId account);
    void logRequested(postaci::AccountId account);
    void examinationRequested(postaci::AccountId account);
    /// The place of passwords is locked or missing, which is no account's own trouble.
    void secretsRequested(const postaci::Error& error);

private:
    /// What stands against one account.
    struct Trouble
    {
        Error error;
        bool needsUser = false;
        bool dismissed = false;
        QDateTime nextAttempt;
    };

    void showWorst();
    void show(AccountId account, const Trouble& trouble);
    void setButtons(AccountId account, const Trouble& trouble);
    /// The page for Remedy::ProviderPage; empty if none is known.
    [[nodiscard]] QString pageFor(AccountId account, const Error& error) const;
    [[nodiscard]] QString named(AccountId account, const QString& sentence) const;
    void primaryClicked();
    void secondaryClicked();

    InfoBar& m_bar;
    ProviderPage m_providerPage;
    QList<Account> m_accounts;
    QHash<AccountId, Trouble> m_troubles;
    Trouble m_said;        ///< what the bar says of m_shown
    AccountId m_shown = 0; ///< whose trouble the bar shows; 0: none, or a passing notice
    QTimer m_delay;        ///< a connection that is back at once is not worth a bar
};

} // namespace postaci
