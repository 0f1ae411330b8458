#include "base/ThreadPriority.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#else
#include <QThread>
#endif

namespace postaci {

void letOthersGoFirst(Standing standing) noexcept
{
#ifdef Q_OS_LINUX
    // Linux counts niceness by thread, unlike POSIX; QThread's priorities do nothing there without special
    // rights.
    const int wanted = standing == Standing::BehindPeople ? 5 : 10;
    const auto thread = static_cast<id_t>(::gettid());
    if (::getpriority(PRIO_PROCESS, thread) < wanted)
        (void)::setpriority(PRIO_PROCESS, thread, wanted);
#else
    QThread* const thread = QThread::currentThread();
    const auto wanted = standing == Standing::BehindPeople ? QThread::LowPriority : QThread::LowestPriority;
    if (thread->priority() == QThread::InheritPriority || thread->priority() > wanted)
        thread->setPriority(wanted);
#endif
}

} // namespace postaci
