#include "demo/Transcript.h"

#include "account/ErrorSentence.h"

#include <QStringList>
#include <QTextStream>

namespace postaci::demo {

namespace {

using namespace Qt::Literals::StringLiterals;

void print(const QString& line)
{
    QTextStream(stdout) << line << Qt::endl;
}

/// What failed, in the words of whoever noticed, and in those that the program would show.
QString reasonOf(const Error& error)
{
    const QString shown = describeError(error).summary;
    QStringList words{error.message, error.detail};
    if (error.reason != ErrorReason::Unspecified)
        words.prepend(shown);
    words.removeAll(QString());
    return words.join(u" · "_qs);
}

} // namespace

Transcript::Transcript(const QString& title)
{
    m_sinceStart.start();
    print(title);
}

bool Transcript::step(const QString& title, const std::function<Result<QString>()>& run)
{
    if (m_failed)
        return false;
    QElapsedTimer timer;
    timer.start();
    const Result<QString> outcome = run();
    const QString time = u"%1 ms"_qs.arg(timer.elapsed(), 6);
    if (!outcome) {
        m_failed = true;
        print(u"%1  FAILED: %2: %3"_qs.arg(time, title, reasonOf(outcome.error())));
        return false;
    }
    ++m_steps;
    print(outcome->isEmpty() ? u"%1  %2"_qs.arg(time, title) : u"%1  %2: %3"_qs.arg(time, title, *outcome));
    return true;
}

void Transcript::say(const QString& text)
{
    print(text);
}

int Transcript::finish()
{
    const double seconds = double(m_sinceStart.elapsed()) / 1000;
    if (m_failed)
        print(u"The demo ended with a failure after %1 steps and %2 s."_qs.arg(m_steps).arg(seconds, 0, 'f',
                                                                                            1));
    else
        print(u"All %1 steps succeeded, in %2 s."_qs.arg(m_steps).arg(seconds, 0, 'f', 1));
    return m_failed ? 1 : 0;
}

} // namespace postaci::demo
