#pragma once

#include <QtGlobal>

namespace postaci::test {

/// How much resident memory this process takes at most between begin and end, as the kernel counts it
/// (Linux).
class PeakMemory
{
public:
    PeakMemory(); ///< begins
    /// Bytes above what there was at the beginning; -1 where the kernel does not tell.
    [[nodiscard]] qint64 growth() const;

private:
    qint64 m_before;
};

} // namespace postaci::test
