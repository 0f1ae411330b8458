#include "gui/WindowDesk.h"

#include "mainwindow/MainActions.h"
#include "mainwindow/MessageCommands.h"
#include "mainwindow/ReminderMenu.h"
#include "mainwindow/TimeDialog.h"
#include "widgets/DateText.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAction>
#include <QDateTimeEdit>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

using Place = TreePlace::Kind;

MessageCommands& commandsOf(const Desk& desk)
{
    return *desk.window->findChild<MessageCommands*>();
}

void chooseBegin(QMenu* menu, const QString& begin)
{
    Q_EMIT menu->aboutToShow();
    for (QAction* action : menu->actions()) {
        if (QString(action->text()).remove(u'&').startsWith(begin))
            return action->trigger();
    }
    QFAIL(qPrintable(begin));
}

QString notice(const Desk& desk, MessageId message)
{
    return desk.rows().index(desk.rows().rowOf(message)).data(MessageListModel::NoticeRole).toString();
}

void openPlace(const Desk& desk, Place kind)
{
    desk.window->folderPane()->select({kind, 0, 0});
}

qint64 countAt(const Desk& desk, Place kind)
{
    return desk.folders().indexOf({kind, 0, 0}).data(FolderTreeModel::CountRole).toLongLong();
}

QDateTime inMilliseconds(int milliseconds)
{
    return QDateTime::currentDateTimeUtc().addMSecs(milliseconds);
}

QStringList namesOf(const QList<OfferedTime>& times)
{
    QStringList names;
    for (const OfferedTime& offered : times)
        names.append(QString(offered.name).remove(u'&') + u' ' + offered.time.toString(u"ddd HH:mm"_s));
    return names;
}

QDateTime at(int day, int hour, int minute = 0)
{
    return {QDate(2026, 3, day), QTime(hour, minute)}; // the second is a Monday
}

/// The first of the inbox, until tomorrow morning.
MessageId putOffTheFirst(const Desk& desk)
{
    desk.openInbox();
    const MessageId first = desk.rows().idAt(0);
    desk.list().selectMessage(first);
    chooseBegin(desk.window->actions().snoozeMenu, u"Tomorrow morning"_s);
    (void)QTest::qWaitFor([&] { return desk.rows().rowOf(first) < 0; });
    return first;
}

} // namespace

/// Messages that are put off, pinned, muted or that await an answer, in the window.
class TestReminders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void timesThatAreOffered();
    void timesToComeAreShort();
    void putOffAndBroughtBack();
    void putOffToAnotherTime();
    void movedItIsPutOffNoLonger();
    void comesBackAtItsTime();
    void anOwnTime();
    void onlyTimesToCome();
    void byKeysAlone();
    void pinnedLeadTheList();
    void pinnedConversationsLead();
    void headingsStandAboveWhatLeads();
    void mutedConversations();
    void awaitedAnswersHaveAPlace();
    void missedAnswersAreTold();
    void archivedByYear();
    void everyWordIsTranslated();
};

