#include "WindowDesk.h"

#include "gui/Desktop.h"
#include "mainwindow/AccountAlerts.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// The bar that says what is wrong with an account: the button that fits, and that it stays where silence
/// would stop the mail.
class AccountAlertsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aRefusedCertificateStaysUntilAnswered();
    void anAppPasswordIsMadeAtTheProvider_data();
    void anAppPasswordIsMadeAtTheProvider();
    void aWrongPasswordIsEntered();
    void enteringItBeginsInItsField();
    void whatPassesIsTriedAgain();
    void anotherAttemptLeavesTheKeyboardWhereItIs();

private:
    void tell(AccountActivity activity, ErrorKind kind, ErrorReason reason, const QString& words = {})
    {
        AccountState state;
        state.account = 1;
        state.activity = activity;
        state.error = makeError(kind, reason, u"for the log"_s, words);
        m_alerts->setAccountState(state);
    }
    [[nodiscard]] QPushButton* button(const char* name) const
    {
        return m_bar->findChild<QPushButton*>(QLatin1String(name));
    }

    std::unique_ptr<InfoBar> m_bar;
    std::unique_ptr<AccountAlerts> m_alerts;
};

void AccountAlertsTest::init()
{
    m_alerts.reset();
    m_bar = std::make_unique<InfoBar>();
    m_alerts = std::make_unique<AccountAlerts>(*m_bar);
    Account account;
    account.id = 1;
    account.label = account.identity.address = u"ayse@firma.example"_s;
    m_alerts->setAccounts({account});
}

void AccountAlertsTest::aRefusedCertificateStaysUntilAnswered()
{
    const QSignalSpy asked(m_alerts.get(), &AccountAlerts::examinationRequested);
    tell(AccountActivity::NeedsUser, ErrorKind::Certificate, ErrorReason::CertificateExpired);
    QVERIFY(m_bar->isVisible());
    for (const auto* close : m_bar->findChildren<QToolButton*>(u"infoBarCloseButton"_s))
        QVERIFY(!close->isVisible());
    button("infoBarPrimaryButton")->click();
    QCOMPARE(asked.count(), 1);
    QVERIFY(m_bar->isVisible());
    const QSignalSpy retried(m_alerts.get(), &AccountAlerts::retryRequested);
    button("infoBarSecondaryButton")->click();
    QCOMPARE(retried.count(), 1);
    AccountState well;
    well.account = 1;
    well.activity = AccountActivity::Push;
    m_alerts->setAccountState(well);
    QVERIFY(!m_bar->isVisible());
}

void AccountAlertsTest::anAppPasswordIsMadeAtTheProvider_data()
{
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("opened");
    QTest::newRow("the provider's page is known")
        << u"https://help.firma.example/app"_s << u"https://help.firma.example/app"_s;
    QTest::newRow("the server names one")
        << QString() << u"https://support.google.com/accounts/answer/185833"_s;
}

void AccountAlertsTest::anAppPasswordIsMadeAtTheProvider()
{
    QFETCH(QString, known);
    QFETCH(QString, opened);
    const test::Desktop desktop;
    m_alerts->setProviderPage(
        [known](const QString& address) { return address == u"ayse@firma.example"_s ? known : QString(); });
    tell(AccountActivity::NeedsUser, ErrorKind::Authentication, ErrorReason::CredentialsRejected,
         u"NO [ALERT] Application-specific password required: "
         "https://support.google.com/accounts/answer/185833 (Failure)"_s);
    QVERIFY(button("infoBarPrimaryButton")->text().contains(QUrl(opened).host()));
    button("infoBarPrimaryButton")->click();
    QCOMPARE(desktop.opened, QList<QUrl>{QUrl(opened)});
    const QSignalSpy settings(m_alerts.get(), &AccountAlerts::accountSettingsRequested);
    button("infoBarSecondaryButton")->click();
    QCOMPARE(settings.count(), 1);
}

void AccountAlertsTest::aWrongPasswordIsEntered()
{
    const QSignalSpy settings(m_alerts.get(), &AccountAlerts::accountSettingsRequested);
    tell(AccountActivity::NeedsUser, ErrorKind::Authentication, ErrorReason::CredentialsRejected,
         u"NO [AUTHENTICATIONFAILED] wrong"_s);
    button("infoBarPrimaryButton")->click();
    QCOMPARE(settings.count(), 1);
}

/// Also while the account tries again, so that it does not need anybody at the moment.
void AccountAlertsTest::enteringItBeginsInItsField()
{
    Desk desk;
    desk.open();
    const Error refused = makeError(ErrorKind::Authentication, ErrorReason::CredentialsRejected, u"log"_s,
                                    u"NO [AUTHENTICATIONFAILED] wrong"_s);
    desk.tell(desk.mail.work, AccountActivity::NeedsUser, refused);
    QVERIFY(desk.engine->accountState(desk.mail.work).activity != AccountActivity::NeedsUser);
    auto* enter = desk.accountBar().findChild<QPushButton*>(u"infoBarPrimaryButton"_s);
    QCOMPARE(enter->text(), u"Enter password"_s);
    enter->setFocus();
    QTest::keyClick(enter, Qt::Key_Space);
    QTRY_VERIFY(QApplication::activeModalWidget() != nullptr);
    QCOMPARE(QApplication::activeModalWidget()->objectName(), u"accountSettingsDialog"_s);
    QTRY_VERIFY(QApplication::focusWidget() != nullptr);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"passwordEdit"_s);
    QVERIFY(QApplication::activeModalWidget()->isAncestorOf(QApplication::focusWidget()));
}

void AccountAlertsTest::whatPassesIsTriedAgain()
{
    const QSignalSpy retried(m_alerts.get(), &AccountAlerts::retryRequested);
    tell(AccountActivity::Offline, ErrorKind::Timeout, ErrorReason::TimedOut);
    QTRY_VERIFY(m_bar->isVisible());
    button("infoBarPrimaryButton")->click();
    QCOMPARE(retried.count(), 1);
}

void AccountAlertsTest::anotherAttemptLeavesTheKeyboardWhereItIs()
{
    AccountState state;
    state.account = 1;
    state.activity = AccountActivity::Offline;
    state.error = makeError(ErrorKind::Timeout, ErrorReason::TimedOut, u"for the log"_s, u"words"_s);
    state.nextAttempt = QDateTime::currentDateTime().addSecs(60);
    m_alerts->setAccountState(state);
    QTRY_VERIFY(m_bar->isVisible());
    QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
    m_bar->findChild<QToolButton*>(u"infoBarDetailsButton"_s)->click();
    button("infoBarSecondaryButton")->setFocus();
    button("infoBarPrimaryButton")->setFocus();
    const QString before = m_bar->text();
    state.nextAttempt = state.nextAttempt.addSecs(3600);
    m_alerts->setAccountState(state);
    QVERIFY(m_bar->text() != before);
    QCOMPARE(button("infoBarPrimaryButton")->accessibleDescription(), m_bar->text());
    QVERIFY(button("infoBarPrimaryButton")->hasFocus());
    QVERIFY(m_bar->findChild<QWidget*>(u"infoBarDetails"_s)->isVisible());
}

} // namespace postaci

QTEST_MAIN(postaci::AccountAlertsTest)
#include "tst_account_alerts.moc"
