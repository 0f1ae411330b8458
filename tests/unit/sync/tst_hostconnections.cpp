#include "sync/HostConnections.h"

#include <QTest>

using namespace postaci;
using Use = HostConnections::Use;

/// Who gets a connection to a host that allows only so many.
class TestHostConnections : public QObject
{
    Q_OBJECT

private:
    struct Loop
    {
        int wakes = 0;
        HostConnections::Place place;
    };
    static void announce(HostConnections& connections, Use use, Loop& loop)
    {
        connections.announce(QStringLiteral("imap.example.org"), use, &loop, [&loop] { ++loop.wakes; });
    }
    static bool take(HostConnections& connections, Use use, Loop& loop)
    {
        loop.place = connections.take(QStringLiteral("IMAP.example.org"), use, &loop);
        return bool(loop.place);
    }

private Q_SLOTS:
    void firstConnectionsHaveTheirPlaces()
    {
        HostConnections connections(3);
        std::array<Loop, 2> first;
        std::array<Loop, 2> further;
        for (Loop& loop : first)
            announce(connections, Use::First, loop);
        for (Loop& loop : further)
            announce(connections, Use::Further, loop);
        QVERIFY(take(connections, Use::First, first[0]));
        QVERIFY(take(connections, Use::Further, further[0])); // the third place is the other account's first
        QVERIFY(!take(connections, Use::Further, further[1]));
        QVERIFY(take(connections, Use::First, first[1]));
        further[0].place.giveBack();
        QVERIFY(further[1].wakes > 0);
        QVERIFY(take(connections, Use::Further, further[1]));
    }

    void theyTakeTurnsWhereThereAreTooMany()
    {
        HostConnections connections(2);
        std::array<Loop, 3> loops;
        for (Loop& loop : loops)
            announce(connections, Use::First, loop);
        QVERIFY(take(connections, Use::First, loops[0]));
        QVERIFY(take(connections, Use::First, loops[1]));
        QVERIFY(!connections.isWanted(QStringLiteral("imap.example.org"), Use::First));
        QVERIFY(!take(connections, Use::First, loops[2]));
        QVERIFY(connections.isWanted(QStringLiteral("imap.example.org"), Use::First));
        QVERIFY(loops[0].wakes > 0); // to look whether it has had its turn
        loops[0].place.giveBack();
        QVERIFY(loops[2].wakes > 0);
        QVERIFY(!take(connections, Use::First, loops[0])); // who waits longest comes first
        QVERIFY(take(connections, Use::First, loops[2]));
        loops[1].place.giveBack();
        QVERIFY(take(connections, Use::First, loops[0]));
    }

    void aRefusalLowersTheLimit()
    {
        HostConnections connections(5);
        Loop first;
        Loop further;
        announce(connections, Use::First, first);
        announce(connections, Use::Further, further);
        QVERIFY(take(connections, Use::First, first));
        QVERIFY(take(connections, Use::Further, further));
        connections.refused(QStringLiteral("imap.example.org"));
        further.place.giveBack();
        QVERIFY(!take(connections, Use::Further, further));
        first.place.giveBack();
        QVERIFY(take(connections, Use::First, first));
    }

    void hostsAreCountedApart()
    {
        HostConnections connections(1);
        Loop here;
        Loop there;
        connections.announce(QStringLiteral("a.example.org"), Use::First, &here, [] {});
        connections.announce(QStringLiteral("b.example.org"), Use::First, &there, [] {});
        here.place = connections.take(QStringLiteral("a.example.org"), Use::First, &here);
        there.place = connections.take(QStringLiteral("b.example.org"), Use::First, &there);
        QVERIFY(here.place && there.place);
        connections.forget(QStringLiteral("a.example.org"), &here);
    }
};

QTEST_GUILESS_MAIN(TestHostConnections)
#include "tst_hostconnections.moc"
