#pragma once

#include "base/CancelToken.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace postaci {

/// A latch that one thread waits on and others set: a wake-up that comes before the wait is not lost.
/// Thread-safe.
class WakeSignal
{
public:
    void wake()
    {
        const std::lock_guard lock(m_mutex);
        m_awake = true;
        m_condition.notify_all();
    }

    /// Waits until woken or `limit` is over, and resets the latch. True if it was woken.
    bool waitFor(std::chrono::milliseconds limit)
    {
        std::unique_lock lock(m_mutex);
        m_condition.wait_for(lock, limit, [this] { return m_awake; });
        return std::exchange(m_awake, false);
    }

    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_condition.wait(lock, [this] { return m_awake; });
        m_awake = false;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_condition;
    bool m_awake = false;
};

} // namespace postaci
