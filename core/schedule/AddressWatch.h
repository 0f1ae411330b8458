#pragma once

#include <QHostAddress>
#include <QObject>
#include <QSet>
#include <QTimer>

class QSocketNotifier;

namespace postaci {

/// Tells when the computer has other addresses than before: another network, a VPN that has come up or gone.
/// By the kernel's word (Linux, rtnetlink); elsewhere never, where QNetworkInformation tells of it. UI
/// thread.
class AddressWatch : public QObject
{
    Q_OBJECT
public:
    explicit AddressWatch(QObject* parent = nullptr);
    ~AddressWatch() override;

Q_SIGNALS:
    void changed();

private:
    void open();
    void drain();
    void compare();

    int m_socket = -1;
    QSocketNotifier* m_notifier = nullptr;
    QTimer m_settling; ///< a network comes up in several steps
    QSet<QHostAddress> m_addresses;
};

} // namespace postaci
