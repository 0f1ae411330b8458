#include "sync/UnwrittenOutcomes.h"
#include "unit/store/StoreFixture.h"

using namespace postaci;
using namespace postaci::test;

/// What became of a message is remembered while it cannot be written.
class UnwrittenOutcomesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsNotKept()
    {
        StoreFixture f;
        UnwrittenOutcomes outcomes(*f.store);
        REQUIRE(outcomes.write(1, work("1")));
        QVERIFY(outcomes.entries().isEmpty());
        REQUIRE(outcomes.repeat());
        QCOMPARE(m_written, QByteArrayList{"1"});
    }

    void aFullDiskIsWaitedFor()
    {
        StoreFixture f;
        UnwrittenOutcomes outcomes(*f.store);
        m_isFull = true;
        QVERIFY(!outcomes.write(1, work("1")));
        QVERIFY(!outcomes.write(2, work("2")));
        QVERIFY(!outcomes.write(1, work("1, newer")));
        QCOMPARE(outcomes.entries(), (QList<OutboxId>{2, 1}));
        QVERIFY(!outcomes.repeat());
        QVERIFY(m_written.isEmpty());
        QCOMPARE(m_tries, 4); // the first that fails is enough to know
        m_isFull = false;
        REQUIRE(outcomes.repeat());
        QCOMPARE(m_written, (QByteArrayList{"2", "1, newer"}));
        QVERIFY(outcomes.entries().isEmpty());
    }

    void whatIsGoneIsNotWaitedFor()
    {
        StoreFixture f;
        UnwrittenOutcomes outcomes(*f.store);
        QVERIFY(!outcomes.write(1, [](Transaction& t) { return t.scheduleRetry(99, {}, {}); }));
        QVERIFY(outcomes.entries().isEmpty());
    }

    void init()
    {
        m_written.clear();
        m_tries = 0;
        m_isFull = false;
    }

private:
    Store::Work work(const QByteArray& name)
    {
        return [this, name](Transaction&) -> Result<void> {
            ++m_tries;
            if (m_isFull)
                return unexpected(ErrorKind::Storage, ErrorReason::DiskFull, QStringLiteral("full"));
            m_written.append(name);
            return {};
        };
    }

    QByteArrayList m_written;
    int m_tries = 0;
    bool m_isFull = false;
};

QTEST_GUILESS_MAIN(UnwrittenOutcomesTest)
#include "tst_unwrittenoutcomes.moc"
