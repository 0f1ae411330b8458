#pragma once

#include "desktop/DesktopNotifications.h"
#include "desktop/NewMailSound.h"

#include <QHash>
#include <QStringList>

#include <optional>

class QDBusServiceWatcher;

namespace postaci {

/// Notifications of the session bus (org.freedesktop.Notifications, version 1.2 of its specification). The
/// service is asked what it can do before the first one, and again when another takes its place.
class BusNotifications : public DesktopNotifications
{
    Q_OBJECT

public:
    explicit BusNotifications(QObject* parent = nullptr);

    void show(quint64 handle, const Notification& notification) override;
    void close(quint64 handle) override;

private Q_SLOTS:
    void notificationClosed(uint id, uint reason);
    void actionChosen(uint id, const QString& key);
    void tokenGiven(uint id, const QString& token);

private:
    struct Shown
    {
        Notification notification;
        uint id = 0; ///< the service's; 0: not told yet
        bool isOnItsWay = false;
        bool isOutdated = false; ///< another text is wanted meanwhile
        bool isUnwanted = false; ///< it is to be closed once its id is known
    };

    void askCapabilities();
    void send(quint64 handle);
    void sent(quint64 handle, uint id); ///< 0: it could not be shown
    void closeAtService(uint id) const;
    void forgetAll();
    [[nodiscard]] quint64 handleOf(uint id) const; ///< 0: it is another program's
    [[nodiscard]] bool can(const char* capability) const;

    QDBusServiceWatcher* m_watcher;
    QHash<quint64, Shown> m_shown;
    QHash<uint, QByteArray> m_tokens;
    QList<quint64> m_waiting; ///< for the capabilities
    std::optional<QStringList> m_capabilities;
    bool m_isAsking = false;
    NewMailSound m_sound;
};

} // namespace postaci
