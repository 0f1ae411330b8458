#pragma once

#include <QString>

namespace postaci {

/// A tool tip of words from outside (mail, servers, files), which are shown as they are and not taken for
/// rich text. Line ends stay; empty stays empty: no tip.
[[nodiscard]] QString plainTip(const QString& text);

} // namespace postaci
