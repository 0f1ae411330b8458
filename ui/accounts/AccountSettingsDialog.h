#pragma once

#include "MailEngine.h"
#include "accounts/LoginTester.h"
#include "base/Account.h"
#include "widgets/InfoBar.h"

#include <QDialog>

class QPushButton;

namespace postaci {

class AccountCardPage;
class AccountFetchPage;
class AccountGeneralPage;
class AccountServersPage;
class ConnectionLogPage;
class IdentitiesPage;
class PageBook;

/// Everything about one account: name, servers, password, connection log; tests, saves or removes it. Lives
/// in the UI thread; show it with open().
class AccountSettingsDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Page { General, Identities, Servers, Fetching, Card, Log };

    /// `tester` stands in for MailEngine::testLogin() in tests.
    AccountSettingsDialog(MailEngine& engine, AccountId account, QWidget* parent = nullptr,
                          const LoginTester& tester = {});

    /// Opens at `page`; Page::Servers puts the cursor into the password.
    void showPage(Page page);
    /// Opens at `page`, with the keyboard and a mark where the control of that name is.
    void showOption(Page page, const QString& widget);
    /// Opens at the servers and has the connection examined with the stored password.
    void examine();
    void reject() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What the bar asks at the moment.
    enum class Question { None, Remove, SendInTheOpen };

    void build();
    void load();
    void askForQuota();
    void connectIdentities();
    [[nodiscard]] SignInSecrets secrets() const;
    void save(Downgrade downgrade);
    void saveChoices(); ///< what is kept beside the account
    struct Answers
    {
        QString primary;
        QString secondary;
        InfoBar::Safe safe;
    };
    void ask(Question question, const QString& text, const Answers& answers);
    void setQuestion(Question question);
    void askForRemoval();
    void askForDowngrade(const Error& refused);
    void answered(bool primary);
    [[nodiscard]] QString removalText() const;
    [[nodiscard]] QString unsentText() const;
    void remove();
    void finished(const Result<void>& result);
    void setBusy(bool busy);
    void retranslate();

    MailEngine& m_engine;
    const AccountId m_id;
    Account m_account; ///< as stored
    Question m_question = Question::None;
    Error m_refused; ///< that Question::SendInTheOpen is about
    bool m_busy = false;
    InfoBar* m_bar;
    PageBook* m_book;
    AccountGeneralPage* m_general;
    IdentitiesPage* m_identities;
    AccountServersPage* m_servers;
    AccountFetchPage* m_fetching;
    AccountCardPage* m_card;
    ConnectionLogPage* m_log;
    QPushButton* m_remove;
    QPushButton* m_cancel;
    QPushButton* m_save;
};

} // namespace postaci
