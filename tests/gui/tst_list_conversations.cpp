#include "gui/Letters.h"
#include "gui/ListMailbox.h"
#include "gui/WindowDesk.h"

#include "mainwindow/ListActions.h"
#include "mainwindow/MainActions.h"
#include "reader/ReaderPane.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>

#include <algorithm>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

using Role = MessageListModel::Role;

/// Messages of conversations: the n-th of the conversation `name`.
struct Writer
{
    Mailbox& mailbox;

    NewMessage letter(const QString& name, int number, qint64 age, MessageFlags flags = MessageFlag::Seen)
    {
        return letterOf(name, number, ++mailbox.lastUid, mailbox.clock.now().addSecs(-age), flags);
    }

    /// `count` messages in `folder`, the newest `age` seconds ago, an hour between each.
    void conversation(FolderId folder, const QString& name, int count, qint64 age, int first = 0)
    {
        QList<NewMessage> messages;
        for (int n = 0; n < count; ++n)
            messages.append(letter(name, first + n, age + (count - 1 - n) * 3600));
        QVERIFY(mailbox.bring(folder, messages));
    }
};

ListQuery conversationsOf(FolderId folder)
{
    return {ListQuery::Kind::Folder, folder, ListQuery::Mode::Conversations};
}

/// A mailbox without messages but with all folders.
std::unique_ptr<Mailbox> emptied()
{
    auto mailbox = std::make_unique<Mailbox>(0);
    for (const FolderId inbox : {mailbox->mail.workInbox, mailbox->mail.homeInbox}) {
        const QList<MessageId> ids = mailbox->fresh({ListQuery::Kind::Folder, inbox});
        mailbox->write([&](Transaction& t) -> Result<void> {
            for (const MessageId id : ids) {
                if (auto gone = t.expungeDone(id); !gone)
                    return gone;
            }
            return {};
        });
    }
    return mailbox;
}

FolderId folderOf(const Mailbox& mailbox, FolderRole role)
{
    return mailbox.reader->folderByRole(mailbox.mail.work, role).value_or(0);
}

int countAt(const MessageListModel& model, int row)
{
    return model.index(row).data(Role::ConversationRole).toInt();
}

/// Rows of opened conversations as the store has them; empty if all is right.
QString wrongInside(const Mailbox& mailbox)
{
    const MessageListModel& model = *mailbox.model;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!model.isOpened(row))
            continue;
        const MessageId head = model.idAt(row);
        QList<MessageId> members =
            mailbox.reader->conversationMembers(mailbox.reader->threadOf(head).value_or(0), 0, 0)
                .value_or({});
        members.removeAll(head);
        std::reverse(members.begin(), members.end());
        for (const MessageId member : std::as_const(members)) {
            if (++row >= model.rowCount() || model.idAt(row) != member)
                return u"row %1 is not %2"_s.arg(row).arg(member);
            if (!model.index(row).data(Role::InsideRole).toBool())
                return u"row %1 is not inside"_s.arg(row);
        }
    }
    return {};
}

} // namespace

/// Conversations in the message list: one row each, opened in place.
class TestListConversations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneRowForEach();
    void aRowSaysWhatIsInIt();
    void openedInPlaceOverAllFolders();
    void keysOpenAndClose();
    void aClickOnTheCountOpens();
    void closedOnesActAsAWhole();
    void newMailKeepsThePlace();
    void anAnswerKeepsTheSelection();
    void theNewestGoesAndItStaysOpen();
    void randomChangesEqualAFreshQuery_data();
    void randomChangesEqualAFreshQuery();
    void tenThousandsAreScrolled();
    void theWindowSwitchesAndRemembers();
    void aClosedOneIsArchivedAndBroughtBack();
    void rowsSpeak();
};

void TestListConversations::initTestCase()
{
    Theme::apply(*qApp, ColorScheme::Light);
    Language::apply(u"en"_s);
}

