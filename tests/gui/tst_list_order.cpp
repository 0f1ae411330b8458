#include "gui/ListMailbox.h"
#include "gui/MarkingTranslator.h"
#include "gui/WindowDesk.h"

#include "mainwindow/ListActions.h"
#include "mainwindow/MainActions.h"
#include "models/ListGroups.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTimeZone>
#include <QToolButton>

#include <algorithm>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

using Headings = MessageListModel::Headings;
using Sort = ListQuery::Sort;

constexpr Sort kAll[] = {Sort::Newest, Sort::Oldest,      Sort::Sender, Sort::Subject,
                         Sort::Unread, Sort::Attachments, Sort::Size};

/// What the store says is right.
QList<MessageId> wanted(const MailReader& reader, const ListQuery& query)
{
    return query.sort == Sort::Newest ? reader.messageIds(query, 0, 0).value_or({})
                                      : reader.sortedIds(query, QLocale()).value_or({}).ids;
}

QStringList headingsOf(const MessageListModel& model)
{
    QStringList headings;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.isHeading(row))
            headings.append(model.index(row).data(MessageListModel::HeadingRole).toString());
    }
    return headings;
}

/// Headings stand above something, and what is between them is the list.
QString wrongRows(const MessageListModel& model)
{
    QList<MessageId> listed;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (!model.isHeading(row))
            listed.append(model.idAt(row));
        else if (row + 1 == model.rowCount() || model.isHeading(row + 1))
            return u"nothing is below the heading %1"_s.arg(row);
    }
    return listed == model.ids() ? QString() : u"other rows than listed"_s;
}

QAction* sortAction(const Desk& desk, Sort sort)
{
    for (QAction* action : desk.window->listActions().sorts->actions()) {
        if (action->data().toInt() == static_cast<int>(sort))
            return action;
    }
    return nullptr;
}

MessageId idAt(const QDateTime& time)
{
    return time.toSecsSinceEpoch() << 20;
}

} // namespace

/// The orders of the message list and the headings in it.
class TestListOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void daysHaveHeadings();
    void weeksBeginAsTheLocaleSays();
    void oldestFirstHasThemTheOtherWayRound();
    void everyOrderIsTheStores_data();
    void everyOrderIsTheStores();
    void randomChangesEqualAFreshQuery_data();
    void randomChangesEqualAFreshQuery();
    void whatIsReadKeepsItsPlace();
    void newsKeepPlaceAndSelection();
    void largeListsComeFromAThread();
    void keysPassHeadingsBy();
    void headingsAreNotMessages();
    void scrollingReachesEveryRow();
    void eachPlaceRemembersItsOwn();
    void theHeadingHasTheMenu();
    void everyWordIsTranslated();
    void looks_data();
    void looks();
};

void TestListOrder::initTestCase()
{
    Theme::apply(*qApp, ColorScheme::Light);
}

void TestListOrder::init()
{
    Language::apply(u"en"_s);
}

void TestListOrder::daysHaveHeadings()
{
    // A Thursday, in the zone that days are in.
    const QDateTime now(QDate(2026, 11, 26), QTime(9, 0), QTimeZone("Europe/Istanbul"));
    const auto at = [&](int year, int month, int day, int hour) {
        return idAt(QDateTime(QDate(year, month, day), QTime(hour, 0), now.timeZone()));
    };
    const QList<MessageId> ids{at(2026, 11, 27, 1),  at(2026, 11, 26, 0), at(2026, 11, 25, 23),
                               at(2026, 11, 24, 12), at(2026, 11, 20, 9), at(2026, 11, 2, 9),
                               at(2026, 10, 31, 9),  at(2026, 1, 1, 1),   at(2025, 12, 31, 23),
                               at(2025, 11, 1, 0),   at(2025, 10, 31, 9), at(2023, 5, 5, 5),
                               at(1969, 5, 5, 5)};
    const QList<ListGroup> groups = ListGroups::byDate(ids, Sort::Newest, now, QLocale(u"tr_TR"_s));
    QStringList lines;
    for (const ListGroup& group : groups)
        lines.append(u"%1 %2"_s.arg(QString::number(group.first), group.text));
    QCOMPARE(lines, (QStringList{u"0 Today"_s, u"2 Yesterday"_s, u"3 This week"_s, u"4 Last week"_s,
                                 u"5 Earlier this month"_s, u"6 Ekim"_s, u"7 Ocak"_s, u"8 Aralık 2025"_s,
                                 u"9 Kasım 2025"_s, u"10 2025"_s, u"11 2023"_s, u"12 Long ago"_s}));
    QSet<RowKey> keys;
    for (const ListGroup& group : groups) {
        QVERIFY(group.key < 0);
        keys.insert(group.key);
    }
    QCOMPARE(keys.size(), groups.size());
    QVERIFY(ListGroups::byDate({}, Sort::Newest, now).isEmpty());
}

