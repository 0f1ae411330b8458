#include "schedule/AddressWatch.h"

#include <QNetworkInterface>
#include <QSocketNotifier>

#ifdef Q_OS_LINUX
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#endif

namespace postaci {

namespace {

constexpr int kSettling = 300; ///< milliseconds

/// Those that lead anywhere. A lifetime that is renewed changes nothing of them.
QSet<QHostAddress> usefulAddresses()
{
    QSet<QHostAddress> addresses;
    const QList<QHostAddress> all = QNetworkInterface::allAddresses();
    for (const QHostAddress& address : all)
        if (!address.isLoopback() && !address.isLinkLocal())
            addresses.insert(address);
    return addresses;
}

} // namespace

AddressWatch::AddressWatch(QObject* parent) : QObject(parent), m_addresses(usefulAddresses())
{
    m_settling.setSingleShot(true);
    m_settling.setInterval(kSettling);
    connect(&m_settling, &QTimer::timeout, this, &AddressWatch::compare);
    open();
}

void AddressWatch::compare()
{
    const QSet<QHostAddress> now = usefulAddresses();
    if (std::exchange(m_addresses, now) != now)
        Q_EMIT changed();
}

#ifdef Q_OS_LINUX

AddressWatch::~AddressWatch()
{
    delete m_notifier;
    if (m_socket >= 0)
        ::close(m_socket);
}

void AddressWatch::open()
{
    m_socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    if (m_socket < 0)
        return;
    sockaddr_nl wanted{};
    wanted.nl_family = AF_NETLINK;
    wanted.nl_groups = RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (::bind(m_socket, reinterpret_cast<const sockaddr*>(&wanted), sizeof(wanted)) != 0)
        return;
    m_notifier = new QSocketNotifier(m_socket, QSocketNotifier::Read);
    connect(m_notifier, &QSocketNotifier::activated, this, &AddressWatch::drain);
}

/// What it says does not matter, only that it speaks: the addresses are asked for afterwards.
void AddressWatch::drain()
{
    std::array<char, 8192> news{};
    while (::recv(m_socket, news.data(), news.size(), 0) > 0) {
    }
    m_settling.start();
}

#else

AddressWatch::~AddressWatch() = default;

void AddressWatch::open() {}

void AddressWatch::drain() {}

#endif

} // namespace postaci
