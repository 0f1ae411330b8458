#include "StoreFixture.h"
#include "sync/HeaderIntake.h"

#include <atomic>
#include <thread>

using namespace postaci;
using namespace postaci::test;

namespace {

ImapHeader header(quint32 uid)
{
    const NewMessage message = sampleMessage(uid);
    ImapHeader header;
    header.uid = uid;
    header.flags = MessageFlag::Seen;
    header.keywords = {"$Label1"};
    header.internalDate = message.internalDate;
    header.size = message.size;
    header.envelope = message.envelope;
    return header;
}

void add(HeaderIntake& writer, quint32 first, quint32 last)
{
    for (quint32 uid = first; uid <= last; ++uid)
        writer.add(header(uid));
}

} // namespace

/// Headers on their way into the store.
class TestHeaderIntake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allAreThereInTheEnd()
    {
        StoreFixture f;
        HeaderIntake writer(*f.store, f.inbox);
        add(writer, 1, 100);
        REQUIRE(writer.handOver()); // a first page does not wait for more
        add(writer, 101, 2350);
        REQUIRE(writer.finish());
        QCOMPARE(f.ids(f.inbox).size(), 2350);
        QCOMPARE(f.reader->folder(f.inbox)->unread, 0);
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void whatWasHandedOverIsWrittenWithoutAFinish()
    {
        StoreFixture f;
        {
            HeaderIntake writer(*f.store, f.inbox);
            add(writer, 1, 10);
            REQUIRE(writer.handOver());
            add(writer, 11, 20); // the connection breaks here
        }
        QCOMPARE(f.ids(f.inbox).size(), 10);
    }

    /// Whoever clicks meanwhile does not wait for a whole piece: the rest of it comes after.
    void theUserComesBetween()
    {
        StoreFixture f;
        std::atomic<int> pieces = 0;
        QObject::connect(
            f.store.get(), &Store::changed, f.store.get(),
            [&](const StoreChange& change) { pieces += change.folders.isEmpty() ? 0 : 1; },
            Qt::DirectConnection);
        std::atomic<bool> over = false;
        int clicks = 0;
        std::thread user([&] {
            while (!over) {
                const auto clicked = f.store->write(
                    WritePriority::User, [](Transaction& t) -> Result<void> { return t.removeDraft(99); });
                clicks += clicked ? 1 : 0;
            }
        });
        {
            HeaderIntake writer(*f.store, f.inbox);
            add(writer, 1, 3500);
            const auto written = writer.finish();
            over = true;
            user.join();
            REQUIRE(written);
        }
        QVERIFY2(pieces > 1, qPrintable(QString::number(pieces)));
        QVERIFY(clicks > 0);
        QCOMPARE(f.ids(f.inbox).size(), 3500);
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }

    void nothingIsNothing()
    {
        StoreFixture f;
        const int before = f.changes;
        HeaderIntake writer(*f.store, f.inbox);
        REQUIRE(writer.handOver());
        REQUIRE(writer.finish());
        QCOMPARE(f.changes, before);
    }

    void theFirstErrorStays()
    {
        StoreFixture f;
        HeaderIntake writer(*f.store, 99);
        add(writer, 1, 1);
        (void)writer.handOver();
        add(writer, 2, 2);
        const auto written = writer.finish();
        QVERIFY(!written);
        QCOMPARE(written.error().reason, ErrorReason::MailboxMissing);
        add(writer, 3, 3);
        QCOMPARE(writer.finish().error().reason, ErrorReason::MailboxMissing);
    }
};

QTEST_GUILESS_MAIN(TestHeaderIntake)
#include "tst_headerintake.moc"