void TestReminders::initTestCase()
{
    Theme::apply(*qApp, ColorScheme::Light);
    Language::apply(u"en"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestReminders::timesThatAreOffered()
{
    QCOMPARE(namesOf(ReminderMenu::snoozeTimes(at(2, 10, 2))),
             (QStringList{u"In three hours Mon 13:05"_s, u"This evening Mon 18:00"_s,
                          u"Tomorrow morning Tue 08:00"_s, u"At the weekend Sat 08:00"_s,
                          u"Next week Mon 08:00"_s}));
    QCOMPARE(namesOf(ReminderMenu::snoozeTimes(at(6, 17))), // a Friday: the weekend begins tomorrow
             (QStringList{u"In three hours Fri 20:00"_s, u"Tomorrow morning Sat 08:00"_s,
                          u"Next week Mon 08:00"_s}));
    QCOMPARE(namesOf(ReminderMenu::snoozeTimes(at(8, 23))), // a Sunday: so does the week
             (QStringList{u"In three hours Mon 02:00"_s, u"Tomorrow morning Mon 08:00"_s,
                          u"At the weekend Sat 08:00"_s}));
    for (int hour = 0; hour < 24 * 8; ++hour) {
        const QDateTime now = at(2, 0).addSecs(qint64{hour} * 3600);
        QList<OfferedTime> all = ReminderMenu::snoozeTimes(now);
        for (qsizetype i = 0; i < all.size(); ++i) {
            QVERIFY(all.at(i).time > now);
            for (qsizetype before = 0; before < i; ++before)
                QVERIFY(all.at(i).time != all.at(before).time);
        }
    }
    QCOMPARE(namesOf(ReminderMenu::followUpTimes(at(2, 10))),
             (QStringList{u"Tomorrow morning Tue 08:00"_s, u"In three days Thu 08:00"_s,
                          u"In a week Mon 08:00"_s, u"In two weeks Mon 08:00"_s}));
}

void TestReminders::timesToComeAreShort()
{
    const QDateTime now = at(2, 10);
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    QCOMPARE(comingDate(at(2, 18), now, english), u"18:00"_s);
    QCOMPARE(comingDate(at(3, 8), now, english), u"tomorrow 08:00"_s);
    QCOMPARE(comingDate(at(6, 8), now, english), u"Friday 08:00"_s);
    QCOMPARE(comingDate(at(9, 8), now, english), u"9 Mar 08:00"_s);
    QCOMPARE(comingDate(at(1, 8), now, english), u"1 Mar 08:00"_s); // has passed
    QCOMPARE(comingDate(at(9, 8).addYears(1), now, english), u"9 Mar 2027 08:00"_s);
    QCOMPARE(comingDate({}, now, english), QString());
}

void TestReminders::putOffAndBroughtBack()
{
    Desk desk;
    desk.open();
    const MessageId first = putOffTheFirst(desk);
    QCOMPARE(desk.bar().text(), u"1 message snoozed until tomorrow 08:00."_s);
    QVERIFY(desk.list().currentMessage() != first);
    openPlace(desk, Place::Snoozed);
    QTRY_COMPARE(desk.rows().ids(), QList<MessageId>{first});
    QCOMPARE(notice(desk, first), u"until tomorrow 08:00"_s);
    QVERIFY(desk.rows().index(0).data(Qt::AccessibleTextRole).toString().contains(u"until tomorrow 08:00"_s));
    desk.list().selectMessage(first);
    desk.window->actions().wake->trigger();
    QTRY_COMPARE(desk.rows().rowCount(), 0);
    desk.openInbox();
    QCOMPARE(desk.rows().idAt(0), first);
    QVERIFY(!desk.window->actions().wake->isEnabled());
    desk.window->actions().undo->trigger();
    QTRY_COMPARE(desk.rows().rowOf(first), -1);
}

void TestReminders::putOffToAnotherTime()
{
    Desk desk;
    desk.open();
    const MessageId first = putOffTheFirst(desk);
    openPlace(desk, Place::Snoozed);
    desk.list().selectMessage(first);
    QVERIFY(desk.window->actions().wake->isEnabled());
    chooseBegin(desk.window->actions().snoozeMenu, u"In three hours"_s);
    QTRY_VERIFY(!notice(desk, first).contains(u"tomorrow 08:00"_s));
    QCOMPARE(desk.rows().ids(), QList<MessageId>{first});
    desk.window->actions().undo->trigger();
    QTRY_COMPARE(notice(desk, first), u"until tomorrow 08:00"_s);
}

void TestReminders::movedItIsPutOffNoLonger()
{
    Desk desk;
    desk.open();
    const MessageId first = putOffTheFirst(desk);
    openPlace(desk, Place::Snoozed);
    desk.list().selectMessage(first);
    desk.window->actions().archive->trigger();
    QTRY_COMPARE(desk.shownIn(first), desk.folder(FolderRole::Archive));
    desk.window->actions().undo->trigger();
    QTRY_COMPARE(notice(desk, first), u"until tomorrow 08:00"_s);
}

void TestReminders::comesBackAtItsTime()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const int last = desk.rows().rowCount() - 1;
    const MessageId old = desk.rows().idAt(last);
    desk.engine->setFlag({old}, MessageFlag::Seen, true);
    desk.engine->start();
    commandsOf(desk).snooze({old}, inMilliseconds(1500));
    QTRY_COMPARE(desk.rows().rowOf(old), -1);
    QTRY_COMPARE_WITH_TIMEOUT(desk.rows().rowOf(old), 0, 15'000); // above what is newer
    QCOMPARE(notice(desk, old), u"back again"_s);
    QVERIFY(desk.rows().index(0).data(MessageListModel::UnreadRole).toBool());
    QCOMPARE(desk.rows().rowCount(), last + 1);

    // Read, it stays where it is until the list is shown anew.
    desk.engine->setFlag({old}, MessageFlag::Seen, true);
    QTRY_VERIFY(!desk.rows().index(desk.rows().rowOf(old)).data(MessageListModel::UnreadRole).toBool());
    QCOMPARE(desk.rows().rowOf(old), 0);
    openPlace(desk, Place::Flagged);
    desk.openInbox();
    QCOMPARE(desk.rows().rowOf(old), last);
}

void TestReminders::anOwnTime()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const MessageId first = desk.rows().idAt(0);
    desk.list().selectMessage(first);
    chooseBegin(desk.window->actions().snoozeMenu, u"Choose a time"_s);
    auto* dialog = desk.window->findChild<TimeDialog*>();
    QVERIFY(dialog != nullptr);
    const QDateTime wanted(QDate::currentDate().addDays(40), QTime(7, 45));
    dialog->findChild<QDateTimeEdit*>()->setDateTime(wanted);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE(desk.rows().rowOf(first), -1);
    QCOMPARE(desk.engine->reader().rows({first}).value_or({}).value(0).snoozedUntil.toLocalTime(), wanted);
}

void TestReminders::onlyTimesToCome()
{
    TimeDialog dialog(u"Snooze"_s, QDateTime::currentDateTime().addDays(1), nullptr);
    dialog.show();
    auto* ok = dialog.findChild<QPushButton*>(u"okButton"_s);
    QVERIFY(ok->isEnabled());
    dialog.findChild<QDateTimeEdit*>()->setDateTime(QDateTime::currentDateTime().addSecs(-60));
    QVERIFY(!ok->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QVERIFY(dialog.isVisible());
}

void TestReminders::byKeysAlone()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const MessageId first = desk.rows().idAt(0);
    desk.list().selectMessage(first);
    desk.list().setFocus();
    QTest::keyClick(&desk.list(), Qt::Key_B);
    QMenu* menu = desk.window->actions().snoozeMenu;
    QTRY_VERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_H); // the mnemonic of "In three hours"
    QTRY_COMPARE(desk.rows().rowOf(first), -1);
    QVERIFY(!menu->isVisible());
}

