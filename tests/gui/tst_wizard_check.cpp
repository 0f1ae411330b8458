#include "account/ErrorSentence.h"
#include "accounts/CheckStepRow.h"
#include "accounts/ErrorDetails.h"
#include "base/CertificateProblem.h"
#include "gui/MarkingTranslator.h"
#include "gui/WizardFixture.h"
#include "support/sourcetree/SourceTree.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

namespace {

Error certificateFailure()
{
    QFile pem(postaci::test::sourcePath(QStringLiteral("tests/unit/account/mail.host.example.pem")));
    if (!pem.open(QIODevice::ReadOnly))
        qFatal("no certificate to show");
    auto problem = std::make_shared<CertificateProblem>();
    problem->host = u"mail.ornek.com.tr"_qs;
    problem->port = 993;
    problem->chain = {QSslCertificate(pem.readAll())};
    Error error =
        makeError(ErrorKind::Certificate, ErrorReason::CertificateWrongName, u"for the log"_qs, u"words"_qs);
    error.host = problem->host;
    error.port = problem->port;
    error.certificate = problem;
    return error;
}

/// A keychain that is locked.
class LockedSecretStore final : public SecretStore
{
public:
    void read(const QString&, ReadDone done) override { done(unexpected(failure())); }
    void write(const QString&, const QString&, WriteDone done) override { done(unexpected(failure())); }
    void remove(const QString&, WriteDone done) override { done(unexpected(failure())); }

private:
    static Error failure()
    {
        return makeError(ErrorKind::Storage, ErrorReason::SecretStoreUnavailable, u"locked"_qs);
    }
};

} // namespace

/// The login test in the wizard: ticks, failures in words, and that nothing is saved before Finish.
class WizardCheckTest : public QObject, private test::WizardFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void stepsTickWithTheirTimes();
    void everyFailureHasItsSentence_data();
    void everyFailureHasItsSentence();
    void wrongCertificateShowsItsNames();
    void aCertificateIsTrustedAsTheLastWay();
    void aCertificateThatCannotBeKeptIsNotTrusted();
    void theUserNameThatWasTakenIsKept();
    void eachStepUnfoldsAndCanBeCopied();
    void whoSaidItIsNamed();
    void nothingIsSavedOnFailureOrCancel();
    void cancelWhileRunningEndsTheTest();
    void lockedKeychainIsToldAndNothingSaved();
    void keyboardAloneAddsAnAccount();
    void allTextsFollowTheLanguage();
};

void WizardCheckTest::stepsTickWithTheirTimes()
{
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    QVERIFY(!button("nextButton")->isEnabled());
    auto* connectRow = child<CheckStepRow>("incomingConnectStep");
    QVERIFY(child<CheckStepRow>("incomingLoginStep")->state() == CheckStepRow::State::Waiting);
    QVERIFY(connectRow->state() == CheckStepRow::State::Running);
    pass(ServerRole::Incoming, DoctorStep::Name, 12);
    pass(ServerRole::Incoming, DoctorStep::Port, 50);
    QVERIFY(connectRow->state() == CheckStepRow::State::Running);
    pass(ServerRole::Incoming, DoctorStep::Capabilities, 70);
    QVERIFY(child<CheckStepRow>("incomingLoginStep")->state() == CheckStepRow::State::Running);
    QVERIFY(connectRow->state() == CheckStepRow::State::Passed);
    QCOMPARE(connectRow->findChild<QLabel*>(u"stepTime"_qs)->text(), u"132 ms"_qs);
    QVERIFY(connectRow->findChild<QLabel*>(u"stepText"_qs)->text().contains(u"imap.gmail.com"));
    QVERIFY(nothingIsSaved());
}