void TestListConversations::oneRowForEach()
{
    const auto mailbox = emptied();
    Writer writer{*mailbox};
    writer.conversation(mailbox->mail.workInbox, u"Rapor"_s, 3, 100);
    writer.conversation(mailbox->mail.workInbox, u"Plan"_s, 1, 50);
    mailbox->model->setQuery(conversationsOf(mailbox->mail.workInbox));
    QCOMPARE(mailbox->model->rowCount(), 2);
    QCOMPARE(countAt(*mailbox->model, 0), 0);
    QCOMPARE(countAt(*mailbox->model, 1), 3);
    // Junk and trash have none.
    const QList<MessageId> all = mailbox->fresh({ListQuery::Kind::Folder, mailbox->mail.workInbox});
    const FolderId trash = folderOf(*mailbox, FolderRole::Trash);
    mailbox->write([&](Transaction& t) { return t.wantMove(all, trash); });
    QTRY_COMPARE(mailbox->model->rowCount(), 0);
    mailbox->model->setQuery(conversationsOf(trash));
    QCOMPARE(mailbox->model->rowCount(), 4);
    QVERIFY(!mailbox->model->isOpenable(1));
}

void TestListConversations::aRowSaysWhatIsInIt()
{
    const auto mailbox = emptied();
    Writer writer{*mailbox};
    NewMessage first = writer.letter(u"Rapor"_s, 0, 9000, {});
    first.hasAttachment = true;
    QVERIFY(mailbox->bring(mailbox->mail.workInbox, {first, writer.letter(u"Rapor"_s, 1, 500)}));
    mailbox->model->setQuery(conversationsOf(mailbox->mail.workInbox));
    const QModelIndex row = mailbox->model->index(0);
    QCOMPARE(mailbox->model->rowCount(), 1);
    QVERIFY(row.data(Role::UnreadRole).toBool()); // one of them is
    QVERIFY(row.data(Role::AttachmentRole).toBool());
    QVERIFY(!row.data(Role::FlaggedRole).toBool());
    QCOMPARE(row.data(Role::SenderRole).toString(), u"Ayşe, Mehmet"_s);
    mailbox->model->setOpened(0, true);
    QVERIFY(!row.data(Role::UnreadRole).toBool()); // now it speaks for its newest message alone
    QVERIFY(!row.data(Role::AttachmentRole).toBool());
    QCOMPARE(row.data(Role::SenderRole).toString(), u"Mehmet"_s);
    QVERIFY(mailbox->model->index(1).data(Role::UnreadRole).toBool());
    mailbox->model->setOpened(0, false);
    const MessageId older = mailbox->fresh({ListQuery::Kind::Folder, mailbox->mail.workInbox}).last();
    mailbox->write([&](Transaction& t) { return t.wantFlag({older}, MessageFlag::Flagged, true); });
    QTRY_VERIFY(mailbox->model->index(0).data(Role::FlaggedRole).toBool());
    mailbox->write([&](Transaction& t) { return t.wantFlag({older}, MessageFlag::Seen, true); });
    QTRY_VERIFY(!mailbox->model->index(0).data(Role::UnreadRole).toBool());
}

void TestListConversations::openedInPlaceOverAllFolders()
{
    const auto mailbox = emptied();
    Writer writer{*mailbox};
    writer.conversation(mailbox->mail.workInbox, u"Rapor"_s, 2, 100);
    QVERIFY(mailbox->bring(folderOf(*mailbox, FolderRole::Sent), {writer.letter(u"Rapor"_s, 7, 2000)}));
    writer.conversation(mailbox->mail.workInbox, u"Plan"_s, 1, 9000);
    mailbox->model->setFolderNames([](FolderId) { return u"Elsewhere"_s; });
    mailbox->model->setQuery(conversationsOf(mailbox->mail.workInbox));
    QCOMPARE(mailbox->model->rowCount(), 2);
    QCOMPARE(countAt(*mailbox->model, 0), 3);
    mailbox->model->setOpened(0, true);
    QCOMPARE(mailbox->model->rowCount(), 4);
    QCOMPARE(wrongInside(*mailbox), QString());
    QCOMPARE(mailbox->model->index(1).data(Role::PlaceRole).toString(), u"Elsewhere"_s);
    QVERIFY(mailbox->model->index(2).data(Role::PlaceRole).toString().isEmpty()); // the list's own folder
    QVERIFY(!mailbox->model->index(3).data(Role::InsideRole).toBool());
    mailbox->model->setOpened(0, false);
    QCOMPARE(mailbox->model->rowCount(), 2);
}

