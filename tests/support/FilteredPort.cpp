#include "support/FilteredPort.h"

#ifdef Q_OS_LINUX
#include <arpa/inet.h>
#include <cerrno>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace postaci::test {

#ifdef Q_OS_LINUX

namespace {

constexpr int kMostConnections = 8; ///< to fill a queue for none
constexpr int kNoAnswerMs = 200;

sockaddr_in placeOf(const QHostAddress& address, quint16 port)
{
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(address.toIPv4Address());
    return place;
}

/// True if the connection was taken.
bool connectTo(int descriptor, const sockaddr_in& place)
{
    const int begun = ::connect(descriptor, reinterpret_cast<const sockaddr*>(&place), sizeof place);
    pollfd ready{descriptor, POLLOUT, 0};
    return begun == 0 || (errno == EINPROGRESS && poll(&ready, 1, kNoAnswerMs) == 1);
}

} // namespace

FilteredPort::FilteredPort(const QHostAddress& address, quint16 port)
{
    const sockaddr_in place = placeOf(address, port);
    const int listening = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    m_sockets.push_back(listening);
    if (bind(listening, reinterpret_cast<const sockaddr*>(&place), sizeof place) != 0 ||
        listen(listening, 0) != 0)
        return;
    for (int i = 0; i < kMostConnections && !m_isFiltered; ++i) {
        m_sockets.push_back(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        m_isFiltered = !connectTo(m_sockets.back(), place);
    }
}

FilteredPort::~FilteredPort()
{
    for (const int descriptor : m_sockets)
        close(descriptor);
}

#else

FilteredPort::FilteredPort(const QHostAddress&, quint16) {}
FilteredPort::~FilteredPort() = default;

#endif

} // namespace postaci::test