void WizardCheckTest::everyFailureHasItsSentence_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("reason");
    using R = ErrorReason;
    using K = ErrorKind;
    const auto row = [](const char* name, LoginStep step, K kind, R reason) {
        QTest::newRow(name) << int(step) << int(kind) << int(reason);
    };
    row("no such host", LoginStep::IncomingConnect, K::Offline, R::HostNotFound);
    row("closed port", LoginStep::IncomingConnect, K::Offline, R::ConnectionRefused);
    row("no network", LoginStep::IncomingConnect, K::Offline, R::NetworkUnreachable);
    row("silence", LoginStep::IncomingConnect, K::Timeout, R::TimedOut);
    row("gone in the middle", LoginStep::IncomingFolders, K::Offline, R::ConnectionLost);
    row("expired", LoginStep::IncomingConnect, K::Certificate, R::CertificateExpired);
    row("wrong name", LoginStep::IncomingConnect, K::Certificate, R::CertificateWrongName);
    row("self-signed", LoginStep::OutgoingConnect, K::Certificate, R::CertificateSelfSigned);
    row("unknown authority", LoginStep::OutgoingConnect, K::Certificate, R::CertificateUntrusted);
    row("wrong port", LoginStep::IncomingConnect, K::Protocol, R::WrongProtocol);
    row("no STARTTLS", LoginStep::OutgoingConnect, K::Protocol, R::StartTlsMissing);
    row("handshake", LoginStep::OutgoingConnect, K::Protocol, R::TlsHandshakeFailed);
    row("wrong password", LoginStep::IncomingLogin, K::Authentication, R::CredentialsRejected);
    row("no mechanism", LoginStep::OutgoingLogin, K::Authentication, R::NoCommonMechanism);
    row("busy", LoginStep::IncomingLogin, K::Offline, R::ServerBusy);
}

void WizardCheckTest::everyFailureHasItsSentence()
{
    QFETCH(int, step);
    QFETCH(int, kind);
    QFETCH(int, reason);
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    const Error error = failureOf(ErrorKind(kind), ErrorReason(reason), u"mail.ornek.com.tr"_qs, 993);
    failAt(LoginStep(step), error);

    const ErrorText text = describeError(error);
    const auto rows =
        child<QWidget>("loginChecklist")->findChildren<CheckStepRow*>(QString(), Qt::FindDirectChildrenOnly);
    for (int i = 0; i < rows.size(); ++i) {
        const auto* summary = rows[i]->findChild<QLabel*>(u"stepSummary"_qs);
        QCOMPARE(summary->isVisible(), i == step);
        if (i == step) {
            QCOMPARE(summary->text(), text.summary);
            QCOMPARE(rows[i]->findChild<QLabel*>(u"stepAdvice"_qs)->text(), text.advice);
            rows[i]->findChild<QToolButton*>(u"stepDetailsButton"_qs)->click();
            auto* details = rows[i]->findChild<QPlainTextEdit*>(u"stepDetails"_qs);
            QVERIFY(details->isVisible() && details->toPlainText().contains(u"the server's words"));
        } else {
            QVERIFY(rows[i]->state() ==
                    (i < step ? CheckStepRow::State::Passed : CheckStepRow::State::NotTried));
        }
    }
    QVERIFY(button("nextButton")->isEnabled());
    QVERIFY(isShown("againButton") != button("nextButton")->text().contains(u"again"));
    QVERIFY(button("backButton")->isVisible());
    QVERIFY(nothingIsSaved());
}

void WizardCheckTest::wrongCertificateShowsItsNames()
{
    QFile pem(postaci::test::sourcePath(QStringLiteral("tests/unit/account/mail.host.example.pem")));
    QVERIFY(pem.open(QIODevice::ReadOnly));
    auto problem = std::make_shared<CertificateProblem>();
    problem->host = u"mail.ornek.com.tr"_qs;
    problem->chain = {QSslCertificate(pem.readAll())};
    Error error = failureOf(ErrorKind::Certificate, ErrorReason::CertificateWrongName, problem->host, 993);
    error.certificate = problem;
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    failAt(LoginStep::IncomingConnect, error);
    auto* row = child<CheckStepRow>("incomingConnectStep");
    QCOMPARE(row->findChild<QLabel*>(u"stepSummary"_qs)->text(),
             u"This certificate is for imap.host.example, mail.host.example, not for mail.ornek.com.tr."_qs);
    const QString details = row->findChild<QPlainTextEdit*>(u"stepDetails"_qs)->toPlainText();
    QVERIFY(details.contains(u"mail.host.example"));
    QVERIFY(details.contains(QString::fromLatin1(problem->fingerprint().toHex(':').toUpper())));
    for (const auto* any : wizard().findChildren<QPushButton*>()) // no way around it
        QVERIFY2(!any->isVisible() || any == button("nextButton") || any == button("backButton") ||
                     any == button("againButton") || any == button("cancelButton"),
                 qPrintable(any->text()));
}

