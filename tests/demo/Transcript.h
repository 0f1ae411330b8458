#pragma once

#include "base/Result.h"

#include <QElapsedTimer>
#include <QString>

#include <functional>

namespace postaci::demo {

/// Prints what the demo does, a line a step with its time, and remembers whether all went well. UI thread.
class Transcript
{
public:
    explicit Transcript(const QString& title);

    /// Runs one step; its value is printed behind the title. After a failed step no other one is run.
    bool step(const QString& title, const std::function<Result<QString>()>& run);
    /// A line for the reader that is no step.
    void say(const QString& text);
    /// The last lines; the exit code of the demo.
    [[nodiscard]] int finish();

private:
    QElapsedTimer m_sinceStart;
    int m_steps = 0;
    bool m_failed = false;
};

} // namespace postaci::demo
