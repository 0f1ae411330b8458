#include "gui/WindowDesk.h"

#include "mainwindow/FolderCommands.h"
#include "reader/ReaderPane.h"
#include "widgets/EmptyState.h"
#include "widgets/FocusRing.h"
#include "widgets/Theme.h"

#include <QPushButton>
#include <QTest>

using namespace postaci;

/// Where the keyboard is in the main window, and that people see it.
class TestMainWindowKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ColorScheme::Light); }
    void questionIsAnsweredWhereTheKeyboardIs();
    void questionIsSeenWhereTheOutboxIsShown();
    void thePaneWithTheKeyboardIsPlainToSee();
    void anEmptyListCanHaveTheKeyboard();
};

void TestMainWindowKeys::questionIsAnsweredWhereTheKeyboardIs()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.list().setFocus();
    desk.list().selectMessage(desk.mail.workMessages.first());
    QTest::keyClick(desk.window.get(), Qt::Key_Delete, Qt::ShiftModifier);
    QVERIFY(desk.bar().isVisible());
    auto* keep = desk.bar().findChild<QPushButton*>(QStringLiteral("infoBarSecondaryButton"));
    QVERIFY(keep->hasFocus());
    QTest::keyClick(keep, Qt::Key_Escape);
    QVERIFY(!desk.bar().isVisible());
    QVERIFY(desk.list().hasFocus());
    QCOMPARE(desk.shownIn(desk.mail.workMessages.first()), desk.mail.workInbox);

    // Where the reader alone is shown, the list comes back with its question.
    desk.window->resize(800, 600);
    desk.clickRow(0);
    QTRY_VERIFY(desk.window->reader()->isVisible());
    QTest::keyClick(desk.window.get(), Qt::Key_Delete, Qt::ShiftModifier);
    QVERIFY(desk.bar().isVisible());
    QVERIFY(keep->hasFocus());
}

/// A folder's menu opens wherever the window is.
void TestMainWindowKeys::questionIsSeenWhereTheOutboxIsShown()
{
    Desk desk;
    desk.open();
    desk.window->folderPane()->select({TreePlace::Kind::Outbox, 0, 0});
    auto* commands = desk.window->findChild<FolderCommands*>();
    commands->setPlace({TreePlace::Kind::Folder, desk.mail.work, desk.mail.workInbox});
    commands->remove(desk.mail.workInbox);
    auto* bar = desk.window->findChild<InfoBar*>(QStringLiteral("outboxBar"));
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(!desk.bar().isVisible());
    auto* keep = bar->findChild<QPushButton*>(QStringLiteral("infoBarSecondaryButton"));
    QVERIFY(keep->hasFocus());
    QTest::keyClick(keep, Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QVERIFY(desk.folders().indexOf({TreePlace::Kind::Folder, desk.mail.work, desk.mail.workInbox}).isValid());
}

void TestMainWindowKeys::thePaneWithTheKeyboardIsPlainToSee()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.list().selectMessage(desk.mail.workMessages.first());
    QTRY_VERIFY(desk.window->isSettled());
    FolderTree* tree = desk.window->folderPane()->tree();
    const auto groundOf = [](QAbstractItemView& view) {
        const QRect row = view.visualRect(view.currentIndex());
        return view.viewport()->grab().toImage().pixelColor(row.center().x(), row.top() + 4);
    };
    const auto* ring = desk.window->reader()
                           ->findChild<QWidget*>(QStringLiteral("textBody"))
                           ->parentWidget()
                           ->findChild<FocusRing*>();
    tree->setFocus();
    QCOMPARE(groundOf(*tree), Theme::highlight());
    QCOMPARE(groundOf(desk.list()), Theme::mutedHighlight());
    QVERIFY(!ring->isVisible());
    QTest::keyClick(desk.window.get(), Qt::Key_F6);
    QCOMPARE(groundOf(*tree), Theme::mutedHighlight());
    QCOMPARE(groundOf(desk.list()), Theme::highlight());
    QVERIFY(!ring->isVisible());
    QTest::keyClick(desk.window.get(), Qt::Key_F6);
    QCOMPARE(groundOf(*tree), Theme::mutedHighlight());
    QCOMPARE(groundOf(desk.list()), Theme::mutedHighlight());
    QVERIFY(ring->isVisible());
    QCOMPARE(ring->size(), ring->parentWidget()->size());
    // The next message takes the place of the one that had it.
    QTest::keyClick(desk.window.get(), Qt::Key_J);
    QTRY_VERIFY(desk.window->isSettled());
    QVERIFY(ring->isVisible());
    QTest::keyClick(desk.window.get(), Qt::Key_F6);
    QVERIFY(tree->hasFocus());
}

void TestMainWindowKeys::anEmptyListCanHaveTheKeyboard()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    EmptyState* empty = desk.window->listPane()->emptyState();
    const auto* ring = empty->findChild<FocusRing*>();
    desk.list().setFocus();
    desk.window->folderPane()->select(
        {TreePlace::Kind::Folder, desk.mail.work, desk.folder(FolderRole::Trash)});
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->hasFocus() && ring->isVisible());
    desk.window->folderPane()->tree()->setFocus();
    QVERIFY(!ring->isVisible());
    QTest::keyClick(desk.window.get(), Qt::Key_F6);
    QVERIFY(empty->hasFocus() && ring->isVisible());
    desk.openInbox();
    QTRY_VERIFY(desk.list().hasFocus());
}

QTEST_MAIN(TestMainWindowKeys)
#include "tst_mainwindow_keys.moc"
