#pragma once

#include <QByteArray>

class QWidget;

namespace postaci {

/// Shows the window before all others, out of the tray or the taskbar. `token` (xdg-activation, may be empty)
/// says that the person has asked for it. UI thread.
void raiseWindow(QWidget& window, const QByteArray& token);

/// The token that whoever has started this program gave it; to be asked before there is a QGuiApplication,
/// which takes it away.
[[nodiscard]] QByteArray startToken();

} // namespace postaci
