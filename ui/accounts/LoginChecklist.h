#pragma once

#include "accounts/LoginTester.h"
#include "base/Account.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <optional>

namespace postaci {

class CheckStepRow;

/// Shows a login test as a list that ticks as it goes, with the time of each step and what to do about one
/// that fails. Owns the running test. UI thread.
class LoginChecklist : public QWidget
{
    Q_OBJECT

public:
    explicit LoginChecklist(QWidget* parent = nullptr);

    /// Starts over: shows the steps for `account` and follows `test`, which it takes over.
    void run(const Account& account, LoginTest* test);
    /// Cancels the running test, if any, without finished().
    void stop();
    [[nodiscard]] bool isRunning() const { return m_test != nullptr; }

    struct Failure
    {
        LoginStep step = LoginStep::IncomingConnect;
        Error error;
    };
    /// The first failed step of the last run.
    [[nodiscard]] std::optional<Failure> firstFailure() const { return m_failure; }

Q_SIGNALS:
    void finished(bool allPassed);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] CheckStepRow* rowOf(LoginStep step) const;
    void testFinished(bool allPassed);
    void retranslate();

    QList<CheckStepRow*> m_rows; ///< by LoginStep
    Account m_account;
    QPointer<LoginTest> m_test;
    std::optional<Failure> m_failure;
};

} // namespace postaci
