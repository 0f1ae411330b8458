#pragma once

#include <QSet>
#include <QString>

namespace postaci {

/// The path of a file called `name` in `directory`, or with " (2)" before its ending where that is taken: on
/// disk, or by `taken`, which gets it. For names that are safe to save under.
[[nodiscard]] QString freeName(const QString& directory, const QString& name, QSet<QString>* taken);

} // namespace postaci
