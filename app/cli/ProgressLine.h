#pragma once

#include "profile/ProfileFiles.h"
#include "tasks/TaskProgress.h"

#include <QElapsedTimer>

namespace postaci::cli {

/// One line on the terminal that says how far a command is, written over again, and gone when this is. Writes
/// nothing where standard error is no terminal. One thread at a time.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const TaskProgress& progress); ///< some times a second, however often it is called
    void clear();                            ///< before anything else is printed

    /// For who works on a whole profile. This outlives it.
    [[nodiscard]] ProfileProgress forProfile();

private:
    const bool m_isOnTerminal;
    QElapsedTimer m_sinceShown;
    qsizetype m_width = 0; ///< of what stands there
};

} // namespace postaci::cli