void WizardCheckTest::aCertificateThatCannotBeKeptIsNotTrusted()
{
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    failAt(LoginStep::IncomingConnect, certificateFailure());
    QVERIFY(QDir().mkpath(engine().profileDir() + u"/certificates.json/in the way"_qs));
    auto* row = child<CheckStepRow>("incomingConnectStep");
    row->findChild<QToolButton*>(u"stepDetailsButton"_qs)->click();
    row->findChild<QPushButton*>(u"stepTrustButton"_qs)->click();
    auto* dialog = child<QDialog>("certificateDialog");
    dialog->findChild<QCheckBox*>()->click();
    dialog->findChild<QPushButton*>(u"trustButton"_qs)->click();
    QTRY_VERIFY(wizard().findChild<QMessageBox*>() != nullptr);
    const QString told = wizard().findChild<QMessageBox*>()->text();
    QVERIFY2(told.contains(u"mail.ornek.com.tr is still not trusted"_qs), qPrintable(told));
    QVERIFY2(told.contains(engine().profileDir()), qPrintable(told));
    QCOMPARE(testCount(), 1);
    QVERIFY(engine().certificates().exceptions.isEmpty()); // no more than was told
}

void WizardCheckTest::aCertificateIsTrustedAsTheLastWay()
{
    const Error error = certificateFailure();
    const auto& problem = error.certificate;
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    failAt(LoginStep::IncomingConnect, error);
    auto* row = child<CheckStepRow>("incomingConnectStep");
    auto* trust = row->findChild<QPushButton*>(u"stepTrustButton"_qs);
    QVERIFY(!trust->isVisible());
    row->findChild<QToolButton*>(u"stepDetailsButton"_qs)->click();
    QVERIFY(trust->isVisible());

    const auto dialog = [this] { return child<QDialog>("certificateDialog"); };
    trust->click();
    QVERIFY(QTest::qWaitForWindowActive(dialog()));
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"refuseButton"_qs);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // the safe answer
    QTRY_VERIFY(wizard().findChild<QDialog*>(u"certificateDialog"_qs) == nullptr);
    QVERIFY(engine().certificates().exceptions.isEmpty());
    QCOMPARE(testCount(), 1);

    // The same button under "Each step".
    child<QToolButton>("allStepsButton")->click();
    const auto steps = child<QWidget>("allSteps")->findChildren<CheckStepRow*>();
    QVERIFY(!steps.isEmpty());
    steps.last()->findChild<QToolButton*>(u"stepDetailsButton"_qs)->click();
    steps.last()->findChild<QPushButton*>(u"stepTrustButton"_qs)->click();
    QVERIFY(QTest::qWaitForWindowActive(dialog()));
    QVERIFY(dialog()->findChild<QPlainTextEdit*>()->toPlainText().contains(
        QString::fromLatin1(problem->fingerprint().toHex(':').toUpper())));
    auto* yes = dialog()->findChild<QPushButton*>(u"trustButton"_qs);
    QVERIFY(!yes->isEnabled());
    auto* compared = dialog()->findChild<QCheckBox*>();
    compared->setFocus();
    QTest::keyClick(compared, Qt::Key_Space);
    QVERIFY(yes->isEnabled());
    yes->click();
    QTRY_COMPARE(testCount(), 2);
    const CertificateException wanted{problem->host, 993, problem->fingerprint()};
    QCOMPARE(engine().certificates().exceptions, QList<CertificateException>{wanted});
}

