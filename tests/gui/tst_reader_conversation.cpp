// The reader with a whole conversation: the other messages as rows around the one that is open.
#include "gui/Talk.h"

#include "composer/ComposerWindow.h"
#include "mainwindow/ListActions.h"
#include "mainwindow/MainActions.h"
#include "reader/ConversationDelegate.h"
#include "settings/SettingsDialog.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QCheckBox>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextEdit>
#include <QToolButton>

using namespace postaci;

namespace {

using Role = MessageListModel::Role;

constexpr int kPatience = 30'000; ///< milliseconds; the first HTML body starts the engine's processes

} // namespace

class TestReaderConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyMessageHasARow();
    void rowsShowWhatTheyAre();
    void messagesAloneHaveNoRows();
    void theOldestUnreadOpensFirst();
    void ofMessagesTheChosenOneOpens();
    void onlyTheOpenOneIsRead();
    void thereIsOneViewForAllHtml();
    void theListFollowsTheReader();
    void answersAreForTheOpenMessage();
    void theStarIsTheMessagesAndArchivingTheConversations();
    void keysAreEnough();
    void manyAreBehindAButton();
    void itCanBeSwitchedOff();
    void rowsFitNarrowWindows();
    void lowWindowsKeepTheMessage();
    void aSingleWindowGoesBackAndForth();
    void nothingIsReadBehindTheList();
    void wordsFollowTheLanguage();
    void pictures();
};

void TestReaderConversation::init()
{
    Language::apply(u"en"_s);
    Theme::apply(*qApp, ColorScheme::Light);
}

void TestReaderConversation::everyMessageHasARow()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 3);
    const MessageId sent = talk.bring(talk.folderOf(FolderRole::Sent), u"Rapor"_s, 7, 5000);
    const MessageId kept = talk.bring(talk.folderOf(FolderRole::Archive), u"Rapor"_s, 8, 500);
    talk.bring(talk.folderOf(FolderRole::Trash), u"Rapor"_s, 9, 400);
    talk.show();
    talk.select(in.at(2));
    QCOMPARE(talk.members(), (QList{in.at(0), sent, in.at(1), in.at(2), kept}));
    QCOMPARE(talk.shown(), in.at(2));
    QCOMPARE(Talk::idsIn(talk.earlier()), (QList{in.at(0), sent, in.at(1)}));
    QCOMPARE(Talk::idsIn(talk.later()), QList{kept});
    // They stand above and below what is open.
    const auto top = [&](const QWidget& widget) { return widget.mapTo(&talk.reader(), QPoint(0, 0)).y(); };
    QVERIFY(top(talk.earlier()) + talk.earlier().height() <= top(*talk.reader().findChild<MessageHeader*>()));
    QVERIFY(top(talk.text()) + talk.text().height() <= top(talk.later()));
    // A click opens another one, and the rows are around that.
    Talk::clickRow(talk.earlier(), 1);
    QCOMPARE(talk.shown(), sent);
    QTRY_VERIFY(talk.window->isSettled());
    QCOMPARE(talk.text().toPlainText().trimmed(), u"Metin 7"_s);
    QCOMPARE(Talk::idsIn(talk.earlier()), QList{in.at(0)});
    QCOMPARE(Talk::idsIn(talk.later()), (QList{in.at(1), in.at(2), kept}));
    QVERIFY(talk.reader().isAncestorOf(QApplication::focusWidget()));
    QVERIFY(!talk.earlier().hasFocus() && !talk.later().hasFocus());
}