void TestReminders::pinnedLeadTheList()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const QList<MessageId> before = desk.rows().ids();
    const MessageId old = before.last();
    desk.list().selectMessage(old);
    desk.window->actions().pin->trigger();
    QTRY_COMPARE(desk.rows().rowOf(old), 0);
    QCOMPARE(desk.rows().rowCount(), before.size());
    QVERIFY(desk.rows().index(0).data(MessageListModel::PinnedRole).toBool());
    QVERIFY(desk.rows().index(0).data(Qt::AccessibleTextRole).toString().contains(u"Pinned"_s));
    QCOMPARE(desk.list().currentMessage(), old); // whatever moves, it stays selected
    QCOMPARE(desk.rows().idAt(1), before.first());
    openPlace(desk, Place::AllInboxes);
    QCOMPARE(desk.rows().rowOf(old), 0);
    desk.openInbox();
    desk.list().selectMessage(old);
    desk.window->actions().archive->trigger();
    QTRY_COMPARE(desk.rows().rowOf(old), -1);
    QCOMPARE(desk.rows().rowCount(), before.size() - 1);
    desk.window->actions().undo->trigger();
    QTRY_COMPARE(desk.rows().rowOf(old), 0);
    desk.window->actions().undo->trigger();
    QTRY_COMPARE(desk.rows().rowOf(old), before.size() - 1);
}

void TestReminders::pinnedConversationsLead()
{
    Desk desk;
    desk.open();
    desk.settings->setConversations(true);
    desk.openInbox();
    const int rows = desk.rows().rowCount();
    int row = rows - 1;
    while (row > 0 && !desk.rows().isOpenable(row))
        --row;
    QVERIFY(row > 0);
    const MessageId head = desk.rows().idAt(row);
    desk.list().selectMessage(head);
    desk.window->actions().pin->trigger();
    QTRY_COMPARE(desk.rows().rowOf(head), 0);
    QCOMPARE(desk.rows().rowCount(), rows);
    desk.rows().setOpened(0, true);
    QVERIFY(desk.rows().rowCount() > rows);
    QVERIFY(desk.rows().index(1).data(MessageListModel::InsideRole).toBool());
    desk.rows().setOpened(0, false);
    QCOMPARE(desk.rows().rowCount(), rows);
}

void TestReminders::headingsStandAboveWhatLeads()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const QList<MessageId> ids = desk.rows().ids();
    const auto heading = [&desk](int row) {
        return desk.rows().index(row).data(MessageListModel::HeadingRole).toString();
    };
    for (const ListQuery::Sort sort :
         {ListQuery::Sort::Newest, ListQuery::Sort::Sender, ListQuery::Sort::Oldest}) {
        desk.engine->setFlag({ids.last()}, MessageFlag::Pinned, true);
        QTRY_COMPARE(desk.engine->reader().leadingIds(desk.rows().query()).value_or({}).size(), 1);
        ListQuery query = desk.rows().query();
        query.sort = sort;
        desk.rows().setQuery(query, MessageListModel::Headings::Shown);
        QTRY_VERIFY(!desk.rows().isLoading());
        QCOMPARE(heading(0), u"At the top"_s);
        QCOMPARE(desk.rows().idAt(1), ids.last());
        QVERIFY(!heading(2).isEmpty());
        QCOMPARE(desk.rows().rowsWith(ids).size(), ids.size()); // each once
        desk.engine->setFlag({ids.last()}, MessageFlag::Pinned, false);
        QTRY_VERIFY(heading(0) != u"At the top"_s);
    }
}

