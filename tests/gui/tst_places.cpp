#include "gui/WindowDesk.h"

#include "finding/FilterBar.h"
#include "mainwindow/FolderActions.h"
#include "mainwindow/MainActions.h"
#include "palette/WindowEntries.h"
#include "widgets/EmptyState.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QTest>

#include <algorithm>

using namespace postaci;
using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = TreePlace::Kind;

int countOf(const Desk& desk, Kind kind)
{
    return desk.folders().indexOf({kind, 0, 0}).data(FolderTreeModel::CountRole).toInt();
}

void show(const Desk& desk, Kind kind)
{
    desk.window->folderPane()->select({kind, 0, 0});
}

QStringList namesBelow(const FolderTreeModel& folders, const QModelIndex& parent)
{
    QStringList names;
    for (int row = 0; row < folders.rowCount(parent); ++row)
        names.append(folders.index(row, 0, parent).data().toString());
    return names;
}

} // namespace

/// The places above the accounts: unified ones, and folders that somebody has put there.
class TestPlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void unreadMailIsCountedAndListed();
    void unreadMailFollowsTheNews();
    void whatIsReadStaysWhileItIsLookedAt();
    void nothingIsUnread();
    void sentMailOfAllAccounts();
    void theFilterNarrowsThem();
    void favouritesAreLinesOfTheirOwn();
    void favouritesAreRemembered();
    void oneAccountNeedsNoUnifiedFolders();
};

void TestPlaces::initTestCase()
{
    Theme::apply(*qApp, ColorScheme::Light);
    Language::apply(u"en"_s);
}

void TestPlaces::unreadMailIsCountedAndListed()
{
    Desk desk;
    desk.open();
    QTRY_COMPARE(countOf(desk, Kind::Unread), 6);
    desk.window->actions().goUnread->trigger();
    QCOMPARE(desk.window->folderPane()->currentPlace().kind, Kind::Unread);
    QTRY_COMPARE(desk.rows().ids(),
                 desk.engine->reader().messageIds({ListQuery::Kind::Unread, 0}, 0, 0).value());
    QCOMPARE(desk.rows().rowCount(), 6);
    QVERIFY(desk.window->windowTitle().startsWith(u"Unread (6)"_s));
    QVERIFY(!desk.rows().index(0).data(MessageListModel::PlaceRole).toString().isEmpty());
}

void TestPlaces::unreadMailFollowsTheNews()
{
    Desk desk;
    desk.open();
    show(desk, Kind::Unread);
    QTRY_COMPARE(desk.rows().rowCount(), 6);
    const MessageId fresh = desk.mail.workMessages.at(20);
    QVERIFY(desk.isRead(fresh));
    desk.engine->setFlag({fresh}, MessageFlag::Seen, false);
    QTRY_COMPARE(countOf(desk, Kind::Unread), 7);
    QTRY_VERIFY(desk.rows().ids().contains(fresh));
    // In the trash it is nobody's business any more.
    desk.engine->deleteMessages({fresh});
    QTRY_VERIFY(!desk.rows().ids().contains(fresh));
    QTRY_COMPARE(countOf(desk, Kind::Unread), 6);
}

void TestPlaces::whatIsReadStaysWhileItIsLookedAt()
{
    Desk desk;
    desk.open();
    show(desk, Kind::Unread);
    QTRY_COMPARE(desk.rows().rowCount(), 6);
    const QList<MessageId> before = desk.rows().ids();
    desk.list().goNext();
    QTRY_VERIFY(desk.isRead(before.first()));
    QTRY_COMPARE(countOf(desk, Kind::Unread), 5);
    QCOMPARE(desk.rows().ids(), before);
    QCOMPARE(desk.list().selectedMessages(), before.mid(0, 1));
    show(desk, Kind::Flagged);
    show(desk, Kind::Unread);
    QTRY_COMPARE(desk.rows().ids(), before.mid(1));
}

void TestPlaces::nothingIsUnread()
{
    Desk desk;
    desk.open();
    show(desk, Kind::Unread);
    QTRY_COMPARE(countOf(desk, Kind::Unread), 6);
    QTRY_COMPARE(desk.rows().rowCount(), 6);
    const QList<MessageId> before = desk.rows().ids();
    for (const MessageId id : before)
        desk.engine->setFlag({id}, MessageFlag::Seen, true);
    QTRY_COMPARE(countOf(desk, Kind::Unread), 0);
    show(desk, Kind::Flagged);
    show(desk, Kind::Unread);
    QTRY_VERIFY(desk.window->listPane()->emptyState()->isVisible());
    QCOMPARE(desk.window->listPane()->emptyState()->title(), u"Everything is read"_s);
}

void TestPlaces::sentMailOfAllAccounts()
{
    Desk desk;
    desk.open();
    const FolderId workSent = desk.folder(FolderRole::Sent);
    const FolderId homeSent =
        desk.engine->reader().folderByRole(desk.mail.home, FolderRole::Sent).value_or(0);
    const MessageId mine = desk.mail.workMessages.at(3);
    const MessageId other = desk.engine->reader()
                                .messageIds({ListQuery::Kind::Folder, desk.mail.homeInbox}, 0, 0)
                                .value_or({})
                                .value(2);
    show(desk, Kind::Sent);
    QCOMPARE(desk.rows().rowCount(), 0);
    QVERIFY(desk.window->listPane()->emptyState()->isVisible());
    desk.engine->moveTo({mine}, workSent);
    desk.engine->moveTo({other}, homeSent);
    QList<MessageId> both{mine, other};
    std::sort(both.begin(), both.end(), std::greater<>());
    QTRY_COMPARE(desk.rows().ids(), both);
    const FolderId drafts = desk.folder(FolderRole::Drafts);
    desk.engine->moveTo({mine}, drafts);
    QTRY_COMPARE(desk.rows().ids(), QList{other});
    QTRY_COMPARE(countOf(desk, Kind::Drafts), 1);
    show(desk, Kind::Drafts);
    QCOMPARE(desk.rows().ids(), QList{mine});
}

