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

private:
    mutable std::mutex m_mutex;
    std::deque<Id> m_ids;
};

} // namespace postaci