void TestReminders::mutedConversations()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const QList<MessageId> ids = desk.rows().ids();
    const auto unread =
        std::find_if(ids.begin(), ids.end(), [&desk](MessageId id) { return !desk.isRead(id); });
    QVERIFY(unread != ids.end());
    const MessageId message = *unread;
    commandsOf(desk).toggleMute({message});
    QTRY_VERIFY(desk.isRead(message));
    const auto row = [&desk, message] { return desk.rows().index(desk.rows().rowOf(message)); };
    QTRY_VERIFY(row().data(MessageListModel::MutedRole).toBool());
    QVERIFY(row().data(Qt::AccessibleTextRole).toString().contains(u"muted"_s));
    QTRY_COMPARE(desk.bar().text(), u"1 conversation muted."_s);
    desk.window->actions().undo->trigger();
    QTRY_VERIFY(!desk.isRead(message));
    QTRY_VERIFY(!row().data(MessageListModel::MutedRole).toBool());
}

void TestReminders::awaitedAnswersHaveAPlace()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    const MessageId first = desk.rows().idAt(0);
    desk.list().selectMessage(first);
    chooseBegin(desk.window->actions().followUpMenu, u"In a week"_s);
    QTRY_VERIFY(notice(desk, first).startsWith(u"answer by"_s));
    openPlace(desk, Place::FollowUps);
    QTRY_COMPARE(desk.rows().ids(), QList<MessageId>{first});
    QCOMPARE(countAt(desk, Place::FollowUps), 0);
}

void TestReminders::missedAnswersAreTold()
{
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.engine->start();
    const MessageId first = desk.rows().idAt(0);
    commandsOf(desk).awaitAnswer({first}, inMilliseconds(1000));
    QTRY_COMPARE_WITH_TIMEOUT(countAt(desk, Place::FollowUps), 1, 15'000);
    openPlace(desk, Place::FollowUps);
    QVERIFY(QTest::qWaitFor([&] { return notice(desk, first) == u"no answer"_s; }));
    desk.list().selectMessage(first);
    chooseBegin(desk.window->actions().followUpMenu, u"No answer is awaited"_s);
    QTRY_COMPARE(countAt(desk, Place::FollowUps), 0);
    QVERIFY(QTest::qWaitFor([&] { return desk.rows().rowCount() == 0; }));
    QCOMPARE(desk.shownIn(first), desk.mail.workInbox);
}

void TestReminders::archivedByYear()
{
    Desk desk;
    desk.open();
    desk.engine->setArchivesByYear(desk.mail.work, true);
    QTRY_VERIFY(desk.engine->archivesByYear(desk.mail.work));
    desk.openInbox();
    const MessageId first = desk.rows().idAt(0);
    const MessageId second = desk.rows().idAt(1);
    const QString year = QDateTime::fromSecsSinceEpoch(sortSeconds(first)).toString(u"yyyy"_s);
    const auto folderOf = [&desk](MessageId id) {
        return desk.engine->reader().folder(desk.shownIn(id)).value_or(Folder());
    };
    for (const MessageId message : {first, second}) {
        desk.list().selectMessage(message);
        desk.window->actions().archive->trigger();
        QTRY_COMPARE(folderOf(message).parent, desk.folder(FolderRole::Archive));
        QCOMPARE(folderOf(message).name,
                 QDateTime::fromSecsSinceEpoch(sortSeconds(message)).toString(u"yyyy"_s));
    }
    // What lies there already stays, and is nothing to take back.
    const auto where = folderOf(first);
    const QString undo = desk.window->actions().undo->text();
    commandsOf(desk).archive({first});
    QCOMPARE(desk.window->actions().undo->text(), undo);
    QCOMPARE(folderOf(first).id, where.id);
    desk.window->actions().undo->trigger();
    QTRY_COMPARE(desk.shownIn(second), desk.mail.workInbox);
}

void TestReminders::everyWordIsTranslated()
{
    Language::apply(u"tr"_s);
    QCOMPARE(namesOf(ReminderMenu::snoozeTimes(at(2, 10, 2))).first().section(u' ', 0, 1), u"Üç saat"_s);
    Desk desk;
    desk.open();
    desk.openInbox();
    desk.list().selectMessage(desk.rows().idAt(0));
    QMenu* menu = desk.window->actions().snoozeMenu;
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().constLast()->text().contains(u"Zaman seç"_s));
    openPlace(desk, Place::FollowUps);
    QVERIFY(desk.window->windowTitle().contains(u"Yanıt"_s));
    Language::apply(u"en"_s);
}

QTEST_MAIN(TestReminders)
#include "tst_reminders.moc"
