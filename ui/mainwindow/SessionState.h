#pragma once

#include <QString>

namespace postaci {

// Names under which AppSettings::geometry() keeps what is looked at from one run to the next.

[[nodiscard]] inline QString selectionState() ///< the number of the selected message
{
    return QStringLiteral("mainWindow/selection");
}

[[nodiscard]] inline QString messageFilesState() ///< JSON: paths, and where their windows are
{
    return QStringLiteral("openMessageFiles");
}

[[nodiscard]] inline QString openTextsState() ///< JSON: Message-IDs, and where their windows are
{
    return QStringLiteral("openTexts");
}

[[nodiscard]] inline QString reopeningState() ///< not empty while what was open is opened again
{
    return QStringLiteral("reopening");
}

} // namespace postaci