void TestListOrder::weeksBeginAsTheLocaleSays()
{
    const QDateTime now(QDate(2026, 11, 24), QTime(9, 0), QTimeZone("Europe/Istanbul")); // Tuesday
    const QList<MessageId> sunday{idAt(now.addDays(-2))};
    QCOMPARE(ListGroups::byDate(sunday, Sort::Newest, now, QLocale(u"tr_TR"_s)).value(0).text,
             u"Last week"_s);
    QCOMPARE(ListGroups::byDate(sunday, Sort::Newest, now, QLocale(u"en_US"_s)).value(0).text,
             u"This week"_s);
}

void TestListOrder::oldestFirstHasThemTheOtherWayRound()
{
    const QDateTime now(QDate(2026, 11, 26), QTime(9, 0), QTimeZone("Europe/Istanbul"));
    const QList<MessageId> ids{idAt(now.addDays(-400)), idAt(now.addDays(-1)), idAt(now.addSecs(-60)),
                               idAt(now)};
    const QList<ListGroup> groups = ListGroups::byDate(ids, Sort::Oldest, now);
    QCOMPARE(groups.size(), 3);
    QCOMPARE(groups.at(0).first, 0);
    QCOMPARE(groups.at(1).first, 1);
    QCOMPARE(groups.at(1).text, u"Yesterday"_s);
    QCOMPARE(groups.at(2).first, 2);
}

void TestListOrder::everyOrderIsTheStores_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<bool>("headings");
    for (const Sort sort : kAll) {
        for (const bool headings : {false, true})
            QTest::addRow("sort %d, headings %d", static_cast<int>(sort), headings)
                << static_cast<int>(sort) << headings;
    }
}