void TestReaderConversation::rowsShowWhatTheyAre()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 2);
    const MessageId sent = talk.bring(talk.folderOf(FolderRole::Sent), u"Rapor"_s, 5, 300,
                                      MessageFlags(MessageFlag::Flagged) | MessageFlag::Answered);
    talk.write([&](Transaction& t) { return t.setBodySummary(sent, {u"Ekte yeni sürüm"_s, true, {}}); });
    talk.show();
    talk.select(in.first());
    const QAbstractItemModelTester tester(talk.later().model(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QModelIndex row = talk.later().model()->index(1, 0);
    QCOMPARE(row.data(Role::IdRole).toLongLong(), sent);
    QCOMPARE(row.data(Role::SenderRole).toString(), u"Mehmet"_s);
    QCOMPARE(row.data(Role::PreviewRole).toString(), u"Ekte yeni sürüm"_s);
    QCOMPARE(row.data(Role::PlaceRole).toString(), u"Sent"_s);
    QVERIFY(row.data(Role::UnreadRole).toBool() && row.data(Role::FlaggedRole).toBool());
    QVERIFY(row.data(Role::AnsweredRole).toBool() && row.data(Role::AttachmentRole).toBool());
    const QString spoken = row.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(u"Unread, Starred, from Mehmet, Ekte yeni sürüm, "_s), qPrintable(spoken));
    QVERIFY2(spoken.endsWith(u"has attachment, replied to, in Sent"_s), qPrintable(spoken));
    QAccessibleInterface* rows = QAccessible::queryAccessibleInterface(&talk.later());
    QCOMPARE(rows->childCount(), 2);
    QCOMPARE(rows->child(1)->text(QAccessible::Name), spoken);
    // The folder of the list needs no name.
    QVERIFY(talk.later().model()->index(0, 0).data(Role::PlaceRole).toString().isEmpty());
    QCOMPARE(talk.later().accessibleName(), u"Later messages of the conversation"_s);
    // Where it was chosen decides.
    talk.window->folderPane()->select(
        {TreePlace::Kind::Folder, talk.mail.work, talk.folder(FolderRole::Sent)});
    talk.select(sent);
    QCOMPARE(talk.earlier().model()->index(0, 0).data(Role::PlaceRole).toString(), u"Inbox"_s);
}

void TestReaderConversation::messagesAloneHaveNoRows()
{
    Talk talk;
    const MessageId alone = talk.bring(talk.mail.workInbox, u"Plan"_s, 0, 100);
    talk.bringMany(u"Rapor"_s, 2);
    const MessageId thrown = talk.bring(talk.folderOf(FolderRole::Trash), u"Rapor"_s, 4, 50);
    talk.show();
    talk.select(alone);
    QVERIFY(!talk.earlier().isVisible() && !talk.later().isVisible());
    QVERIFY(!talk.reader().canGo(1) && !talk.reader().canGo(-1));
    QVERIFY(!talk.window->actions().nextInConversation->isEnabled());
    talk.window->folderPane()->select(
        {TreePlace::Kind::Folder, talk.mail.work, talk.folder(FolderRole::Trash)});
    talk.select(thrown);
    QCOMPARE(talk.shown(), thrown);
    QVERIFY(!talk.earlier().isVisible() && !talk.later().isVisible());
}

void TestReaderConversation::theOldestUnreadOpensFirst()
{
    Talk talk;
    QList<MessageId> in = talk.bringMany(u"Rapor"_s, 4);
    const QList<MessageId> plan = talk.bringMany(u"Plan"_s, 3);
    talk.flag(in.at(1), MessageFlag::Seen, false);
    talk.flag(in.at(2), MessageFlag::Seen, false);
    talk.show();
    talk.showConversations();
    talk.select(in.last());
    QCOMPARE(talk.list().selectedMessages(), QList{in.last()});
    QCOMPARE(talk.shown(), in.at(1));
    QTRY_VERIFY(talk.isRead(in.at(1)));
    QVERIFY(!talk.isRead(in.at(2)));
    talk.select(plan.last());
    QCOMPARE(talk.shown(), plan.last()); // all read: the newest
    talk.select(in.last());
    QCOMPARE(talk.shown(), in.at(2)); // the next that is unread
    // What is being written is not to be read.
    const MessageId draft = talk.bring(talk.folder(FolderRole::Drafts), u"Plan"_s, 9, 9999, {});
    talk.select(plan.last());
    QCOMPARE(talk.members().first(), draft);
    QCOMPARE(talk.shown(), plan.last());
    // One of an opened conversation is what it is.
    talk.rows().setOpened(talk.rows().rowOf(plan.last()), true);
    talk.select(plan.first());
    QCOMPARE(talk.shown(), plan.first());
}

