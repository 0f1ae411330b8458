#pragma once

#include <QStringView>

#include <optional>

namespace postaci {

/// 0xrrggbb of a named colour of CSS Color Level 4, in any case; none for other words. Constant data, any
/// thread.
[[nodiscard]] std::optional<uint> namedColor(QStringView name);

} // namespace postaci
