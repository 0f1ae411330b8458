#include "sync/HostConnections.h"

#include <algorithm>
#include <utility>

namespace postaci {

namespace {

/// After a refusal it is assumed for so long that the server means it.
constexpr qint64 kLoweredMs = 60LL * 60 * 1000;

} // namespace

HostConnections::Place::Place(Place&& other) noexcept
    : m_connections(std::exchange(other.m_connections, nullptr)), m_host(std::move(other.m_host)),
      m_owner(other.m_owner)
{
}

HostConnections::Place& HostConnections::Place::operator=(Place&& other) noexcept
{
    if (this != &other) {
        giveBack();
        m_connections = std::exchange(other.m_connections, nullptr);
        m_host = std::move(other.m_host);
        m_owner = other.m_owner;
    }
    return *this;
}

void HostConnections::Place::giveBack()
{
    if (HostConnections* const connections = std::exchange(m_connections, nullptr))
        connections->giveBack(m_host, m_owner);
}

int HostConnections::Host::open() const
{
    return static_cast<int>(
        std::count_if(members.begin(), members.end(), [](const auto& entry) { return entry.second.isOpen; }));
}

int HostConnections::Host::firsts() const
{
    return static_cast<int>(std::count_if(members.begin(), members.end(),
                                          [](const auto& entry) { return entry.second.use == Use::First; }));
}

int HostConnections::Host::openFurther() const
{
    return static_cast<int>(std::count_if(members.begin(), members.end(), [](const auto& entry) {
        return entry.second.use == Use::Further && entry.second.isOpen;
    }));
}

int HostConnections::places(const Host& host) const
{
    return host.lowered > 0 && !host.loweredUntil.hasExpired() ? std::min(host.lowered, m_placesPerHost)
                                                               : m_placesPerHost;
}

void HostConnections::announce(const QString& host, Use use, const void* owner, std::function<void()> wake)
{
    const std::lock_guard lock(m_mutex);
    m_hosts[host.toLower()].members[owner] = {use, std::move(wake), false};
}

void HostConnections::forget(const QString& host, const void* owner)
{
    std::vector<std::function<void()>> toWake;
    {
        const std::lock_guard lock(m_mutex);
        Host& known = m_hosts[host.toLower()];
        known.members.erase(owner);
        std::erase(known.waiting, owner);
        toWake = wakers(known);
    }
    for (const auto& wake : toWake)
        wake();
}

HostConnections::Place HostConnections::take(const QString& name, Use use, const void* owner)
{
    std::vector<std::function<void()>> toWake;
    Place place;
    {
        const std::lock_guard lock(m_mutex);
        Host& host = m_hosts[name.toLower()];
        const auto member = host.members.find(owner);
        if (member == host.members.end())
            return place;
        const bool isTurn =
            use == Use::First
                ? host.open() < places(host) && (host.waiting.empty() || host.waiting.front() == owner)
                : host.openFurther() + host.firsts() < places(host) && host.open() < places(host);
        if (isTurn) {
            std::erase(host.waiting, owner);
            member->second.isOpen = true;
            place.m_connections = this;
            place.m_host = name.toLower();
            place.m_owner = owner;
            return place;
        }
        if (use == Use::First &&
            std::find(host.waiting.begin(), host.waiting.end(), owner) == host.waiting.end())
            host.waiting.push_back(owner);
        // Those that have a place look whether they have to make way.
        for (const auto& [other, entry] : host.members) {
            if (use == Use::First && entry.isOpen)
                toWake.push_back(entry.wake);
        }
    }
    for (const auto& wake : toWake)
        wake();
    return place;
}

bool HostConnections::isAnyOpen() const
{
    const std::lock_guard lock(m_mutex);
    return std::any_of(m_hosts.begin(), m_hosts.end(),
                       [](const auto& host) { return host.second.open() > 0; });
}

bool HostConnections::isWanted(const QString& name, Use use) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_hosts.find(name.toLower());
    if (found == m_hosts.end())
        return false;
    const Host& host = found->second;
    if (!host.waiting.empty())
        return true;
    return use == Use::Further && host.openFurther() + host.firsts() > places(host);
}

void HostConnections::refused(const QString& name)
{
    const std::lock_guard lock(m_mutex);
    Host& host = m_hosts[name.toLower()];
    // The one that was refused has its place still.
    host.lowered = std::max(1, host.open() - 1);
    host.loweredUntil = QDeadlineTimer(kLoweredMs);
}

void HostConnections::giveBack(const QString& name, const void* owner)
{
    std::vector<std::function<void()>> toWake;
    {
        const std::lock_guard lock(m_mutex);
        Host& host = m_hosts[name];
        if (const auto member = host.members.find(owner); member != host.members.end())
            member->second.isOpen = false;
        toWake = wakers(host);
    }
    for (const auto& wake : toWake)
        wake();
}

/// The first of those that wait, and those further ones that may try.
std::vector<std::function<void()>> HostConnections::wakers(const Host& host)
{
    std::vector<std::function<void()>> result;
    if (!host.waiting.empty()) {
        if (const auto member = host.members.find(host.waiting.front()); member != host.members.end())
            result.push_back(member->second.wake);
        return result;
    }
    for (const auto& [owner, member] : host.members) {
        if (!member.isOpen && member.use == Use::Further)
            result.push_back(member.wake);
    }
    return result;
}

} // namespace postaci