void TestReaderConversation::ofMessagesTheChosenOneOpens()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 4, {});
    talk.show();
    talk.select(in.at(2));
    QCOMPARE(talk.shown(), in.at(2));
    talk.select(in.at(0));
    QCOMPARE(talk.shown(), in.at(0));
    QCOMPARE(Talk::idsIn(talk.later()), in.mid(1));
}

void TestReaderConversation::onlyTheOpenOneIsRead()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 3, {});
    talk.show();
    talk.select(in.first());
    QTRY_VERIFY(talk.isRead(in.first()));
    QVERIFY(!talk.isRead(in.at(1)) && !talk.isRead(in.at(2)));
    Talk::clickRow(talk.later(), 1);
    QTRY_VERIFY(talk.isRead(in.at(2)));
    QVERIFY(!talk.isRead(in.at(1)));
    const QModelIndex row = talk.rows().index(talk.rows().rowOf(in.at(2)), 0);
    QTRY_VERIFY(!row.data(Role::UnreadRole).toBool());
    // Marked unread by hand it stays so while it is open.
    talk.window->actions().markUnread->trigger();
    QTRY_VERIFY(!talk.isRead(in.at(2)));
    QTRY_VERIFY(talk.window->isSettled());
    QCOMPARE(talk.shown(), in.at(2));
    QVERIFY(!talk.isRead(in.at(2)));
}

void TestReaderConversation::thereIsOneViewForAllHtml()
{
    Talk talk;
    QList<MessageId> in;
    for (int n = 0; n < 3; ++n)
        in.append(talk.bring(talk.mail.workInbox, u"Rapor"_s, n, 9000 - n * 60, MessageFlag::Seen,
                             "text/html", "<p>HTML " + QByteArray::number(n) + "</p>"));
    talk.show();
    QSignalSpy shown(&talk.reader(), &ReaderPane::messageShown);
    talk.list().selectMessage(in.first());
    QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty() && talk.window->isSettled(), kPatience);
    const auto* body = talk.reader().findChild<BodyView*>();
    if (body->shown() != BodyView::Shown::Html)
        QFAIL("there is no HTML view");
    const QWidget* view = body->html();
    for (const MessageId next : {in.at(1), in.at(2)}) {
        talk.window->actions().nextInConversation->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(shown.last().first().value<MessageId>(), next, kPatience);
        QCOMPARE(talk.reader().findChildren<BodyView*>().size(), 1);
        QCOMPARE(body->html(), view);
        QCOMPARE(body->shown(), BodyView::Shown::Html);
    }
}

void TestReaderConversation::theListFollowsTheReader()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 2);
    const MessageId sent = talk.bring(talk.folderOf(FolderRole::Sent), u"Rapor"_s, 5, 300);
    talk.show();
    talk.select(in.first());
    Talk::clickRow(talk.later(), 0);
    QCOMPARE(talk.shown(), in.at(1));
    QCOMPARE(talk.list().selectedMessages(), QList{in.at(1)});
    // What has no row there leaves the selection where it is.
    Talk::clickRow(talk.later(), 0);
    QCOMPARE(talk.shown(), sent);
    QCOMPARE(talk.list().selectedMessages(), QList{in.at(1)});
    // What is thrown away is what is read.
    QTRY_VERIFY(talk.window->isSettled());
    talk.window->actions().remove->trigger();
    QTRY_COMPARE(talk.shownIn(sent), talk.folder(FolderRole::Trash));
    QCOMPARE(talk.shownIn(in.at(1)), talk.mail.workInbox);
}

