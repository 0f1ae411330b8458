#pragma once

#include <QString>

class QStyle;

namespace postaci {

/// The application's style sheet in the colours that Theme shows now. UI thread.
///
/// Widgets opt in by dynamic properties: a QPushButton with `primary` is filled with the accent, with `quiet`
/// it is flat until hovered, with `destructive` its text is red.
[[nodiscard]] QString themeStyleSheet();

/// What paints below the sheet: `base`, which is taken, with the theme's own mark of the keyboard.
[[nodiscard]] QStyle* makeThemeStyle(QStyle* base);

} // namespace postaci
