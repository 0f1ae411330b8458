#pragma once

#include "base/Result.h"

namespace postaci {

/// Where a reader gets its bytes from: a QtSocket, or memory in tests. Used by one thread.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// Blocks until at least one byte is there; at most `max` are put at `buffer`. Never returns 0.
    virtual Result<qsizetype> read(char* buffer, qsizetype max) = 0;
};

} // namespace postaci
