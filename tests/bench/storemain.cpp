#include "bench/ContactBench.h"
#include "bench/StoreBench.h"
#include "bench/TextBench.h"
#include "bench/TransferBench.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

/// What `./dev bench` measures of the store, by itself: quick to build, and easy to look at with a profiler.
int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    QStringList words = app.arguments().mid(1);
    const bool withPeers = words.removeAll(u"--peers"_qs) > 0;
    const bool isAboutContacts = words.removeAll(u"--contacts"_qs) > 0;
    const bool isAboutTransfers = words.removeAll(u"--transfer"_qs) > 0;
    const bool isAboutTexts = words.removeAll(u"--texts"_qs) > 0;
    if (words.size() == 2 && words.first() == u"--mbox"_qs) {
        postaci::bench::Table table;
        const auto done = postaci::bench::TransferBench(table).run(words.last());
        table.print();
        if (!done)
            QTextStream(stderr) << done.error().message << u'\n';
        return done ? 0 : 1;
    }
    QString prose;
    if (const qsizetype at = words.indexOf(u"--prose"_qs); at >= 0 && at + 1 < words.size()) {
        prose = words.at(at + 1);
        words.remove(at, 2);
    }
    QList<quint32> sizes;
    for (const QString& size : words)
        sizes << size.toUInt();
    if (sizes.isEmpty() || sizes.contains(0) ||
        ((isAboutTexts || isAboutContacts || isAboutTransfers) && sizes.size() != 1)) {
        QTextStream(stderr) << u"usage: postaci-storebench SIZE...\n"
                               "       postaci-storebench --contacts SIZE\n"
                               "       postaci-storebench --transfer SIZE\n"
                               "       postaci-storebench --mbox FILE\n"
                               "       postaci-storebench --texts [--peers] [--prose FILE] SIZE\n"_qs;
        return 2;
    }
    postaci::bench::Table table;
    postaci::bench::StoreBench bench(table);
    postaci::bench::TextBench texts(table, prose);
    const auto done = isAboutContacts
                          ? postaci::bench::ContactBench(table).run(static_cast<int>(sizes.first()))
                      : isAboutTransfers ? postaci::bench::TransferBench(table).run(sizes.first())
                      : isAboutTexts     ? texts.run(sizes.first(), withPeers)
                                         : bench.run(sizes);
    table.print();
    if (!done)
        QTextStream(stderr) << done.error().message << u'\n';
    return done ? 0 : 1;
}
