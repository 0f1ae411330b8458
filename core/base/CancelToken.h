#pragma once

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
        std::vector<std::function<void()>> callbacks;
        {
            const std::lock_guard lock(m_state->mutex);
            if (m_state->cancelled.exchange(true))
                return;
            callbacks.swap(m_state->callbacks);
        }
        for (const auto& callback : callbacks)
            callback();
    }

    [[nodiscard]] bool isCancelled() const { return m_state->cancelled.load(std::memory_order_acquire); }

    /// Runs `callback` once when cancelled, at once if that has happened already. It must be thread-safe.
    void onCancel(std::function<void()> callback) const
    {
        {
            const std::lock_guard lock(m_state->mutex);
            if (!m_state->cancelled.load()) {
                m_state->callbacks.push_back(std::move(callback));
                return;
            }
        }
        callback();
    }

private:
    struct State
    {
        std::atomic<bool> cancelled{false};
        std::mutex mutex;
        std::vector<std::function<void()>> callbacks;
    };
    std::shared_ptr<State> m_state;
};

} // namespace postaci
