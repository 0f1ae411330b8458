#include "bench/StoreBench.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

/// What `./dev bench` measures of the store, by itself: quick to build, and easy to look at with a profiler.
int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QList<quint32> sizes;
    for (const QString& size : app.arguments().mid(1))
        sizes << size.toUInt();
    if (sizes.isEmpty() || sizes.contains(0)) {
        QTextStream(stderr) << u"usage: postaci-storebench SIZE...\n"_qs;
        return 2;
    }
    postaci::bench::Table table;
    postaci::bench::StoreBench bench(table);
    const auto done = bench.run(sizes);
    table.print();
    if (!done)
        QTextStream(stderr) << done.error().message << u'\n';
    return done ? 0 : 1;
}
