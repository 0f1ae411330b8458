// From Send to the outbox: what is asked before, and that a message goes there exactly once.
#include "gui/ComposerFixture.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestComposerSending : public QObject, private ComposerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void asksBeforeSending_data();
    void asksBeforeSending();
    void whatIsMendedIsNotSaidAnyMore();
    void aWrongRecipientIsToldOnce();
    void sendsOnceAndCloses();
    void waitsForItsFilesBeforeSending();
    void sendsNothingThatIsClosedMeanwhile_data();
    void sendsNothingThatIsClosedMeanwhile();
    void staysOpenWhenItCannotBeSent();
    void endsTheProgramWithTheLastWindow_data();
    void endsTheProgramWithTheLastWindow();
};

void TestComposerSending::asksBeforeSending_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("mayInsist");
    const QString to = u"a@b.example"_s;
    const QString konu = u"Konu"_s;
    QTest::newRow("nobody, en") << u"en"_s << QString() << konu << u"Hello"_s
                                << u"Write the address of at least one person it goes to."_s << false;
    QTest::newRow("nobody, tr") << u"tr"_s << QString() << konu << u"Merhaba"_s
                                << u"En az bir alıcının adresini yazın."_s << false;
    QTest::newRow("no subject, en") << u"en"_s << to << QString() << u"Hello"_s << u"The subject is empty."_s
                                    << true;
    QTest::newRow("no subject, tr") << u"tr"_s << to << QString() << u"Merhaba"_s << u"Konu boş."_s << true;
    QTest::newRow("no file, en") << u"en"_s << to << konu << u"The report is attached."_s
                                 << u"The text speaks of an attachment, but no file is attached."_s << true;
    QTest::newRow("no file, tr") << u"tr"_s << to << konu << u"Rapor ekte."_s
                                 << u"Metinde bir ekten söz ediliyor ama hiçbir dosya eklenmemiş."_s << true;
}

void TestComposerSending::asksBeforeSending()
{
    QFETCH(QString, language);
    QFETCH(QString, to);
    QFETCH(QString, subject);
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    QFETCH(bool, mayInsist);
    Language::apply(language);
    desk().open();
    openNew(to);
    typeText(edit("subjectEdit"), subject);
    typeText(body(), text);
    QTest::keyClick(body(), Qt::Key_Return, Qt::ControlModifier);
    const InfoBar* problem = bar(ComposerWindow::ProblemBar);
    QVERIFY(problem != nullptr && problem->isVisible());
    QCOMPARE(problem->text(), sentence);
    auto* insist = problem->findChild<QPushButton*>(u"infoBarPrimaryButton"_s);
    QCOMPARE(insist->isVisible(), mayInsist);
    QVERIFY(outbox().isEmpty());
    if (!mayInsist)
        return;
    QTest::mouseClick(insist, Qt::LeftButton);
    QTRY_COMPARE(outbox().size(), 1);
}

void TestComposerSending::whatIsMendedIsNotSaidAnyMore()
{
    desk().open();
    openNew(u"a@b.example"_s);
    typeText(body(), u"The report is attached."_s);
    press("sendButton");
    QVERIFY(bar(ComposerWindow::ProblemBar) != nullptr); // no subject
    QVERIFY(edit("subjectEdit")->hasFocus());
    typeText(body(), u"x"_s); // that mends nothing
    QTRY_VERIFY(saved().text.contains(u"attached.x"_s));
    QVERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    typeText(edit("subjectEdit"), u"Konu"_s);
    QTRY_VERIFY(bar(ComposerWindow::ProblemBar) == nullptr);
    press("sendButton");
    QVERIFY(bar(ComposerWindow::ProblemBar)->text().contains(u"no file is attached"_s));
    window().addFiles({makeFile(u"a.txt"_s, "bir")});
    QTRY_VERIFY(bar(ComposerWindow::ProblemBar) == nullptr);
    QVERIFY(outbox().isEmpty());
    // Nobody yet, then half an address, then one.
    edit("toEdit")->setFocus();
    QTest::keyClick(edit("toEdit"), Qt::Key_Backspace);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
    press("sendButton");
    QVERIFY(bar(ComposerWindow::ProblemBar)->text().contains(u"at least one person"_s));
    typeText(edit("toEdit"), u"ayse"_s);
    QTRY_COMPARE(saved().to, u"ayse"_s);
    QVERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    typeText(edit("toEdit"), u"@b.example"_s);
    QTRY_VERIFY(bar(ComposerWindow::ProblemBar) == nullptr);
}

void TestComposerSending::aWrongRecipientIsToldOnce()
{
    desk().open();
    openNew(u"ayse"_s);
    typeText(edit("subjectEdit"), u"Konu"_s);
    typeText(body(), u"Hello"_s);
    QTest::keyClick(body(), Qt::Key_Return, Qt::ControlModifier);
    const auto* error = window().findChild<QWidget*>(u"toEditError"_s);
    QVERIFY(error->isVisible());
    QVERIFY(error->accessibleName().contains(u"ayse"_s));
    QVERIFY(edit("toEdit")->hasFocus());
    const InfoBar* problem = bar(ComposerWindow::ProblemBar);
    QVERIFY(problem == nullptr || !problem->isVisible());
    QVERIFY(outbox().isEmpty());
}

