// A text that is being written is never lost: drafts, closing, and coming back.
#include "gui/ComposerFixture.h"

#include "account/ProviderTable.h"
#include "composer/DraftsMenu.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/MainWindow.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestComposerDrafts : public QObject, private ComposerFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void cleanup() { close(); }
    void savesWhileTypingGoesOn();
    void savesWhenAFieldIsLeft();
    void savesWhenTheTextIsLeft();
    void makesOneDraftOfOneText();
    void leavesNothingOfAnUntouchedWindow();
    void asksOnClosing();
    void keepsWhenClosedTwice();
    void discardsWhenTold();
    void goesOnWritingWhenToldSo();
    void comesBackAfterACrash();
    void restoresFilesOfADraft();
    void raisesADraftThatIsOpen();
    void listsDraftsInAMenu();
    void keepsAnOpenTextWhenTheProgramEnds();
    void keepsTheLastWordsWhenTheProgramEnds();
    void keepsFilesThatAreStillBeingRead();
    void quotesLaterWhatWasNotLoadedYet();
};

void TestComposerDrafts::savesWhileTypingGoesOn()
{
    desk().open();
    openNew();
    QElapsedTimer timer;
    timer.start();
    typeText(body(), u"M"_s);
    // Going on with typing does not put it off.
    while (drafts().isEmpty() && timer.elapsed() < 10'000)
        QTest::keyClicks(body(), u"e"_s, Qt::NoModifier, 20);
    QCOMPARE(drafts().size(), 1);
    QVERIFY2(timer.elapsed() < 3000, "within a second, or three on a busy machine");
    QVERIFY(saved().text.startsWith(u"Me"_s));
    QTRY_COMPARE(saved().text, text());
}

void TestComposerDrafts::savesWhenAFieldIsLeft()
{
    desk().open();
    openNew();
    typeText(edit("toEdit"), u"a@b.example"_s);
    QVERIFY(drafts().isEmpty());
    edit("subjectEdit")->setFocus();
    QTRY_COMPARE_WITH_TIMEOUT(drafts().size(), 1, 600); // before the timer would
    QCOMPARE(saved().to, u"a@b.example"_s);
}

void TestComposerDrafts::savesWhenTheTextIsLeft()
{
    desk().open();
    openNew();
    typeText(body(), u"Merhaba"_s);
    QVERIFY(drafts().isEmpty());
    edit("subjectEdit")->setFocus();
    QTRY_COMPARE_WITH_TIMEOUT(drafts().size(), 1, 600); // before the timer would
    QVERIFY(saved().text.startsWith(u"Merhaba"_s));
}

void TestComposerDrafts::makesOneDraftOfOneText()
{
    desk().open();
    openNew();
    for (int i = 0; i < 20; ++i) {
        typeText(body(), u"a"_s);
        QTest::keyClick(&window(), Qt::Key_S, Qt::ControlModifier); // saved again while it is being saved
    }
    window().requestClose();
    window().requestClose();
    QTRY_VERIFY(isGone());
    QCOMPARE(drafts().size(), 1);
    QVERIFY(saved().text.startsWith(QString(20, u'a')));
}

void TestComposerDrafts::leavesNothingOfAnUntouchedWindow()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    desk().open();
    openReply(id);
    QTRY_VERIFY(text().contains(u"> x"_s));
    QTest::qWait(0); // the quotes get their colour
    QTest::keyClick(body(), Qt::Key_Escape);
    QTRY_VERIFY(isGone());
    QVERIFY(drafts().isEmpty());
}

void TestComposerDrafts::asksOnClosing()
{
    desk().open();
    openFilled();
    window().close();
    QVERIFY(window().isVisible());
    QVERIFY(bar(ComposerWindow::ClosingBar) != nullptr);
    auto* keep = bar(ComposerWindow::ClosingBar)->findChild<QPushButton*>(u"infoBarPrimaryButton"_s);
    QVERIFY(keep->hasFocus());
    QTest::keyClick(keep, Qt::Key_Return); // Enter keeps
    QTRY_VERIFY(isGone());
    QCOMPARE(drafts().size(), 1);
    QVERIFY(!saved().open);
    QVERIFY(saved().text.startsWith(u"Merhaba"_s));
    QVERIFY(ComposerWindow::restoreUnfinished(engine(), settings()).isEmpty());
}