void TestReaderConversation::answersAreForTheOpenMessage()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 3);
    talk.show();
    talk.showConversations();
    talk.select(in.last());
    QCOMPARE(talk.shown(), in.last());
    Talk::clickRow(talk.earlier(), 1);
    QCOMPARE(talk.shown(), in.at(1));
    QCOMPARE(talk.list().selectedMessages(), QList{in.last()}); // the conversation
    talk.window->actions().reply->trigger();
    ComposerWindow* composer = nullptr;
    const auto find = [&] {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (auto* found = qobject_cast<ComposerWindow*>(widget))
                composer = found;
        }
        return composer != nullptr;
    };
    QTRY_VERIFY(find());
    QTRY_VERIFY(composer->findChild<QTextEdit*>(u"bodyEdit"_s)->toPlainText().contains(u"> Metin 1"_s));
    delete composer;
}

void TestReaderConversation::theStarIsTheMessagesAndArchivingTheConversations()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 3);
    talk.show();
    talk.showConversations();
    talk.select(in.last());
    Talk::clickRow(talk.earlier(), 1);
    QCOMPARE(talk.shown(), in.at(1));
    // The star of the header is that message's.
    QTest::mouseClick(talk.reader().findChild<QToolButton*>(u"starButton"_s), Qt::LeftButton);
    const auto isStarred = [&](MessageId id) {
        return talk.engine->reader().rows({id}).value_or({}).value(0).flags.testFlag(MessageFlag::Flagged);
    };
    QTRY_VERIFY(isStarred(in.at(1)));
    QVERIFY(!isStarred(in.last()));
    // Archiving is for what is selected: the conversation.
    talk.window->actions().archive->trigger();
    for (const MessageId id : in)
        QTRY_COMPARE(talk.shownIn(id), talk.folder(FolderRole::Archive));
    talk.window->actions().undo->trigger();
    for (const MessageId id : in)
        QTRY_COMPARE(talk.shownIn(id), talk.mail.workInbox);
}

void TestReaderConversation::keysAreEnough()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 6);
    talk.show();
    talk.select(in.at(3));
    talk.list().setFocus();
    Talk::press(Qt::Key_J, Qt::ShiftModifier);
    QCOMPARE(talk.shown(), in.at(4));
    QVERIFY(talk.list().hasFocus()); // it stays where it was
    Talk::press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(talk.shown(), in.at(5));
    QVERIFY(!talk.window->actions().nextInConversation->isEnabled());
    Talk::press(Qt::Key_K, Qt::ShiftModifier);
    QCOMPARE(talk.shown(), in.at(4));
    Talk::press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(talk.shown(), in.at(3));
    QTRY_VERIFY(talk.window->isSettled());
    // By Tab from the button of the earlier ones into the rows, the message, and the rows after it.
    QVERIFY(talk.earlier().isVisible() && talk.later().isVisible());
    talk.earlier().setFocus(Qt::TabFocusReason);
    QCOMPARE(talk.earlier().currentIndex().row(), talk.earlier().model()->rowCount() - 1);
    Talk::press(Qt::Key_Up);
    const MessageId above = talk.earlier().currentIndex().data(Role::IdRole).toLongLong();
    QCOMPARE(above, in.at(1));
    Talk::press(Qt::Key_Return);
    QCOMPARE(talk.shown(), above);
    QTRY_VERIFY(talk.window->isSettled());
    QVERIFY(talk.text().hasFocus());
    bool wasInRows = false;
    for (int step = 0; step < 40 && !wasInRows; ++step) {
        Talk::press(Qt::Key_Tab);
        wasInRows = talk.later().hasFocus();
    }
    QVERIFY(wasInRows);
    Talk::press(Qt::Key_Space);
    QCOMPARE(talk.shown(), in.at(2));
    talk.settings->setShortcutSet(ShortcutSet::GmailLike);
    Talk::press(Qt::Key_K, Qt::ShiftModifier);
    QCOMPARE(talk.shown(), in.at(1));
}

