#include "base/ThreadPriority.h"

#include <QTest>
#include <QThread>

#include <memory>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace postaci;

/// Work in the background stands behind what a person waits for, and only the thread that says so does.
class ThreadPriorityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheCallingThreadStandsBack();

private:
    /// How far the calling thread stands back; 0 is nobody's worse.
    static int standing()
    {
#ifdef Q_OS_LINUX
        return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()));
#else
        return -QThread::currentThread()->priority();
#endif
    }
};

void ThreadPriorityTest::onlyTheCallingThreadStandsBack()
{
    const int own = standing();
    int before = 0;
    int after = 0;
    int behind = 0;
    int again = 0;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        before = standing();
        letOthersGoFirst(Standing::BehindPeople);
        after = standing();
        letOthersGoFirst(Standing::BehindWriter);
        behind = standing();
        letOthersGoFirst(Standing::BehindPeople);
        again = standing();
    }));
    thread->start();
    QVERIFY(thread->wait(10'000));
    QCOMPARE(before, own);
    QVERIFY(after > before);
    QVERIFY(behind > after);
    QCOMPARE(again, behind);
    QCOMPARE(standing(), own);
}

QTEST_GUILESS_MAIN(ThreadPriorityTest)
#include "tst_threadpriority.moc"
