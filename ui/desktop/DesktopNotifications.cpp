#include "desktop/DesktopNotifications.h"

#ifdef POSTACI_HAVE_DBUS
#include "desktop/BusNotifications.h"
#else
#include "desktop/TrayNotifications.h"
#endif

namespace postaci {

const QString DesktopNotifications::kDefaultAction = QStringLiteral("default");

DesktopNotifications* DesktopNotifications::make(MailTray& tray, QObject* parent)
{
#ifdef POSTACI_HAVE_DBUS
    Q_UNUSED(tray)
    return new BusNotifications(parent);
#else
    return new TrayNotifications(tray, parent);
#endif
}

} // namespace postaci
