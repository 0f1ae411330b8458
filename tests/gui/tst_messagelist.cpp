#include "gui/ListMailbox.h"

#include "messagelist/MessageDelegate.h"
#include "models/FolderTreeModel.h"
#include "models/MessageMime.h"
#include "models/Tags.h"
#include "widgets/Theme.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace postaci;

namespace {

QList<MessageId> shownUnread(const MessageListModel& model)
{
    QList<MessageId> unread;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row).data(MessageListModel::UnreadRole).toBool())
            unread.append(model.idAt(row));
    }
    return unread;
}

QList<MessageId> storedUnread(const Mailbox& mailbox, const QList<MessageId>& ids)
{
    QList<MessageId> unread;
    for (const MessageRow& row : mailbox.reader->rows(ids).value_or({})) {
        if (!row.flags.testFlag(MessageFlag::Seen))
            unread.append(row.id);
    }
    return unread;
}

} // namespace

/// The message list's model and view over a real store.
class TestMessageList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ColorScheme::Light); }
    void firstPageIsThereAtOnce();
    void rowsHoldWhatTheStoreHolds();
    void onlyAFewPagesOfRowsAreRead();
    void randomChangesEqualAFreshQuery_data();
    void randomChangesEqualAFreshQuery();
    void changesWhileLoadingAreNotLost();
    void selectionSurvivesTheRestOfTheList();
    void newMailDoesNotMoveWhatIsRead();
    void scatteredMailKeepsPlaceAndSelection();
    void anotherListStartsAtTheTop();
    void otherColoursAndFontsMoveNothing();
    void keysMoveThroughTheList();
    void beyondTheRemovedOnesIsTheNext();
    void hoveredRowOffersActions();
    void hoveredRowKeepsItsTextFromTheActions();
    void selectionIsMutedWithoutTheKeyboard();
    void rowsSpeak();
    void labelsAreShownAsTagsAre();
    void draggedMessagesOnlyGoToTheirOwnAccount();
    void emptyListShowsOutlinesWhileLoading();
};

void TestMessageList::firstPageIsThereAtOnce()
{
    Mailbox mailbox(1000);
    QSignalSpy loaded(mailbox.model.get(), &MessageListModel::loaded);
    mailbox.model->setQuery(mailbox.inbox());
    QCOMPARE(mailbox.model->rowCount(), MessageListModel::kFirstPage);
    QCOMPARE(mailbox.model->ids(), mailbox.mail.workMessages.mid(0, MessageListModel::kFirstPage));
    QVERIFY(mailbox.model->isLoading());
    QVERIFY(loaded.wait());
    QVERIFY(!mailbox.model->isLoading());
    QCOMPARE(mailbox.model->ids(), mailbox.mail.workMessages);
}

void TestMessageList::rowsHoldWhatTheStoreHolds()
{
    Mailbox mailbox(0);
    mailbox.model->setQuery(mailbox.inbox());
    QCOMPARE(mailbox.model->ids(), mailbox.mail.workMessages);
    const QModelIndex first = mailbox.model->index(0);
    QCOMPARE(first.data(Qt::DisplayRole).toString(), QStringLiteral("Üç aylık rapor"));
    QCOMPARE(first.data(MessageListModel::SenderRole).toString(), QStringLiteral("Ayşe Yılmaz"));
    QVERIFY(first.data(MessageListModel::UnreadRole).toBool());
    QVERIFY(first.data(MessageListModel::AttachmentRole).toBool());
    QVERIFY(!first.data(MessageListModel::FlaggedRole).toBool());
    QCOMPARE(mailbox.model->rowOf(mailbox.model->idAt(7)), 7);
    QCOMPARE(mailbox.model->rowOf(12345), -1);
    QVERIFY(!mailbox.model->index(0).siblingAtRow(400).isValid());
}

void TestMessageList::onlyAFewPagesOfRowsAreRead()
{
    Mailbox mailbox(6000);
    mailbox.model->setQuery(mailbox.inbox());
    QTRY_VERIFY(!mailbox.model->isLoading());
    QCOMPARE(mailbox.model->rowCount(), 6000);
    for (int row = 0; row < mailbox.model->rowCount(); ++row)
        QVERIFY(mailbox.model->index(row).data(MessageListModel::LoadedRole).toBool());
    QVERIFY2(mailbox.model->cachedRows() <= 2500, qPrintable(QString::number(mailbox.model->cachedRows())));
}

