#include "composer/DetachedWork.h"

#include <QCoreApplication>
#include <QThreadPool>

#include <atomic>
#include <utility>

namespace postaci {

struct DetachedWork::Lane : QObject
{
    QThreadPool pool;
    std::atomic<bool> isAbandoned{false}; ///< set in the UI thread
    int underWay = 0;                     ///< of the UI thread

    Lane()
    {
        pool.setMaxThreadCount(1);
        // Files that are nearly written, or removed, but nothing that hangs.
        constexpr int kAtMost = 1000; // milliseconds
        connect(
            qApp, &QCoreApplication::aboutToQuit, this, [this] { pool.waitForDone(kAtMost); },
            Qt::DirectConnection);
    }

    void start(bool isAlways, const std::function<Answer()>& work)
    {
        ++underWay;
        pool.start([this, isAlways, work = work]() mutable {
            const Answer answer = isAlways || !isAbandoned ? work() : Answer();
            work = {}; // nothing of it ends after the answer
            QMetaObject::invokeMethod(
                this, [this, answer] { end(answer); }, Qt::QueuedConnection);
        });
    }

    void end(const Answer& answer)
    {
        if (answer && !isAbandoned)
            answer();
        // Its thread has nothing left to do but to end, so that is not waited for either.
        if (--underWay == 0 && isAbandoned)
            deleteLater();
    }
};

DetachedWork::DetachedWork() : m_lane(new Lane) {}

DetachedWork::~DetachedWork()
{
    m_lane->isAbandoned = true;
    if (m_lane->underWay == 0)
        delete m_lane;
}

void DetachedWork::run(const std::function<Answer()>& work)
{
    m_lane->start(false, work);
}

void DetachedWork::runAlways(const std::function<void()>& work)
{
    m_lane->start(true, [work]() -> Answer {
        work();
        return {};
    });
}

} // namespace postaci
