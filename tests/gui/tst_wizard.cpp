#include "accounts/FieldHelp.h"
#include "gui/WizardFixture.h"
#include "widgets/InfoBar.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QComboBox>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// The wizard's first page, driven as a person does: what appears while the address is typed, and what is
/// refused.
class WizardTest : public QObject, private test::WizardFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void typingTheAddressShowsTheServers();
    void notesAndLinkOfTheProvider();
    void halfTypedDomainIsNotCalledUnknown();
    void unknownDomainOpensTheGuessAsFields();
    void enterDoesNotPassAGuessThatNobodySaw();
    void closedProviderIsRefusedUnderTheAddress();
    void fieldsThatAreWrongSaySoBelow_data();
    void fieldsThatAreWrongSaySoBelow();
    void wrongFieldStillShowsTheKeyboard();
    void handMadeValuesSurviveTheNextLetter();
    void securityProposesItsPortUnlessEdited();
    void cleartextIsCautionedAgainst();
    void helpFollowsTheFocus();
    void noTestBeforeNext();
    void escapeAsksBeforeTypingIsLost();
    void escapeClosesWhereNothingWasTyped();
    void smallWindowAndLargeFontKeepEverythingReachable();
};

void WizardTest::typingTheAddressShowsTheServers()
{
    type("addressEdit", u"ayse@gmail.co"_qs);
    QVERIFY(!textOf("providerLine").contains(u"Gmail"));
    QTest::keyClick(edit("addressEdit"), Qt::Key_M); // no pause, no change of focus
    QCOMPARE(textOf("providerLine"),
             u"Gmail · IMAP imap.gmail.com 993 · SMTP smtp.gmail.com 465 · encrypted"_qs);
    QVERIFY(isShown("providerLine"));
    QVERIFY(!isShown("serverFields"));
    QCOMPARE(testCount(), 0);
}

void WizardTest::notesAndLinkOfTheProvider()
{
    type("addressEdit", u"ayse@yandex.com.tr"_qs);
    QVERIFY(textOf("providerNotes").contains(u"app password"));
    QVERIFY(textOf("providerNotes").contains(u"switched on"));
    QVERIFY(button("providerLinkButton")->isVisible());
    QVERIFY(button("providerLinkButton")->toolTip().contains(u"https://id.yandex.com/"));
    type("addressEdit", u"ayse@posteo.de"_qs);
    QVERIFY(!isShown("providerNotes"));
    QVERIFY(!button("providerLinkButton")->isVisible());
    type("addressEdit", u"ayse@hotmail.com"_qs);
    QVERIFY(textOf("providerNotes").contains(u"browser"));
}

void WizardTest::halfTypedDomainIsNotCalledUnknown()
{
    type("addressEdit", u"ayse@firma.com"_qs);
    QVERIFY(!textOf("providerLine").contains(u"guess"));
    QTRY_VERIFY(textOf("providerLine").contains(u"guess")); // after a pause
    QVERIFY(!isShown("serverFields"));                      // nothing opens while typing
}

void WizardTest::unknownDomainOpensTheGuessAsFields()
{
    type("addressEdit", u"ayse@firma.com.tr"_qs);
    QTest::keyClick(edit("addressEdit"), Qt::Key_Tab);
    QVERIFY(textOf("providerLine").contains(u"No source knows"));
    QVERIFY(isShown("serverFields"));
    QCOMPARE(edit("incomingHostEdit")->text(), u"imap.firma.com.tr"_qs);
    QCOMPARE(edit("outgoingHostEdit")->text(), u"smtp.firma.com.tr"_qs);
    QCOMPARE(edit("incomingUserEdit")->text(), u"ayse@firma.com.tr"_qs);
    type("addressEdit", u"ayse@gmail.com"_qs); // a known one after all: the fields go again
    QVERIFY(!isShown("serverFields"));
    QCOMPARE(edit("incomingHostEdit")->text(), u"imap.gmail.com"_qs);
}

void WizardTest::enterDoesNotPassAGuessThatNobodySaw()
{
    type("passwordEdit", u"gizli"_qs);
    type("addressEdit", u"ayse@firma.com.tr"_qs);
    QTest::keyClick(edit("addressEdit"), Qt::Key_Return);
    QCOMPARE(testCount(), 0);
    QVERIFY(isShown("serverFields"));
    QVERIFY(edit("incomingHostEdit")->hasFocus());
    QCoreApplication::processEvents();
    QTest::keyClick(edit("incomingHostEdit"), Qt::Key_Return);
    QCOMPARE(testCount(), 1);
}

