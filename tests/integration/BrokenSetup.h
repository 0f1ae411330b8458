#pragma once

#include "account/Doctor.h"

#include <QByteArrayList>
#include <QStringList>

namespace postaci::test {

/// What the doctor must find out about one broken set-up.
struct Diagnosis
{
    DoctorStep step = DoctorStep::SignIn; ///< where it stops
    ErrorReason reason = ErrorReason::CredentialsRejected;
    ReplyClass replyClass = ReplyClass::Authentication;
    QStringList words = {}; ///< that what it says must have, ASCII case aside
    QString said = {};      ///< of the server's own words, which must be kept; empty: it said none
    bool hasFix = false;
    int logins = 0; ///< passwords that may be tried at the broken server
};

/// An account of ayse@ornek.example whose servers are to be filled in.
[[nodiscard]] Account brokenAccount();

/// Examinations of an account, for which fixturePassword is typed.
class Examination
{
public:
    explicit Examination(Account account);

    [[nodiscard]] DoctorOptions& options() { return m_options; }
    [[nodiscard]] const Account& account() const { return m_options.account; }
    /// To connect, and for each answer.
    void limitTo(int milliseconds);
    /// In the place of the right one.
    void setPassword(const QString& password) { m_password = password; }
    /// True if all is good.
    bool run();
    /// Why it did not find what `expected` says at that server, and nothing wrong at the other one; empty if
    /// it did.
    [[nodiscard]] QString objection(ServerRole role, const Diagnosis& expected) const;
    /// Takes over what was offered; the number of servers that were changed by it.
    int applyFixes();
    /// What was found, for messages of a test.
    [[nodiscard]] QString report() const;
    [[nodiscard]] const QList<DoctorFinding>& findings() const { return m_findings; }

private:
    DoctorOptions m_options;
    QString m_password;
    QList<DoctorFinding> m_findings;
};

/// How many of the lines that a client sent try a password.
[[nodiscard]] int loginsIn(const QByteArrayList& lines);

} // namespace postaci::test
