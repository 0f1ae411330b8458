#include "account/ErrorSentence.h"
#include "accounts/CheckStepRow.h"
#include "gui/MarkingTranslator.h"
#include "gui/WizardFixture.h"

#include <QApplication>
#include <QLabel>
#include <QSpinBox>

namespace postaci {

/// The ways on after a failed login test: what works instead, the field that is wrong, another try.
class WizardWaysOnTest : public QObject, private test::WizardFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void whatWorksInsteadIsOneClickAway_data();
    void whatWorksInsteadIsOneClickAway();
    void bothServersArePutRightAtOnce_data();
    void bothServersArePutRightAtOnce();
    void thePrimaryButtonIsWhatHelps_data();
    void thePrimaryButtonIsWhatHelps();
    void tryAgainRunsAnotherTest();
    void backPutsTheReasonUnderItsField();
    void theReasonIsInViewAfterGoingBack_data();
    void theReasonIsInViewAfterGoingBack();
};

void WizardWaysOnTest::whatWorksInsteadIsOneClickAway_data()
{
    QTest::addColumn<ServerRole>("server");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<Security>("security");
    QTest::addColumn<QString>("words");
    QTest::newRow("name") << ServerRole::Incoming << u"mail.host.example"_qs << 993 << Security::Tls
                          << u"mail.host.example"_qs;
    QTest::newRow("port") << ServerRole::Incoming << u"imap.gmail.com"_qs << 143 << Security::StartTls
                          << u"143 with STARTTLS"_qs;
    QTest::newRow("outgoing") << ServerRole::Outgoing << u"smtp.gmail.com"_qs << 465 << Security::Tls
                              << u"465 with TLS"_qs;
}

void WizardWaysOnTest::whatWorksInsteadIsOneClickAway()
{
    QFETCH(ServerRole, server);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(Security, security);
    QFETCH(QString, words);
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    const bool isIncoming = server == ServerRole::Incoming;
    ServerSettings fix = isIncoming ? testedAccount().incoming : testedAccount().outgoing;
    if (!isIncoming)
        fix.port = 587;
    fix = {fix.protocol, host, quint16(port), security, fix.username};
    failAt(isIncoming ? LoginStep::IncomingConnect : LoginStep::OutgoingConnect,
           failureOf(ErrorKind::Protocol, ErrorReason::WrongProtocol, host, 1), fix);
    auto* fixButton = child<CheckStepRow>(isIncoming ? "incomingConnectStep" : "outgoingConnectStep")
                          ->findChild<QPushButton*>(u"stepFixButton"_qs);
    QVERIFY(fixButton->isVisible());
    QVERIFY2(fixButton->text().contains(words), qPrintable(fixButton->text()));
    fixButton->setFocus();
    QTest::keyClick(fixButton, Qt::Key_Space);
    QCOMPARE(testCount(), 2);
    QCOMPARE(isIncoming ? testedAccount().incoming : testedAccount().outgoing, fix);
    passAll();
    button("nextButton")->click();
    QTRY_COMPARE(engine().reader().accounts()->size(), 1);
    const Account saved = engine().reader().accounts()->first();
    QCOMPARE(isIncoming ? saved.incoming : saved.outgoing, fix);
}

void WizardWaysOnTest::bothServersArePutRightAtOnce_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("words");
    QTest::newRow("primary button") << QString() << u"Use what works"_qs;
    QTest::newRow("incoming row") << u"incomingConnectStep"_qs
                                  << u"Use port 993 with TLS, and put the sending server right too"_qs;
    QTest::newRow("outgoing row") << u"outgoingConnectStep"_qs
                                  << u"Use port 465 with TLS, and put the receiving server right too"_qs;
}

void WizardWaysOnTest::bothServersArePutRightAtOnce()
{
    QFETCH(QString, row);
    QFETCH(QString, words);
    fillIn(u"ayse@gmail.com"_qs);
    button("byHandButton")->click();
    child<QSpinBox>("incomingPortSpin")->setValue(1993);
    child<QSpinBox>("outgoingPortSpin")->setValue(1465);
    button("nextButton")->click();
    ServerSettings incoming = testedAccount().incoming;
    ServerSettings outgoing = testedAccount().outgoing;
    QCOMPARE(incoming.port, quint16(1993));
    QCOMPARE(outgoing.port, quint16(1465));
    incoming.port = 993;
    outgoing.port = 465;
    const auto fail = [this](ServerRole server, const ServerSettings& fix) {
        const Error refused =
            failureOf(ErrorKind::Offline, ErrorReason::ConnectionRefused, fix.host, fix.port);
        Q_EMIT loginTest()->found({server, DoctorStep::Port, false, 5, describeError(refused), fix, refused});
    };
    fail(ServerRole::Incoming, incoming);
    fail(ServerRole::Outgoing, outgoing);
    Q_EMIT loginTest()->finished(false);
    auto* pressed = row.isEmpty()
                        ? button("nextButton")
                        : child<CheckStepRow>(row.toLatin1())->findChild<QPushButton*>(u"stepFixButton"_qs);
    QCOMPARE(pressed->text().remove(u'&'), words);
    pressed->click();
    QCOMPARE(testCount(), 2);
    QCOMPARE(testedAccount().incoming, incoming);
    QCOMPARE(testedAccount().outgoing, outgoing);
    passAll();
    QVERIFY(edit("labelEdit")->isVisible());
}

