#pragma once

#include <QIcon>

namespace postaci {

/// The program's icon in one size (pixels), with the number of unread messages on it; 0: without, more than
/// 99: "99+".
[[nodiscard]] QPixmap trayPixmap(int size, qint64 unread);

/// The same in the sizes of trays, 16 to 64 pixels.
[[nodiscard]] QIcon trayIcon(qint64 unread);

} // namespace postaci
