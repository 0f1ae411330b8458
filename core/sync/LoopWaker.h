#pragma once

#include "protocol/ImapSession.h"
#include "sync/WakeSignal.h"

#include <mutex>

namespace postaci {

/// Ends whatever wait a loop is in. Outlives the loop where others still hold it. Thread-safe.
class LoopWaker
{
public:
    void wake()
    {
        m_signal.wake();
        const std::lock_guard lock(m_mutex);
        if (m_session)
            m_session->wake();
    }
    /// The session whose IDLE is to be ended; null while there is none.
    void setSession(ImapSession* session)
    {
        const std::lock_guard lock(m_mutex);
        m_session = session;
    }
    /// For the loop itself.
    [[nodiscard]] WakeSignal& signal() { return m_signal; }

private:
    WakeSignal m_signal;
    std::mutex m_mutex;
    ImapSession* m_session = nullptr;
};

} // namespace postaci
