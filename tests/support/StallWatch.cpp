#include "support/StallWatch.h"

#include <ctime>

namespace postaci::test {

namespace {

double threadCpuMs()
{
    timespec now = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

} // namespace

StallWatch::StallWatch(QObject* parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    connect(&m_timer, &QTimer::timeout, this, &StallWatch::tick);
}

void StallWatch::start()
{
    m_longest = {};
    m_longerThan50 = 0;
    m_cpuBefore = threadCpuMs();
    m_since.start();
    m_timer.start();
}

void StallWatch::tick()
{
    const double wall = double(m_since.nsecsElapsed()) / 1e6;
    const double cpu = threadCpuMs();
    if (wall > m_longest.wall)
        m_longest = {wall, cpu - m_cpuBefore};
    if (wall > 50)
        ++m_longerThan50;
    m_cpuBefore = cpu;
    m_since.restart();
}

} // namespace postaci::test
