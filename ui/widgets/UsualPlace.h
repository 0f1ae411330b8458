#pragma once

#include <QStandardPaths>
#include <QString>

namespace postaci {

/// The directory in which a dialog for files begins; the person's own one where that is not there, since the
/// dialog would take it for the name of a file.
[[nodiscard]] QString usualPlace(QStandardPaths::StandardLocation location);

} // namespace postaci