void TestReaderConversation::manyAreBehindAButton()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 21);
    talk.flag(in.at(3), MessageFlag::Seen, false);
    talk.show();
    talk.select(in.at(15));
    QPushButton& earlier = talk.button("showEarlierButton");
    QPushButton& later = talk.button("showLaterButton");
    QCOMPARE(Talk::idsIn(talk.earlier()), in.mid(13, 2));
    QCOMPARE(Talk::idsIn(talk.later()), in.mid(16, 2));
    QCOMPARE(earlier.text(), earlierText(13, 1));
    QCOMPARE(later.text(), laterText(3));
    QCOMPARE(earlier.accessibleName(), u"Show "_s + earlierText(13, 1));
    earlier.setFocus();
    Talk::press(Qt::Key_Return);
    QCOMPARE(Talk::idsIn(talk.earlier()), in.mid(0, 15));
    QVERIFY(talk.earlier().height() <= talk.reader().height() / 3);
    QVERIFY(talk.earlier().height() > talk.reader().height() / 4);
    QVERIFY(talk.earlier().visibleRegion().boundingRect().height() == talk.earlier().height());
    const QScrollBar* bar = talk.earlier().verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum()); // those beside the open one are in view
    QCOMPARE(earlier.text(), u"Fewer earlier messages"_s);
    // One side at a time, so that the message has its room.
    later.click();
    QCOMPARE(Talk::idsIn(talk.later()), in.mid(16));
    QCOMPARE(Talk::idsIn(talk.earlier()), in.mid(13, 2));
    // It stays so within the conversation.
    later.click();
    earlier.click();
    talk.earlier().setCurrentIndex(talk.earlier().model()->index(3, 0));
    talk.earlier().setFocus();
    Talk::press(Qt::Key_Return);
    QCOMPARE(talk.shown(), in.at(3));
    QVERIFY(!earlier.isVisible()); // three are as many as a button and two
    QCOMPARE(Talk::idsIn(talk.earlier()), in.mid(0, 3));
    QCOMPARE(later.text(), laterText(15));
}

void TestReaderConversation::itCanBeSwitchedOff()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 4, {});
    talk.show();
    QAction* whole = talk.window->actions().wholeConversations;
    QVERIFY(whole->isChecked()); // unless it is told otherwise
    talk.select(in.at(2));
    QVERIFY(talk.earlier().isVisible());
    talk.window->openSettings();
    auto* dialog = talk.window->findChild<SettingsDialog*>();
    auto* check = dialog->findChild<QCheckBox*>(u"wholeConversationsCheck"_s);
    QVERIFY(check->isChecked());
    check->click();
    QVERIFY(!talk.settings->showsWholeConversations());
    QVERIFY(!whole->isChecked());
    QVERIFY(!talk.earlier().isVisible() && !talk.later().isVisible());
    QCOMPARE(talk.shown(), in.at(2));
    QVERIFY(!talk.window->actions().nextInConversation->isEnabled());
    // A row for a conversation is its newest message then.
    talk.showConversations();
    talk.select(talk.mail.workMessages.last());
    talk.select(in.last());
    QCOMPARE(talk.shown(), in.last());
    const FolderId trash = talk.folder(FolderRole::Trash);
    talk.write([&](Transaction& t) { return t.wantMove({in.last()}, trash); });
    QTRY_COMPARE(talk.rows().rowOf(in.last()), -1);
    QCOMPARE(talk.shown(), in.last()); // that was only moved
    whole->trigger();
    QVERIFY(check->isChecked());
    talk.select(talk.mail.workMessages.last());
    talk.select(in.at(2));
    QVERIFY(talk.earlier().isVisible() || talk.later().isVisible());
    AppSettings again(talk.dir.path());
    QVERIFY(again.showsWholeConversations());
}

