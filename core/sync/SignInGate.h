#pragma once

#include "sync/LoopWaker.h"

#include <QtGlobal>

#include <memory>
#include <mutex>
#include <vector>

namespace postaci {

/// Whether an account may sign in: after one refused password nobody tries again until the user has acted,
/// and the second connection waits until the first is in. Shared by an account's loops; thread-safe.
class SignInGate
{
public:
    [[nodiscard]] bool isOpen() const
    {
        const std::lock_guard lock(m_mutex);
        return m_isOpen;
    }
    /// How often the user has acted; an attempt keeps what it was at its beginning.
    [[nodiscard]] quint64 userActions() const
    {
        const std::lock_guard lock(m_mutex);
        return m_userActions;
    }
    /// The user has acted on a refusal: it is worth trying again. Those that wait are to be woken afterwards.
    void userActed()
    {
        const std::lock_guard lock(m_mutex);
        m_userActions += 1;
    }
    /// After a refusal. An attempt that began before the user's last action tells nothing of what the server
    /// says now, so it closes nothing. True when closed.
    bool close(quint64 userActionsAtBeginning)
    {
        const std::lock_guard lock(m_mutex);
        if (m_userActions != userActionsAtBeginning)
            return false;
        m_isOpen = false;
        return true;
    }
    /// Those that wait before it are woken, but for `opener`.
    void open(const std::shared_ptr<LoopWaker>& opener)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (std::exchange(m_isOpen, true))
                return;
        }
        wakeLoops(opener);
    }

    /// A loop is to be woken when the gate opens, for as long as its waker lives.
    void add(const std::shared_ptr<LoopWaker>& waker)
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_wakers, [](const auto& known) { return known.expired(); });
        m_wakers.push_back(waker);
    }
    /// What the loops wait for may have come; `teller` knows of it.
    void wakeLoops(const std::shared_ptr<LoopWaker>& teller) const
    {
        std::vector<std::weak_ptr<LoopWaker>> wakers;
        {
            const std::lock_guard lock(m_mutex);
            wakers = m_wakers;
        }
        for (const auto& known : wakers)
            if (const auto waker = known.lock(); waker && waker != teller)
                waker->wake();
    }

private:
    mutable std::mutex m_mutex;
    bool m_isOpen = false;
    quint64 m_userActions = 0;
    std::vector<std::weak_ptr<LoopWaker>> m_wakers;
};

} // namespace postaci