void TestListOrder::everyOrderIsTheStores()
{
    QFETCH(const int, sort);
    QFETCH(const bool, headings);
    Mailbox mailbox(0);
    ListQuery query = mailbox.inbox();
    query.sort = static_cast<Sort>(sort);
    const QAbstractItemModelTester tester(mailbox.model.get(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    mailbox.model->setQuery(query, headings ? Headings::Shown : Headings::None);
    QTRY_VERIFY(!mailbox.model->isLoading());
    QCOMPARE(mailbox.model->ids(), wanted(*mailbox.reader, query));
    QCOMPARE(mailbox.model->ids().size(), 40);
    QCOMPARE(wrongRows(*mailbox.model), QString());
    const bool hasAny = headings && query.sort != Sort::Subject;
    QCOMPARE(!headingsOf(*mailbox.model).isEmpty(), hasAny);
    for (int row = 0; row < mailbox.model->rowCount(); ++row) {
        if (!mailbox.model->isHeading(row))
            QCOMPARE(mailbox.model->rowOf(mailbox.model->idAt(row)), row);
    }
}

void TestListOrder::randomChangesEqualAFreshQuery_data()
{
    QTest::addColumn<int>("sort");
    QTest::addColumn<int>("kind");
    using Kind = ListQuery::Kind;
    for (const Sort sort : kAll) {
        if (sort == Sort::Unread) // what is read keeps its place there for a while
            continue;
        for (const Kind kind : {Kind::Folder, sort == Sort::Sender ? Kind::Flagged : Kind::AllInboxes})
            QTest::addRow("sort %d, kind %d", static_cast<int>(sort), static_cast<int>(kind))
                << static_cast<int>(sort) << static_cast<int>(kind);
    }
}

void TestListOrder::randomChangesEqualAFreshQuery()
{
    QFETCH(const int, sort);
    QFETCH(const int, kind);
    Mailbox mailbox(0);
    ListQuery query;
    query.kind = static_cast<ListQuery::Kind>(kind);
    query.folder = query.kind == ListQuery::Kind::Folder ? mailbox.mail.workInbox : 0;
    query.sort = static_cast<Sort>(sort);
    const QAbstractItemModelTester tester(mailbox.model.get(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    mailbox.model->setQuery(query, Headings::Shown);
    const FolderId archive = *mailbox.reader->folderByRole(mailbox.mail.work, FolderRole::Archive);
    QRandomGenerator random(static_cast<quint32>(7 + sort));
    for (int step = 0; step < 22; ++step) {
        QList<MessageId> all = mailbox.fresh(mailbox.inbox());
        std::shuffle(all.begin(), all.end(), random);
        const QList<MessageId> some = all.mid(0, random.bounded(1, 5));
        switch (random.bounded(5)) {
        case 0:
            QVERIFY(mailbox.deliver(mailbox.mail.workInbox, {random.bounded(9000000), random.bounded(100)}));
            break;
        case 1:
            mailbox.write([&](Transaction& t) { return t.wantMove(some, archive); });
            break;
        case 2:
            mailbox.write([&](Transaction& t) { return t.wantExpunge(some.mid(0, 1)); });
            break;
        case 3:
            mailbox.write([&](Transaction& t) {
                return t.wantFlag(some, MessageFlag::Flagged, random.bounded(2) == 0);
            });
            break;
        default:
            mailbox.write(
                [&](Transaction& t) { return t.wantFlag(some, MessageFlag::Seen, random.bounded(2) == 0); });
            break;
        }
        if (step % 3 != 0)
            continue;
        QTRY_COMPARE(mailbox.model->ids(), wanted(*mailbox.reader, query));
        QCOMPARE(wrongRows(*mailbox.model), QString());
    }
}

void TestListOrder::whatIsReadKeepsItsPlace()
{
    Mailbox mailbox(0);
    ListQuery query = mailbox.inbox();
    query.sort = Sort::Unread;
    mailbox.model->setQuery(query, Headings::Shown);
    QTRY_VERIFY(!mailbox.model->isLoading());
    QCOMPARE(headingsOf(*mailbox.model), (QStringList{u"Unread"_s, u"Read"_s}));
    const QList<MessageId> before = mailbox.model->ids();
    const MessageId first = before.first();
    mailbox.write([&](Transaction& t) { return t.wantFlag({first}, MessageFlag::Seen, true); });
    QTRY_VERIFY(!mailbox.model->index(1).data(MessageListModel::UnreadRole).toBool());
    QCOMPARE(mailbox.model->ids(), before); // not away from under the eyes
    // With new mail the list is sorted anew.
    QVERIFY(mailbox.deliver(mailbox.mail.workInbox, {5}));
    QTRY_COMPARE(mailbox.model->ids().size(), before.size() + 1);
    QTRY_COMPARE(mailbox.model->ids(), wanted(*mailbox.reader, query));
}

void TestListOrder::newsKeepPlaceAndSelection()
{
    Mailbox mailbox(400);
    const auto view = showView(mailbox);
    ListQuery query = mailbox.inbox();
    query.sort = Sort::Sender;
    mailbox.model->setQuery(query, Headings::Shown);
    QTRY_VERIFY(!mailbox.model->isLoading());
    const MessageId seen = mailbox.model->ids().at(200);
    view->selectMessage(seen);
    view->scrollTo(view->currentIndex(), QAbstractItemView::PositionAtCenter);
    const int before = view->visualRect(view->currentIndex()).top();
    QVERIFY(mailbox.deliver(mailbox.mail.workInbox, {1, 2, 3, 100000}));
    QTRY_COMPARE(mailbox.model->ids().size(), 404);
    QCOMPARE(view->selectedMessages(), QList{seen});
    QCOMPARE(view->visualRect(view->currentIndex()).top(), before);
    const QList<MessageId> gone = mailbox.model->ids().mid(0, 30);
    mailbox.write([&](Transaction& t) { return t.wantExpunge(gone); });
    QTRY_COMPARE(mailbox.model->ids().size(), 374);
    QTRY_VERIFY(!mailbox.model->isLoading());
    QCOMPARE(view->visualRect(view->currentIndex()).top(), before);
    QCOMPARE(view->selectedMessages(), QList{seen});
}

void TestListOrder::largeListsComeFromAThread()
{
    Mailbox mailbox(30000);
    const auto view = showView(mailbox);
    ListQuery query = mailbox.inbox();
    query.sort = Sort::Subject;
    mailbox.model->setQuery(query);
    QVERIFY(mailbox.model->isLoading()); // nothing was sorted here
    QCOMPARE(mailbox.model->rowCount(), 0);
    QSignalSpy loaded(mailbox.model.get(), &MessageListModel::loaded);
    QTRY_COMPARE_WITH_TIMEOUT(loaded.size(), 1, 20000);
    QCOMPARE(mailbox.model->ids(), wanted(*mailbox.reader, query));
    // A burst of news is one question more, or two.
    for (int n = 0; n < 20; ++n)
        QVERIFY(mailbox.deliver(mailbox.mail.workInbox, {n}));
    QTRY_COMPARE_WITH_TIMEOUT(mailbox.model->ids().size(), 30020, 20000);
    QTRY_VERIFY(!mailbox.model->isLoading());
    QCOMPARE(mailbox.model->ids(), wanted(*mailbox.reader, query));
}

void TestListOrder::keysPassHeadingsBy()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox(), Headings::Shown);
    QVERIFY(mailbox.model->isHeading(0));
    view->goNext();
    QCOMPARE(view->currentIndex().row(), 1);
    QList<MessageId> passed{view->currentMessage()};
    for (qsizetype n = 1; n < mailbox.model->ids().size(); ++n) {
        QTest::keyClick(view.get(), Qt::Key_Down);
        passed.append(view->currentMessage());
    }
    QCOMPARE(passed, mailbox.model->ids());
    QTest::keyClick(view.get(), Qt::Key_Home);
    QCOMPARE(view->currentMessage(), mailbox.model->ids().first());
    QTest::keyClick(view.get(), Qt::Key_Up);
    QCOMPARE(view->currentMessage(), mailbox.model->ids().first());
    QTest::keyClick(view.get(), Qt::Key_End);
    QCOMPARE(view->currentMessage(), mailbox.model->ids().last());
    QTest::keyClick(view.get(), Qt::Key_PageUp);
    QVERIFY(view->currentMessage() != 0);
    view->goPrevious();
    QVERIFY(view->currentMessage() != 0);
    const QList<MessageId> leaving = mailbox.model->ids().mid(0, 3);
    view->selectBeyond(leaving);
    QCOMPARE(view->currentMessage(), mailbox.model->ids().at(3));
}

void TestListOrder::headingsAreNotMessages()
{
    Mailbox mailbox(0);
    const auto view = showView(mailbox);
    mailbox.model->setQuery(mailbox.inbox(), Headings::Shown);
    QSignalSpy activated(view.get(), &MessageListView::messageActivated);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(mailbox.model->index(0)).center());
    QVERIFY(activated.isEmpty());
    QVERIFY(view->selectedMessages().isEmpty());
    QTest::keyClick(view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view->selectedMessages(), mailbox.model->ids());
    QCOMPARE(view->selectedCount(), mailbox.model->ids().size());
    QVERIFY(view->visualRect(mailbox.model->index(0)).height() <
            view->visualRect(mailbox.model->index(1)).height());
}

void TestListOrder::scrollingReachesEveryRow()
{
    Mailbox mailbox(300);
    const auto view = showView(mailbox);
    ListQuery query = mailbox.inbox();
    query.sort = Sort::Sender;
    mailbox.model->setQuery(query, Headings::Shown);
    QTRY_VERIFY(!mailbox.model->isLoading());
    QVERIFY(headingsOf(*mailbox.model).size() > 3);
    for (int row = 0; row < mailbox.model->rowCount(); ++row) {
        const QModelIndex index = mailbox.model->index(row);
        view->scrollTo(index);
        const QRect place = view->visualRect(index);
        QVERIFY(view->viewport()->rect().contains(place));
        QCOMPARE(view->indexAt(place.topLeft()), index);
        QCOMPARE(view->indexAt(place.bottomLeft()), index);
    }
    QCOMPARE(view->verticalScrollBar()->value(), view->verticalScrollBar()->maximum());
}

void TestListOrder::eachPlaceRemembersItsOwn()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const MessageId chosen = desk.rows().idAt(5);
    desk.list().selectMessage(chosen);
    sortAction(desk, Sort::Sender)->trigger();
    desk.window->listActions().headings->trigger();
    QTRY_VERIFY(!desk.rows().isLoading());
    ListQuery query{ListQuery::Kind::Folder, desk.mail.workInbox};
    query.sort = Sort::Sender;
    QCOMPARE(desk.rows().ids(), wanted(desk.engine->reader(), query));
    QVERIFY(!headingsOf(desk.rows()).isEmpty());
    QCOMPARE(desk.list().selectedMessages(), QList{chosen}); // at another place, but the same
    desk.window->folderPane()->select({TreePlace::Kind::AllInboxes, 0, 0});
    QVERIFY(sortAction(desk, Sort::Newest)->isChecked());
    QVERIFY(headingsOf(desk.rows()).isEmpty());
    desk.window->close();
    desk.window.reset();
    desk.window = std::make_unique<MainWindow>(*desk.engine, *desk.settings, desk.providers);
    QVERIFY(!sortAction(desk, Sort::Sender)->isChecked());
    desk.openInbox();
    QVERIFY(sortAction(desk, Sort::Sender)->isChecked());
    QVERIFY(desk.window->listActions().headings->isChecked());
    QTRY_COMPARE(desk.rows().ids(), wanted(desk.engine->reader(), query));
    sortAction(desk, Sort::Subject)->trigger(); // has no headings
    QTRY_VERIFY(!desk.rows().isLoading());
    QVERIFY(headingsOf(desk.rows()).isEmpty());
    QVERIFY(!desk.window->listActions().headings->isEnabled());
}

