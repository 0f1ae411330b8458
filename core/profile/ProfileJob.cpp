#include "profile/ProfileJob.h"

#include "base/ThreadPriority.h"

#include <QElapsedTimer>
#include <QThread>

namespace postaci {

ProfileJob::~ProfileJob()
{
    m_cancel.cancel();
    if (m_thread != nullptr)
        m_thread->wait();
    delete m_thread;
}

void ProfileJob::cancel()
{
    m_cancel.cancel();
}

void ProfileJob::run(std::function<void(const ProfileProgress&, const CancelToken&)> work)
{
    if (m_thread != nullptr)
        return;
    m_cancel = CancelToken();
    m_thread = QThread::create([this, work = std::move(work), cancel = m_cancel] {
        letOthersGoFirst(Standing::BehindPeople);
        constexpr qint64 kBetween = 50; // milliseconds
        QElapsedTimer sinceTold;
        const ProfileProgress progress = [this, &sinceTold](qint64 done, qint64 total) {
            if (sinceTold.isValid() && sinceTold.elapsed() < kBetween && done < total)
                return;
            sinceTold.start();
            QMetaObject::invokeMethod(
                this, [this, done, total] { Q_EMIT progressed(done, total); }, Qt::QueuedConnection);
        };
        work(progress, cancel);
    });
    m_thread->start();
    Q_EMIT runningChanged(true);
}

void ProfileJob::finishLater(std::function<void()> done)
{
    QMetaObject::invokeMethod(
        this,
        [this, done = std::move(done)] {
            m_thread->wait();
            delete std::exchange(m_thread, nullptr);
            Q_EMIT runningChanged(false);
            done();
        },
        Qt::QueuedConnection);
}

} // namespace postaci
