#pragma once

#include "desktop/DesktopNotifications.h"

namespace postaci {

/// Notifications as the messages of a tray icon, for systems without a service of their own: one at a time,
/// and a click is all that can be answered. UI thread.
class TrayNotifications : public DesktopNotifications
{
    Q_OBJECT

public:
    TrayNotifications(MailTray& tray, QObject* parent);

    void show(quint64 handle, const Notification& notification) override;
    void close(quint64 handle) override;

private:
    MailTray& m_tray;
    quint64 m_shown = 0; ///< 0: none
};

} // namespace postaci
