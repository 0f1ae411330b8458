#include "gui/Contrast.h"
#include "gui/MarkingTranslator.h"
#include "gui/WindowDesk.h"
#include "gui/drive/WindowDriver.h"

#include "account/ErrorSentence.h"
#include "mainwindow/FolderPane.h"
#include "mainwindow/MainActions.h"
#include "mainwindow/OutboxCard.h"
#include "mainwindow/OutboxView.h"
#include "mainwindow/PaneArranger.h"
#include "mainwindow/StatusLine.h"
#include "models/MessageMime.h"
#include "reader/ReaderPane.h"
#include "store/Store.h"
#include "store/Transaction.h"
#include "widgets/ElidedLabel.h"
#include "widgets/EmptyState.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QActionGroup>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace postaci;

namespace {

Error wrongPassword()
{
    Error error = makeError(ErrorKind::Authentication, ErrorReason::CredentialsRejected,
                            QStringLiteral("login failed"), QStringLiteral("NO [AUTHENTICATIONFAILED] no"));
    error.host = QStringLiteral("imap.example.org");
    error.port = 993;
    return error;
}

Error refused()
{
    Error error = makeError(ErrorKind::Offline, ErrorReason::ConnectionRefused, QStringLiteral("refused"));
    error.host = QStringLiteral("imap.example.org");
    error.port = 993;
    return error;
}

/// Puts a message into the outbox of the work account, in that state.
void putIntoOutbox(const Desk& desk, OutboxState state, const std::optional<Error>& error)
{
    const std::unique_ptr<Store> store = std::move(Store::open(desk.dir.path(), desk.clock)).value();
    QVERIFY(store->write(WritePriority::User, [&](Transaction& transaction) -> Result<void> {
        OutboxEntry entry;
        entry.account = desk.mail.work;
        entry.state = OutboxState::Queued;
        entry.subject = QStringLiteral("To be sent");
        entry.messageId = QStringLiteral("out@example.org");
        entry.envelopeFrom = QStringLiteral("deniz@ornek.com.tr");
        entry.recipients = {QStringLiteral("a@example.org"), QStringLiteral("b@example.org")};
        const Result<OutboxId> id = transaction.addToOutbox(entry, "wire", "copy");
        if (!id)
            return unexpected(id.error());
        return transaction.setOutboxState(*id, state, error, {});
    }));
}

} // namespace

/// The main window over a real engine that is not connected to anything.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ColorScheme::Light); }
    void startsWithTheUnifiedInbox();
    void theTitleCountsTheFolderItNames();
    void menusAndToolBarShowTheirIcons();
    void aKeptDraftIsFoundAgain();
    void folderPaneCountsUnread();
    void specialFoldersComeFirst();
    void openingAMessageMarksItRead();
    void deletedMessageComesBackByUndo();
    void keysDoWhatTheMenusSay();
    void deletingFromTheTrashAsksFirst();
    void droppedMessagesMove();
    void everyCommandHasAShortcutAndWords();
    void wrongPasswordOffersToEnterIt();
    void lostConnectionIsSaidAfterAWhile();
    void statusLineSaysWhatAccountsDo();
    void theServersOwnWordsAreOneClickAway();
    void uncertainMessageSaysThatItMayHaveBeenSent();
    void narrowWindowShowsOnePaneAtATime();
    void layoutAndPlaceAreRemembered();
    void emptyPlacesSayWhatToDo();
    void withoutAccountsBothWaysAreOffered();
    void everyWordIsTranslated();
};

void TestMainWindow::startsWithTheUnifiedInbox()
{
    Desk desk;
    desk.open();
    QCOMPARE(desk.window->folderPane()->currentPlace().kind, TreePlace::Kind::AllInboxes);
    QCOMPARE(desk.rows().rowCount(), 60);
    QVERIFY(desk.list().selectedMessages().isEmpty());
    QCOMPARE(desk.window->reader()->currentMessage(), 0);
    QVERIFY(desk.window->isSettled());
    QVERIFY(desk.window->windowTitle().contains(QStringLiteral("6")));
}

