// What news do to a conversation that is read, and very long ones.
#include "gui/Talk.h"

#include "mainwindow/ListActions.h"
#include "mainwindow/MainActions.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <algorithm>

using namespace postaci;

namespace {

using Role = MessageListModel::Role;

} // namespace

class TestReaderConversationNews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newMailDoesNotMoveTheOpenMessage();
    void lateOlderMailDoesNotMoveItEither();
    void whatIsDeletedGoes();
    void theOpenOneGoesAndTheNextOpens();
    void theLastOneGoes();
    void marksFollow();
    void anAnswerInTheListKeepsThePlace();
    void thousandsArePaged();
    void thousandsHaveNewsToo();
    void theOldestUnreadOfThousands();
};

void TestReaderConversationNews::init()
{
    Language::apply(u"en"_s);
    Theme::apply(*qApp, ColorScheme::Light);
}

void TestReaderConversationNews::newMailDoesNotMoveTheOpenMessage()
{
    Talk talk;
    const QByteArray tall = QByteArray("Uzun bir satır\r\n").repeated(300);
    QList<MessageId> in;
    for (int n = 0; n < 3; ++n)
        in.append(talk.bring(talk.mail.workInbox, u"Rapor"_s, n, 9000 - n * 60, MessageFlag::Seen,
                             "text/plain", tall));
    talk.show();
    talk.select(in.at(2));
    QVERIFY(!talk.later().isVisible());
    QScrollBar* bar = talk.text().verticalScrollBar();
    QVERIFY(bar->maximum() > 500);
    bar->setValue(321);
    const int top = talk.topOfHeader();
    QSignalSpy shown(&talk.reader(), &ReaderPane::messageShown);
    const MessageId fresh = talk.bring(talk.mail.workInbox, u"Rapor"_s, 3, 1, {});
    QTRY_COMPARE(Talk::idsIn(talk.later()), QList{fresh});
    QVERIFY(talk.later().model()->index(0, 0).data(Role::UnreadRole).toBool());
    const MessageId sent = talk.bring(talk.folder(FolderRole::Sent), u"Rapor"_s, 4, 0);
    QTRY_COMPARE(Talk::idsIn(talk.later()), (QList{fresh, sent}));
    QCoreApplication::processEvents();
    QCOMPARE(talk.shown(), in.at(2));
    QCOMPARE(talk.topOfHeader(), top);
    QCOMPARE(bar->value(), 321);
    QVERIFY(shown.isEmpty()); // nor was it opened anew
    QVERIFY(!talk.isRead(fresh));
    // A message of something else is none of its business.
    talk.bring(talk.mail.workInbox, u"Plan"_s, 0, 1);
    QCoreApplication::processEvents();
    QCOMPARE(talk.members().size(), 5);
}

void TestReaderConversationNews::lateOlderMailDoesNotMoveItEither()
{
    Talk talk;
    const QByteArray tall = QByteArray("Uzun bir satır\r\n").repeated(300);
    QList<MessageId> in;
    for (int n = 0; n < 3; ++n)
        in.append(talk.bring(talk.mail.workInbox, u"Rapor"_s, n, 9000 - n * 60, MessageFlag::Seen,
                             "text/plain", tall));
    talk.show();
    talk.select(in.at(2));
    talk.text().verticalScrollBar()->setValue(321);
    QCOMPARE(Talk::idsIn(talk.earlier()), in.mid(0, 2));
    const int top = talk.topOfHeader();
    MessageId old = 0;
    for (int n = 5; n < 9; ++n) {
        old = talk.bring(talk.mail.workInbox, u"Rapor"_s, n, 99000 + n);
        QTRY_COMPARE(talk.members().first(), old);
    }
    QCoreApplication::processEvents();
    QCOMPARE(talk.topOfHeader(), top);
    QCOMPARE(talk.text().verticalScrollBar()->value(), 321);
    // The rows beside the open message are where they were, the others above them.
    QCOMPARE(talk.earlier().model()->rowCount(), 6);
    const QScrollBar* bar = talk.earlier().verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum());
    // Opened anew, they are behind the button.
    talk.window->actions().previousInConversation->trigger();
    QTRY_VERIFY(talk.window->isSettled());
    QCOMPARE(talk.button("showEarlierButton").text(), earlierText(3));
    // With the button there, only its words are others.
    const int topNow = talk.topOfHeader();
    talk.bring(talk.mail.workInbox, u"Rapor"_s, 9, 990000);
    QTRY_COMPARE(talk.button("showEarlierButton").text(), earlierText(4));
    QCoreApplication::processEvents();
    QCOMPARE(talk.topOfHeader(), topNow);
}

