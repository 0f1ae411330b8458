#pragma once

#include <QHostAddress>

#include <vector>

namespace postaci::test {

/// A TCP port that never answers, as behind a firewall that drops what comes: Linux ignores requests for
/// connections while those that nobody accepts fill the queue.
class FilteredPort
{
public:
    /// Of IPv4 only.
    FilteredPort(const QHostAddress& address, quint16 port);
    ~FilteredPort();
    FilteredPort(const FilteredPort&) = delete;
    FilteredPort& operator=(const FilteredPort&) = delete;

    /// Whether it could listen and its queue is full.
    [[nodiscard]] bool isFiltered() const { return m_isFiltered; }

private:
    std::vector<int> m_sockets; ///< the listening one and those that fill its queue
    bool m_isFiltered = false;
};

} // namespace postaci::test