void TestListConversations::keysOpenAndClose()
{
    const auto mailbox = emptied();
    Writer writer{*mailbox};
    writer.conversation(mailbox->mail.workInbox, u"Rapor"_s, 3, 100);
    writer.conversation(mailbox->mail.workInbox, u"Plan"_s, 1, 9000);
    const auto view = showView(*mailbox);
    mailbox->model->setQuery(conversationsOf(mailbox->mail.workInbox));
    view->goNext();
    const MessageId head = view->currentMessage();
    QTest::keyClick(view.get(), Qt::Key_Right);
    QCOMPARE(mailbox->model->rowCount(), 4);
    QCOMPARE(view->currentMessage(), head);
    QTest::keyClick(view.get(), Qt::Key_Right);
    QCOMPARE(view->currentIndex().row(), 1);
    QTest::keyClick(view.get(), Qt::Key_Down);
    QCOMPARE(view->currentIndex().row(), 2);
    QTest::keyClick(view.get(), Qt::Key_Left);
    QCOMPARE(view->currentMessage(), head);
    QTest::keyClick(view.get(), Qt::Key_Left);
    QCOMPARE(mailbox->model->rowCount(), 2);
    QCOMPARE(view->selectedMessages(), QList{head});
    // Closed from inside, the cursor goes to what stands for it.
    view->toggleConversation();
    view->goNext();
    QCOMPARE(view->currentIndex().row(), 1);
    view->toggleConversation();
    QCOMPARE(mailbox->model->rowCount(), 2);
    QCOMPARE(view->selectedMessages(), QList{head});
}

void TestListConversations::aClickOnTheCountOpens()
{
    const auto mailbox = emptied();
    Writer writer{*mailbox};
    writer.conversation(mailbox->mail.workInbox, u"Rapor"_s, 3, 100);
    const auto view = showView(*mailbox);
    mailbox->model->setQuery(conversationsOf(mailbox->mail.workInbox));
    QVERIFY(QTest::qWaitForWindowExposed(view.get()));
    const auto toggle = [&] {
        return MessageDelegate::toggleRect(view->visualRect(mailbox->model->index(0)), view->font(), 3)
            .center();
    };
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, toggle());
    QCOMPARE(mailbox->model->rowCount(), 3);
    QVERIFY(view->selectedMessages().isEmpty()); // nothing was opened to be read
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, toggle());
    QCOMPARE(mailbox->model->rowCount(), 1);
}

void TestListConversations::closedOnesActAsAWhole()
{
    const auto mailbox = emptied();
    Writer writer{*mailbox};
    writer.conversation(mailbox->mail.workInbox, u"Rapor"_s, 3, 100);
    QVERIFY(mailbox->bring(folderOf(*mailbox, FolderRole::Sent), {writer.letter(u"Rapor"_s, 7, 2000)}));
    const auto view = showView(*mailbox);
    mailbox->model->setQuery(conversationsOf(mailbox->mail.workInbox));
    view->goNext();
    QList<MessageId> inFolder = mailbox->fresh({ListQuery::Kind::Folder, mailbox->mail.workInbox});
    QCOMPARE(inFolder.size(), 3);
    QCOMPARE(view->messagesToActOn(), inFolder); // what was sent stays where it is
    QCOMPARE(view->selectedMessages(), QList{inFolder.first()});
    mailbox->model->setOpened(0, true);
    QCOMPARE(view->messagesToActOn(), QList{inFolder.first()});
}

