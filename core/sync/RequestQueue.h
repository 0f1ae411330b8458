#pragma once

#include <algorithm>
#include <deque>
#include <mutex>
#include <optional>

namespace postaci {

/// What the user has asked for, the last wish first, each once. Thread-safe.
template <typename Id> class RequestQueue
{
public:
    void push(Id id)
    {
        const std::lock_guard lock(m_mutex);
        std::erase(m_ids, id);
        std::erase(m_withdrawn, id);
        m_ids.push_front(id);
    }
    /// Behind everything else.
    void pushLast(Id id)
    {
        const std::lock_guard lock(m_mutex);
        if (std::find(m_ids.begin(), m_ids.end(), id) == m_ids.end())
            m_ids.push_back(id);
    }
    void clear()
    {
        const std::lock_guard lock(m_mutex);
        m_ids.clear();
    }
    [[nodiscard]] bool isEmpty() const
    {
        const std::lock_guard lock(m_mutex);
        return m_ids.empty();
    }
    std::optional<Id> next()
    {
        const std::lock_guard lock(m_mutex);
        if (m_ids.empty())
            return std::nullopt;
        const Id id = m_ids.front();
        m_ids.pop_front();
        return id;
    }

    /// Nobody wants it any more. What is being done for it can be broken off, see isWithdrawn().
    void withdraw(Id id)
    {
        const std::lock_guard lock(m_mutex);
        if (std::erase(m_ids, id) == 0 &&
            std::find(m_withdrawn.begin(), m_withdrawn.end(), id) == m_withdrawn.end())
            m_withdrawn.push_back(id);
    }
    /// Since it was taken from here, and not asked for again.
    [[nodiscard]] bool isWithdrawn(Id id)
    {
        const std::lock_guard lock(m_mutex);
        return std::find(m_withdrawn.begin(), m_withdrawn.end(), id) != m_withdrawn.end();
    }
    /// Nothing that was taken from here is being done any more.
    void forgetWithdrawn()
    {
        const std::lock_guard lock(m_mutex);
        m_withdrawn.clear();
    }

private:
    mutable std::mutex m_mutex;
    std::deque<Id> m_ids;
    std::deque<Id> m_withdrawn;
};

} // namespace postaci
