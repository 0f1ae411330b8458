#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace postaci {

/// Tells connections that the network has become another one, so that they may be dead: copies share one
/// state; any thread may raise it or listen.
class NetworkDoubt
{
public:
    NetworkDoubt() : m_state(std::make_shared<State>()) {}

    /// Runs what listens, in the calling thread: who hears nothing within `ms` milliseconds is to give up.
    void raise(int ms) const
    {
        const std::lock_guard lock(m_state->mutex);
        for (const auto& [id, listener] : m_state->listeners)
            listener(ms);
    }

    /// `listener` must be quick and thread-safe, and must not come back here. The number is for forget().
    [[nodiscard]] quint64 listen(std::function<void(int)> listener) const
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->listeners.emplace_back(++m_state->lastId, std::move(listener));
        return m_state->lastId;
    }

    /// It does not run any more when this returns.
    void forget(quint64 id) const
    {
        const std::lock_guard lock(m_state->mutex);
        std::erase_if(m_state->listeners, [id](const auto& entry) { return entry.first == id; });
    }

private:
    struct State
    {
        std::mutex mutex;
        std::vector<std::pair<quint64, std::function<void(int)>>> listeners;
        quint64 lastId = 0;
    };
    std::shared_ptr<State> m_state;
};

} // namespace postaci