void WizardCheckTest::theUserNameThatWasTakenIsKept()
{
    fillIn(u"ayse@firma.com.tr"_qs);
    QTest::keyClick(edit("passwordEdit"), Qt::Key_Tab);
    QCoreApplication::processEvents();
    button("nextButton")->click();
    QCOMPARE(testedNames(), UserNames::AlsoOtherForm);
    ServerSettings taken = testedAccount().incoming;
    taken.username = u"ayse"_qs;
    pass(ServerRole::Incoming, DoctorStep::Capabilities, 1);
    pass(ServerRole::Incoming, DoctorStep::SignIn, 1, taken);
    passAll();
    button("nextButton")->click();
    QTRY_COMPARE(engine().reader().accounts()->size(), 1);
    const Account saved = engine().reader().accounts()->first();
    QCOMPARE(saved.incoming.username, u"ayse"_qs);
    QCOMPARE(saved.outgoing.username, u"ayse@firma.com.tr"_qs);
}

void WizardCheckTest::eachStepUnfoldsAndCanBeCopied()
{
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    auto* unfold = child<QToolButton>("allStepsButton");
    QVERIFY(!unfold->isVisible()); // nothing yet
    pass(ServerRole::Incoming, DoctorStep::Name, 12);
    pass(ServerRole::Incoming, DoctorStep::Port, 8);
    Error error =
        failureOf(ErrorKind::Authentication, ErrorReason::CredentialsRejected, u"imap.gmail.com"_qs, 993);
    error.detail = u"NO no such user ayse@gmail.com (AYSE)"_qs;
    failAt(LoginStep::IncomingLogin, error);
    QVERIFY(!isShown("allSteps"));
    unfold->setFocus();
    QTest::keyClick(unfold, Qt::Key_Space);
    QVERIFY(isShown("allSteps"));
    const auto rows = child<QWidget>("allSteps")->findChildren<CheckStepRow*>();
    QCOMPARE(rows.size(), 4);
    QVERIFY(rows[0]->accessibleName().contains(u"dns is well"));
    QVERIFY(rows[3]->accessibleName().contains(describeError(error).summary));
    button("copyReportButton")->click();
    const QString report = QGuiApplication::clipboard()->text();
    QVERIFY2(report.contains(u"IMAP imap.gmail.com:993 tls"), qPrintable(report));
    QVERIFY(report.contains(u"(12 ms)") && report.contains(u"no such user …@gmail.com (…)"));
    QVERIFY(!report.contains(u"ayse", Qt::CaseInsensitive));
    QVERIFY(!report.contains(u"Yılmaz") && !report.contains(testedPassword()));
}

void WizardCheckTest::whoSaidItIsNamed()
{
    const Error refused = makeError(ErrorKind::Offline, ErrorReason::ConnectionRefused, u"refused"_qs,
                                    u"Connection refused"_qs);
    QCOMPARE(errorDetails(refused), u"The system said: Connection refused"_qs);
    const Error rejected = makeError(ErrorKind::Authentication, ErrorReason::CredentialsRejected,
                                     u"login failed"_qs, u"NO [AUTHENTICATIONFAILED]"_qs);
    QCOMPARE(errorDetails(rejected), u"The server said: NO [AUTHENTICATIONFAILED]"_qs);
}

void WizardCheckTest::nothingIsSavedOnFailureOrCancel()
{
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    passAll();
    button("cancelButton")->click();
    QVERIFY(!wizard().isVisible());
    QCoreApplication::processEvents();
    QVERIFY(nothingIsSaved());
}

void WizardCheckTest::cancelWhileRunningEndsTheTest()
{
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    const QPointer<LoginTest> running = loginTest();
    QVERIFY(running);
    button("cancelButton")->click();
    QVERIFY(!wizard().isVisible());
    QVERIFY(running.isNull());
    QVERIFY(nothingIsSaved());
}

void WizardCheckTest::lockedKeychainIsToldAndNothingSaved()
{
    LockedSecretStore locked;
    open(&locked);
    QSignalSpy added(&wizard(), &AccountWizard::accountAdded);
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    passAll();
    button("nextButton")->click();
    QTRY_VERIFY(isShown("saveError"));
    QVERIFY(textOf("saveError").contains(u"keyring"));
    QVERIFY(wizard().isVisible());
    QVERIFY(button("nextButton")->isEnabled());
    QCOMPARE(added.count(), 0);
    QVERIFY(engine().reader().accounts()->isEmpty());
    close();
}

