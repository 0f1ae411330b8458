#include "support/PeakMemory.h"

#include <QFile>

namespace postaci::test {

namespace {

/// A line of /proc/self/status in bytes.
qint64 statusLine(const QByteArray& name)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return -1;
}

} // namespace

PeakMemory::PeakMemory()
{
    // proc(5): 5 sets the peak back to what is resident now.
    QFile reset(QStringLiteral("/proc/self/clear_refs"));
    const bool isReset = reset.open(QIODevice::WriteOnly) && reset.write("5") == 1;
    reset.close();
    m_before = isReset ? statusLine("VmRSS") : -1;
}

qint64 PeakMemory::growth() const
{
    return m_before < 0 ? -1 : statusLine("VmHWM") - m_before;
}

} // namespace postaci::test
