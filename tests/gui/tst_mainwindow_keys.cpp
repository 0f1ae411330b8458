#include "gui/WindowDesk.h"

#include "mainwindow/FolderCommands.h"
#include "reader/ReaderPane.h"
#include "widgets/EmptyState.h"
#include "widgets/FocusRing.h"
#include "widgets/Theme.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QTest>
#include <QTextEdit>

using namespace postaci;

/// Where the keyboard is in the main window, and that people see it.
class TestMainWindowKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ColorScheme::Light); }
    void questionIsAnsweredWhereTheKeyboardIs();
    void questionIsSeenWhereTheOutboxIsShown();
    void findsAndZoomsWhileTheListHasTheKeyboard();
    void theFirstWindowFitsOnTheScreen();
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

void TestMainWindowKeys::findsAndZoomsWhileTheListHasTheKeyboard()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.clickRow(0);
    QTRY_VERIFY(desk.window->isSettled());
    desk.list().setFocus();
    const auto* edit = desk.window->reader()->findChild<QLineEdit*>(QStringLiteral("findEdit"));
    const auto* text = desk.window->reader()->findChild<QTextEdit*>(QStringLiteral("textBody"));
    auto* find = desk.window->findChild<QAction*>(QStringLiteral("findInMessageAction"));
    if (!find->isEnabled()) {
        desk.engine->requestBody(desk.list().selectedMessages().value(0));
        QTRY_VERIFY(find->isEnabled());
    }
    QTest::keyClick(desk.window.get(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(edit->isVisible() && edit->hasFocus());
    QTest::keyClicks(qApp->focusWidget(), QStringLiteral("gerisi"));
    QCOMPARE(edit->text(), QStringLiteral("gerisi"));
    desk.list().setFocus();
    const auto height = [text] { return QFontMetrics(text->document()->defaultFont()).height(); };
    const int before = height();
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(desk.window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(height() > before);
    QTest::keyClick(desk.window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(height(), before);
    // They stand where people look for them, and sleep while no message is in sight.
    const auto menus = [](QAction* action) {
        QStringList names;
        for (QObject* object : action->associatedObjects()) {
            if (qobject_cast<QMenu*>(object) != nullptr)
                names << object->objectName();
        }
        return names.size();
    };
    QCOMPARE(menus(find), 2);
    for (const char* id : {"zoomInAction", "zoomOutAction", "zoomResetAction"})
        QCOMPARE(menus(desk.window->findChild<QAction*>(QLatin1String(id))), 2);
    desk.window->resize(800, 600);
    QTRY_VERIFY(!desk.window->reader()->isVisible());
    QVERIFY(!find->isEnabled());
}

/// The platform's screen is smaller than the size that the window likes best.
void TestMainWindowKeys::theFirstWindowFitsOnTheScreen()
{
    Desk desk;
    desk.open();
    const MainWindow first(*desk.engine, *desk.settings, desk.providers);
    const QSize room = first.screen()->availableSize();
    QVERIFY(first.width() < room.width() && first.height() < room.height());
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