void TestMainWindow::theTitleCountsTheFolderItNames()
{
    Desk desk;
    desk.open();
    QVERIFY(desk.folders().unreadInInboxes() > 0);
    const Folder inbox = desk.folders().folder(desk.mail.workInbox);
    QVERIFY(inbox.unread > 0 && inbox.unread < desk.folders().unreadInInboxes());
    desk.openInbox();
    QCOMPARE(desk.window->windowTitle(), QStringLiteral("Inbox (%1) – Postacı").arg(inbox.unread));
    const Folder archive = desk.folders().folder(desk.folder(FolderRole::Trash));
    QCOMPARE(archive.unread, 0);
    desk.window->folderPane()->select({TreePlace::Kind::Folder, desk.mail.work, archive.id});
    QCOMPARE(desk.window->windowTitle(), QStringLiteral("Trash – Postacı"));
}

void TestMainWindow::menusAndToolBarShowTheirIcons()
{
    Desk desk;
    desk.open();
    const auto inkOf = [](const QIcon& icon) {
        const QImage picture = icon.pixmap(32, 32).toImage();
        QColor strongest(0, 0, 0, 0);
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                if (picture.pixelColor(x, y).alpha() > strongest.alpha())
                    strongest = picture.pixelColor(x, y);
        return QColor(strongest.rgb());
    };
    const auto* button = desk.window->findChild<QToolButton*>(QStringLiteral("writeButton"));
    const QAction* write = desk.window->actions().write;
    for (const ColorScheme scheme : {ColorScheme::Dark, ColorScheme::Light}) {
        Theme::apply(*qApp, scheme);
        QVERIFY(test::contrast(inkOf(write->icon()), Theme::ground()) >= 4.5); // a menu's
        QVERIFY(test::contrast(inkOf(button->icon()), Theme::accent()) >= 4.5);
    }
    Language::apply(QStringLiteral("tr"));
    QVERIFY(test::contrast(inkOf(button->icon()), Theme::accent()) >= 4.5);
    Language::apply(QStringLiteral("en"));
    QVERIFY(desk.window->actions().next->icon().isNull()); // any of them reads as a check mark there
}

void TestMainWindow::aKeptDraftIsFoundAgain()
{
    Desk desk;
    desk.open();
    desk.window->writeNew();
    const QPointer<QWidget> composer = test::visibleWindow(QStringLiteral("composerWindow"));
    QVERIFY(composer);
    test::typeText(composer->findChild<QWidget*>(QStringLiteral("subjectEdit")), QStringLiteral("Plan"));
    composer->close();
    composer->close(); // asked a second time it keeps the text
    QTRY_VERIFY(composer.isNull());
    QVERIFY(desk.bar().isVisible());
    QVERIFY(desk.bar().text().contains(QStringLiteral("on this computer")));
    auto* open = desk.bar().findChild<QPushButton*>(QStringLiteral("infoBarPrimaryButton"));
    QCOMPARE(open->text(), QStringLiteral("Open drafts"));
    QTest::mouseClick(open, Qt::LeftButton);
    QMenu* drafts = desk.window->actions().draftsMenu;
    QTRY_VERIFY(drafts->isVisible());
    QVERIFY(drafts->actions().constFirst()->text().startsWith(QStringLiteral("Plan")));
    drafts->actions().constFirst()->trigger();
    drafts->close();
    const QPointer<QWidget> again = test::visibleWindow(QStringLiteral("composerWindow"));
    QVERIFY(again);
    again->close();
    QTRY_VERIFY(again.isNull());
    QVERIFY(!desk.bar().isVisible()); // it was looked at only
}

void TestMainWindow::folderPaneCountsUnread()
{
    Desk desk;
    desk.open();
    const FolderTreeModel& folders = desk.folders();
    const auto count = [&folders](const TreePlace& place) {
        return folders.indexOf(place).data(FolderTreeModel::CountRole).toInt();
    };
    QCOMPARE(count({TreePlace::Kind::AllInboxes, 0, 0}), 6);
    QCOMPARE(count({TreePlace::Kind::Folder, desk.mail.work, desk.mail.workInbox}), 3);
    desk.engine->setFlag({desk.mail.workMessages.first()}, MessageFlag::Seen, true);
    QTRY_COMPARE(count({TreePlace::Kind::Folder, desk.mail.work, desk.mail.workInbox}), 2);
    QCOMPARE(count({TreePlace::Kind::AllInboxes, 0, 0}), 5);
}