void TestPlaces::theFilterNarrowsThem()
{
    Desk desk;
    desk.open();
    show(desk, Kind::Unread);
    QTRY_COMPARE(desk.rows().rowCount(), 6);
    QVERIFY(desk.window->actions().filter->isEnabled());
    desk.window->actions().filter->setChecked(true);
    auto* attachments =
        desk.window->listPane()->filterBar()->findChild<QAbstractButton*>(u"filterAttachment"_s);
    QVERIFY(attachments != nullptr);
    attachments->click();
    const auto allFit = [&] {
        const QList<MessageRow> rows = desk.rows().rowsOf(desk.rows().ids());
        return !rows.isEmpty() && std::all_of(rows.begin(), rows.end(), [](const MessageRow& row) {
            return row.hasAttachment && !row.flags.testFlag(MessageFlag::Seen);
        });
    };
    QTRY_VERIFY(allFit());
    show(desk, Kind::Sent);
    QVERIFY(desk.window->actions().filter->isEnabled());
    show(desk, Kind::Outbox);
    QVERIFY(!desk.window->actions().filter->isEnabled());
}

void TestPlaces::favouritesAreLinesOfTheirOwn()
{
    Desk desk;
    desk.open();
    QVERIFY(!desk.folders().indexOf({Kind::Favourites, 0, 0}).isValid());
    desk.openInbox();
    QAction* favourite = desk.window->folderActions().favourite;
    QVERIFY(favourite->isEnabled() && !favourite->isChecked());
    favourite->trigger();
    QModelIndex group = desk.folders().indexOf({Kind::Favourites, 0, 0});
    QVERIFY(group.isValid());
    QVERIFY(desk.window->folderPane()->tree()->isExpanded(group));
    QCOMPARE(namesBelow(desk.folders(), group), QStringList{u"Work · Inbox"_s});
    QVERIFY(favourite->isChecked());
    const PaletteEntries entries = folderEntries(desk.folders(), [](const TreePlace&) {});
    const QString key = u"folder/%1"_s.arg(desk.mail.workInbox);
    QCOMPARE(std::count_if(entries.begin(), entries.end(),
                           [&key](const auto& entry) { return entry->key == key; }),
             1); // the palette has each folder once
    QCOMPARE(desk.window->folderPane()->currentPlace().folder, desk.mail.workInbox); // nothing jumped
    const QModelIndex line = desk.folders().index(0, 0, group);
    QCOMPARE(line.data(FolderTreeModel::CountRole).toInt(), 3);
    desk.engine->setFlag({desk.mail.workMessages.first()}, MessageFlag::Seen, true);
    QTRY_COMPARE(desk.folders()
                     .index(0, 0, desk.folders().indexOf({Kind::Favourites, 0, 0}))
                     .data(FolderTreeModel::CountRole)
                     .toInt(),
                 2);
    // A click on it shows the folder.
    show(desk, Kind::Flagged);
    group = desk.folders().indexOf({Kind::Favourites, 0, 0});
    desk.window->folderPane()->tree()->setCurrentIndex(desk.folders().index(0, 0, group));
    QCOMPARE(desk.window->folderPane()->currentPlace().folder, desk.mail.workInbox);
    QCOMPARE(desk.rows().rowCount(), 40);
    favourite->trigger();
    QVERIFY(!desk.folders().indexOf({Kind::Favourites, 0, 0}).isValid());
    QCOMPARE(desk.window->folderPane()->currentPlace().folder, desk.mail.workInbox);
}

void TestPlaces::favouritesAreRemembered()
{
    Desk desk;
    desk.open();
    desk.settings->setFavourite(desk.mail.homeInbox, true);
    desk.settings->setFavourite(desk.folder(FolderRole::Archive), true);
    desk.settings->setFavourite(99999, true); // was removed meanwhile
    desk.window->close();
    desk.window.reset();
    desk.window = std::make_unique<MainWindow>(*desk.engine, *desk.settings, desk.providers);
    const QModelIndex group = desk.folders().indexOf({Kind::Favourites, 0, 0});
    QCOMPARE(namesBelow(desk.folders(), group), (QStringList{u"Home · Inbox"_s, u"Work · Archive"_s}));
}

void TestPlaces::oneAccountNeedsNoUnifiedFolders()
{
    Desk desk;
    desk.open();
    QVERIFY(desk.folders().indexOf({Kind::Drafts, 0, 0}).isValid());
    QVERIFY(desk.folders().indexOf({Kind::Sent, 0, 0}).isValid());
    bool removed = false;
    desk.engine->removeAccount(desk.mail.home, [&removed](const auto&) { removed = true; });
    QTRY_VERIFY(removed);
    QTRY_VERIFY(!desk.folders().indexOf({Kind::Drafts, 0, 0}).isValid());
    QVERIFY(!desk.folders().indexOf({Kind::Sent, 0, 0}).isValid());
    QVERIFY(desk.folders().indexOf({Kind::Unread, 0, 0}).isValid());
}

QTEST_MAIN(TestPlaces)
#include "tst_places.moc"