void TestListConversations::newMailKeepsThePlace()
{
    const auto mailbox = emptied();
    Writer writer{*mailbox};
    for (int n = 0; n < 60; ++n)
        writer.conversation(mailbox->mail.workInbox, u"Konu %1"_s.arg(n), 2, 10000 + n * 8000);
    const auto view = showView(*mailbox);
    mailbox->model->setQuery(conversationsOf(mailbox->mail.workInbox));
    QTRY_COMPARE(mailbox->model->rowCount(), 60);
    mailbox->model->setOpened(22, true);
    view->scrollTo(mailbox->model->index(20), QAbstractItemView::PositionAtTop);
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->value() + 11);
    const MessageId seen = mailbox->model->idAt(24);
    view->selectMessage(seen);
    const auto place = [&] {
        return view->visualRect(mailbox->model->index(mailbox->model->rowOf(seen))).top();
    };
    const int before = place();

    writer.conversation(mailbox->mail.workInbox, u"Yeni"_s, 1, 5);
    QTRY_COMPARE(mailbox->model->ids().size(), 61);
    QCOMPARE(place(), before);
    // An answer brings one from far below to the top.
    QVERIFY(mailbox->bring(mailbox->mail.workInbox, {writer.letter(u"Konu 50"_s, 2, 1)}));
    QTRY_COMPARE(countAt(*mailbox->model, 0), 3);
    QCOMPARE(place(), before);
    QCOMPARE(view->selectedMessages(), QList{seen});
    // Another program throws some away above.
    const QList<MessageId> gone = mailbox->model->ids().mid(2, 5);
    mailbox->write([&](Transaction& t) { return t.wantExpunge(gone); });
    QTRY_VERIFY(!mailbox->model->ids().contains(gone.first()));
    QCOMPARE(place(), before);
    QVERIFY(mailbox->model->isOpened(mailbox->model->conversationAbove(mailbox->model->rowOf(seen)) >= 0
                                         ? mailbox->model->conversationAbove(mailbox->model->rowOf(seen))
                                         : mailbox->model->rowOf(seen) - 2));
}

void TestListConversations::anAnswerKeepsTheSelection()
{
    const auto mailbox = emptied();
    Writer writer{*mailbox};
    for (int n = 0; n < 30; ++n)
        writer.conversation(mailbox->mail.workInbox, u"Konu %1"_s.arg(n), 2, 10000 + n * 8000);
    QCoreApplication::processEvents(); // what came before is no news
    const auto view = showView(*mailbox);
    mailbox->model->setQuery(conversationsOf(mailbox->mail.workInbox));
    QCOMPARE(mailbox->model->rowCount(), 30);
    view->selectMessage(mailbox->model->idAt(20));
    const int scrolled = view->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    const MessageId top = topMessage(*view);
    QSignalSpy moved(view.get(), &MessageListView::selectionMoved);
    QVERIFY(mailbox->bring(mailbox->mail.workInbox, {writer.letter(u"Konu 20"_s, 2, 1)}));
    QTRY_COMPARE(countAt(*mailbox->model, 0), 3);
    QCOMPARE(view->selectedMessages(), QList{mailbox->model->idAt(0)}); // the same conversation
    QCOMPARE(view->currentIndex().row(), 0);
    QVERIFY(moved.isEmpty()); // nothing else is opened in the reader
    QCOMPARE(topMessage(*view), top);
}

void TestListConversations::theNewestGoesAndItStaysOpen()
{
    const auto mailbox = emptied();
    Writer writer{*mailbox};
    writer.conversation(mailbox->mail.workInbox, u"Rapor"_s, 4, 100);
    mailbox->model->setQuery(conversationsOf(mailbox->mail.workInbox));
    mailbox->model->setOpened(0, true);
    QCOMPARE(mailbox->model->rowCount(), 4);
    const MessageId newest = mailbox->model->idAt(0);
    const FolderId trash = folderOf(*mailbox, FolderRole::Trash);
    mailbox->write([&](Transaction& t) { return t.wantMove({newest}, trash); });
    QTRY_COMPARE(mailbox->model->rowCount(), 3);
    QVERIFY(mailbox->model->isOpened(0));
    QCOMPARE(wrongInside(*mailbox), QString());
    // An answer stands for it from now on.
    QVERIFY(mailbox->bring(mailbox->mail.workInbox, {writer.letter(u"Rapor"_s, 9, 1)}));
    QTRY_COMPARE(mailbox->model->rowCount(), 4);
    QVERIFY(mailbox->model->isOpened(0));
    QCOMPARE(wrongInside(*mailbox), QString());
    // In another folder it is still of the conversation.
    const FolderId archive = folderOf(*mailbox, FolderRole::Archive);
    const MessageId top = mailbox->model->idAt(0);
    mailbox->write([&](Transaction& t) { return t.wantMove({top}, archive); });
    QTRY_VERIFY(mailbox->model->idAt(0) != top);
    QCOMPARE(mailbox->model->rowCount(), 4);
    QVERIFY(mailbox->model->isOpened(0));
    QCOMPARE(wrongInside(*mailbox), QString());
}