void TestReaderConversation::rowsFitNarrowWindows()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 12);
    talk.show();
    talk.select(in.at(6));
    const int oneLine = talk.earlier().height() / 2;
    ReaderPane narrow(*talk.engine, *talk.settings);
    narrow.resize(420, 700);
    narrow.show();
    QVERIFY(QTest::qWaitForWindowExposed(&narrow));
    narrow.showMessage(in.at(6));
    QTRY_VERIFY(narrow.isSettled());
    auto* rows = narrow.findChild<ConversationList*>(u"earlierMessages"_s);
    QTRY_COMPARE(rows->width(), 420);
    QCOMPARE(narrow.width(), 420); // nothing of it is wider
    QCOMPARE(rows->model()->rowCount(), 2);
    QVERIFY(rows->height() > 2 * oneLine); // two lines a row
    QCOMPARE(rows->height(), 2 * ConversationDelegate::rowHeight(rows->font(), rows->width()));
    QCOMPARE(rows->visualRect(rows->model()->index(1, 0)).bottom() + 1, rows->height());
}

void TestReaderConversation::lowWindowsKeepTheMessage()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 12);
    talk.show();
    ReaderPane narrow(*talk.engine, *talk.settings);
    narrow.resize(420, 320);
    narrow.show();
    QVERIFY(QTest::qWaitForWindowExposed(&narrow));
    narrow.showMessage(in.at(6));
    QTRY_VERIFY(narrow.isSettled());
    // Where there is little height there are only the buttons.
    auto* rows = narrow.findChild<ConversationList*>(u"earlierMessages"_s);
    QTRY_VERIFY(!rows->isVisible());
    auto* button = narrow.findChild<QPushButton*>(u"showEarlierButton"_s);
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), earlierText(6));
    button->click();
    QVERIFY(rows->isVisible());
    QCOMPARE(rows->model()->rowCount(), 6);
    // Where there is still less, the message has it all.
    narrow.resize(420, 250);
    QTRY_VERIFY(!rows->isVisible() && !button->isVisible());
    QCOMPARE(narrow.height(), 250);
    narrow.resize(420, 700);
    QTRY_VERIFY(rows->isVisible());
    QVERIFY(narrow.findChild<BodyView*>()->height() > 100);
}

void TestReaderConversation::aSingleWindowGoesBackAndForth()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 4);
    talk.flag(in.at(1), MessageFlag::Seen, false);
    talk.flag(in.at(2), MessageFlag::Seen, false);
    talk.show(QSize(700, 600));
    talk.showConversations();
    talk.list().setFocus();
    talk.list().selectMessage(in.last());
    QVERIFY(!talk.reader().isVisible());
    QVERIFY(!talk.isRead(in.at(1)));
    Talk::press(Qt::Key_Return);
    QVERIFY(talk.reader().isVisible());
    QCOMPARE(talk.shown(), in.at(1));
    QTRY_VERIFY(talk.isRead(in.at(1)));
    Talk::press(Qt::Key_J, Qt::ShiftModifier);
    QCOMPARE(talk.shown(), in.at(2));
    QTRY_VERIFY(talk.isRead(in.at(2)));
    Talk::press(Qt::Key_Escape);
    QVERIFY(!talk.reader().isVisible());
    QVERIFY(!talk.window->actions().nextInConversation->isEnabled());
}

void TestReaderConversation::nothingIsReadBehindTheList()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 4);
    talk.flag(in.at(2), MessageFlag::Seen, false);
    talk.show(QSize(700, 600));
    talk.showConversations();
    talk.list().setFocus();
    talk.list().selectMessage(in.last());
    Talk::press(Qt::Key_Return);
    QCOMPARE(talk.shown(), in.at(2));
    QTRY_VERIFY(talk.isRead(in.at(2)));
    Talk::press(Qt::Key_Escape);
    talk.flag(in.at(0), MessageFlag::Seen, false);
    talk.flag(in.at(3), MessageFlag::Seen, false);
    const FolderId trash = talk.folder(FolderRole::Trash);
    talk.write([&](Transaction& t) { return t.wantMove({in.at(2)}, trash); });
    QTRY_COMPARE(talk.members(), (QList{in.at(0), in.at(1), in.at(3)}));
    QTRY_VERIFY(talk.window->isSettled());
    QVERIFY(!talk.isRead(in.at(3)) && !talk.isRead(in.at(0)));
    // Chosen again, it opens at its oldest unread message.
    Talk::press(Qt::Key_Return);
    QCOMPARE(talk.shown(), in.at(0));
    QTRY_VERIFY(talk.isRead(in.at(0)));
}

