#pragma once

#include <QtGlobal>

namespace postaci::test {

/// How much resident memory a process takes at most between begin and end, as the kernel counts it (Linux).
class PeakMemory
{
public:
    explicit PeakMemory(qint64 process = 0); ///< begins; 0: this process
    /// Bytes above what there was at the beginning; -1 where the kernel does not tell.
    [[nodiscard]] qint64 growth() const;

private:
    qint64 m_process;
    qint64 m_before;
};

} // namespace postaci::test
