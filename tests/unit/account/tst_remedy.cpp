#include "account/Remedy.h"

#include <QTest>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

/// What the button beside an error does, by what a server or this computer has said.
class RemedyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theButtonFitsTheCause_data();
    void theButtonFitsTheCause();
    void thePageIsTheOneThatTheServerNames_data();
    void thePageIsTheOneThatTheServerNames();
};

void RemedyTest::theButtonFitsTheCause_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<ErrorReason>("reason");
    QTest::addColumn<QString>("words");
    QTest::addColumn<Remedy>("remedy");
    using K = ErrorKind;
    using R = ErrorReason;
    QTest::newRow("wrong password") << K::Authentication << R::CredentialsRejected
                                    << u"NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)"_s
                                    << Remedy::EnterPassword;
    QTest::newRow("no password") << K::Authentication << R::NoPassword << QString() << Remedy::EnterPassword;
    QTest::newRow("app password")
        << K::Authentication << R::CredentialsRejected
        << u"NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)"_s
        << Remedy::ProviderPage;
    QTest::newRow("granted no more") << K::Authentication << R::SignInExpired << QString()
                                     << Remedy::BrowserSignIn;
    QTest::newRow("certificate") << K::Certificate << R::CertificateExpired << QString() << Remedy::Examine;
    QTest::newRow("wrong port") << K::Protocol << R::WrongProtocol << QString() << Remedy::Examine;
    QTest::newRow("no such host") << K::Offline << R::HostNotFound << QString() << Remedy::Examine;
    QTest::newRow("no encryption") << K::Protocol << R::StartTlsMissing << QString() << Remedy::Examine;
    QTest::newRow("no network") << K::Offline << R::NetworkUnreachable << QString() << Remedy::TryAgain;
    QTest::newRow("silent") << K::Timeout << R::TimedOut << QString() << Remedy::TryAgain;
    QTest::newRow("sender refused") << K::Rejected << R::SenderRefused
                                    << u"553 5.7.1 Sender address rejected: not owned by user"_s
                                    << Remedy::Settings;
    QTest::newRow("locked file") << K::Storage << R::SecretsLocked << QString() << Remedy::Unlock;
    QTest::newRow("no keyring") << K::Storage << R::SecretStoreUnavailable << QString() << Remedy::Keyring;
    QTest::newRow("locked keyring") << K::Storage << R::KeyringLocked << QString() << Remedy::Keyring;
    QTest::newRow("cancelled") << K::Cancelled << R::Unspecified << QString() << Remedy::None;
}

void RemedyTest::theButtonFitsTheCause()
{
    QFETCH(ErrorKind, kind);
    QFETCH(ErrorReason, reason);
    QFETCH(QString, words);
    QFETCH(Remedy, remedy);
    QCOMPARE(remedyFor(makeError(kind, reason, u"for the log"_s, words)), remedy);
}

void RemedyTest::thePageIsTheOneThatTheServerNames_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("page");
    QTest::newRow("in brackets") << u"NO see (https://help.example/a?b=1) please"_s
                                 << u"https://help.example/a?b=1"_s;
    QTest::newRow("at the end") << u"535 5.7.8 Learn more at https://help.example/p."_s
                                << u"https://help.example/p"_s;
    QTest::newRow("not encrypted") << u"NO http://help.example/a"_s << QString();
    QTest::newRow("none") << u"NO wrong"_s << QString();
    QTest::newRow("credentials in it")
        << u"NO https://help.example@evil.example/"_s << u"https://help.example"_s;
}

void RemedyTest::thePageIsTheOneThatTheServerNames()
{
    QFETCH(QString, words);
    QFETCH(QString, page);
    QCOMPARE(pageNamedIn(makeError(ErrorKind::Authentication, ErrorReason::CredentialsRejected, {}, words)),
             page);
}

QTEST_GUILESS_MAIN(RemedyTest)
#include "tst_remedy.moc"
