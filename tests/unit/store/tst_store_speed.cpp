#include "StoreFixture.h"

#include <QElapsedTimer>

#include <ctime>

using namespace postaci;
using namespace postaci::test;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double slowness = 20;
#else
constexpr double slowness = 1;
#endif

/// Processor time of this process: unlike the clock on the wall it does not grow when the machine is busy.
double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace

/// That nothing costs more than its budget, with room for slow machines: real figures are the benchmarks'
/// business.
class TestStoreSpeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tenThousandHeaders()
    {
        StoreFixture f;
        QList<NewMessage> messages;
        for (quint32 uid = 10000; uid > 0; --uid)
            messages.append(sampleMessage(uid));
        const double start = cpuSeconds();
        for (qsizetype from = 0; from < messages.size(); from += 1000)
            f.insert(f.inbox, messages.mid(from, 1000));
        const double inserted = cpuSeconds() - start;
        QVERIFY2(inserted < 1.0 * slowness, qPrintable(QString::number(inserted)));
        QCOMPARE(f.reader->folder(f.inbox)->total, 10000);
        readsAPage(f);
        findsNoChanges(f);
        clicksOnAll(f);
    }

private:
    static void readsAPage(const StoreFixture& f)
    {
        const ListQuery query{ListQuery::Kind::Folder, f.inbox};
        const auto ids = *f.reader->messageIds(query, 0, 0);
        const double start = cpuSeconds();
        constexpr int rounds = 20;
        for (int i = 0; i < rounds; ++i) {
            const auto page = *f.reader->messageIds(query, ids.at(i * 400), 50);
            QCOMPARE(f.reader->rows(page)->size(), 50);
        }
        const double page = (cpuSeconds() - start) / rounds;
        QVERIFY2(page < 0.005 * slowness, qPrintable(QString::number(page)));
    }

    /// What a connection asks after every click and every answer, however many messages there are.
    static void findsNoChanges(const StoreFixture& f)
    {
        const double start = cpuSeconds();
        constexpr int rounds = 50;
        for (int i = 0; i < rounds; ++i) {
            QVERIFY(f.reader->flagIntents(f.account)->isEmpty());
            QVERIFY(f.reader->keywordIntents(f.account)->isEmpty());
            QVERIFY(f.reader->copyIntents(f.account)->isEmpty());
            QVERIFY(f.reader->moveIntents(f.account)->isEmpty());
            QVERIFY(f.reader->expungeIntents(f.account)->isEmpty());
        }
        const double round = (cpuSeconds() - start) / rounds;
        QVERIFY2(round < 0.001 * slowness, qPrintable(QString::number(round)));
    }

    static void clicksOnAll(StoreFixture& f)
    {
        const auto ids = f.ids(f.inbox);
        const double start = cpuSeconds();
        f.write([&](Transaction& t) { return t.wantFlag(ids, MessageFlag::Seen, true); });
        const double marked = cpuSeconds() - start;
        QVERIFY2(marked < 1.0 * slowness, qPrintable(QString::number(marked)));
        QCOMPARE(f.reader->folder(f.inbox)->unread, 0);
    }
};

QTEST_GUILESS_MAIN(TestStoreSpeed)
#include "tst_store_speed.moc"
