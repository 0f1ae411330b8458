#include "gui/ListMailbox.h"
#include "gui/MarkingTranslator.h"
#include "gui/WindowDesk.h"

#include "mainwindow/ListActions.h"
#include "messagelist/MessageTable.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QActionGroup>
#include <QScrollBar>
#include <QSignalSpy>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

using Sort = ListQuery::Sort;

QAction* lookAction(const Desk& desk, ListLook look)
{
    return desk.window->listActions().looks->actions().at(static_cast<int>(look));
}

/// The middle of a column's heading.
QPoint headingOf(const MessageTable& table, MessageTable::Column column)
{
    return {table.sectionViewportPosition(column) + table.sectionSize(column) / 2, table.height() / 2};
}

} // namespace

/// The message list as a table.
class TestListTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::apply(*qApp, ColorScheme::Light); }
    void init() { Language::apply(u"en"_s); }
    void aLineForEachMessage();
    void theSwitchKeepsThePlace();
    void columnsCoverTheRow();
    void headingsSort();
    void widthsAreRemembered();
    void narrowListsLeaveColumnsOut();
    void conversationsOpenInTheTable();
    void hoveredLinesOfferActions();
    void everyWordIsTranslated();
    void looks_data();
    void looks();
};

void TestListTable::aLineForEachMessage()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    QVERIFY(view->table()->isHidden());
    const int card = view->visualRect(mailbox.model->index(0)).height();
    view->setLook(MessageListView::Look::Table);
    QVERIFY(view->table()->isVisible());
    const QRect first = view->visualRect(mailbox.model->index(0));
    QVERIFY(first.height() >= 28 && first.height() < card / 2);
    QCOMPARE(first.top(), 0); // below the headings, which the rows do not reach
    QVERIFY(view->table()->geometry().bottom() < view->viewport()->geometry().top());
    QCOMPARE(view->table()->width(), view->viewport()->width());
    view->scrollTo(mailbox.model->index(mailbox.model->rowCount() - 1));
    QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
    view->setLook(MessageListView::Look::Cards);
    QVERIFY(view->table()->isHidden());
    QCOMPARE(view->visualRect(mailbox.model->index(0)).height(), card);
}

void TestListTable::theSwitchKeepsThePlace()
{
    Mailbox mailbox(400);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    QTRY_COMPARE(mailbox.model->rowCount(), 400);
    view->selectMessage(mailbox.model->idAt(203));
    view->scrollTo(mailbox.model->index(200), QAbstractItemView::PositionAtTop);
    const MessageId top = topMessage(*view);
    QSignalSpy moved(view.get(), &MessageListView::selectionMoved);
    for (const auto look : {MessageListView::Look::Table, MessageListView::Look::Cards}) {
        view->setLook(look);
        QCOMPARE(topMessage(*view), top);
        QCOMPARE(view->selectedMessages(), QList{mailbox.model->idAt(203)});
    }
    QVERIFY(moved.isEmpty());
}

void TestListTable::columnsCoverTheRow()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    view->setLook(MessageListView::Look::Table);
    view->resize(1000, 400);
    QVERIFY(QTest::qWaitForWindowExposed(view.get()));
    const QRect row = view->visualRect(mailbox.model->index(1));
    int end = 0;
    for (int column = 0; column < MessageTable::ColumnCount; ++column) {
        const QRect cell = view->table()->cell(row, static_cast<MessageTable::Column>(column));
        QVERIFY(cell.width() > 0);
        QVERIFY(cell.left() >= end);
        end = cell.right();
    }
    QVERIFY(end <= row.right());
    // By hand a column takes its room from the subject.
    const int subject = view->table()->sectionSize(MessageTable::Subject);
    view->table()->resizeSection(MessageTable::Sender, view->table()->sectionSize(MessageTable::Sender) + 40);
    QCOMPARE(view->table()->sectionSize(MessageTable::Subject), subject - 40);
}

void TestListTable::headingsSort()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    lookAction(desk, ListLook::Table)->trigger();
    MessageTable& table = *desk.list().table();
    QCOMPARE(table.sortIndicatorSection(), static_cast<int>(MessageTable::Date));
    const auto shown = [&] { return desk.rows().query().sort; };
    const auto click = [&](MessageTable::Column column) {
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, headingOf(table, column));
    };
    click(MessageTable::Sender);
    QCOMPARE(shown(), Sort::Sender);
    QCOMPARE(table.sortIndicatorSection(), static_cast<int>(MessageTable::Sender));
    click(MessageTable::Date);
    QCOMPARE(shown(), Sort::Newest);
    click(MessageTable::Date);
    QCOMPARE(shown(), Sort::Oldest);
    QCOMPARE(table.sortIndicatorOrder(), Qt::AscendingOrder);
    click(MessageTable::Subject);
    QCOMPARE(shown(), Sort::Subject);
    QTRY_VERIFY(!desk.rows().isLoading());
    QCOMPARE(desk.rows().rowCount(), 40);
}

