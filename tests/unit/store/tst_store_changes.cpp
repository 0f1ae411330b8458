#include "store/ChangeCollector.h"

#include <QTest>

using namespace postaci;
using Kind = ChangeCollector::Kind;

/// The merging of a transaction's events.
class TestStoreChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merges_data()
    {
        QTest::addColumn<QList<int>>("events");
        QTest::addColumn<int>("expected"); // -1: nothing
        const auto kinds = [](std::initializer_list<Kind> list) {
            QList<int> result;
            for (const Kind kind : list)
                result.append(static_cast<int>(kind));
            return result;
        };
        const auto row = [&](const char* name, std::initializer_list<Kind> list, int expected) {
            QTest::newRow(name) << kinds(list) << expected;
        };
        row("added", {Kind::Added}, int(Kind::Added));
        row("added and changed", {Kind::Added, Kind::Changed, Kind::Changed}, int(Kind::Added));
        row("came and went", {Kind::Added, Kind::Changed, Kind::Removed}, -1);
        row("changed twice", {Kind::Changed, Kind::Changed}, int(Kind::Changed));
        row("changed and removed", {Kind::Changed, Kind::Removed}, int(Kind::Removed));
        row("left and came back", {Kind::Removed, Kind::Added}, int(Kind::Changed));
        row("left, came, left", {Kind::Removed, Kind::Added, Kind::Removed}, int(Kind::Removed));
        row("came, left, came", {Kind::Added, Kind::Removed, Kind::Added}, int(Kind::Added));
    }

    void merges()
    {
        QFETCH(const QList<int>, events);
        QFETCH(const int, expected);
        ChangeCollector collector;
        for (const int kind : events)
            collector.message(1, 10, static_cast<Kind>(kind));
        const StoreChange change = collector.merged();
        if (expected < 0) {
            QVERIFY(change.isEmpty());
            return;
        }
        QCOMPARE(change.folders.size(), 1);
        const FolderChange& folder = change.folders.first();
        QCOMPARE(folder.added.size(), expected == int(Kind::Added) ? 1 : 0);
        QCOMPARE(folder.changed.size(), expected == int(Kind::Changed) ? 1 : 0);
        QCOMPARE(folder.removed.size(), expected == int(Kind::Removed) ? 1 : 0);
    }

    void sortsIdsAndKeepsFoldersApart()
    {
        ChangeCollector collector;
        for (const MessageId id : {30, 10, 20})
            collector.message(2, id, Kind::Added);
        collector.message(1, 10, Kind::Removed);
        collector.bodyArrived(5);
        collector.bodyArrived(3);
        collector.bodyArrived(5);
        const StoreChange change = collector.merged();
        QCOMPARE(change.folders.size(), 2);
        QCOMPARE(change.folders.at(0).folder, FolderId{1});
        QCOMPARE(change.folders.at(0).removed, QList<MessageId>{10});
        QCOMPARE(change.folders.at(1).added, (QList<MessageId>{10, 20, 30}));
        QCOMPARE(change.bodiesArrived, (QList<MessageId>{3, 5}));
    }

    void countsThatComeOutEvenAreNoNews()
    {
        ChangeCollector collector;
        collector.count(1, 1, 1);
        collector.count(1, -1, -1);
        collector.count(2, 0, 1);
        QCOMPARE(collector.merged().countsChanged, QList<FolderId>{2});
    }
};

QTEST_GUILESS_MAIN(TestStoreChanges)
#include "tst_store_changes.moc"
