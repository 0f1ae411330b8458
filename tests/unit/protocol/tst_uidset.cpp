#include "protocol/UidSet.h"

#include <QRandomGenerator>
#include <QTest>

#include <set>

using namespace postaci;

class UidSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void behavesAsASetOfNumbers();
    void chunksAreShortAndWhole();
    void windowsHoldSoManyUids();
    void hostileOrderIsCheap();
    void listsAreBounded();
};

void UidSetTest::parses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("imap");
    QTest::addColumn<quint64>("size");
    QTest::newRow("empty") << QByteArray() << QByteArray() << quint64(0);
    QTest::newRow("one") << QByteArray("7") << QByteArray("7") << quint64(1);
    QTest::newRow("range") << QByteArray("41,43:116") << QByteArray("41,43:116") << quint64(75);
    QTest::newRow("backwards") << QByteArray("9:3") << QByteArray("3:9") << quint64(7);
    QTest::newRow("joined") << QByteArray("5,1:2,3:4,2:3") << QByteArray("1:5") << quint64(5);
    QTest::newRow("the largest") << QByteArray("4294967295,1") << QByteArray("1,4294967295") << quint64(2);
    QTest::newRow("all") << QByteArray("1:4294967295,7") << QByteArray("1:4294967295")
                         << quint64(4294967295ULL);
}

void UidSetTest::parses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, imap);
    QFETCH(quint64, size);
    const auto set = UidSet::parse(text);
    QVERIFY(set);
    QCOMPARE(set->toImap(), imap);
    QCOMPARE(set->size(), size);
}

void UidSetTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* const text : {"0", "1,", ",1", "1:", ":1", "1:*", "*", "4294967296", "1 2", "1,,2", "a",
                                   "1:0", "-1", "1:2:3", "99999999999999999999"})
        QTest::newRow(text) << QByteArray(text);
}

void UidSetTest::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!UidSet::parse(text));
}

void UidSetTest::behavesAsASetOfNumbers()
{
    QRandomGenerator random(20240613);
    for (int round = 0; round < 200; ++round) {
        UidSet set;
        std::set<quint32> model;
        for (int step = 0; step < 60; ++step) {
            const quint32 first = random.bounded(1, 60);
            const quint32 last = first + random.bounded(6);
            if (random.bounded(3) == 0) {
                set.remove(first);
                model.erase(first);
            } else if (random.bounded(4) == 0) {
                const UidSet other =
                    *UidSet::parse(QByteArray::number(last) + ',' + QByteArray::number(first));
                set.unite(other);
                model.insert({first, last});
            } else {
                set.add(first, last);
                for (quint32 uid = first; uid <= last; ++uid)
                    model.insert(uid);
            }
        }
        QCOMPARE(set.toList(), QList<quint32>(model.begin(), model.end()));
        QCOMPARE(set.size(), quint64(model.size()));
        for (quint32 uid = 0; uid < 70; ++uid)
            QCOMPARE(set.contains(uid), model.count(uid) == 1);
        for (size_t i = 1; i < set.ranges().size(); ++i)
            QVERIFY(set.ranges()[i - 1].last + 1 < set.ranges()[i].first);
        QCOMPARE(*UidSet::parse(set.toImap()), set);
        QCOMPARE(UidSet::fromList(set.toList()), set);
    }
}

void UidSetTest::chunksAreShortAndWhole()
{
    UidSet set;
    for (quint32 uid = 1'000'000; uid < 1'020'000; uid += 2)
        set.add(uid);
    UidSet together;
    for (const UidSet& piece : set.chunks(500)) {
        QVERIFY(piece.toImap().size() <= 500);
        QVERIFY(!piece.isEmpty());
        together.unite(piece);
    }
    QCOMPARE(together, set);
    QVERIFY(UidSet().chunks(500).empty());
    QVERIFY(set.chunks(1).size() > set.ranges().size() / 3); // never less than one range in a piece
}

void UidSetTest::windowsHoldSoManyUids()
{
    UidSet set = UidSet::fromRange(1, 5);
    set.add(10, 16);
    QByteArrayList pieces;
    for (const UidSet& piece : set.windows(4))
        pieces.append(piece.toImap());
    QCOMPARE(pieces, (QByteArrayList{"1:4", "5,10:12", "13:16"}));
    QVERIFY(UidSet().windows(4).empty());
    QCOMPARE(UidSet::fromRange(4294967290U, 4294967295U).windows(3).size(), size_t(2));
    QCOMPARE(UidSet::fromRange(1, 4294967295U).windows(2000).size(), size_t(1));
}

void UidSetTest::hostileOrderIsCheap()
{
    // Descending and with gaps: the worst for a sorted array. Quadratic work would take minutes.
    QByteArray text;
    for (quint32 uid = 2'000'000; uid > 2; uid -= 2)
        text += QByteArray::number(uid) + (uid > 4 ? "," : "");
    const auto set = UidSet::parse(text);
    QVERIFY(set);
    QCOMPARE(set->ranges().size(), size_t(999'999));
    QVERIFY(!UidSet::parse(text, 1000)); // and there is a limit
}

void UidSetTest::listsAreBounded()
{
    QCOMPARE(UidSet::fromRange(1, 4294967295U).toList(1000).size(), 1000);
    QCOMPARE(UidSet::fromRange(4294967294U, 4294967295U).toList(),
             (QList<quint32>{4294967294U, 4294967295U}));
}

QTEST_GUILESS_MAIN(UidSetTest)
#include "tst_uidset.moc"
