#pragma once

#include <QList>
#include <QString>

namespace postaci::bench {

[[nodiscard]] QString inSeconds(double seconds);
[[nodiscard]] QString inMilliseconds(double milliseconds);
/// The value that half of them do not exceed.
[[nodiscard]] double middle(QList<double> values);
/// The value that 95 of 100 do not exceed.
[[nodiscard]] double p95(QList<double> values);

} // namespace postaci::bench