void TestComposerSending::sendsOnceAndCloses()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    desk().open();
    openReply(id);
    QTRY_VERIFY(text().contains(u"> x"_s));
    typeText(body(), u"Tamam"_s);
    QTRY_VERIFY(saved().text.startsWith(u"Tamam"_s));
    const ComposerState draft = saved();
    press("sendButton");
    QTest::keyClick(body(), Qt::Key_Return, Qt::ControlModifier); // an impatient person
    window().send();
    QTRY_VERIFY(isGone());
    QCOMPARE(outbox().size(), 1);
    QVERIFY(drafts().isEmpty());
    QCOMPARE(outbox().first().messageId, draft.messageId); // the one that the window opened with
    QCOMPARE(outbox().first().recipients, QStringList{u"ayse@ornek.com.tr"_s});
    QCOMPARE(outbox().first().original, id);
    QVERIFY(wire().contains("Tamam"));
}

void TestComposerSending::waitsForItsFilesBeforeSending()
{
    const MessageId id = desk().add(rawMessage("Rapor", mixedPart("Ekte.", {{"rapor.pdf", "%PDF-1.7"}})));
    desk().open();
    auto* forward = ComposerWindow::openForward(engine(), settings(), id);
    typeText(forward->findChild<QLineEdit*>(u"toEdit"_s), u"b@c.example"_s);
    forward->send(); // nothing of the original is here yet
    QVERIFY(outbox().isEmpty());
    take(forward);
    QTRY_VERIFY(isGone());
    QCOMPARE(outbox().size(), 1);
    QVERIFY(wire().contains("rapor.pdf"));
    QVERIFY(wire().contains(QByteArray("%PDF-1.7").toBase64()));
    // Until it is sent the text and its files can still be gone back to.
    QCOMPARE(engine().reader().draftsBeingSent()->size(), 1);
    QVERIFY(!QDir(desk().profile() + u"/drafts"_s).isEmpty());
}

void TestComposerSending::sendsNothingThatIsClosedMeanwhile_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<qsizetype>("drafts");
    QTest::newRow("kept") << QByteArray("infoBarPrimaryButton") << qsizetype(1);
    QTest::newRow("discarded") << QByteArray("infoBarSecondaryButton") << qsizetype(0);
}

void TestComposerSending::sendsNothingThatIsClosedMeanwhile()
{
    QFETCH(QByteArray, button);
    QFETCH(qsizetype, drafts);
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")), MailDesk::Body::Missing);
    desk().open();
    QPointer<ComposerWindow> reply = ComposerWindow::openReply(engine(), settings(), id, ReplyMode::Sender);
    typeText(reply->findChild<QTextEdit*>(u"bodyEdit"_s), u"Olur"_s);
    reply->send(); // waits for the quoted text
    QVERIFY(reply->bars()->visibleBar(ComposerWindow::ProblemBar) != nullptr);
    reply->requestClose();
    press(reply->bars()->visibleBar(ComposerWindow::ClosingBar), button);
    Q_EMIT engine().bodyReady(id, {}, {});
    QTRY_VERIFY(reply.isNull());
    QVERIFY(outbox().isEmpty());
    QTRY_COMPARE(this->drafts().size(), drafts);
}

void TestComposerSending::staysOpenWhenItCannotBeSent()
{
    desk().open();
    openFilled();
    bool isRemoved = false;
    engine().removeAccount(desk().work(), [](const Result<void>&) {});
    engine().removeAccount(desk().home(), [&](const Result<void>&) { isRemoved = true; });
    QTRY_VERIFY(isRemoved && from()->count() == 0);
    window().send();
    QTRY_VERIFY(bar(ComposerWindow::ProblemBar) != nullptr);
    QVERIFY(window().isVisible());
    QVERIFY(body()->isEnabled());
    QVERIFY(text().startsWith(u"Merhaba"_s));
}

void TestComposerSending::endsTheProgramWithTheLastWindow_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::newRow("sent") << QByteArray();
    QTest::newRow("kept") << QByteArray("infoBarPrimaryButton");
    QTest::newRow("discarded") << QByteArray("infoBarSecondaryButton");
}

void TestComposerSending::endsTheProgramWithTheLastWindow()
{
    QFETCH(QByteArray, button);
    desk().open();
    openFilled(); // the main window was closed before
    QVERIFY(endsBy([&] {
        if (button.isEmpty()) {
            window().send();
        } else {
            window().requestClose();
            press(ComposerWindow::ClosingBar, button);
        }
    }));
    QCOMPARE(outbox().size(), button.isEmpty() ? 1 : 0);
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerSending>(argc, argv);
}

#include "tst_composer_sending.moc"
