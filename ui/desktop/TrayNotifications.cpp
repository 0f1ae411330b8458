#include "desktop/TrayNotifications.h"

#include "desktop/MailTray.h"

#include <utility>

namespace postaci {

TrayNotifications::TrayNotifications(MailTray& tray, QObject* parent)
    : DesktopNotifications(parent), m_tray(tray)
{
    connect(&m_tray, &MailTray::messageClicked, this, [this] {
        if (m_shown != 0)
            Q_EMIT actionInvoked(m_shown, kDefaultAction, {});
    });
}

void TrayNotifications::show(quint64 handle, const Notification& notification)
{
    if (!m_tray.showMessage(notification.title, notification.body)) {
        Q_EMIT closed(handle);
        return;
    }
    const quint64 before = std::exchange(m_shown, handle);
    if (before != 0 && before != handle)
        Q_EMIT closed(before); // the new one stands in its place
}

void TrayNotifications::close(quint64 handle)
{
    if (handle == m_shown)
        m_shown = 0; // the system takes it away by itself
}

} // namespace postaci