void TestListOrder::theHeadingHasTheMenu()
{
    Desk desk;
    desk.open();
    auto* button = desk.window->findChild<QToolButton*>(u"listMenuButton"_s);
    QVERIFY(button != nullptr && button->isVisible());
    QVERIFY(!button->toolTip().isEmpty());
    QMenu* menu = desk.window->listActions().menu;
    QCOMPARE(button->defaultAction(), menu->menuAction());
    bool wasOpen = false;
    connect(menu, &QMenu::aboutToShow, menu, [&wasOpen, menu] {
        wasOpen = true;
        QMetaObject::invokeMethod(menu, &QMenu::close, Qt::QueuedConnection); // what opened it waits for that
    });
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space); // the keyboard alone does
    QVERIFY(wasOpen);
}

void TestListOrder::everyWordIsTranslated()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.window->listActions().headings->trigger();
    test::MarkingTranslator translator;
    QVERIFY(QCoreApplication::installTranslator(&translator));
    QTRY_VERIFY(desk.window->listActions().headings->text().contains(QChar(u'«')));
    for (const QAction* action : desk.window->listActions().menu->actions()) {
        if (!action->isSeparator())
            QVERIFY2(action->text().contains(QChar(u'«')), qPrintable(action->text()));
    }
    QVERIFY(headingsOf(desk.rows()).constFirst().contains(QChar(u'«')));
    QCoreApplication::removeTranslator(&translator);
}

