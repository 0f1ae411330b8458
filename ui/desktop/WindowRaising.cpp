#include "desktop/WindowRaising.h"

#include <QWidget>

namespace postaci {

namespace {

constexpr const char* kTokenVariable = "XDG_ACTIVATION_TOKEN";

} // namespace

void raiseWindow(QWidget& window, const QByteArray& token)
{
    // Qt hands it to the compositor from there. Programs that are started later are not to have it.
    if (!token.isEmpty())
        qputenv(kTokenVariable, token);
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
    if (!token.isEmpty())
        qunsetenv(kTokenVariable);
}

QByteArray startToken()
{
    const QByteArray token = qgetenv(kTokenVariable);
    return token.isEmpty() ? qgetenv("DESKTOP_STARTUP_ID") : token;
}

} // namespace postaci