void WizardTest::closedProviderIsRefusedUnderTheAddress()
{
    fillIn(u"ayse@tuta.com"_qs);
    QVERIFY(textOf("providerNotes").contains(u"own apps"));
    button("nextButton")->click();
    QCOMPARE(testCount(), 0);
    QVERIFY(isShown("addressEditError"));
}

void WizardTest::fieldsThatAreWrongSaySoBelow_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("errorName");
    QTest::newRow("empty") << QString() << u"x"_qs << u"addressEditError"_qs;
    QTest::newRow("no at") << u"ayse.gmail.com"_qs << u"x"_qs << u"addressEditError"_qs;
    QTest::newRow("no dot") << u"ayse@gmail"_qs << u"x"_qs << u"addressEditError"_qs;
    QTest::newRow("space") << u"ay se@gmail.com"_qs << u"x"_qs << u"addressEditError"_qs;
    QTest::newRow("two") << u"a@x.com, b@y.com"_qs << u"x"_qs << u"addressEditError"_qs;
    QTest::newRow("no password") << u"ayse@gmail.com"_qs << QString() << u"passwordEditError"_qs;
}

void WizardTest::fieldsThatAreWrongSaySoBelow()
{
    QFETCH(QString, address);
    QFETCH(QString, password);
    QFETCH(QString, errorName);
    type("addressEdit", address);
    type("passwordEdit", password);
    button("nextButton")->click();
    QCOMPARE(testCount(), 0);
    auto* error = wizard().findChild<QWidget*>(errorName);
    QVERIFY(error && error->isVisible() && !error->accessibleName().isEmpty());
    const QString field = errorName.chopped(5);
    QVERIFY(edit(qPrintable(field))->hasFocus());
    type(qPrintable(field), u"x"_qs); // and it goes as soon as the person answers
    QVERIFY(!error->isVisible());
}

void WizardTest::wrongFieldStillShowsTheKeyboard()
{
    Theme::apply(*qApp, ColorScheme::Light);
    button("nextButton")->click(); // without anything in the fields
    QVERIFY(isShown("addressEditError"));
    const auto frame = [this](const char* name) {
        const QImage image = edit(name)->grab().toImage();
        return image.pixelColor(image.width() / 2, 0);
    };
    edit("addressEdit")->setFocus();
    QCOMPARE(frame("addressEdit"), Theme::accent());
    QCOMPARE(frame("passwordEdit"), Theme::danger());
    edit("passwordEdit")->setFocus();
    QCOMPARE(frame("passwordEdit"), Theme::accent());
}

void WizardTest::handMadeValuesSurviveTheNextLetter()
{
    type("addressEdit", u"ayse@gmail.com"_qs);
    button("byHandButton")->click();
    QVERIFY(edit("incomingHostEdit")->hasFocus());
    type("incomingHostEdit", u"localhost"_qs);
    type("outgoingUserEdit", u"other"_qs);
    type("addressEdit", u"veli@posteo.de"_qs);
    QCOMPARE(edit("incomingHostEdit")->text(), u"localhost"_qs);
    QCOMPARE(edit("incomingUserEdit")->text(), u"veli@posteo.de"_qs);
    QCOMPARE(edit("outgoingHostEdit")->text(), u"posteo.de"_qs);
    QCOMPARE(edit("outgoingUserEdit")->text(), u"other"_qs);
    type("incomingHostEdit", u"imap host!"_qs);
    type("passwordEdit", u"x"_qs);
    button("nextButton")->click();
    QVERIFY(isShown("incomingHostEditError"));
    QCOMPARE(testCount(), 0);
}

void WizardTest::securityProposesItsPortUnlessEdited()
{
    type("addressEdit", u"ayse@gmail.com"_qs);
    button("byHandButton")->click();
    auto* security = child<QComboBox>("incomingSecurityCombo");
    auto* port = child<QSpinBox>("incomingPortSpin");
    security->setFocus();
    QTest::keyClick(security, Qt::Key_Down);
    QCOMPARE(security->currentData().toInt(), int(Security::StartTls));
    QCOMPARE(port->value(), 143);
    port->setFocus();
    port->selectAll();
    QTest::keyClicks(port, u"1143"_qs);
    security->setFocus();
    QTest::keyClick(security, Qt::Key_Up);
    QCOMPARE(security->currentData().toInt(), int(Security::Tls));
    QCOMPARE(port->value(), 1143);
    child<QComboBox>("outgoingSecurityCombo")->setCurrentIndex(1);
    QCOMPARE(child<QSpinBox>("outgoingPortSpin")->value(), 587);
}

