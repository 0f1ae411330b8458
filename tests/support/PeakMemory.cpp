#include "support/PeakMemory.h"

#include <QFile>

namespace postaci::test {

namespace {

QString procFile(qint64 process, const char* name)
{
    return QStringLiteral("/proc/%1/%2")
        .arg(process == 0 ? QStringLiteral("self") : QString::number(process), QLatin1String(name));
}

/// A line of /proc/PROCESS/status in bytes.
qint64 statusLine(qint64 process, const QByteArray& name)
{
    QFile file(procFile(process, "status"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return -1;
}

} // namespace

PeakMemory::PeakMemory(qint64 process) : m_process(process)
{
    // proc(5): 5 sets the peak back to what is resident now.
    QFile reset(procFile(process, "clear_refs"));
    const bool isReset = reset.open(QIODevice::WriteOnly) && reset.write("5") == 1;
    reset.close();
    m_before = isReset ? statusLine(process, "VmRSS") : -1;
}

qint64 PeakMemory::growth() const
{
    const qint64 peak = statusLine(m_process, "VmHWM");
    return m_before < 0 || peak < 0 ? -1 : peak - m_before;
}

} // namespace postaci::test