void TestMessageList::randomChangesEqualAFreshQuery_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<quint32>("seed");
    for (const auto kind : {ListQuery::Kind::Folder, ListQuery::Kind::AllInboxes, ListQuery::Kind::Flagged}) {
        for (const quint32 seed : {1U, 2U, 3U})
            QTest::addRow("kind %d seed %u", static_cast<int>(kind), seed) << static_cast<int>(kind) << seed;
    }
}

void TestMessageList::randomChangesEqualAFreshQuery()
{
    QFETCH(const int, kind);
    QFETCH(const quint32, seed);
    Mailbox mailbox(0);
    const ListQuery query{static_cast<ListQuery::Kind>(kind), kind == 0 ? mailbox.mail.workInbox : 0};
    const QAbstractItemModelTester tester(mailbox.model.get(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    mailbox.model->setQuery(query);
    const FolderId archive = *mailbox.reader->folderByRole(mailbox.mail.work, FolderRole::Archive);
    QRandomGenerator random(seed);
    QList<MessageId> everything = mailbox.mail.workMessages;

    for (int step = 0; step < 40; ++step) {
        QList<MessageId> some;
        for (int n = random.bounded(1, 6); n > 0; --n)
            some.append(everything.at(random.bounded(static_cast<int>(everything.size()))));
        const FolderId inbox = random.bounded(2) == 0 ? mailbox.mail.workInbox : mailbox.mail.homeInbox;
        switch (random.bounded(6)) {
        case 0:
            QVERIFY(mailbox.deliver(inbox,
                                    {random.bounded(1000000), random.bounded(100), random.bounded(1000000)}));
            break;
        case 1:
            mailbox.write([&](Transaction& t) { return t.wantMove(some, archive); });
            break;
        case 2:
            mailbox.write([&](Transaction& t) { return t.wantMove(some, mailbox.mail.workInbox); });
            break;
        case 3:
            mailbox.write([&](Transaction& t) { return t.wantExpunge(some.mid(0, 1)); });
            break;
        case 4:
            mailbox.write([&](Transaction& t) {
                return t.wantFlag(some, MessageFlag::Flagged, random.bounded(2) == 0);
            });
            break;
        default:
            mailbox.write(
                [&](Transaction& t) { return t.wantFlag(some, MessageFlag::Seen, random.bounded(2) == 0); });
            break;
        }
        for (const MessageId id : mailbox.fresh({ListQuery::Kind::Folder, mailbox.mail.workInbox})) {
            if (!everything.contains(id))
                everything.append(id);
        }
        // Let changes pile up now and then, so that several are handled in one go.
        if (step % 3 != 0)
            continue;
        QTRY_COMPARE(mailbox.model->ids(), mailbox.fresh(query));
        QTRY_COMPARE(shownUnread(*mailbox.model), storedUnread(mailbox, mailbox.model->ids()));
    }
    QTRY_COMPARE(mailbox.model->ids(), mailbox.fresh(query));
}

void TestMessageList::changesWhileLoadingAreNotLost()
{
    Mailbox mailbox(5000);
    mailbox.model->setQuery(mailbox.inbox());
    QVERIFY(mailbox.model->isLoading());
    // Written before the event loop can bring the answer of the loader.
    QVERIFY(mailbox.deliver(mailbox.mail.workInbox, {1, 2, 150000}));
    QVERIFY(mailbox.write([&](Transaction& t) {
        return t.wantExpunge({mailbox.mail.workMessages.at(3), mailbox.mail.workMessages.at(4000)});
    }));
    QTRY_VERIFY(!mailbox.model->isLoading());
    QTRY_COMPARE(mailbox.model->ids(), mailbox.fresh(mailbox.inbox()));
    QCOMPARE(mailbox.model->rowCount(), 5001);
}

void TestMessageList::selectionSurvivesTheRestOfTheList()
{
    Mailbox mailbox(2000);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    view->selectMessage(mailbox.mail.workMessages.at(40));
    const int scrolled = view->verticalScrollBar()->value();
    const MessageId top = topMessage(*view);
    QVERIFY(scrolled > 0);
    QTRY_COMPARE(mailbox.model->rowCount(), 2000);
    QCOMPARE(view->selectedMessages(), QList<MessageId>{mailbox.mail.workMessages.at(40)});
    QCOMPARE(view->verticalScrollBar()->value(), scrolled);
    QCOMPARE(topMessage(*view), top);
}

void TestMessageList::newMailDoesNotMoveWhatIsRead()
{
    Mailbox mailbox(500);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    QTRY_COMPARE(mailbox.model->rowCount(), 500);
    view->scrollTo(mailbox.model->index(200), QAbstractItemView::PositionAtTop);
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->value() + 13);
    const QModelIndex seen = mailbox.model->index(203);
    const QPersistentModelIndex persistent(seen);
    const QRect before = view->visualRect(seen);

    QVERIFY(mailbox.deliver(mailbox.mail.workInbox, {1, 2, 3}));
    QTRY_COMPARE(mailbox.model->rowCount(), 503);
    QCOMPARE(persistent.row(), 206);
    QCOMPARE(view->visualRect(persistent), before);

    QVERIFY(
        mailbox.write([&](Transaction& t) { return t.wantExpunge(mailbox.mail.workMessages.mid(0, 20)); }));
    QTRY_COMPARE(mailbox.model->rowCount(), 483);
    QCOMPARE(view->visualRect(persistent), before);

    view->verticalScrollBar()->setValue(0);
    QVERIFY(mailbox.deliver(mailbox.mail.workInbox, {0}));
    QTRY_COMPARE(mailbox.model->rowCount(), 484);
    QCOMPARE(view->verticalScrollBar()->value(), 0); // at the top new mail comes into sight
}

void TestMessageList::scatteredMailKeepsPlaceAndSelection()
{
    Mailbox mailbox(1000);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    QTRY_COMPARE(mailbox.model->rowCount(), 1000);
    const QList<MessageId> chosen = mailbox.mail.workMessages.mid(500, 3);
    view->selectMessage(chosen.first());
    for (const MessageId id : chosen)
        view->selectionModel()->select(mailbox.model->index(mailbox.model->rowOf(id)),
                                       QItemSelectionModel::Select);
    view->scrollTo(mailbox.model->index(498), QAbstractItemView::PositionAtTop);
    const MessageId top = topMessage(*view);

    QList<qint64> ages;
    for (int n = 0; n < 400; ++n)
        ages.append(n * 150 + 17); // between the others, too scattered to insert one by one
    QSignalSpy resets(mailbox.model.get(), &QAbstractItemModel::modelReset);
    QVERIFY(mailbox.deliver(mailbox.mail.workInbox, ages));
    QTRY_COMPARE(mailbox.model->rowCount(), 1400);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(mailbox.model->ids(), mailbox.fresh(mailbox.inbox()));
    QCOMPARE(view->selectedMessages(), chosen);
    QCOMPARE(view->currentMessage(), chosen.first());
    QCOMPARE(topMessage(*view), top);
}

void TestMessageList::anotherListStartsAtTheTop()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    view->selectMessage(mailbox.mail.workMessages.last());
    QVERIFY(view->verticalScrollBar()->value() > 0);
    QSignalSpy moved(view.get(), &MessageListView::selectionMoved);
    mailbox.model->setQuery({ListQuery::Kind::AllInboxes, 0});
    QCOMPARE(view->verticalScrollBar()->value(), 0);
    QVERIFY(view->selectedMessages().isEmpty());
    QVERIFY(!moved.isEmpty());
    QCOMPARE(mailbox.model->rowCount(), 60);
}

