#include "base/ThreadPriority.h"

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#else
#include <QThread>
#endif

namespace postaci {

void letOthersGoFirst() noexcept
{
#ifdef Q_OS_LINUX
    // Linux counts niceness by thread, unlike POSIX; QThread's priorities do nothing there without special
    // rights.
    constexpr int kNice = 5;
    (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice);
#else
    QThread::currentThread()->setPriority(QThread::LowPriority);
#endif
}

} // namespace postaci