void TestMainWindow::specialFoldersComeFirst()
{
    Desk desk;
    desk.open();
    const FolderTreeModel& folders = desk.folders();
    const QModelIndex work = folders.indexOf({TreePlace::Kind::Account, desk.mail.work, 0});
    QStringList names;
    for (int row = 0; row < folders.rowCount(work); ++row)
        names.append(folders.index(row, 0, work).data().toString());
    QCOMPARE(names, QStringList({QStringLiteral("Inbox"), QStringLiteral("Drafts"), QStringLiteral("Sent"),
                                 QStringLiteral("Archive"), QStringLiteral("Junk"), QStringLiteral("Trash"),
                                 QStringLiteral("Projects"), QStringLiteral("Travel")}));
    const QModelIndex projects = folders.index(6, 0, work);
    QCOMPARE(folders.rowCount(projects), 2);
    QVERIFY(desk.window->folderPane()->tree()->isExpanded(work));
}

void TestMainWindow::openingAMessageMarksItRead()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const MessageId message = desk.mail.workMessages.first();
    QVERIFY(!desk.isRead(message));
    desk.clickRow(0);
    QCOMPARE(desk.window->reader()->currentMessage(), message);
    QTRY_VERIFY(desk.isRead(message));
    QTRY_VERIFY(!desk.rows().index(0).data(MessageListModel::UnreadRole).toBool());
    QTRY_VERIFY(desk.window->isSettled());

    // Marked unread by hand it stays so while it is open.
    QTest::keyClick(desk.window.get(), Qt::Key_M);
    QTRY_VERIFY(!desk.isRead(message));
    QCOMPARE(desk.window->reader()->currentMessage(), message);
}

void TestMainWindow::deletedMessageComesBackByUndo()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const MessageId message = desk.mail.workMessages.at(1);
    desk.list().selectMessage(message);
    desk.window->actions().remove->trigger();
    QCOMPARE(desk.list().selectedMessages(), QList<MessageId>{desk.mail.workMessages.at(2)});
    QTRY_COMPARE(desk.rows().rowOf(message), -1);
    QCOMPARE(desk.shownIn(message), desk.folder(FolderRole::Trash));
    QVERIFY(desk.bar().isVisible());
    QTest::mouseClick(desk.bar().findChild<QPushButton*>(QStringLiteral("infoBarPrimaryButton")),
                      Qt::LeftButton);
    QTRY_COMPARE(desk.rows().rowOf(message), 1);
    QCOMPARE(desk.shownIn(message), desk.mail.workInbox);
    QCOMPARE(desk.bar().text(), QStringLiteral("Undone: delete 1 message"));
    QVERIFY(!desk.window->actions().undo->isEnabled());

    desk.list().selectMessage(message);
    desk.window->actions().archive->trigger();
    QTRY_COMPARE(desk.shownIn(message), desk.folder(FolderRole::Archive));
    desk.window->actions().undo->trigger();
    QTRY_COMPARE(desk.shownIn(message), desk.mail.workInbox);
}

void TestMainWindow::keysDoWhatTheMenusSay()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    MainWindow* window = desk.window.get();
    desk.list().setFocus();
    QTest::keyClick(window, Qt::Key_J);
    QTest::keyClick(window, Qt::Key_J);
    const MessageId second = desk.mail.workMessages.at(1);
    QCOMPARE(desk.list().currentMessage(), second);
    QTest::keyClick(window, Qt::Key_S);
    QTRY_VERIFY(desk.rows().index(1).data(MessageListModel::FlaggedRole).toBool());
    QTest::keyClick(window, Qt::Key_S);
    QTRY_VERIFY(!desk.rows().index(1).data(MessageListModel::FlaggedRole).toBool());
    QTest::keyClick(window, Qt::Key_K);
    QCOMPARE(desk.list().currentMessage(), desk.mail.workMessages.first());
    QTest::keyClick(window, Qt::Key_A);
    QTRY_COMPARE(desk.shownIn(desk.mail.workMessages.first()), desk.folder(FolderRole::Archive));
    QTest::keyClick(window, Qt::Key_Delete);
    QTRY_COMPARE(desk.shownIn(second), desk.folder(FolderRole::Trash));
    QTest::keyClick(window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(desk.shownIn(second), desk.mail.workInbox);
}

