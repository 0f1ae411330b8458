#include "StoreFixture.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>

#include <thread>

using namespace postaci;
using namespace postaci::test;

namespace {

Result<void> saveDraft(Transaction& t, const QString& subject)
{
    REQUIRE_OR_RETURN(t.saveDraft({0, 0, subject, "{}", {}}));
    return {};
}

Unexpected anError()
{
    return unexpected(ErrorKind::Input, ErrorReason::Unspecified, QStringLiteral("on purpose"));
}

} // namespace

/// The writer thread: order, rollback, news, and readers beside it.
class TestStoreWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theUsersWorkGoesFirst()
    {
        StoreFixture f;
        QSemaphore started;
        QSemaphore go;
        QStringList order;
        f.store->writeAsync(WritePriority::Sync,
                            [&](Transaction&) -> Result<void> {
                                started.release();
                                go.acquire();
                                return {};
                            },
                            nullptr, {});
        started.acquire(); // the writer is busy, what follows queues up
        const auto queue = [&](WritePriority priority, const QString& name) {
            f.store->writeAsync(priority,
                                [&order, name](Transaction&) -> Result<void> {
                                    order.append(name);
                                    return {};
                                },
                                nullptr, {});
        };
        queue(WritePriority::Sync, QStringLiteral("sync 1"));
        queue(WritePriority::Sync, QStringLiteral("sync 2"));
        queue(WritePriority::User, QStringLiteral("user 1"));
        queue(WritePriority::User, QStringLiteral("user 2"));
        go.release();
        f.close(); // finishes what is queued
        QCOMPARE(order, (QStringList{QStringLiteral("user 1"), QStringLiteral("user 2"),
                                     QStringLiteral("sync 1"), QStringLiteral("sync 2")}));
    }

    void whatCanBeFetchedAgainWaitsItsTurn()
    {
        StoreFixture f;
        QStringList order;
        const auto note = [&order](const QString& name) {
            return [&order, name](Transaction& t) -> Result<void> {
                order.append(name);
                return saveDraft(t, name);
            };
        };
        auto first = f.store->beginWrite(WritePriority::Refetchable, note(QStringLiteral("1")));
        auto second = f.store->beginWrite(WritePriority::Sync, note(QStringLiteral("2")));
        auto failed = f.store->beginWrite(WritePriority::Refetchable,
                                          [](Transaction&) -> Result<void> { return anError(); });
        REQUIRE(first.get());
        REQUIRE(second.get());
        QCOMPARE(failed.get().error().message, QStringLiteral("on purpose"));
        QCOMPARE(order, (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
        QCOMPARE(f.reader->drafts()->size(), 2);
    }

    void closingFinishesTheWork()
    {
        StoreFixture f;
        for (int i = 0; i < 20; ++i)
            f.store->writeAsync(WritePriority::Sync,
                                [](Transaction& t) { return saveDraft(t, QStringLiteral("x")); }, nullptr,
                                {});
        f.close();
        f.open();
        QCOMPARE(f.reader->drafts()->size(), 20);
    }

    void anErrorRollsEverythingBack()
    {
        StoreFixture f;
        const int before = f.changes;
        const auto result = f.tryWrite([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(t.insertHeaders(f.inbox, {sampleMessage(1)}));
            REQUIRE_OR_RETURN(saveDraft(t, QStringLiteral("x")));
            return anError();
        });
        QCOMPARE(result.error().message, QStringLiteral("on purpose"));
        QCOMPARE(f.changes, before);
        QVERIFY(f.ids(f.inbox).isEmpty());
        QVERIFY(f.reader->drafts()->isEmpty());
        QCOMPARE(f.reader->folder(f.inbox)->total, 0);
    }

    void newsComeAfterTheCommitAndBeforeTheAnswer()
    {
        StoreFixture f;
        qsizetype seen = -1;
        QObject::connect(
            f.store.get(), &Store::changed, f.store.get(),
            [&] {
                const auto reader = MailReader::open(f.dir.path()); // in the writer's thread
                seen = reader ? (*reader)->drafts()->size() : -2;
            },
            Qt::DirectConnection);
        f.write([](Transaction& t) { return saveDraft(t, QStringLiteral("x")); });
        QCOMPARE(seen, 1);
    }

    void noChangeIsNoNews()
    {
        StoreFixture f;
        QSignalSpy spy(f.store.get(), &Store::changed);
        f.write([](Transaction&) -> Result<void> { return {}; });
        f.write([](Transaction& t) { return t.removeDraft(99); });
        QCOMPARE(spy.count(), 0);
    }

    void newsReachOtherThreadsByQueue()
    {
        StoreFixture f;
        QThread* receivedIn = nullptr;
        StoreChange received;
        QObject context;
        QObject::connect(f.store.get(), &Store::changed, &context, [&](const StoreChange& change) {
            receivedIn = QThread::currentThread();
            received = change;
        });
        f.write([](Transaction& t) { return saveDraft(t, QStringLiteral("x")); });
        QVERIFY(receivedIn == nullptr);
        QTRY_VERIFY(receivedIn != nullptr);
        QCOMPARE(receivedIn, QThread::currentThread());
        QVERIFY(received.draftsChanged);
    }

    void anAnswerComesInTheThreadOfItsContext()
    {
        StoreFixture f;
        QObject context;
        QList<bool> outcomes;
        QThread* answeredIn = nullptr;
        const auto done = [&](const Result<void>& result) {
            outcomes.append(result.has_value());
            answeredIn = QThread::currentThread();
        };
        f.store->writeAsync(
            WritePriority::User, [](Transaction&) -> Result<void> { return {}; }, &context, done);
        f.store->writeAsync(
            WritePriority::User, [](Transaction&) -> Result<void> { return anError(); }, &context, done);
        QTRY_COMPARE(outcomes, (QList<bool>{true, false}));
        QCOMPARE(answeredIn, QThread::currentThread());
    }

    void nobodyIsAnsweredOnceTheContextIsGone()
    {
        StoreFixture f;
        auto context = std::make_unique<QObject>();
        QSemaphore go;
        bool answered = false;
        f.store->writeAsync(
            WritePriority::User,
            [&](Transaction& t) -> Result<void> {
                go.acquire();
                return saveDraft(t, QStringLiteral("x"));
            },
            context.get(), [&](const Result<void>&) { answered = true; });
        context.reset();
        go.release();
        f.write([](Transaction&) -> Result<void> { return {}; });
        QCoreApplication::processEvents();
        QVERIFY(!answered);
        QCOMPARE(f.reader->drafts()->size(), 1); // the work itself is done
    }

    void waitingForTheWriterInTheWriterIsRefused()
    {
        StoreFixture f;
        const auto result = f.tryWrite([&](Transaction&) {
            return f.store->write(WritePriority::User, [](Transaction&) -> Result<void> { return {}; });
        });
        QCOMPARE(result.error().kind, ErrorKind::Input);
    }

    void afterAFailureOfTheDatabaseNothingMoreIsWritten()
    {
        StoreFixture f;
        const auto result = f.tryWrite([&](Transaction& t) -> Result<void> {
            REQUIRE_OR_RETURN(saveDraft(t, QStringLiteral("before")));
            Draft broken{0, 999, QStringLiteral("no such account"), "{}", {}};
            const auto failed = t.saveDraft(broken);
            if (failed || failed.error().kind != ErrorKind::Storage)
                return {};
            const auto after = saveDraft(t, QStringLiteral("after"));
            return after || after.error().kind != ErrorKind::Storage ? Result<void>()
                                                                     : Result<void>(anError());
        });
        QVERIFY(!result);
        QCOMPARE(result.error().message, QStringLiteral("on purpose"));
        // Even when the work takes no notice of it, there is no commit.
        QVERIFY(!f.tryWrite([&](Transaction& t) -> Result<void> {
            (void)saveDraft(t, QStringLiteral("before"));
            (void)t.saveDraft({0, 999, QString(), "{}", {}});
            return {};
        }));
        QVERIFY(f.reader->drafts()->isEmpty());
        f.write([](Transaction& t) { return saveDraft(t, QStringLiteral("next")); });
        QCOMPARE(f.reader->drafts()->size(), 1);
    }

    void manyThreadsMayWrite()
    {
        StoreFixture f;
        std::vector<std::thread> threads;
        std::atomic<int> failures = 0;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&, i] {
                for (int k = 0; k < 10; ++k) {
                    const auto priority = k % 2 == 0 ? WritePriority::User : WritePriority::Sync;
                    if (!f.store->write(priority,
                                        [&](Transaction& t) { return saveDraft(t, QString::number(i)); }))
                        ++failures;
                }
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(f.reader->drafts()->size(), 40);
    }

    /// Every commit keeps the number of messages of two folders together at 20.
    void aReaderSeesWholeCommitsWhileTheWriterWrites()
    {
        StoreFixture f;
        QList<NewMessage> messages;
        for (quint32 uid = 1; uid <= 20; ++uid)
            messages.append(sampleMessage(uid));
        const auto ids = f.insert(f.inbox, messages);
        std::atomic<bool> finished = false;
        std::thread writer([&] {
            for (int i = 0; i < 60; ++i)
                f.write([&](Transaction& t) {
                    return t.wantMove(ids.mid(i % 10, 10), i % 2 == 0 ? f.archive : f.inbox);
                });
            finished = true;
        });
        const auto reader = MailReader::open(f.dir.path());
        int reads = 0;
        int wrong = 0;
        do {
            const auto folders = *(*reader)->folders(f.account); // one statement: one moment
            qint64 total = 0;
            for (const Folder& folder : folders)
                total += folder.total;
            const auto rows = *(*reader)->rows(ids);
            if (total != 20 || rows.size() != 20)
                ++wrong;
            ++reads;
        } while (!finished);
        writer.join();
        QCOMPARE(wrong, 0);
        QVERIFY(reads > 0);
        QCOMPARE(inconsistency(f.dir.path()), QString());
    }
};

QTEST_GUILESS_MAIN(TestStoreWriter)
#include "tst_store_writer.moc"
