#pragma once

#include <QStringList>

namespace postaci {

/// What of a body is elsewhere and was not loaded.
struct RemoteSummary
{
    int blocked = 0; ///< images that the person could have loaded
    QStringList hosts;
    QStringList trackers; ///< never loaded
};

} // namespace postaci
