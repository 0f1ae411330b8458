#include "cli/ProgressLine.h"

#include "cli/CommandLine.h"
#include "cli/Output.h"

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace postaci::cli {

namespace {

constexpr qint64 kBetween = 100;     // milliseconds
constexpr qsizetype kMostWidth = 78; // a longer line would go on in the next one, which is not written over

bool isTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) != 0;
#endif
}

void writeLine(const QString& line)
{
    const QByteArray bytes = '\r' + line.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

QString sentenceOf(const TaskProgress& progress)
{
    QString line;
    if (progress.total > 0) {
        const double part = double(qBound<qint64>(0, progress.done, progress.total)) / double(progress.total);
        line = CommandLine::tr("%1 %", "how much of it is done").arg(int(part * 100.0), 3);
    } else {
        line = CommandLine::tr("At work…");
    }
    if (!progress.place.isEmpty())
        line += QStringLiteral("  ") + progress.place;
    return forTerminal(line.replace(QLatin1Char('\t'), QLatin1Char(' ')), Lines::One).left(kMostWidth);
}

} // namespace

ProgressLine::ProgressLine() : m_isOnTerminal(isTerminal()) {}

void ProgressLine::show(const TaskProgress& progress)
{
    if (!m_isOnTerminal || (m_sinceShown.isValid() && m_sinceShown.elapsed() < kBetween))
        return;
    m_sinceShown.start();
    const QString line = sentenceOf(progress);
    writeLine(line.leftJustified(m_width));
    m_width = line.size();
}

void ProgressLine::clear()
{
    if (m_width == 0)
        return;
    writeLine(QString(m_width, QLatin1Char(' ')));
    writeLine({});
    m_width = 0;
}

ProfileProgress ProgressLine::forProfile()
{
    return [this](qint64 done, qint64 total) { show({done, total, {}}); };
}

} // namespace postaci::cli
