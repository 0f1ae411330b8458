#include "gui/WindowDesk.h"

#include "mainwindow/FolderCommands.h"
#include "mainwindow/OutboxCard.h"
#include "reader/ReaderPane.h"
#include "widgets/EmptyState.h"
#include "widgets/FocusRing.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
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
    void theOutboxHasLettersOfItsOwn_data();
    void theOutboxHasLettersOfItsOwn();
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

void TestMainWindowKeys::theOutboxHasLettersOfItsOwn_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("Turkish") << QStringLiteral("tr");
}

/// The menu bar would take a letter that both have.
void TestMainWindowKeys::theOutboxHasLettersOfItsOwn()
{
    QFETCH(QString, language);
    Language::apply(language);
    Desk desk;
    desk.open();
    QHash<QString, QString> taken; // words by letter
    for (const QAction* menu : desk.window->menuBar()->actions())
        taken.insert(QKeySequence::mnemonic(menu->text()).toString(), menu->text());
    QCOMPARE(taken.size(), desk.window->menuBar()->actions().size());
    const auto error = [](ErrorKind kind, ErrorReason reason) {
        return makeError(kind, reason, QStringLiteral("x"));
    };
    const auto check = [&taken](const OutboxEntry& entry) {
        OutboxCard card;
        card.setEntry(entry, false);
        card.show();
        auto* discard = card.findChild<QPushButton*>(QStringLiteral("discardButton"));
        if (entry.state != OutboxState::Sent || entry.isCopyRefused())
            discard->click(); // what it asks has letters too
        QHash<QString, QString> letters = taken;
        for (const QPushButton* button : card.findChildren<QPushButton*>()) {
            const QString letter = QKeySequence::mnemonic(button->text()).toString();
            if (!button->isVisible())
                continue;
            QVERIFY2(!letter.isEmpty() && !letters.contains(letter),
                     qPrintable(button->text() + QStringLiteral(" / ") + letters.value(letter)));
            letters.insert(letter, button->text());
        }
    };
    OutboxEntry entry;
    entry.id = 1;
    entry.recipients = QStringList{QStringLiteral("a@b.example")};
    entry.isEditable = true;
    check(entry);
    entry.state = OutboxState::Failed;
    for (const auto& [kind, reason] : {std::pair(ErrorKind::Rejected, ErrorReason::RecipientsRefused),
                                       std::pair(ErrorKind::Authentication, ErrorReason::CredentialsRejected),
                                       std::pair(ErrorKind::Authentication, ErrorReason::NoPassword),
                                       std::pair(ErrorKind::Authentication, ErrorReason::NoCommonMechanism),
                                       std::pair(ErrorKind::Protocol, ErrorReason::WrongProtocol),
                                       std::pair(ErrorKind::Certificate, ErrorReason::CertificateExpired),
                                       std::pair(ErrorKind::Offline, ErrorReason::HostNotFound)}) {
        entry.lastError = error(kind, reason);
        check(entry);
    }
    entry.state = OutboxState::Uncertain;
    check(entry);
    entry.state = OutboxState::Sent; // its copy is refused
    check(entry);
    entry.refused = {{QStringLiteral("a@b.example"), 550, QStringLiteral("no")}};
    check(entry);
    entry.lastError.reset();
    entry.sentCopyDone = true;
    check(entry);
    Language::apply(QStringLiteral("en"));
}

QTEST_MAIN(TestMainWindowKeys)
#include "tst_mainwindow_keys.moc"