void WizardWaysOnTest::thePrimaryButtonIsWhatHelps_data()
{
    QTest::addColumn<LoginStep>("step");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<ErrorReason>("reason");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("field"); ///< where it leads; empty: another test
    QTest::newRow("password refused")
        << LoginStep::IncomingLogin << ErrorKind::Authentication << ErrorReason::CredentialsRejected
        << u"Change the password"_qs << u"passwordEdit"_qs;
    QTest::newRow("no way to sign in")
        << LoginStep::IncomingLogin << ErrorKind::Authentication << ErrorReason::NoCommonMechanism
        << u"Change the settings"_qs << u"incomingHostEdit"_qs;
    QTest::newRow("not that protocol")
        << LoginStep::OutgoingConnect << ErrorKind::Protocol << ErrorReason::WrongProtocol
        << u"Change the settings"_qs << u"outgoingPortSpin"_qs;
    QTest::newRow("no answer") << LoginStep::IncomingConnect << ErrorKind::Timeout << ErrorReason::TimedOut
                               << u"Try again"_qs << QString();
}

void WizardWaysOnTest::thePrimaryButtonIsWhatHelps()
{
    QFETCH(LoginStep, step);
    QFETCH(ErrorKind, kind);
    QFETCH(ErrorReason, reason);
    QFETCH(QString, words);
    QFETCH(QString, field);
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    QVERIFY(!isShown("againButton")); // while it runs there is nothing to try again
    failAt(step, failureOf(kind, reason, u"imap.gmail.com"_qs, 993));
    QCOMPARE(button("nextButton")->text().remove(u'&'), words);
    QVERIFY(button("nextButton")->hasFocus() && button("nextButton")->isDefault());
    QCOMPARE(isShown("againButton"), !field.isEmpty()); // one button for it, not two
    if (field.isEmpty()) {
        QTest::keyClick(button("nextButton"), Qt::Key_Return);
        QCOMPARE(testCount(), 2);
        return;
    }
    button("againButton")->click();
    QCOMPARE(testCount(), 2);
    failAt(step, failureOf(kind, reason, u"imap.gmail.com"_qs, 993));
    QTest::keyClick(button("nextButton"), Qt::Key_Return);
    QCOMPARE(testCount(), 2);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), field);
    QVERIFY(!isShown("againButton"));
    if (field != u"passwordEdit"_qs)
        return;
    typeHere(u"yeni"_qs); // over what is selected
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(testCount(), 3);
    QCOMPARE(testedPassword(), u"yeni"_qs);
}

void WizardWaysOnTest::tryAgainRunsAnotherTest()
{
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    const QPointer<LoginTest> first = loginTest();
    failAt(LoginStep::IncomingConnect,
           failureOf(ErrorKind::Timeout, ErrorReason::TimedOut, u"imap.gmail.com"_qs, 993));
    button("nextButton")->click();
    QCOMPARE(testCount(), 2);
    QTRY_VERIFY(first.isNull());
    QVERIFY(child<CheckStepRow>("incomingConnectStep")->state() == CheckStepRow::State::Running);
    passAll();
    QVERIFY(edit("labelEdit")->isVisible());
    QVERIFY(nothingIsSaved()); // not before Finish
}

void WizardWaysOnTest::backPutsTheReasonUnderItsField()
{
    fillIn(u"ayse@gmail.com"_qs);
    button("nextButton")->click();
    failAt(LoginStep::IncomingLogin,
           failureOf(ErrorKind::Authentication, ErrorReason::CredentialsRejected, u"imap.gmail.com"_qs, 993));
    button("backButton")->click();
    QVERIFY(isShown("passwordEditError"));
    QVERIFY(edit("passwordEdit")->hasFocus());
    {
        test::MarkingTranslator marking;
        QCoreApplication::installTranslator(&marking);
        QTRY_VERIFY(textOf("passwordEditError").contains(u'«'));
        QCoreApplication::removeTranslator(&marking);
        QTRY_VERIFY(!textOf("passwordEditError").contains(u'«'));
    }
    button("nextButton")->click();
    failAt(LoginStep::OutgoingConnect,
           failureOf(ErrorKind::Offline, ErrorReason::ConnectionRefused, u"smtp.gmail.com"_qs, 465));
    button("backButton")->click();
    QVERIFY(isShown("outgoingPortSpinError"));
    QVERIFY(child<QSpinBox>("outgoingPortSpin")->hasFocus());
    QVERIFY(!isShown("passwordEditError"));
}

void WizardWaysOnTest::theReasonIsInViewAfterGoingBack_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("as it opens") << QSize(648, 532);
    QTest::newRow("low") << QSize(648, 460);
}

void WizardWaysOnTest::theReasonIsInViewAfterGoingBack()
{
    QFETCH(QSize, size);
    wizard().resize(size);
    fillIn(u"ayse@icloud.com"_qs);
    button("nextButton")->click();
    failAt(LoginStep::IncomingConnect,
           failureOf(ErrorKind::Offline, ErrorReason::ConnectionRefused, u"imap.mail.me.com"_qs, 993));
    button("backButton")->click();
    const auto* line = child<QWidget>("incomingPortSpinError");
    QTRY_VERIFY(line->isVisible() && line->visibleRegion().boundingRect() == line->rect());
    for (const QLabel* label : line->findChildren<QLabel*>())
        QTRY_VERIFY(label->height() >= label->heightForWidth(label->width()));
    const auto* field = child<QSpinBox>("incomingPortSpin");
    QCOMPARE(field->visibleRegion().boundingRect(), field->rect());
    const auto* help = child<QLabel>("fieldHelp");
    QTRY_VERIFY(help->isVisible() && help->visibleRegion().boundingRect() == help->rect());
}

} // namespace postaci

QTEST_MAIN(postaci::WizardWaysOnTest)
#include "tst_wizard_ways_on.moc"
