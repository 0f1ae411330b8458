#pragma once

#include "MailEngine.h"
#include "accounts/WizardParts.h"
#include "base/Account.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace postaci {

class CheckPage;
class DonePage;
class IdentityPage;
class InfoBar;
class ProviderTable;

/// Adds an account in three quiet steps: who you are, a login test step by step, done. Nothing is saved and
/// no password leaves before the person has seen the servers and pressed Next. Lives in the UI thread; show
/// it with open().
class AccountWizard : public QDialog
{
    Q_OBJECT

public:
    AccountWizard(MailEngine& engine, const ProviderTable& providers, const WizardParts& parts,
                  QWidget* parent = nullptr);

    /// What is known of an account from elsewhere; the person checks it and enters the password.
    void fill(const Account& account);
    /// Escape and the window's close button: asks in a bar if something typed would be lost.
    void reject() override;

Q_SIGNALS:
    void accountAdded(postaci::AccountId account);

protected:
    void changeEvent(QEvent* event) override;

private:
    enum class Step { Identity, Check, Done };
    /// What the bar asks at the moment.
    enum class Question { None, Close, StrangeHosts, SameAccount };
    /// What helps after a failed test, and what the primary button does then.
    enum class WayOn { TryAgain, UseWhatWorks, OtherPassword, OtherSignIn, OtherSettings };

    void build();
    void goTo(Step step);
    void goNext();
    [[nodiscard]] bool areHostsAccepted() const;
    void goBack();
    void startTest();
    void testFinished(bool allPassed);
    [[nodiscard]] WayOn wayOn() const;
    void goOnFromTest();
    void applyFixes();
    void save();
    void saved(const Result<AccountId>& added);
    void ask(Question question);
    [[nodiscard]] bool isHereAlready() const;
    void fillQuestion();
    void answered(bool primary);
    void goOn();  ///< as if nothing had been asked
    void leave(); ///< leaves a running test behind and saves nothing
    void updateButtons();
    [[nodiscard]] QString wayOnText() const;
    void retranslate();

    MailEngine& m_engine;
    LoginTester m_tester;
    Step m_step = Step::Identity;
    bool m_saving = false;
    InfoBar* m_bar;
    Question m_question = Question::None;
    QStringList m_askedHosts;    ///< that the question names
    QString m_askedAddress;      ///< likewise
    QStringList m_acceptedHosts; ///< that nobody answers for but the person
    QString m_twice;             ///< the address that the person wants to have here a second time
    QPointer<QWidget> m_typedIn; ///< where the question interrupted
    QLabel* m_title;
    QLabel* m_stepText;
    QStackedWidget* m_stack;
    IdentityPage* m_identity;
    CheckPage* m_check;
    DonePage* m_done;
    QPushButton* m_cancel;
    QPushButton* m_back;
    QPushButton* m_again; ///< there where the primary button does something else after a failed test
    QPushButton* m_next;
};

} // namespace postaci