void TestMessageList::otherColoursAndFontsMoveNothing()
{
    Mailbox mailbox(200);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    constexpr int kRow = 25;
    view->selectMessage(mailbox.model->idAt(kRow));
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->value() + 7);
    const auto current = [&] { return view->visualRect(mailbox.model->index(kRow)); };
    const QRect before = current();
    Theme::apply(*qApp, ColorScheme::Dark);
    QCOMPARE(current().top(), before.top());
    Theme::apply(*qApp, ColorScheme::Light);
    QCOMPARE(current().top(), before.top());
    QFont large = view->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    view->setFont(large);
    QVERIFY(current().height() > before.height());
    QVERIFY(view->viewport()->rect().contains(current()));
}

void TestMessageList::keysMoveThroughTheList()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    const QList<MessageId> ids = mailbox.model->ids();
    view->goNext();
    QCOMPARE(view->currentMessage(), ids.at(0));
    QTest::keyClick(view.get(), Qt::Key_Down);
    QTest::keyClick(view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(view->selectedMessages(), ids.mid(1, 2));
    QTest::keyClick(view.get(), Qt::Key_End);
    QCOMPARE(view->currentMessage(), ids.last());
    QVERIFY(view->viewport()->rect().contains(view->visualRect(view->currentIndex())));
    QTest::keyClick(view.get(), Qt::Key_PageUp);
    QCOMPARE(view->currentMessage(), ids.at(ids.size() - 10));
    QTest::keyClick(view.get(), Qt::Key_Home);
    view->goPrevious();
    QCOMPARE(view->currentMessage(), ids.first());
    QSignalSpy activated(view.get(), &MessageListView::messageActivated);
    QTest::keyClick(view.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<MessageId>(), ids.first());
    QTest::keyClick(view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view->selectedMessages(), ids);
}