void TestComposerDrafts::keepsWhenClosedTwice()
{
    desk().open();
    openFilled();
    window().close();
    window().close();
    QTRY_VERIFY(isGone());
    QCOMPARE(drafts().size(), 1);
    QVERIFY(saved().text.startsWith(u"Merhaba"_s));
}

void TestComposerDrafts::discardsWhenTold()
{
    desk().open();
    openFilled();
    window().addFiles({makeFile(u"a.txt"_s, "bir")});
    QTRY_COMPARE(drafts().size(), 1);
    press("discardButton");
    QVERIFY(window().isVisible()); // asked first
    press(ComposerWindow::ClosingBar, "infoBarPrimaryButton");
    QTRY_VERIFY(isGone());
    QTRY_VERIFY(drafts().isEmpty());
    QTRY_VERIFY(QDir(desk().profile() + u"/drafts"_s).isEmpty());
}

void TestComposerDrafts::goesOnWritingWhenToldSo()
{
    desk().open();
    openFilled();
    press("discardButton");
    QVERIFY(bar(ComposerWindow::ClosingBar)->findChild<QWidget*>(u"infoBarSecondaryButton"_s)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(bar(ComposerWindow::ClosingBar) == nullptr);
    QVERIFY(window().findChild<QWidget*>(u"discardButton"_s)->hasFocus());
    press("discardButton");
    press(ComposerWindow::ClosingBar, "infoBarSecondaryButton");
    QVERIFY(bar(ComposerWindow::ClosingBar) == nullptr);
    QVERIFY(window().isVisible());
    QTRY_COMPARE(drafts().size(), 1);
    typeText(body(), u"!"_s);
    QTRY_VERIFY(saved().text.startsWith(u"Merhaba!"_s));
}

void TestComposerDrafts::comesBackAfterACrash()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("x")));
    desk().open();
    openReply(id);
    QTRY_VERIFY(text().contains(u"> x"_s));
    typeText(body(), u"Yarım"_s);
    QTRY_VERIFY(saved().text.startsWith(u"Yarım"_s));
    const ComposerState before = saved();
    delete &window(); // no closing, as when the program is gone at once
    desk().close();
    desk().open();
    const auto windows = ComposerWindow::restoreUnfinished(engine(), settings());
    QCOMPARE(windows.size(), 1);
    take(windows.first());
    QCOMPARE(recipients("toEdit"), u"Ayşe Yılmaz <ayse@ornek.com.tr>"_s);
    QVERIFY(text().startsWith(u"Yarım"_s));
    QCOMPARE(body()->textCursor().position(), 5);
    window().send();
    QTRY_COMPARE(outbox().size(), 1);
    QCOMPARE(outbox().first().messageId, before.messageId);
    QCOMPARE(outbox().first().original, id);
    QTRY_VERIFY(drafts().isEmpty());
}

void TestComposerDrafts::restoresFilesOfADraft()
{
    desk().open();
    openFilled();
    window().addFiles({makeFile(u"a.txt"_s, "bir"), makeFile(u"b.txt"_s, "iki")});
    QTRY_COMPARE(chips().size(), 2);
    window().close();
    window().close();
    QTRY_VERIFY(isGone());
    QVERIFY(QFile::remove(files().filePath(u"a.txt"_s))); // what was attached stays attached
    desk().close();
    desk().open();
    take(ComposerWindow::openDraft(engine(), settings(), drafts().first()));
    QTRY_COMPARE(chips().size(), 2);
    window().send();
    QTRY_COMPARE(outbox().size(), 1);
    QVERIFY(wire().contains("a.txt") && wire().contains(QByteArray("bir").toBase64()));
}

void TestComposerDrafts::raisesADraftThatIsOpen()
{
    desk().open();
    openFilled();
    QTRY_COMPARE(drafts().size(), 1);
    QTRY_VERIFY(window().draft() != 0);
    QCOMPARE(ComposerWindow::openDraft(engine(), settings(), drafts().first()), &window());
}