void TestReaderConversationNews::whatIsDeletedGoes()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 4);
    talk.show();
    talk.select(in.at(1));
    QCOMPARE(Talk::idsIn(talk.later()), in.mid(2));
    const FolderId trash = talk.folder(FolderRole::Trash);
    talk.write([&](Transaction& t) { return t.wantMove({in.at(2)}, trash); });
    QTRY_COMPARE(Talk::idsIn(talk.later()), QList{in.at(3)});
    talk.write([&](Transaction& t) { return t.wantExpunge({in.at(0)}); });
    QTRY_VERIFY(!talk.earlier().isVisible());
    QCOMPARE(talk.shown(), in.at(1));
    // Brought back it has its place again.
    talk.write([&](Transaction& t) { return t.wantMove({in.at(2)}, talk.mail.workInbox); });
    QTRY_COMPARE(Talk::idsIn(talk.later()), in.mid(2));
    // In another folder it is still of the conversation.
    const FolderId archive = talk.folder(FolderRole::Archive);
    talk.write([&](Transaction& t) { return t.wantMove({in.at(3)}, archive); });
    QTRY_COMPARE(talk.later().model()->index(1, 0).data(Role::PlaceRole).toString(), u"Archive"_s);
    QCOMPARE(Talk::idsIn(talk.later()), in.mid(2));
}

void TestReaderConversationNews::theOpenOneGoesAndTheNextOpens()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 4);
    talk.flag(in.at(2), MessageFlag::Seen, false);
    talk.show();
    talk.showConversations();
    talk.select(in.last());
    QCOMPARE(talk.shown(), in.at(2));
    QTRY_VERIFY(talk.isRead(in.at(2)));
    talk.flag(in.at(3), MessageFlag::Seen, false);
    const FolderId trash = talk.folder(FolderRole::Trash);
    talk.write([&](Transaction& t) { return t.wantMove({in.at(2)}, trash); });
    QTRY_COMPARE(talk.shown(), in.at(3));
    QTRY_VERIFY(talk.window->isSettled());
    QCOMPARE(talk.text().toPlainText().trimmed(), u"Metin 3"_s);
    QCOMPARE(Talk::idsIn(talk.earlier()), in.mid(0, 2));
    QVERIFY(!talk.isRead(in.at(3))); // nobody has asked for it
    // Behind the last one comes the one before it.
    talk.write([&](Transaction& t) { return t.wantExpunge({in.at(3)}); });
    QTRY_COMPARE(talk.shown(), in.at(1));
    QVERIFY(!talk.later().isVisible());
}

void TestReaderConversationNews::theLastOneGoes()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 2);
    talk.show();
    talk.showConversations();
    talk.select(in.last());
    talk.write([&](Transaction& t) { return t.wantExpunge({in.at(1)}); });
    QTRY_COMPARE(talk.shown(), in.at(0));
    QVERIFY(!talk.earlier().isVisible());
    talk.write([&](Transaction& t) { return t.wantExpunge({in.at(0)}); });
    QTRY_COMPARE(talk.reader().state(), ReaderPane::State::Empty);
    QVERIFY(!talk.reader().canGo(1) && !talk.reader().canGo(-1));
}

void TestReaderConversationNews::marksFollow()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 9);
    talk.show();
    talk.select(in.last());
    const QModelIndex row = talk.earlier().model()->index(1, 0);
    QCOMPARE(row.data(Role::IdRole).toLongLong(), in.at(7));
    QSignalSpy changed(talk.earlier().model(), &QAbstractItemModel::dataChanged);
    talk.flag(in.at(7), MessageFlag::Flagged, true);
    QTRY_VERIFY(row.data(Role::FlaggedRole).toBool());
    QVERIFY(!changed.isEmpty());
    talk.flag(in.at(7), MessageFlag::Seen, false);
    QTRY_VERIFY(row.data(Role::UnreadRole).toBool());
    talk.write([&](Transaction& t) { return t.setBodySummary(in.at(7), {u"Başka sözler"_s, true, {}}); });
    QTRY_COMPARE(row.data(Role::PreviewRole).toString(), u"Başka sözler"_s);
    QVERIFY(row.data(Role::AttachmentRole).toBool());
    talk.flag(in.at(2), MessageFlag::Seen, false);
    QTRY_COMPARE(talk.button("showEarlierButton").text(), earlierText(6, 1));
    // The star of the open one is in its header.
    auto* star = talk.reader().findChild<QToolButton*>(u"starButton"_s);
    const QString before = star->toolTip();
    talk.flag(in.last(), MessageFlag::Flagged, true);
    QTRY_VERIFY(star->toolTip() != before);
}

