#pragma once

#include <QString>

namespace postaci {

/// The application's style sheet in the colours that Theme shows now. UI thread.
///
/// Widgets opt in by dynamic properties: a QPushButton with `primary` is filled with the accent, with `quiet`
/// it is flat until hovered, with `destructive` its text is red.
[[nodiscard]] QString themeStyleSheet();

} // namespace postaci