void TestComposerDrafts::listsDraftsInAMenu()
{
    desk().open();
    QMenu menu;
    const auto open = [this](const Draft& draft) { ComposerWindow::openDraft(engine(), settings(), draft); };
    fillDraftsMenu(&menu, engine(), open);
    QCOMPARE(menu.actions().size(), 1);
    QVERIFY(!menu.actions().first()->isEnabled());
    openFilled();
    QVERIFY(typeInto(edit("subjectEdit"), u"subjectEdit"_s, u"A&B"_s));
    window().close();
    window().close();
    QTRY_VERIFY(isGone());
    fillDraftsMenu(&menu, engine(), open);
    QCOMPARE(menu.actions().size(), 1);
    QVERIFY(menu.actions().first()->text().startsWith(u"A&&B"_s));
    menu.actions().first()->trigger();
    QVERIFY(visibleWindow(u"composerWindow"_s) != nullptr);
}

void TestComposerDrafts::keepsAnOpenTextWhenTheProgramEnds()
{
    desk().open();
    const ProviderTable providers;
    MainWindow main(engine(), settings(), providers);
    main.show();
    openFilled();
    QVERIFY(endsBy([&main] { main.actions().quit->trigger(); }));
    QVERIFY(isGone()); // without a question
    QVERIFY(!main.isVisible());
    QCOMPARE(drafts().size(), 1);
    QVERIFY(saved().open);
    QVERIFY(saved().text.startsWith(u"Merhaba"_s));
    QCOMPARE(ComposerWindow::restoreUnfinished(engine(), settings()).size(), 1);
}

void TestComposerDrafts::keepsTheLastWordsWhenTheProgramEnds()
{
    desk().open();
    openFilled();
    const QString file = makeFile(u"a.txt"_s, "bir");
    QVERIFY(endsBy([&] {
        QTest::keyClick(&window(), Qt::Key_S, Qt::ControlModifier);
        typeText(body(), u", son söz"_s); // while the save before is under way
        window().addFiles({file});
        QApplication::quit();
    }));
    QVERIFY(isGone());
    QCOMPARE(drafts().size(), 1);
    QVERIFY2(saved().text.startsWith(u"Merhaba, son söz"_s), qPrintable(saved().text));
    QCOMPARE(saved().files.size(), 1);
}

void TestComposerDrafts::keepsFilesThatAreStillBeingRead()
{
    desk().open();
    openFilled();
    window().addFiles({makeFile(u"a.txt"_s, "bir")});
    window().close();
    window().close();
    QTRY_VERIFY(isGone());
    QCOMPARE(saved().files.size(), 1);
}

void TestComposerDrafts::quotesLaterWhatWasNotLoadedYet()
{
    const MessageId id = desk().add(rawMessage("Rapor", plainPart("Bakar misiniz?\r\n")));
    desk().open();
    const QPointer<ComposerWindow> early =
        ComposerWindow::openReply(engine(), settings(), id, ReplyMode::Sender);
    typeText(early->findChild<QTextEdit*>(u"bodyEdit"_s), u"Olur"_s);
    early->close();
    early->close(); // before the quoted text has come through the event loop
    QTRY_VERIFY(early.isNull());
    QCOMPARE(saved().text, u"Olur"_s);
    for (int opened = 0; opened < 2; ++opened) {
        take(ComposerWindow::openDraft(engine(), settings(), drafts().first()));
        QTRY_COMPARE(text().count(u"> Bakar misiniz?"_s), 1);
        QVERIFY2(text().startsWith(u"Olur\n"_s), qPrintable(text()));
        window().close();
        QTRY_VERIFY(isGone());
        QCOMPARE(drafts().size(), 1);
        QVERIFY(saved().text.contains(u"> Bakar misiniz?"_s) && !saved().awaitsOriginal);
    }
}

} // namespace postaci::test

int main(int argc, char** argv)
{
    return postaci::test::runComposerTest<postaci::test::TestComposerDrafts>(argc, argv);
}

#include "tst_composer_drafts.moc"