void TestMainWindow::deletingFromTheTrashAsksFirst()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const MessageId message = desk.mail.workMessages.at(3);
    desk.engine->deleteMessages({message});
    QTRY_COMPARE(desk.shownIn(message), desk.folder(FolderRole::Trash));
    desk.window->folderPane()->select(
        {TreePlace::Kind::Folder, desk.mail.work, desk.folder(FolderRole::Trash)});
    desk.list().selectMessage(message);
    desk.window->actions().remove->trigger();
    QVERIFY(desk.bar().isVisible());
    QCOMPARE(desk.bar().kind(), InfoBar::Caution);
    QCOMPARE(desk.shownIn(message), desk.folder(FolderRole::Trash));
    QTest::mouseClick(desk.bar().findChild<QPushButton*>(QStringLiteral("infoBarPrimaryButton")),
                      Qt::LeftButton);
    QTRY_COMPARE(desk.shownIn(message), 0);
    QTRY_COMPARE(desk.rows().rowCount(), 0);
}

void TestMainWindow::droppedMessagesMove()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    FolderTreeModel& folders = desk.folders();
    const MessageId message = desk.mail.workMessages.at(2);
    const std::unique_ptr<QMimeData> data(desk.rows().mimeData({desk.rows().index(2)}));
    const QModelIndex junk =
        folders.indexOf({TreePlace::Kind::Folder, desk.mail.work, desk.folder(FolderRole::Junk)});
    folders.dropMimeData(data.get(), Qt::MoveAction, -1, -1, junk);
    QTRY_COMPARE(desk.shownIn(message), desk.folder(FolderRole::Junk));
    QVERIFY(desk.bar().isVisible());
}