void TestReaderConversationNews::anAnswerInTheListKeepsThePlace()
{
    Talk talk;
    const QList<MessageId> in = talk.bringMany(u"Rapor"_s, 3);
    talk.show();
    talk.showConversations();
    talk.select(in.last());
    talk.window->actions().previousInConversation->trigger();
    QCOMPARE(talk.shown(), in.at(1));
    QTRY_VERIFY(talk.window->isSettled());
    const MessageId fresh = talk.bring(talk.mail.workInbox, u"Rapor"_s, 3, 1, {});
    QTRY_COMPARE(talk.list().selectedMessages(), QList{fresh}); // it stands for the conversation now
    QCOMPARE(talk.shown(), in.at(1));
    // Whatever looks at the selection again changes nothing about what is read.
    Language::apply(u"tr"_s);
    QCoreApplication::processEvents();
    talk.window->resize(1200, 780);
    QTRY_VERIFY(talk.window->isSettled());
    QCOMPARE(talk.shown(), in.at(1));
    QVERIFY(!talk.isRead(fresh));
}

void TestReaderConversationNews::thousandsArePaged()
{
    constexpr int kMany = 5000;
    Talk talk;
    const QList<MessageId> in = talk.bringHeaders(u"Uzun"_s, kMany);
    const MessageId fresh = talk.bring(talk.mail.workInbox, u"Uzun"_s, kMany, 1);
    talk.show();
    talk.showConversations();
    QElapsedTimer timer;
    timer.start();
    talk.reader().showConversation(fresh);
    const qint64 blocked = timer.elapsed();
    QVERIFY2(blocked < 50, qPrintable(QString::number(blocked))); // what it does meanwhile is a thread's
    QTRY_COMPARE(talk.members().size(), kMany + 1);
    QTRY_VERIFY(talk.reader().isSettled());
    QCOMPARE(talk.shown(), fresh);
    QCOMPARE(talk.button("showEarlierButton").text(), earlierText(4998));
    talk.button("showEarlierButton").click();
    QCOMPARE(talk.earlier().model()->rowCount(), kMany);
    QVERIFY(talk.earlier().height() <= talk.reader().height() / 3);
    for (int row = 0; row < kMany; row += 3)
        QVERIFY(!talk.earlier().model()->index(row, 0).data(Role::SenderRole).isNull());
    QVERIFY(talk.reader().conversation().cachedRows() <= 512);
    talk.earlier().setFocus();
    Talk::press(Qt::Key_Home);
    Talk::press(Qt::Key_Return);
    QCOMPARE(talk.shown(), in.first());
    QCOMPARE(talk.button("showLaterButton").text(), laterText(4998));
}

void TestReaderConversationNews::thousandsHaveNewsToo()
{
    Talk talk;
    const QList<MessageId> in = talk.bringHeaders(u"Uzun"_s, 1500);
    talk.show();
    talk.reader().showMessage(in.first());
    QTRY_COMPARE(talk.members().size(), in.size());
    const MessageId next = talk.bring(talk.mail.workInbox, u"Uzun"_s, 1501, 0);
    QTRY_COMPARE(talk.members().last(), next);
    QCOMPARE(talk.shown(), in.first());
    talk.write([&](Transaction& t) { return t.wantExpunge({in.first()}); });
    QTRY_COMPARE(talk.shown(), in.at(1));
}

void TestReaderConversationNews::theOldestUnreadOfThousands()
{
    Talk talk;
    const QList<MessageId> in = talk.bringHeaders(u"Uzun"_s, 1500, {700, 900});
    talk.show();
    talk.showConversations();
    talk.list().selectMessage(in.last());
    QTRY_COMPARE(talk.shown(), in.at(700));
    QCOMPARE(talk.button("showLaterButton").text(), laterText(797, 1));
    // In a list of messages the chosen one opens at once, the rows come after.
    talk.showConversations();
    QTRY_VERIFY(!talk.rows().isLoading());
    talk.list().selectMessage(in.at(3));
    QTRY_COMPARE(talk.shown(), in.at(3)); // after a moment: the keys may be running down the list
    QTRY_COMPARE(talk.members(), in);
    QTRY_COMPARE(Talk::idsIn(talk.earlier()), in.mid(0, 3));
}

int main(int argc, char** argv)
{
    return runTalkTest<TestReaderConversationNews>(argc, argv);
}

#include "tst_reader_conversation_news.moc"
