#pragma once

#include <QDateTime>

namespace postaci {

/// The biggest message that a server takes, by its own word.
struct SizeLimit
{
    qint64 bytes = 0; ///< 0: it says that there is none
    QDateTime told;   ///< UTC
    bool operator==(const SizeLimit&) const = default;
};

} // namespace postaci