void TestListOrder::looks_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<ColorScheme>("scheme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("en light") << u"en"_s << ColorScheme::Light << QSize(1280, 800);
    QTest::newRow("tr dark") << u"tr"_s << ColorScheme::Dark << QSize(1280, 800);
    QTest::newRow("tr light small") << u"tr"_s << ColorScheme::Light << QSize(640, 480);
}

void TestListOrder::looks()
{
    QFETCH(const QString, language);
    QFETCH(const ColorScheme, scheme);
    QFETCH(const QSize, size);
    Language::apply(language);
    Theme::apply(*qApp, scheme);
    Desk desk;
    desk.open(size);
    desk.openInbox();
    const QString dir = qEnvironmentVariable("POSTACI_PICTURES");
    const auto save = [&](QWidget* widget, const QString& name) {
        QVERIFY(!widget->grab().isNull());
        if (!dir.isEmpty())
            QVERIFY(widget->grab().save(u"%1/list-%2-%3-%4.png"_s.arg(
                dir, name, QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'), language)));
    };
    desk.window->listActions().headings->trigger();
    desk.window->listActions().conversations->trigger();
    int row = 0;
    while (row < desk.rows().rowCount() && !desk.rows().isOpenable(row))
        ++row;
    QVERIFY(row < desk.rows().rowCount());
    desk.rows().setOpened(row, true);
    desk.list().setFocus();
    desk.list().selectionModel()->setCurrentIndex(desk.rows().index(row + 1),
                                                  QItemSelectionModel::ClearAndSelect);
    QTRY_VERIFY(desk.window->isSettled());
    save(desk.window.get(), u"conversations"_s);
    desk.window->listActions().conversations->trigger();
    sortAction(desk, Sort::Sender)->trigger();
    QTRY_VERIFY(desk.window->isSettled());
    save(desk.window.get(), u"senders"_s);
    desk.window->listActions().menu->popup(desk.window->mapToGlobal(QPoint(200, 100)));
    QVERIFY(desk.window->listActions().menu->isVisible());
    save(desk.window->listActions().menu, u"menu"_s);
    desk.window->listActions().menu->hide();
    Theme::apply(*qApp, ColorScheme::Light);
}

QTEST_MAIN(TestListOrder)
#include "tst_list_order.moc"