void TestMessageList::beyondTheRemovedOnesIsTheNext()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    const QList<MessageId> ids = mailbox.model->ids();
    view->selectBeyond({ids.at(4), ids.at(5)});
    QCOMPARE(view->selectedMessages(), QList<MessageId>{ids.at(6)});
    view->selectBeyond({ids.last(), ids.at(ids.size() - 2)});
    QCOMPARE(view->selectedMessages(), QList<MessageId>{ids.at(ids.size() - 3)});
    view->selectBeyond(ids);
    QVERIFY(view->selectedMessages().isEmpty());
}

void TestMessageList::hoveredRowOffersActions()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    QSignalSpy triggered(view.get(), &MessageListView::rowActionTriggered);
    const QRect row = view->visualRect(mailbox.model->index(2));
    const QPoint star = MessageDelegate::actionRect(row, RowAction::Flag).center();
    QVERIFY(row.contains(star));
    QTest::mouseMove(view->viewport(), star);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, star);
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered.first().at(0).value<MessageId>(), mailbox.model->idAt(2));
    QCOMPARE(triggered.first().at(1).value<RowAction>(), RowAction::Flag);
    QVERIFY(view->selectedMessages().isEmpty()); // the button is not the row
}

void TestMessageList::hoveredRowKeepsItsTextFromTheActions()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    QVERIFY(QTest::qWaitForWindowExposed(view.get()));           // with the scroll bar in its place
    const QRect row = view->visualRect(mailbox.model->index(2)); // starred, with an attachment
    const QRect first = MessageDelegate::actionRect(row, RowAction::Archive);
    QTest::mouseMove(view->viewport(), first.center());
    const QImage image = view->viewport()->grab().toImage();
    // Above and below the buttons nothing of the date and the preview looks out.
    const QColor ground = image.pixelColor(row.right() - 2, row.top() + 2);
    for (int x = first.left(); x <= row.right(); ++x) {
        for (int y = row.top(); y < row.bottom(); ++y) {
            if (y < first.top() - 3 || y > first.bottom() + 3)
                QVERIFY2(image.pixelColor(x, y) == ground,
                         qPrintable(QStringLiteral("%1, %2").arg(x).arg(y)));
        }
    }
    QVERIFY(ground == Theme::panel()); // hovered at all
}

void TestMessageList::selectionIsMutedWithoutTheKeyboard()
{
    Mailbox mailbox(0);
    QWidget window;
    const auto view = showView(mailbox);
    view->setParent(&window);
    QLineEdit other(&window);
    window.show();
    view->show();
    other.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    mailbox.model->setQuery(mailbox.inbox());
    view->setFocus();
    view->goNext();
    const QRect row = view->visualRect(view->currentIndex());
    const auto colorAt = [&](QPoint point) { return view->viewport()->grab().toImage().pixelColor(point); };
    const QPoint edge(row.center().x(), row.top());
    const QPoint inside(row.center().x(), row.top() + 3);
    QCOMPARE(colorAt(inside), Theme::highlight());
    QCOMPARE(colorAt(edge), Theme::accent());
    other.setFocus();
    QCOMPARE(colorAt(inside), Theme::mutedHighlight());
    QCOMPARE(colorAt(edge), Theme::mutedHighlight());
}