void WizardCheckTest::keyboardAloneAddsAnAccount()
{
    QSignalSpy added(&wizard(), &AccountWizard::accountAdded);
    const auto typeHere = [](const QString& text) {
        QWidget* now = QApplication::focusWidget();
        for (const QChar c : text)
            QTest::sendKeyEvent(QTest::Click, now, Qt::Key_unknown, QString(c), Qt::NoModifier);
    };
    const auto press = [](Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); };
    QVERIFY(edit("nameEdit")->hasFocus());
    typeHere(u"Ayşe Yılmaz"_qs);
    press(Qt::Key_Tab);
    QVERIFY(edit("addressEdit")->hasFocus());
    typeHere(u"ayse@gmail.com"_qs);
    press(Qt::Key_Tab);
    if (button("providerLinkButton")->hasFocus())
        press(Qt::Key_Tab);
    QVERIFY(edit("passwordEdit")->hasFocus());
    typeHere(u"gizli"_qs);
    press(Qt::Key_Return);
    QCOMPARE(testCount(), 1);
    passAll();
    QVERIFY(edit("labelEdit")->hasFocus());
    QCOMPARE(edit("labelEdit")->text(), u"ayse@gmail.com"_qs);
    typeHere(u"Ev"_qs);
    press(Qt::Key_Return);
    QTRY_COMPARE(added.count(), 1);
    QTRY_VERIFY(!wizard().isVisible());

    const auto accounts = engine().reader().accounts();
    QVERIFY(accounts);
    QCOMPARE(accounts->size(), 1);
    const Account& account = accounts->first();
    QCOMPARE(account.id, added.first().first().toLongLong());
    QCOMPARE(account.label, u"Ev"_qs);
    QCOMPARE(account.identity.name, u"Ayşe Yılmaz"_qs);
    QVERIFY(account.incoming == testedAccount().incoming);
    QVERIFY(account.outgoing == testedAccount().outgoing);
    QCOMPARE(storedPassword(), u"gizli"_qs);
}

void WizardCheckTest::allTextsFollowTheLanguage()
{
    fillIn(u"ayse@yandex.com.tr"_qs);
    button("byHandButton")->click();
    test::MarkingTranslator marking;
    const auto checkVisible = [this](const char* where) {
        const auto isMarked = [](const QString& text) { return text.isEmpty() || text.contains(u'«'); };
        for (const auto* label : wizard().findChildren<QLabel*>())
            QVERIFY2(!label->isVisible() || isMarked(label->text()),
                     qPrintable(QLatin1String(where) + label->text()));
        for (const auto* any : wizard().findChildren<QAbstractButton*>())
            QVERIFY2(!any->isVisible() || isMarked(any->text()),
                     qPrintable(QLatin1String(where) + any->text()));
        QVERIFY(isMarked(wizard().windowTitle()));
    };
    QCoreApplication::installTranslator(&marking);
    QCoreApplication::processEvents();
    checkVisible("identity: ");
    button("nextButton")->click();
    failAt(LoginStep::IncomingLogin, failureOf(ErrorKind::Authentication, ErrorReason::CredentialsRejected,
                                               u"imap.yandex.com"_qs, 993));
    checkVisible("check: ");
    QCoreApplication::removeTranslator(&marking);
    QCoreApplication::processEvents();
    const auto* summary = child<CheckStepRow>("incomingLoginStep")->findChild<QLabel*>(u"stepSummary"_qs);
    QVERIFY(!summary->text().contains(u'«')); // the shown error too
    button("againButton")->click();
    passAll();
    QCoreApplication::installTranslator(&marking);
    QCoreApplication::processEvents();
    checkVisible("done: ");
    QCoreApplication::removeTranslator(&marking);
}

} // namespace postaci

QTEST_MAIN(postaci::WizardCheckTest)
#include "tst_wizard_check.moc"