void TestMainWindow::everyCommandHasAShortcutAndWords()
{
    Desk desk;
    desk.open();
    QSet<QString> keys;
    const MainActions& actions = desk.window->actions();
    for (const QAction* action :
         {actions.write,      actions.getMail,   actions.addAccount,    actions.settings,  actions.quit,
          actions.undo,       actions.selectAll, actions.reply,         actions.replyAll,  actions.forward,
          actions.archive,    actions.remove,    actions.junk,          actions.move,      actions.toggleRead,
          actions.toggleStar, actions.next,      actions.previous,      actions.back,      actions.nextPane,
          actions.copy,       actions.tags,      actions.removeForGood, actions.bringBack, actions.help}) {
        QVERIFY2(!action->shortcuts().isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(action->text().contains(QLatin1Char('&')), qPrintable(action->text()));
        for (const QKeySequence& key : action->shortcuts()) {
            QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
            keys.insert(key.toString());
        }
    }
}

void TestMainWindow::wrongPasswordOffersToEnterIt()
{
    Desk desk;
    desk.open();
    desk.tell(desk.mail.work, AccountActivity::NeedsUser, wrongPassword());
    QVERIFY(desk.accountBar().isVisible());
    QCOMPARE(desk.accountBar().kind(), InfoBar::Error);
    QVERIFY(desk.accountBar().text().contains(describeError(wrongPassword()).summary));
    QVERIFY(desk.accountBar().text().startsWith(QStringLiteral("Work")));
    QVERIFY(desk.accountBar().details().contains(QStringLiteral("AUTHENTICATIONFAILED")));
    QTest::mouseClick(desk.accountBar().findChild<QPushButton*>(QStringLiteral("infoBarPrimaryButton")),
                      Qt::LeftButton);
    QTRY_VERIFY(QApplication::activeModalWidget() != nullptr);
    QApplication::activeModalWidget()->close();
    desk.tell(desk.mail.work, AccountActivity::SigningIn);
    QVERIFY(desk.accountBar().isVisible()); // until it is known to be over
    desk.tell(desk.mail.work, AccountActivity::Push);
    QVERIFY(!desk.accountBar().isVisible());
}

void TestMainWindow::lostConnectionIsSaidAfterAWhile()
{
    Desk desk;
    desk.open();
    desk.tell(desk.mail.home, AccountActivity::Offline, refused());
    QVERIFY(!desk.accountBar().isVisible());
    desk.tell(desk.mail.home, AccountActivity::Push);
    desk.tell(desk.mail.home, AccountActivity::Offline, refused());
    QTRY_VERIFY(desk.accountBar().isVisible());
    QCOMPARE(desk.accountBar().kind(), InfoBar::Caution);
    QVERIFY(desk.accountBar().text().contains(describeError(refused()).summary));
    // What needs the user comes first.
    desk.tell(desk.mail.work, AccountActivity::NeedsUser, wrongPassword());
    QVERIFY(desk.accountBar().text().contains(describeError(wrongPassword()).summary));
    QTest::mouseClick(desk.accountBar().findChild<QWidget*>(QStringLiteral("infoBarCloseButton")),
                      Qt::LeftButton);
    QVERIFY(desk.accountBar().text().contains(describeError(refused()).summary));
}

void TestMainWindow::statusLineSaysWhatAccountsDo()
{
    Desk desk;
    desk.open();
    desk.tell(desk.mail.work, AccountActivity::Push);
    desk.tell(desk.mail.home, AccountActivity::SigningIn);
    QStringList texts;
    for (const ElidedLabel* label : desk.window->findChildren<ElidedLabel*>(QStringLiteral("accountStatus")))
        texts.append(label->fullText());
    QCOMPARE(texts.size(), 2);
    QVERIFY2(texts.first().startsWith(QStringLiteral("Work: up to date")), qPrintable(texts.first()));
    QVERIFY2(texts.first().endsWith(QStringLiteral("push")), qPrintable(texts.first()));
    QCOMPARE(texts.last(), QStringLiteral("Home: signing in…"));
}

void TestMainWindow::theServersOwnWordsAreOneClickAway()
{
    Desk desk;
    putIntoOutbox(desk, OutboxState::Failed,
                  makeError(ErrorKind::Rejected, ErrorReason::MessageRefused, QStringLiteral("refused"),
                            QStringLiteral("554 5.7.1 the server's own words")));
    desk.open();
    desk.window->folderPane()->select({TreePlace::Kind::Outbox, 0, 0});
    const auto cards = desk.window->findChildren<OutboxCard*>();
    QCOMPARE(cards.size(), 1);
    const auto* words = cards.first()->findChild<QLabel*>(QStringLiteral("outboxWords"));
    auto* unfold = cards.first()->findChild<QToolButton*>(QStringLiteral("outboxWordsButton"));
    QTRY_VERIFY(unfold->isVisible());
    QVERIFY(!words->isVisible());
    unfold->setFocus();
    QTest::keyClick(unfold, Qt::Key_Space);
    QVERIFY(words->isVisible() && words->text().contains(QStringLiteral("the server's own words")));
}

void TestMainWindow::uncertainMessageSaysThatItMayHaveBeenSent()
{
    Desk desk;
    putIntoOutbox(desk, OutboxState::Uncertain, std::nullopt);
    desk.open();
    desk.window->folderPane()->select({TreePlace::Kind::Outbox, 0, 0});
    const auto cards = desk.window->findChildren<OutboxCard*>();
    QCOMPARE(cards.size(), 1);
    const auto* state = cards.first()->findChild<QLabel*>(QStringLiteral("outboxState"));
    QTRY_VERIFY(state->isVisible());
    QCOMPARE(state->text(), QStringLiteral("May have been sent"));
    auto* question = cards.first()->findChild<InfoBar*>(QStringLiteral("outboxQuestion"));
    QTest::mouseClick(cards.first()->findChild<QPushButton*>(QStringLiteral("discardButton")),
                      Qt::LeftButton);
    QVERIFY(question->isVisible());
    QVERIFY(question->text().contains(QStringLiteral("may have been sent")));
    QCOMPARE(desk.engine->reader().outbox()->size(), 1);
    QTest::mouseClick(question->findChild<QPushButton*>(QStringLiteral("infoBarPrimaryButton")),
                      Qt::LeftButton);
    QTRY_COMPARE(desk.engine->reader().outbox()->size(), 0);
    QTRY_VERIFY(desk.window->findChildren<OutboxCard*>().isEmpty());
}

void TestMainWindow::narrowWindowShowsOnePaneAtATime()
{
    Desk desk;
    desk.open(QSize(800, 600));
    desk.openInbox();
    QVERIFY(desk.list().isVisible());
    QVERIFY(!desk.window->reader()->isVisible());
    QVERIFY(!desk.window->actions().back->isVisible());
    const MessageId message = desk.mail.workMessages.first();
    desk.clickRow(0);
    QTRY_VERIFY(desk.window->reader()->isVisible());
    QVERIFY(!desk.list().isVisible());
    QCOMPARE(desk.window->reader()->currentMessage(), message);
    QTest::keyClick(desk.window.get(), Qt::Key_Escape);
    QVERIFY(desk.list().isVisible());
    QCOMPARE(desk.list().selectedMessages(), QList<MessageId>{message});

    QVERIFY(!desk.window->folderPane()->tree()->isFolded());
    desk.window->resize(600, 500);
    QTRY_VERIFY(desk.window->folderPane()->tree()->isFolded());
    desk.window->resize(1200, 700);
    QTRY_VERIFY(!desk.window->folderPane()->tree()->isFolded());
    QVERIFY(desk.list().isVisible());
    QVERIFY(desk.window->reader()->isVisible());
}

void TestMainWindow::layoutAndPlaceAreRemembered()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.window->actions().layouts->actions().at(1)->trigger();
    QCOMPARE(desk.settings->paneLayout(), PaneLayout::ListAboveReader);
    QTRY_VERIFY(desk.window->reader()->mapToGlobal(QPoint(0, 0)).y() >
                desk.list().mapToGlobal(QPoint(0, 0)).y());
    desk.window->close();
    desk.window.reset();
    desk.window = std::make_unique<MainWindow>(*desk.engine, *desk.settings, desk.providers);
    QCOMPARE(desk.window->folderPane()->currentPlace().folder, desk.mail.workInbox);
    QVERIFY(desk.window->actions().layouts->actions().at(1)->isChecked());
    QCOMPARE(desk.rows().rowCount(), 40);
}