void TestListTable::widthsAreRemembered()
{
    Desk desk;
    desk.open();
    lookAction(desk, ListLook::Table)->trigger();
    desk.list().table()->resizeSection(MessageTable::Sender, 171);
    desk.window->close();
    desk.window.reset();
    desk.window = std::make_unique<MainWindow>(*desk.engine, *desk.settings, desk.providers);
    QCOMPARE(desk.settings->listLook(), ListLook::Table);
    QVERIFY(lookAction(desk, ListLook::Table)->isChecked());
    QVERIFY(!desk.list().table()->isHidden());
    QCOMPARE(desk.list().table()->sectionSize(MessageTable::Sender), 171);
    lookAction(desk, ListLook::Cards)->trigger();
    QVERIFY(desk.list().table()->isHidden());
}

void TestListTable::narrowListsLeaveColumnsOut()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    view->setLook(MessageListView::Look::Table);
    QVERIFY(QTest::qWaitForWindowExposed(view.get()));
    view->resize(1000, 400);
    QTRY_VERIFY(!view->table()->isSectionHidden(MessageTable::Tags));
    view->resize(380, 400);
    QTRY_VERIFY(view->table()->isSectionHidden(MessageTable::Tags));
    QVERIFY(view->table()->isSectionHidden(MessageTable::Size));
    QVERIFY(!view->table()->isSectionHidden(MessageTable::Subject));
    const QRect row = view->visualRect(mailbox.model->index(0));
    QVERIFY(view->table()->cell(row, MessageTable::Subject).width() > 60);
    view->resize(1000, 400);
    QTRY_VERIFY(!view->table()->isSectionHidden(MessageTable::Size));
}

void TestListTable::conversationsOpenInTheTable()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    lookAction(desk, ListLook::Table)->trigger();
    desk.window->listActions().conversations->trigger();
    int row = 0;
    while (!desk.rows().isOpenable(row))
        ++row;
    const int count = desk.rows().index(row).data(MessageListModel::ConversationRole).toInt();
    const QRect toggle = desk.list().table()->toggleRect(desk.list().visualRect(desk.rows().index(row)),
                                                         desk.list().font(), count);
    QTest::mouseClick(desk.list().viewport(), Qt::LeftButton, {}, toggle.center());
    QVERIFY(desk.rows().isOpened(row));
}

void TestListTable::hoveredLinesOfferActions()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox());
    view->setLook(MessageListView::Look::Table);
    QVERIFY(QTest::qWaitForWindowExposed(view.get()));
    QSignalSpy triggered(view.get(), &MessageListView::rowActionTriggered);
    const QRect row = view->visualRect(mailbox.model->index(2));
    const QRect star = MessageDelegate::actionRect(row, RowAction::Flag);
    QVERIFY(row.contains(star));
    QTest::mouseMove(view->viewport(), star.center());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, star.center());
    QCOMPARE(triggered.size(), 1);
    QCOMPARE(triggered.first().at(1).value<RowAction>(), RowAction::Flag);
}

void TestListTable::everyWordIsTranslated()
{
    Desk desk;
    desk.open();
    test::MarkingTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    const QAbstractItemModel& columns = *desk.list().table()->model();
    for (int column = 0; column < MessageTable::ColumnCount; ++column)
        QTRY_VERIFY(columns.headerData(column, Qt::Horizontal).toString().startsWith(QChar(u'«')));
    QCoreApplication::removeTranslator(&translator);
}

void TestListTable::looks_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<ColorScheme>("scheme");
    QTest::addColumn<PaneLayout>("panes");
    QTest::newRow("en light") << u"en"_s << ColorScheme::Light << PaneLayout::ListAboveReader;
    QTest::newRow("tr dark") << u"tr"_s << ColorScheme::Dark << PaneLayout::ThreeColumns;
}

void TestListTable::looks()
{
    QFETCH(const QString, language);
    QFETCH(const ColorScheme, scheme);
    QFETCH(const PaneLayout, panes);
    Language::apply(language);
    Theme::apply(*qApp, scheme);
    Desk desk;
    desk.open();
    desk.settings->setPaneLayout(panes);
    desk.openInbox();
    desk.engine->setTag(desk.mail.workMessages.mid(0, 2), u"$label1"_s, true);
    QTRY_VERIFY(!desk.rows().index(1).data(MessageListModel::TagsRole).toStringList().isEmpty());
    lookAction(desk, ListLook::Table)->trigger();
    desk.window->listActions().conversations->trigger();
    desk.window->listActions().headings->trigger();
    desk.settings->setFavourite(desk.folder(FolderRole::Archive), true);
    int row = 0;
    while (!desk.rows().isOpenable(row))
        ++row;
    desk.rows().setOpened(row, true);
    desk.list().setFocus();
    desk.list().goNext();
    QTRY_VERIFY(desk.window->isSettled());
    const QPixmap picture = desk.window->grab();
    QVERIFY(!picture.isNull());
    if (const QString dir = qEnvironmentVariable("POSTACI_PICTURES"); !dir.isEmpty())
        QVERIFY(picture.save(u"%1/table-%2.png"_s.arg(dir, language)));
    Theme::apply(*qApp, ColorScheme::Light);
}

QTEST_MAIN(TestListTable)
#include "tst_list_table.moc"
