#pragma once

#include <QSize>

class QWidget;

namespace postaci {

/// Gives a window that size, or less where its screen is smaller: its title and frame have to fit there too.
/// Before it is shown. UI thread.
void openWithSize(QWidget* window, const QSize& wanted);

} // namespace postaci
