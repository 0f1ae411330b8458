#include "account/AccountFile.h"
#include "accounts/CheckStepRow.h"
#include "accounts/IdentityPage.h"
#include "gui/WizardFixture.h"
#include "widgets/InfoBar.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// Servers that were typed, corrected or read from a card, and an address that changes under them: the wizard
/// can always be gone on with, and a password goes to no other address's servers. Offline.
class WizardServersTest : public QObject, private test::WizardFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void theSecondNextGoesOn_data();
    void theSecondNextGoesOn();
    void whatWasCorrectedIsForgottenWithTheAddress();
    void whatWasTypedStaysBesideACorrection();
    void aFoundUserNameIsForgottenWithTheAddress();
    void aCardIsForgottenWithTheAddress();
    void aCardsProtocolStays();
    void anEmptyPageOpensNothing();
    void aSlipInTheDomainIsAskedAbout();
    void anotherAddressTakesOldErrorsAway();
    void theSameAccountIsAskedAbout();
    void aFailedTestIsTheHeading();

private:
    void typeAddress(const QString& address)
    {
        type("addressEdit", address);
        QTest::keyClick(edit("addressEdit"), Qt::Key_Tab);
        QCoreApplication::processEvents();
    }
    void openCard(const Account& card)
    {
        QFile file(m_dir.filePath(u"card.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(accountToJson(card));
        file.close();
        wizard().findChild<IdentityPage*>()->openCard(file.fileName());
        QTRY_COMPARE(edit("addressEdit")->text(), card.identity.address);
    }
    [[nodiscard]] static Account someCard()
    {
        Account card;
        card.identity = {u"Ayşe"_s, u"ayse@firma.example"_s, {}, {}};
        card.incoming = {Protocol::Pop3, u"kutu.firma.example"_s, 1995, Security::Tls, u"a7"_s};
        card.outgoing = {Protocol::Smtp, u"cikis.firma.example"_s, 465, Security::Tls, u"a7"_s};
        return card;
    }
    /// The first test fails at the outgoing server, and the person takes `fix`.
    void takeFix(const ServerSettings& fix)
    {
        failAt(LoginStep::OutgoingConnect,
               failureOf(ErrorKind::Offline, ErrorReason::ConnectionRefused, u"smtp.firma.example"_s, 465),
               fix);
        child<CheckStepRow>("outgoingConnectStep")->findChild<QPushButton*>(u"stepFixButton"_s)->click();
        QCOMPARE(testedAccount().outgoing, fix);
        button("backButton")->click();
    }

    QTemporaryDir m_dir;
};

void WizardServersTest::theSecondNextGoesOn_data()
{
    QTest::addColumn<QString>("way");
    for (const char* way : {"corrected address", "servers first", "card", "refused by the search"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void WizardServersTest::theSecondNextGoesOn()
{
    QFETCH(QString, way);
    if (way == u"corrected address") {
        fillIn(u"ayse@firma.exampel"_s);
        typeAddress(u"ayse@firma.exampel"_s);
        QVERIFY(isShown("serverFields"));
        type("incomingHostEdit", u"posta.firma.example"_s);
        type("outgoingHostEdit", u"posta.firma.example"_s);
        typeAddress(u"ayse@firma.example"_s);
    } else if (way == u"servers first") {
        button("byHandButton")->click();
        for (const char* field :
             {"incomingHostEdit", "incomingUserEdit", "outgoingHostEdit", "outgoingUserEdit"})
            type(field, u"posta.firma.example"_s);
        fillIn(u"ayse@firma.example"_s);
    } else if (way == u"card") {
        openCard(someCard());
        type("passwordEdit", u"gizli"_s);
        typeAddress(u"mehmet@firma.example"_s);
    } else {
        fillIn(u"ayse@firma-.com"_s);
        type("passwordEdit", u"gizli"_s);
    }
    for (int press = 0; press < 2 && testCount() == 0; ++press) {
        button("nextButton")->click();
        QVERIFY(isShown("serverFields") || testCount() == 1);
        QCoreApplication::processEvents();
    }
    QCOMPARE(testCount(), 1);
}

void WizardServersTest::whatWasCorrectedIsForgottenWithTheAddress()
{
    fillIn(u"ayse@firma.example"_s);
    typeAddress(u"ayse@firma.example"_s);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    takeFix({Protocol::Smtp, u"cikis.firma.example"_s, 587, Security::StartTls, u"a7"_s});
    edit("addressEdit")->setFocus();
    QTest::keyClick(edit("addressEdit"), Qt::Key_End);
    QTest::keyClick(edit("addressEdit"), Qt::Key_Space); // still the same
    QTest::keyClick(edit("addressEdit"), Qt::Key_Tab);
    QCOMPARE(edit("outgoingHostEdit")->text(), u"cikis.firma.example"_s);
    typeAddress(u"deniz@gmail.com"_s);
    button("nextButton")->click();
    QCOMPARE(testedAccount().incoming.host, u"imap.gmail.com"_s);
    QCOMPARE(testedAccount().outgoing.host, u"smtp.gmail.com"_s);
    QCOMPARE(testedAccount().outgoing.username, u"deniz@gmail.com"_s);
}

void WizardServersTest::whatWasTypedStaysBesideACorrection()
{
    fillIn(u"ayse@firma.example"_s);
    typeAddress(u"ayse@firma.example"_s);
    type("outgoingHostEdit", u"posta.firma.example"_s);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    takeFix({Protocol::Smtp, u"posta.firma.example"_s, 587, Security::StartTls, u"ayse@firma.example"_s});
    typeAddress(u"mehmet@firma.example"_s);
    QCOMPARE(edit("outgoingHostEdit")->text(), u"posta.firma.example"_s);
    QCOMPARE(edit("outgoingUserEdit")->text(), u"mehmet@firma.example"_s);
}

void WizardServersTest::aFoundUserNameIsForgottenWithTheAddress()
{
    fillIn(u"ayse@firma.example"_s);
    typeAddress(u"ayse@firma.example"_s);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    ServerSettings taken = testedAccount().incoming;
    taken.username = u"ayse"_s;
    pass(ServerRole::Incoming, DoctorStep::Capabilities, 1);
    pass(ServerRole::Incoming, DoctorStep::SignIn, 1, taken);
    button("backButton")->click();
    QCOMPARE(edit("incomingUserEdit")->text(), u"ayse"_s);
    typeAddress(u"mehmet@firma.example"_s);
    QCOMPARE(edit("incomingUserEdit")->text(), u"mehmet@firma.example"_s);
}

void WizardServersTest::aCardIsForgottenWithTheAddress()
{
    openCard(someCard());
    QCoreApplication::processEvents();
    type("passwordEdit", u"gizli"_s);
    typeAddress(u"deniz@gmail.com"_s);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QCOMPARE(testedAccount().incoming.host, u"imap.gmail.com"_s);
    QCOMPARE(testedAccount().incoming.username, u"deniz@gmail.com"_s);
    QCOMPARE(testedAccount().outgoing.host, u"smtp.gmail.com"_s);
    QCOMPARE(testedAccount().origin.source, u"table"_s);
}

void WizardServersTest::aCardsProtocolStays()
{
    Account card = someCard();
    card.identity.address = u"ayse@icloud.com"_s; // which has no POP3
    openCard(card);
    QCoreApplication::processEvents();
    type("passwordEdit", u"gizli"_s);
    type("incomingUserEdit", u"a8"_s);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    card.incoming.username = u"a8"_s;
    QCOMPARE(testedAccount().incoming, card.incoming);
}

void WizardServersTest::anEmptyPageOpensNothing()
{
    edit("nameEdit")->setFocus();
    QTest::keyClick(edit("nameEdit"), Qt::Key_Return);
    QCoreApplication::processEvents();
    QVERIFY(isShown("addressEditError"));
    QVERIFY(!isShown("serverFields"));
}

void WizardServersTest::aSlipInTheDomainIsAskedAbout()
{
    typeAddress(u"ayse@gmial.com"_s);
    QVERIFY2(textOf("providerLine").contains(u"Did you mean gmail.com?"), qPrintable(textOf("providerLine")));
    typeAddress(u"ayse@firma.example"_s);
    QVERIFY(textOf("providerLine").contains(u"are a guess"));
}

void WizardServersTest::anotherAddressTakesOldErrorsAway()
{
    type("passwordEdit", u"gizli"_s);
    typeAddress(u"ayse@firma.example"_s);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    failAt(LoginStep::IncomingConnect,
           failureOf(ErrorKind::Offline, ErrorReason::ConnectionRefused, u"imap.firma.example"_s, 993));
    button("backButton")->click();
    QVERIFY(isShown("incomingPortSpinError"));
    typeAddress(u"ayse@gmail.com"_s);
    QVERIFY(!isShown("incomingPortSpinError"));
}

void WizardServersTest::theSameAccountIsAskedAbout()
{
    Account here;
    here.label = here.identity.address = u"Ayse@Gmail.com"_s;
    here.incoming = {Protocol::Imap, u"imap.gmail.com"_s, 993, Security::Tls, u"ayse"_s};
    here.outgoing = {Protocol::Smtp, u"smtp.gmail.com"_s, 465, Security::Tls, u"ayse"_s};
    bool isAdded = false;
    engine().addAccount(here, {u"gizli"_s},
                        [&isAdded](const Result<AccountId>& id) { isAdded = id.has_value(); });
    QTRY_VERIFY(isAdded);
    fillIn(u"ayse@gmail.com"_s);
    button("nextButton")->click();
    QCOMPARE(testCount(), 0);
    auto* bar = wizard().findChild<InfoBar*>();
    QVERIFY(bar->isVisible());
    QVERIFY(bar->text().startsWith(u"ayse@gmail.com is already set up here."));
    bar->findChild<QPushButton*>(u"infoBarPrimaryButton"_s)->click(); // by which nothing happens
    QVERIFY(!bar->isVisible());
    QCOMPARE(testCount(), 0);
    button("nextButton")->click();
    bar->findChild<QPushButton*>(u"infoBarSecondaryButton"_s)->click();
    QCOMPARE(testCount(), 1);
}

void WizardServersTest::aFailedTestIsTheHeading()
{
    fillIn(u"ayse@gmail.com"_s);
    button("nextButton")->click();
    const QLabel* title = child<QLabel>("wizardTitle");
    QCOMPARE(title->text(), u"Trying the servers"_s);
    failAt(LoginStep::IncomingLogin,
           failureOf(ErrorKind::Authentication, ErrorReason::CredentialsRejected, u"imap.gmail.com"_s, 993));
    QCOMPARE(title->text(), u"Something has to be put right"_s);
    button("againButton")->click();
    QCOMPARE(title->text(), u"Trying the servers"_s);
}

} // namespace postaci

QTEST_MAIN(postaci::WizardServersTest)
#include "tst_wizard_servers.moc"
