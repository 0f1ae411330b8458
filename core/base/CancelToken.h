#pragma once

#include <QtGlobal>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace postaci {

/// Lets one thread ask another to stop: copies share one state; any thread may cancel or look.
class CancelToken
{
public:
    CancelToken() : m_state(std::make_shared<State>()) {}

    /// Idempotent. Runs the callbacks registered with onCancel(), in the calling thread.
    void cancel() const
    {
        Callbacks callbacks;
        {
            const std::lock_guard lock(m_state->mutex);
            if (m_state->cancelled.exchange(true))
                return;
            callbacks.swap(m_state->callbacks);
        }
        for (const auto& [id, callback] : callbacks)
            callback();
    }

    [[nodiscard]] bool isCancelled() const { return m_state->cancelled.load(std::memory_order_acquire); }

    /// Runs `callback` once when cancelled, at once if that has happened already. It must be thread-safe. The
    /// number is for forget().
    quint64 onCancel(std::function<void()> callback) const
    {
        {
            const std::lock_guard lock(m_state->mutex);
            if (!m_state->cancelled.load()) {
                m_state->callbacks.emplace_back(++m_state->lastId, std::move(callback));
                return m_state->lastId;
            }
        }
        callback();
        return 0;
    }

    /// Lets go of a callback, so that a token that outlives many waits does not collect theirs. It may be
    /// running.
    void forget(quint64 id) const
    {
        const std::lock_guard lock(m_state->mutex);
        std::erase_if(m_state->callbacks, [id](const auto& entry) { return entry.first == id; });
    }

private:
    using Callbacks = std::vector<std::pair<quint64, std::function<void()>>>;
    struct State
    {
        std::atomic<bool> cancelled{false};
        std::mutex mutex;
        Callbacks callbacks;
        quint64 lastId = 0;
    };
    std::shared_ptr<State> m_state;
};

} // namespace postaci
