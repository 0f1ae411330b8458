#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <mutex>

namespace postaci {

/// What other threads hold of a socket: raising it ends the wait that runs in the socket's thread.
/// Thread-safe.
class SocketWakeUp
{
public:
    /// From the socket's thread; null when the socket goes.
    void setTarget(QObject* target, std::function<void()> action)
    {
        const std::lock_guard lock(m_mutex);
        m_target = target;
        m_action = std::move(action);
    }
    /// A wait that is not running yet ends too, at once when it begins.
    void raise()
    {
        m_raised.store(true);
        post();
    }
    /// The connection may be dead: the next wait that finds nothing at once is one of `ms` at most.
    void doubt(int ms)
    {
        m_doubtMs.store(ms);
        post();
    }
    /// That limit, once; 0: there is no doubt.
    [[nodiscard]] int takeDoubt() { return m_doubtMs.exchange(0); }
    /// The wait looks again whether it has what it waits for.
    void post()
    {
        const std::lock_guard lock(m_mutex);
        if (m_target)
            QMetaObject::invokeMethod(m_target, m_action, Qt::QueuedConnection);
    }
    [[nodiscard]] bool isRaised() const { return m_raised.load(); }
    [[nodiscard]] bool takeRaised() { return m_raised.exchange(false); }

private:
    std::mutex m_mutex;
    QObject* m_target = nullptr;
    std::function<void()> m_action;
    std::atomic<bool> m_raised{false};
    std::atomic<int> m_doubtMs{0};
};

} // namespace postaci
