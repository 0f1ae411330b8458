#include "bench/ProcessFigures.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <ctime>

namespace postaci::bench {

namespace {

/// Empty if there is no such field, or no such process or thread any more.
QByteArray fieldIn(const QString& statusFile, QByteArrayView field)
{
    QFile status(statusFile);
    if (!status.open(QIODevice::ReadOnly))
        return {};
    const auto lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(field.toByteArray()))
            return line.mid(field.size()).simplified();
    }
    return {};
}

qint64 numberIn(const QString& statusFile, QByteArrayView field)
{
    return fieldIn(statusFile, field).split(' ').first().toLongLong();
}

bool isViewProcess(const QString& pid)
{
    return fieldIn(QStringLiteral("/proc/%1/status").arg(pid), "Name:").startsWith("QtWebEngine");
}

/// Whether one of its ancestors is this process.
bool isOurs(const QString& pid)
{
    qint64 ancestor = pid.toLongLong();
    while (ancestor > 1 && ancestor != QCoreApplication::applicationPid())
        ancestor = numberIn(QStringLiteral("/proc/%1/status").arg(ancestor), "PPid:");
    return ancestor == QCoreApplication::applicationPid();
}

} // namespace

qint64 residentKb()
{
    return numberIn(QStringLiteral("/proc/self/status"), "VmRSS:");
}

qint64 voluntarySwitches()
{
    qint64 sum = 0;
    const QDir tasks(QStringLiteral("/proc/self/task"));
    const auto threads = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& thread : threads)
        sum += numberIn(tasks.filePath(thread + QStringLiteral("/status")), "voluntary_ctxt_switches:");
    return sum;
}

double processorSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

qint64 peakKb()
{
    return numberIn(QStringLiteral("/proc/self/status"), "VmHWM:");
}

void forgetPeak()
{
    QFile references(QStringLiteral("/proc/self/clear_refs"));
    if (references.open(QIODevice::WriteOnly))
        references.write("5\n"); // proc(5)
}

qint64 proportionalKb()
{
    const auto pssOf = [](const QString& pid) {
        return numberIn(QStringLiteral("/proc/%1/smaps_rollup").arg(pid), "Pss:");
    };
    qint64 sum = pssOf(QStringLiteral("self"));
    const auto processes = QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
    for (const QString& pid : processes) {
        if (isViewProcess(pid) && isOurs(pid))
            sum += pssOf(pid);
    }
    return sum;
}

} // namespace postaci::bench