void TestMessageList::rowsSpeak()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    const QString spoken = mailbox.model->index(2).data(Qt::AccessibleTextRole).toString();
    for (const char* part :
         {"Unread", "Starred", "from Grace Miller", "Re: Contract, second draft", "has attachment"})
        QVERIFY2(spoken.contains(QLatin1String(part)), qPrintable(spoken));
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(view.get());
    QVERIFY(list != nullptr);
    QCOMPARE(list->childCount(), mailbox.model->rowCount());
    QCOMPARE(list->child(2)->text(QAccessible::Name), spoken);
}

void TestMessageList::labelsAreShownAsTagsAre()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    QVERIFY(mailbox.deliver(mailbox.mail.workInbox, {1}));
    QTRY_COMPARE(mailbox.model->index(0).data(Qt::DisplayRole).toString(), QStringLiteral("new 1000001"));
    const QColor color = tagsOfLabels({QStringLiteral("Proje")}).value(0).color;
    const auto isDrawn = [&] {
        const QImage image = view->viewport()->grab(view->visualRect(mailbox.model->index(0))).toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) == color)
                    return true;
        return false;
    };
    QVERIFY(!isDrawn());
    const QStringList told{QStringLiteral("\\Inbox"), QStringLiteral("Proje")};
    QVERIFY(mailbox.write([&](Transaction& transaction) {
        return transaction.learnIdentities(mailbox.mail.workInbox, {{1000001, {"1", "1", true, told}}});
    }));
    QTRY_COMPARE(mailbox.model->index(0).data(MessageListModel::LabelsRole).toStringList(),
                 QStringList{QStringLiteral("Proje")});
    QVERIFY(mailbox.model->index(0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(QStringLiteral("labelled Proje")));
    QTRY_VERIFY(isDrawn());
}

void TestMessageList::draggedMessagesOnlyGoToTheirOwnAccount()
{
    Mailbox mailbox(0);
    mailbox.model->setQuery(mailbox.inbox());
    const FolderTreeModel folders(*mailbox.reader);
    const QModelIndexList rows{mailbox.model->index(1), mailbox.model->index(3)};
    const std::unique_ptr<QMimeData> data(mailbox.model->mimeData(rows));
    const FolderId archive = *mailbox.reader->folderByRole(mailbox.mail.work, FolderRole::Archive);
    const QModelIndex own = folders.indexOf({TreePlace::Kind::Folder, mailbox.mail.work, archive});
    const QModelIndex foreign =
        folders.indexOf({TreePlace::Kind::Folder, mailbox.mail.home, mailbox.mail.homeInbox});
    const QModelIndex account = folders.indexOf({TreePlace::Kind::Account, mailbox.mail.work, 0});
    QVERIFY(folders.canDropMimeData(data.get(), Qt::MoveAction, -1, -1, own));
    QVERIFY(!folders.canDropMimeData(data.get(), Qt::MoveAction, -1, -1, foreign));
    QVERIFY(!folders.canDropMimeData(data.get(), Qt::MoveAction, -1, -1, account));
    QCOMPARE(fromMimeData(data.get()).messages,
             (QList<MessageId>{mailbox.model->idAt(1), mailbox.model->idAt(3)}));

    QMimeData damaged;
    damaged.setData(QLatin1String(kMessageMimeType), "\x01\x02");
    QVERIFY(fromMimeData(&damaged).messages.isEmpty());
    QVERIFY(!folders.canDropMimeData(&damaged, Qt::MoveAction, -1, -1, own));
}

void TestMessageList::emptyListShowsOutlinesWhileLoading()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(
        {ListQuery::Kind::Folder, *mailbox.reader->folderByRole(mailbox.mail.work, FolderRole::Junk)});
    QCOMPARE(mailbox.model->rowCount(), 0);
    const QImage empty = view->viewport()->grab().toImage();
    view->setState(MessageListView::State::Loading);
    QVERIFY(view->viewport()->grab().toImage() != empty);
}

QTEST_MAIN(TestMessageList)
#include "tst_messagelist.moc"