void TestListConversations::randomChangesEqualAFreshQuery_data()
{
    QTest::addColumn<bool>("allInboxes");
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("headings");
    QTest::addColumn<quint32>("seed");
    using Sort = ListQuery::Sort;
    for (const bool allInboxes : {false, true}) {
        for (const Sort sort : {Sort::Newest, Sort::Oldest, Sort::Sender, Sort::Attachments}) {
            const bool headings = allInboxes != (sort == Sort::Newest || sort == Sort::Sender);
            QTest::addRow("%s, sort %d, headings %d", allInboxes ? "all inboxes" : "a folder",
                          static_cast<int>(sort), headings)
                << allInboxes << static_cast<int>(sort) << headings << static_cast<quint32>(sort);
        }
    }
}

void TestListConversations::randomChangesEqualAFreshQuery()
{
    QFETCH(const bool, allInboxes);
    QFETCH(const int, sort);
    QFETCH(const bool, headings);
    QFETCH(const quint32, seed);
    const auto mailbox = emptied();
    Writer writer{*mailbox};
    const FolderId inbox = mailbox->mail.workInbox;
    const FolderId archive = folderOf(*mailbox, FolderRole::Archive);
    for (int n = 0; n < 12; ++n)
        writer.conversation(inbox, u"Konu %1"_s.arg(n), 1 + n % 4, 20000 + n * 9000);
    ListQuery query = conversationsOf(allInboxes ? 0 : inbox);
    query.kind = allInboxes ? ListQuery::Kind::AllInboxes : ListQuery::Kind::Folder;
    query.sort = static_cast<ListQuery::Sort>(sort);
    const QAbstractItemModelTester tester(mailbox->model.get(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    mailbox->model->setQuery(query,
                             headings ? MessageListModel::Headings::Shown : MessageListModel::Headings::None);
    const auto wanted = [&] {
        return query.sort == ListQuery::Sort::Newest
                   ? mailbox->fresh(query)
                   : mailbox->reader->sortedIds(query, QLocale()).value_or({}).ids;
    };
    QTRY_COMPARE(mailbox->model->ids(), wanted());
    QRandomGenerator random(seed);
    for (int step = 0; step < 30; ++step) {
        QList<MessageId> all = mailbox->fresh({ListQuery::Kind::Folder, inbox});
        std::shuffle(all.begin(), all.end(), random);
        const QList<MessageId> some = all.mid(0, random.bounded(1, 4));
        switch (random.bounded(6)) {
        case 0:
            mailbox->write([&](Transaction& t) { return t.wantMove(some, archive); });
            break;
        case 1:
            mailbox->write([&](Transaction& t) { return t.wantExpunge(some.mid(0, 1)); });
            break;
        case 2:
            mailbox->write(
                [&](Transaction& t) { return t.wantFlag(some, MessageFlag::Seen, random.bounded(2) == 0); });
            break;
        case 3: {
            const FolderId folder = random.bounded(2) == 0 ? archive : mailbox->mail.homeInbox;
            QVERIFY(mailbox->bring(folder, {writer.letter(u"Konu %1"_s.arg(random.bounded(12)),
                                                          random.bounded(5, 900), random.bounded(90000))}));
            break;
        }
        case 4:
            if (mailbox->model->rowCount() > 0) {
                const int row = random.bounded(mailbox->model->rowCount());
                mailbox->model->setOpened(row, !mailbox->model->isOpened(row));
            }
            break;
        default:
            QVERIFY(mailbox->bring(inbox, {writer.letter(u"Konu %1"_s.arg(random.bounded(20)),
                                                         random.bounded(5, 900), random.bounded(90000))}));
            break;
        }
        if (step % 3 != 0)
            continue;
        QTRY_COMPARE(mailbox->model->ids(), wanted());
        QTRY_COMPARE(wrongInside(*mailbox), QString());
    }
}

void TestListConversations::tenThousandsAreScrolled()
{
    Mailbox mailbox(20000);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(conversationsOf(mailbox.mail.workInbox), MessageListModel::Headings::Shown);
    QTRY_VERIFY(!mailbox.model->isLoading());
    QCOMPARE(mailbox.model->ids(), mailbox.fresh(conversationsOf(mailbox.mail.workInbox)));
    for (int row = 0; row < mailbox.model->rowCount(); row += 7)
        QVERIFY(!mailbox.model->index(row).data(Qt::DisplayRole).isNull());
    QVERIFY(mailbox.model->cachedRows() <= 2500);
    view->scrollTo(mailbox.model->index(mailbox.model->rowCount() - 1));
    QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
    QCOMPARE(view->indexAt(QPoint(5, view->viewport()->height() - 2)).row(), mailbox.model->rowCount() - 1);
}

void TestListConversations::theWindowSwitchesAndRemembers()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const qsizetype messages = desk.rows().ids().size();
    QAction* conversations = desk.window->listActions().conversations;
    QVERIFY(!conversations->isChecked());
    const MessageId chosen = desk.rows().idAt(3);
    desk.list().selectMessage(chosen);
    conversations->trigger();
    QVERIFY(desk.rows().ids().size() < messages);
    QVERIFY(desk.settings->conversations());
    QCOMPARE(desk.list().currentIndex().row(), desk.rows().rowFor(chosen));
    desk.window->close();
    desk.window.reset();
    desk.window = std::make_unique<MainWindow>(*desk.engine, *desk.settings, desk.providers);
    QVERIFY(desk.window->listActions().conversations->isChecked());
    QVERIFY(desk.rows().ids().size() < messages);
    desk.window->listActions().conversations->trigger();
    QCOMPARE(desk.rows().ids().size(), messages);
}

void TestListConversations::aClosedOneIsArchivedAndBroughtBack()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.window->listActions().conversations->trigger();
    int row = 0;
    while (!desk.rows().isOpenable(row))
        ++row;
    const MessageId head = desk.rows().idAt(row);
    desk.list().selectMessage(head);
    const QList<MessageId> members = desk.list().messagesToActOn();
    QVERIFY(members.size() > 1);
    QCOMPARE(desk.window->reader()->currentMessage(), head);
    desk.window->actions().archive->trigger();
    for (const MessageId member : members)
        QTRY_COMPARE(desk.shownIn(member), desk.folder(FolderRole::Archive));
    desk.window->actions().undo->trigger();
    for (const MessageId member : members)
        QTRY_COMPARE(desk.shownIn(member), desk.mail.workInbox);
    QTRY_VERIFY(desk.rows().ids().contains(head));
}

void TestListConversations::rowsSpeak()
{
    const auto mailbox = emptied();
    Writer writer{*mailbox};
    writer.conversation(mailbox->mail.workInbox, u"Rapor"_s, 3, 100);
    mailbox->model->setQuery(conversationsOf(mailbox->mail.workInbox));
    const auto spoken = [&](int row) {
        return mailbox->model->index(row).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY2(spoken(0).contains(u"conversation of 3 messages, closed"_s), qPrintable(spoken(0)));
    mailbox->model->setOpened(0, true);
    QVERIFY2(spoken(0).contains(u"conversation of 3 messages, opened"_s), qPrintable(spoken(0)));
    QVERIFY2(spoken(1).contains(u"in a conversation"_s), qPrintable(spoken(1)));
}

QTEST_MAIN(TestListConversations)
#include "tst_list_conversations.moc"
