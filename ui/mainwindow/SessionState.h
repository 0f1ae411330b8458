#pragma once

#include <QString>

namespace postaci {

// Names under which AppSettings::geometry() keeps what is looked at from one run to the next.

[[nodiscard]] inline QString selectionState() ///< the number of the selected message
{
    return QStringLiteral("mainWindow/selection");
}

[[nodiscard]] inline QString messageFilesState() ///< paths, one a line
{
    return QStringLiteral("openMessageFiles");
}

} // namespace postaci
