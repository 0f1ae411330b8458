// Junk as people meet it: the two commands, what undo takes back, and the settings.
#include "gui/WindowDesk.h"
#include "gui/drive/WindowDriver.h"

#include "mainwindow/MainActions.h"
#include "settings/SettingsDialog.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

class TestJunk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void junkAndBack();
    void undoUnlearns();
    void draggedIntoJunkAndOut();
    void chosenForEachAccount();

private:
    /// The first row of the inbox is selected.
    static MessageId selectFirst(const Desk& desk)
    {
        desk.openInbox();
        desk.clickRow(0);
        return desk.list().selectedMessages().value(0);
    }
    static MessageRow rowOf(const Desk& desk, MessageId id)
    {
        return desk.engine->reader().rows({id}).value_or({MessageRow()}).value(0);
    }
};

void TestJunk::init()
{
    Language::apply(u"en"_s);
    Theme::apply(*qApp, ColorScheme::Light);
}

void TestJunk::junkAndBack()
{
    Desk desk;
    desk.open();
    const MessageId message = selectFirst(desk);
    QVERIFY(message != 0);
    QVERIFY(!desk.window->actions().notJunk->isEnabled());
    QTest::keyClick(desk.window.get(), Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(desk.folder(FolderRole::Junk) != 0);
    QTRY_COMPARE(desk.shownIn(message), desk.folder(FolderRole::Junk));
    QVERIFY(rowOf(desk, message).flags.testFlag(MessageFlag::Junk));
    QTRY_COMPARE(desk.engine->junkLearnt().junk, 1);

    desk.window->folderPane()->select(
        {TreePlace::Kind::Folder, desk.mail.work, desk.folder(FolderRole::Junk)});
    QTRY_VERIFY(desk.rows().rowCount() >= 1);
    desk.list().goNext();
    QTRY_VERIFY(desk.list().selectedMessages().contains(message));
    QVERIFY(desk.window->actions().notJunk->isEnabled());
    QTest::keyClick(desk.window.get(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(desk.shownIn(message), desk.mail.workInbox);
    QVERIFY(!rowOf(desk, message).flags.testFlag(MessageFlag::Junk));
    QVERIFY(rowOf(desk, message).flags.testFlag(MessageFlag::NotJunk));
    QTRY_COMPARE(desk.engine->junkLearnt().junk, 0);
    QVERIFY(desk.bar().text().contains(u"back to the inbox"_s));
    // Taken back, it is junk again.
    desk.window->actions().undo->trigger();
    QTRY_COMPARE(desk.shownIn(message), desk.folder(FolderRole::Junk));
    QTRY_COMPARE(desk.engine->junkLearnt().junk, 1);
    QVERIFY(rowOf(desk, message).flags.testFlag(MessageFlag::Junk));
    QVERIFY(!rowOf(desk, message).flags.testFlag(MessageFlag::NotJunk));
}

void TestJunk::undoUnlearns()
{
    Desk desk;
    desk.open();
    const MessageId message = selectFirst(desk);
    desk.window->actions().junk->trigger();
    QTRY_COMPARE(desk.engine->junkLearnt().junk, 1);
    QTRY_VERIFY(desk.shownIn(message) != desk.mail.workInbox);
    desk.window->actions().undo->trigger();
    QTRY_COMPARE(desk.shownIn(message), desk.mail.workInbox);
    QTRY_COMPARE(desk.engine->junkLearnt().junk, 0);
    QVERIFY(!rowOf(desk, message).flags.testFlag(MessageFlag::Junk));
}

void TestJunk::draggedIntoJunkAndOut()
{
    Desk desk;
    desk.open();
    const MessageId message = selectFirst(desk);
    const MessageId other = desk.mail.workMessages.at(1);
    desk.engine->markJunk({other}); // so that there is a folder for it
    QTRY_VERIFY(desk.folder(FolderRole::Junk) != 0);
    desk.engine->moveTo({message}, desk.folder(FolderRole::Junk));
    QTRY_COMPARE(desk.engine->junkLearnt().junk, 2);
    QTRY_VERIFY(rowOf(desk, message).flags.testFlag(MessageFlag::Junk));
    desk.engine->moveTo({message}, desk.mail.workInbox);
    QTRY_COMPARE(desk.engine->junkLearnt().junk, 1);
    // The trash says nothing about what it was.
    desk.engine->deleteMessages({other});
    QTRY_COMPARE(desk.shownIn(other), desk.folder(FolderRole::Trash));
    QCOMPARE(desk.engine->junkLearnt().junk, 1);
}

void TestJunk::chosenForEachAccount()
{
    Desk desk;
    desk.open();
    SettingsDialog dialog(*desk.engine, *desk.settings, desk.providers);
    dialog.showPage(SettingsDialog::Page::Junk);
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    const QList<QComboBox*> modes = dialog.findChildren<QComboBox*>(u"junkMode"_s);
    QCOMPARE(modes.size(), 2);
    QVERIFY(desk.engine->junkMode(desk.mail.work) == JunkMode::Off);
    modes.first()->setFocus();
    QTest::keyClick(modes.first(), Qt::Key_End);
    QTRY_VERIFY(desk.engine->junkMode(desk.mail.work) == JunkMode::Move);
    QVERIFY(desk.engine->junkMode(desk.mail.home) == JunkMode::Off);

    auto* learnt = dialog.findChild<QLabel*>(u"junkLearnt"_s);
    auto* forget = dialog.findChild<QPushButton*>(u"forgetJunkButton"_s);
    QVERIFY(learnt->text().contains(u"0 junk"_s) && learnt->text().contains(u"nothing yet"_s));
    QVERIFY(!forget->isEnabled());
    desk.engine->markJunk({desk.mail.workMessages.first()});
    QTRY_VERIFY(learnt->text().contains(u"1 junk"_s));
    forget->click();
    auto* bar = dialog.findChild<InfoBar*>(u"junkBar"_s);
    QVERIFY(bar->isVisible());
    Q_EMIT bar->primaryClicked();
    QTRY_VERIFY(learnt->text().contains(u"0 junk"_s));
    modes.first()->setFocus();
    QTest::keyClick(modes.first(), Qt::Key_Home);
    QTRY_VERIFY(desk.engine->junkMode(desk.mail.work) == JunkMode::Off);
}

} // namespace postaci::test

QTEST_MAIN(postaci::test::TestJunk)
#include "tst_junk.moc"
