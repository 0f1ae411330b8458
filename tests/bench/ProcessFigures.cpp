#include "bench/ProcessFigures.h"

#include <QByteArrayView>
#include <QDir>
#include <QFile>

namespace postaci::bench {

namespace {

qint64 numberIn(const QString& statusFile, QByteArrayView field)
{
    QFile status(statusFile);
    if (!status.open(QIODevice::ReadOnly))
        return 0; // a thread that has just ended
    const auto lines = status.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(field.toByteArray()))
            return line.mid(field.size()).simplified().split(' ').first().toLongLong();
    }
    return 0;
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

} // namespace postaci::bench
