#pragma once

#include "accounts/LoginTester.h"
#include "base/Account.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <optional>

namespace postaci {

class CheckStepRow;
class ExaminationSteps;

/// The rows of the checklist: the doctor's steps as a person thinks of them. IncomingFolders is the list of
/// messages for POP3.
enum class LoginStep { IncomingConnect, IncomingLogin, IncomingFolders, OutgoingConnect, OutgoingLogin };

/// Shows a login test as a list that ticks as it goes, with the time of each step and what to do about one
/// that fails; below it each single step of the connection doctor, on request. Owns the running test. UI
/// thread.
class LoginChecklist : public QWidget
{
    Q_OBJECT

public:
    explicit LoginChecklist(QWidget* parent = nullptr);

    /// Starts over: shows the steps for `account` and follows `test`, which it takes over.
    void run(const Account& account, LoginTest* test, DoctorServers servers = DoctorServers::Both);
    /// Cancels the running test, if any, without finished().
    void stop();
    [[nodiscard]] bool isRunning() const { return m_test != nullptr; }

    struct Failure
    {
        LoginStep step = LoginStep::IncomingConnect;
        Error error;
        std::optional<ServerSettings> fix; ///< that was found to work in the place of what does not
    };
    /// The first failed step of the last run.
    [[nodiscard]] std::optional<Failure> firstFailure() const;
    /// What was found to work for that server in the last run.
    [[nodiscard]] std::optional<ServerSettings> fix(ServerRole server) const;

Q_SIGNALS:
    void finished(bool allPassed);
    /// The person wants all that fix() says in the place of what does not work.
    void fixesChosen();
    /// The person wants to believe the certificate of this error.
    void trustRequested(const postaci::Error& error);
    /// A server took another user name than the one in the settings.
    void userNameFound(postaci::ServerRole server, const postaci::ServerSettings& settings);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] CheckStepRow* rowOf(LoginStep step) const;
    void take(const DoctorFinding& finding);
    [[nodiscard]] QString fixText(ServerRole server) const;
    void showFixes();
    void takeBad(LoginStep step, const DoctorFinding& finding);
    void testFinished(bool allPassed);
    void retranslate();

    QList<CheckStepRow*> m_rows; ///< by LoginStep
    ExaminationSteps* m_steps;
    Account m_account;
    QPointer<LoginTest> m_test;
    int m_milliseconds = 0;               ///< that the current row has taken so far
    std::optional<Failure> m_failures[2]; ///< the last one of each server, by ServerRole
};

} // namespace postaci