void WizardTest::cleartextIsCautionedAgainst()
{
    fillIn(u"ayse@gmail.com"_qs);
    button("byHandButton")->click();
    child<QComboBox>("incomingSecurityCombo")->setCurrentIndex(2);
    QVERIFY(isShown("incomingCaution"));
    QVERIFY(textOf("providerLine").contains(u"not encrypted"));
    button("nextButton")->click();
    QVERIFY(testedAccount().cleartextAllowed);
    button("backButton")->click();
    type("incomingHostEdit", u"127.0.0.1"_qs);
    QVERIFY(!isShown("incomingCaution"));
    button("nextButton")->click();
    QVERIFY(!testedAccount().cleartextAllowed);
    QVERIFY(testedAccount().incoming.security == Security::None);
}

void WizardTest::helpFollowsTheFocus()
{
    auto* help = wizard().findChild<FieldHelp*>();
    QSet<QString> seen;
    type("addressEdit", u"ayse@gmail.com"_qs);
    button("byHandButton")->click();
    for (const char* name :
         {"nameEdit", "addressEdit", "passwordEdit", "incomingHostEdit", "incomingPortSpin",
          "incomingUserEdit", "incomingSecurityCombo", "outgoingHostEdit"}) {
        child<QWidget>(name)->setFocus();
        QVERIFY2(!help->shownText().isEmpty(), name);
        QVERIFY2(!seen.contains(help->shownText()), name);
        seen << help->shownText();
    }
    button("byHandButton")->setFocus();
    QVERIFY(help->shownText().isEmpty());
}

void WizardTest::noTestBeforeNext()
{
    fillIn(u"ayse@gmail.com"_qs);
    QTest::keyClick(edit("passwordEdit"), Qt::Key_Tab);
    QCOMPARE(testCount(), 0);
    button("nextButton")->click();
    QCOMPARE(testCount(), 1);
    QCOMPARE(testedPassword(), u"gizli söz"_qs);
    QCOMPARE(testedAccount().incoming.host, u"imap.gmail.com"_qs);
    QVERIFY(testedAccount().serverFilesSentCopies);
}

void WizardTest::escapeAsksBeforeTypingIsLost()
{
    fillIn(u"ayse@gmail.com"_qs);
    auto* bar = wizard().findChild<InfoBar*>();
    QTest::keyClick(edit("passwordEdit"), Qt::Key_Escape);
    QVERIFY(wizard().isVisible() && bar->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(wizard().isVisible() && !bar->isVisible());
    QVERIFY(edit("passwordEdit")->hasFocus());
    wizard().close();
    QVERIFY(wizard().isVisible() && bar->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // goes on
    QVERIFY(wizard().isVisible() && !bar->isVisible());
    QCOMPARE(edit("passwordEdit")->text(), u"gizli söz"_qs);
    QCOMPARE(testCount(), 0);
    wizard().close();
    bar->findChild<QPushButton*>(u"infoBarSecondaryButton"_qs)->click();
    QVERIFY(!wizard().isVisible());
}

void WizardTest::escapeClosesWhereNothingWasTyped()
{
    QTest::keyClick(edit("nameEdit"), Qt::Key_Escape);
    QVERIFY(!wizard().isVisible());
}

void WizardTest::smallWindowAndLargeFontKeepEverythingReachable()
{
    const QFont before = QApplication::font();
    QApplication::setFont(Theme::fontScaled(before, 2));
    open();
    wizard().resize(640, 480);
    fillIn(u"ayse@firma.com.tr"_qs);
    QCoreApplication::processEvents();
    QCOMPARE(wizard().size(), QSize(640, 480));
    for (const char* name : {"nextButton", "cancelButton"})
        QVERIFY2(wizard().rect().contains(button(name)->geometry()), name);
    for (const char* name : {"nameEdit", "passwordEdit", "incomingPortSpin", "outgoingSecurityCombo"}) {
        auto* field = child<QWidget>(name);
        field->setFocus();
        QTRY_VERIFY2(field->visibleRegion().boundingRect() == field->rect(), name);
    }
    QApplication::setFont(before);
}

} // namespace postaci

QTEST_MAIN(postaci::WizardTest)
#include "tst_wizard.moc"
