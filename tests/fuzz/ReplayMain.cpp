// Gives a target what is in its corpus, once each, with the ordinary compiler: ./dev test replays, ./dev fuzz
// searches.
#include "Fuzz.h"

#include <QDirIterator>
#include <QFile>

int main(int argc, char** argv)
{
    int inputs = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator files(QString::fromLocal8Bit(argv[i]), QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "cannot be read: %s\n", qPrintable(file.fileName()));
                return 1;
            }
            // Said before, so that a crash tells whose it is.
            std::fprintf(stderr, "%s\n", qPrintable(file.fileName()));
            postaci::fuzz::take(file.readAll());
            ++inputs;
        }
    }
    if (inputs == 0)
        std::fprintf(stderr, "no inputs\n");
    return inputs > 0 ? 0 : 1;
}
