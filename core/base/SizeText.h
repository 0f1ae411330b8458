#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace postaci {

/// A number of bytes as it is written everywhere in the program: 640 bytes, 12 kB, 3.4 MB. By thousands, as
/// disks, providers and other programs count them; without `decimals` there is one from megabytes on.
[[nodiscard]] QString sizeText(qint64 bytes, const QLocale& locale = QLocale(),
                               std::optional<int> decimals = std::nullopt);

} // namespace postaci
