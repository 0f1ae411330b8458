#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>

namespace postaci::test {

/// A D-Bus session bus of the test's own, which starts no services by itself. Ends with its owner.
class PrivateBus
{
public:
    ~PrivateBus();

    /// Its socket and configuration lie in `directory`, which has to be there. False: not started within 30
    /// s.
    [[nodiscard]] bool start(const QString& directory);
    /// What DBUS_SESSION_BUS_ADDRESS is to be.
    [[nodiscard]] const QByteArray& address() const { return m_address; }

private:
    QProcess m_bus;
    QByteArray m_address;
};

} // namespace postaci::test
