#pragma once

#include <QDBusConnection>

namespace postaci {

/// A connection to a D-Bus that belongs to one object: the system's, or another one at an address.
class WatchedBus
{
public:
    explicit WatchedBus(const QString& address)
        : m_name(QStringLiteral("postaci-%1").arg(reinterpret_cast<quintptr>(this))),
          m_connection(address.isEmpty() ? QDBusConnection::connectToBus(QDBusConnection::SystemBus, m_name)
                                         : QDBusConnection::connectToBus(address, m_name))
    {
    }
    ~WatchedBus() { QDBusConnection::disconnectFromBus(m_name); }
    WatchedBus(const WatchedBus&) = delete;
    WatchedBus& operator=(const WatchedBus&) = delete;

    [[nodiscard]] QDBusConnection connection() const { return m_connection; }

private:
    QString m_name;
    QDBusConnection m_connection;
};

} // namespace postaci
