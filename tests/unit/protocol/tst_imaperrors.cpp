#include "protocol/ImapErrors.h"
#include "protocol/ImapTypes.h"

#include <QTest>

using namespace postaci;

namespace {

/// The server's words as they are shown.
QString withCode(const QByteArray& code, const QString& text)
{
    return code.isEmpty() ? text : QStringLiteral("[%1] %2").arg(QString::fromLatin1(code), text);
}

} // namespace

class ImapErrorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logins_data();
    void logins();
    void commands_data();
    void commands();
    void pagesInACodeAreTold();
    void goodbyes();
    void backoff_data();
    void backoff();
};

void ImapErrorsTest::logins_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<ErrorReason>("reason");
    const auto rejected = [](const char* name, const QByteArray& status, const QByteArray& code,
                             const char* text) {
        QTest::newRow(name) << status << code << QString::fromLatin1(text) << ErrorKind::Authentication
                            << ErrorReason::CredentialsRejected;
    };
    const auto busy = [](const char* name, const QByteArray& status, const QByteArray& code,
                         const char* text) {
        QTest::newRow(name) << status << code << QString::fromLatin1(text) << ErrorKind::Timeout
                            << ErrorReason::ServerBusy;
    };
    rejected("plain no", "NO", "", "Invalid credentials");
    rejected("code", "NO", "AUTHENTICATIONFAILED", "Authentication failed.");
    rejected("IMAP-020", "NO", "ALERT",
             "Application-specific password required: https://support.google.com/");
    rejected("IMAP-022", "NO", "ALERT", "Your account is not enabled for IMAP use.");
    rejected("bad about the password", "BAD", "", "invalid user or password");
    busy("IMAP-017", "BAD", "", "Command Error. 10");
    busy("IMAP-024", "NO", "ALERT", "Account exceeded command or bandwidth limits. (Failure)");
    busy("limit", "NO", "LIMIT", "Too many logins");
    busy("unavailable", "NO", "UNAVAILABLE", "Temporary authentication failure.");
}

void ImapErrorsTest::logins()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, code);
    QFETCH(QString, text);
    const Error error = imapLoginError({status, code, {}, text});
    QTEST(error.kind, "kind");
    QTEST(error.reason, "reason");
    QCOMPARE(error.detail, withCode(code, text));
}

void ImapErrorsTest::commands_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<ErrorReason>("reason");
    QTest::newRow("any no") << QByteArray() << QStringLiteral("Permission denied") << ErrorKind::Rejected
                            << ErrorReason::Unspecified;
    QTest::newRow("IMAP-152") << QByteArray("TRYCREATE") << QStringLiteral("Mailbox does not exist")
                              << ErrorKind::Gone << ErrorReason::MailboxMissing;
    QTest::newRow("nonexistent") << QByteArray("NONEXISTENT") << QStringLiteral("x") << ErrorKind::Gone
                                 << ErrorReason::MailboxMissing;
    QTest::newRow("without a code") << QByteArray() << QStringLiteral("Mailbox doesn't exist: x")
                                    << ErrorKind::Gone << ErrorReason::MailboxMissing;
    QTest::newRow("IMAP-016") << QByteArray() << QStringLiteral("User is authenticated but not connected.")
                              << ErrorKind::Authentication << ErrorReason::CredentialsRejected;
    QTest::newRow("IMAP-164") << QByteArray()
                              << QStringLiteral(
                                     "Request is throttled. Suggested Backoff Time: 92415 milliseconds")
                              << ErrorKind::Timeout << ErrorReason::ServerBusy;
    QTest::newRow("in use") << QByteArray("INUSE") << QStringLiteral("x") << ErrorKind::Timeout
                            << ErrorReason::ServerBusy;
    QTest::newRow("full") << QByteArray("OVERQUOTA") << QStringLiteral("x") << ErrorKind::Rejected
                          << ErrorReason::MailboxFull;
    QTest::newRow("full in words") << QByteArray()
                                   << QStringLiteral("Quota exceeded (mailbox for user is full)")
                                   << ErrorKind::Rejected << ErrorReason::MailboxFull;
    QTest::newRow("too large") << QByteArray("TOOBIG") << QStringLiteral("x") << ErrorKind::Rejected
                               << ErrorReason::MessageTooLarge;
    QTest::newRow("IMAP-031") << QByteArray()
                              << QStringLiteral("SELECT Unsafe Login. Please contact kefu@188.com")
                              << ErrorKind::Rejected << ErrorReason::Unspecified;
}

void ImapErrorsTest::commands()
{
    QFETCH(QByteArray, code);
    QFETCH(QString, text);
    const Error error = imapError({"NO", code, {}, text}, "SELECT");
    QTEST(error.kind, "kind");
    QTEST(error.reason, "reason");
    QCOMPARE(error.detail, withCode(code, text));
    QVERIFY(error.message.contains(QStringLiteral("SELECT")));
}

void ImapErrorsTest::pagesInACodeAreTold()
{
    const Error error =
        imapLoginError({"NO", "WEBALERT", "https://accounts.google.com/signin/continue?sarp=1",
                        QStringLiteral("Web login required.")});
    QCOMPARE(error.detail, QStringLiteral("[WEBALERT https://accounts.google.com/signin/continue?sarp=1] "
                                          "Web login required."));
}

void ImapErrorsTest::goodbyes()
{
    const Error crowded = imapByeError(QStringLiteral("Too many connections from your IP"));
    QCOMPARE(crowded.reason, ErrorReason::ServerBusy);
    QCOMPARE(crowded.detail, QStringLiteral("Too many connections from your IP"));
    QVERIFY(crowded.isRetriedQuietly());
    QCOMPARE(imapByeError(QStringLiteral("Logging out")).reason, ErrorReason::ServerBye);
}

void ImapErrorsTest::backoff_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("ms");
    QTest::newRow("IMAP-164") << QStringLiteral(
                                     "Request is throttled. Suggested Backoff Time: 92415 milliseconds")
                              << 92415;
    QTest::newRow("seconds") << QStringLiteral("backoff time 30 seconds") << 30'000;
    QTest::newRow("none") << QStringLiteral("try later") << -1;
    QTest::newRow("absurd") << QStringLiteral("Backoff time: 999999999 seconds") << 24 * 3600 * 1000;
}

void ImapErrorsTest::backoff()
{
    QFETCH(QString, text);
    QTEST(suggestedBackoffMs(text).value_or(-1), "ms");
}

QTEST_GUILESS_MAIN(ImapErrorsTest)
#include "tst_imaperrors.moc"