void TestMainWindow::emptyPlacesSayWhatToDo()
{
    Desk desk;
    desk.open();
    const EmptyState* empty = desk.window->listPane()->emptyState();
    QStringList titles;
    for (const FolderRole role :
         {FolderRole::Trash, FolderRole::Junk, FolderRole::Sent, FolderRole::Archive}) {
        desk.window->folderPane()->select({TreePlace::Kind::Folder, desk.mail.work, desk.folder(role)});
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(!empty->title().isEmpty());
        titles.append(empty->title());
    }
    QCOMPARE(titles.removeDuplicates(), 0);
    desk.openInbox();
    QTRY_VERIFY(!empty->isVisible());
}

/// Both ways to begin are there at once, and by the keyboard.
void TestMainWindow::withoutAccountsBothWaysAreOffered()
{
    Desk desk(Desk::Filled::No);
    desk.open();
    auto* welcome = desk.window->findChild<EmptyState*>(QStringLiteral("welcome"));
    QVERIFY(welcome->isVisible());
    QVERIFY(!desk.window->folderPane()->isVisible());
    QVERIFY(!desk.window->actions().write->isEnabled());
    desk.window->begin();
    QVERIFY(QApplication::activeModalWidget() == nullptr); // nobody is made to begin
    auto* own = welcome->findChild<QPushButton*>(QStringLiteral("emptyStatePrimaryButton"));
    auto* sample = welcome->findChild<QPushButton*>(QStringLiteral("emptyStateSecondaryButton"));
    QVERIFY(own->hasFocus());
    QTest::keyClick(own, Qt::Key_Tab);
    QVERIFY(sample->hasFocus());
    QTest::keyClick(sample, Qt::Key_Backtab);
    QTest::keyClick(own, Qt::Key_Return);
    QTRY_VERIFY(QApplication::activeModalWidget() != nullptr);
    QVERIFY(QApplication::activeModalWidget()->inherits("postaci::AccountWizard"));
    QApplication::activeModalWidget()->close();
    desk.window->activateWindow();
    sample->setFocus();
    QTest::keyClick(sample, Qt::Key_Return);
    QTRY_VERIFY(!welcome->isVisible());
}

void TestMainWindow::everyWordIsTranslated()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    test::MarkingTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    const MainActions& actions = desk.window->actions();
    QTRY_VERIFY(actions.write->text().contains(QChar(u'«')));
    for (const QAction* action : actions.findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly))
        QVERIFY2(action->text().contains(QChar(u'«')), qPrintable(action->text()));
    for (const QMenu* menu : desk.window->findChildren<QMenu*>()) {
        if (menu != actions.moveMenu && menu != actions.copyMenu && !menu->title().isEmpty())
            QVERIFY2(menu->title().contains(QChar(u'«')), qPrintable(menu->title()));
    }
    const QAbstractItemModel& tree = *desk.window->folderPane()->tree()->model();
    for (int row = 0; row < 3; ++row)
        QVERIFY(tree.index(row, 0).data().toString().startsWith(QChar(u'«')));
    QVERIFY(desk.window->findChild<ElidedLabel*>(QStringLiteral("listHeading"))
                ->fullText()
                .startsWith(QChar(u'«')));
    QVERIFY(desk.rows().index(0).data(Qt::AccessibleTextRole).toString().startsWith(QChar(u'«')));
    QCoreApplication::removeTranslator(&translator);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
