#pragma once

#include <QList>
#include <QObject>
#include <QString>

namespace postaci {

class MailTray;

/// What somebody can answer a notification with. The key "default" is a click on the notification itself.
struct NotificationAction
{
    QString key;
    QString text;
    bool operator==(const NotificationAction&) const = default;
};

struct Notification
{
    QString title; ///< one line of plain text
    QString body;  ///< plain text, with line ends
    QList<NotificationAction> actions;
    bool hasSound = false;
};

/// Shows notifications as the desktop has them. Where it shows none, nothing happens. UI thread; nothing here
/// waits for anybody.
class DesktopNotifications : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    static const QString kDefaultAction;

    /// What the system has: on Linux the service of the session bus, elsewhere the messages of `tray`, which
    /// has to outlive it.
    [[nodiscard]] static DesktopNotifications* make(MailTray& tray, QObject* parent);

    /// `handle` is the caller's; shown again it takes the place of what was there.
    virtual void show(quint64 handle, const Notification& notification) = 0;
    virtual void close(quint64 handle) = 0;

Q_SIGNALS:
    /// `token` lets a window come to the front (xdg-activation); may be empty.
    void actionInvoked(quint64 handle, const QString& key, const QByteArray& token);
    void closed(quint64 handle); ///< by somebody else than close(), or it could not be shown
};

} // namespace postaci