void TestReaderConversation::wordsFollowTheLanguage()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 12, {});
    const MessageId sent = talk.bring(talk.folderOf(FolderRole::Sent), u"Rapor"_s, 20, 1);
    talk.show();
    talk.select(in.at(11));
    QCOMPARE(talk.button("showEarlierButton").text(), earlierText(9, 9));
    Language::apply(u"tr"_s);
    QCoreApplication::processEvents();
    QCOMPARE(talk.button("showEarlierButton").text(), earlierText(9, 9));
    QCOMPARE(talk.earlier().accessibleName(), ConversationRows::tr("Earlier messages of the conversation"));
    const QModelIndex row = talk.later().model()->index(0, 0);
    QCOMPARE(row.data(Role::IdRole).toLongLong(), sent);
    QCOMPARE(row.data(Role::PlaceRole).toString(), u"Gönderilmiş"_s);
    const QString spoken = row.data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.endsWith(u"klasör: Gönderilmiş"_s), qPrintable(spoken));
    talk.button("showEarlierButton").click();
    QCOMPARE(talk.button("showEarlierButton").text(), ConversationRows::tr("Fewer earlier messages"));
}

/// Pictures for people, in the directory that POSTACI_PICTURES names.
void TestReaderConversation::pictures()
{
    const QString dir = qEnvironmentVariable("POSTACI_PICTURES");
    if (dir.isEmpty())
        return;
    for (const QString& language : {u"en"_s, u"tr"_s}) {
        for (const ColorScheme scheme : {ColorScheme::Light, ColorScheme::Dark}) {
            Language::apply(language);
            Theme::apply(*qApp, scheme);
            Talk talk;
            const QByteArray words =
                "Merhaba,\r\n\r\nEkteki yeni sürümde rakamlar kesinleşti. Sunumdan önce "
                "bakabilir misiniz? Perşembe gününe kadar vaktimiz var.\r\n\r\nSelamlar\r\n";
            QList<MessageId> in;
            for (int n = 0; n < 9; ++n)
                in.append(
                    talk.bring(n % 3 == 1 ? talk.folderOf(FolderRole::Sent) : talk.mail.workInbox,
                               u"Üç aylık rapor"_s, n, 1000 + (8 - n) * 40000,
                               n == 1 || n == 7 ? MessageFlags(MessageFlag::Flagged) : MessageFlag::Seen,
                               "text/plain", words));
            talk.show();
            talk.showConversations();
            talk.select(in.at(8));
            const QString name =
                u"%1/conversation-%2-%3-"_s.arg(dir, language, Theme::isDark() ? u"dark"_s : u"light"_s);
            talk.window->actions().nextInConversation->trigger();
            for (int n = 0; n < 4; ++n)
                talk.window->actions().nextInConversation->trigger();
            QTRY_VERIFY(talk.window->isSettled());
            talk.window->grab().save(name + u"wide.png"_s);
            talk.button("showEarlierButton").click();
            QCoreApplication::processEvents();
            talk.window->grab().save(name + u"unfolded.png"_s);
            talk.settings->setPaneLayout(PaneLayout::ListAboveReader);
            QCoreApplication::processEvents();
            talk.window->grab().save(name + u"above.png"_s);
            talk.settings->setPaneLayout(PaneLayout::ThreeColumns);
            talk.window->resize(700, 700);
            QCoreApplication::processEvents();
            talk.list().setFocus();
            Talk::press(Qt::Key_Return);
            QTRY_VERIFY(talk.window->isSettled());
            talk.window->grab().save(name + u"700.png"_s);
            talk.window->resize(480, 640);
            QCoreApplication::processEvents();
            talk.window->grab().save(name + u"480.png"_s);
        }
    }
}

int main(int argc, char** argv)
{
    return runTalkTest<TestReaderConversation>(argc, argv);
}

#include "tst_reader_conversation.moc"
