#pragma once

#include "base/Ids.h"
#include "sync/MailboxQuota.h"
#include "sync/SyncScope.h"

#include <mutex>
#include <utility>
#include <vector>

namespace postaci {

/// Questions about quotas that wait for a connection. Thread-safe.
class QuotaRequests
{
public:
    void push(FolderId folder, QuotaAnswer answer)
    {
        const std::lock_guard lock(m_mutex);
        m_requests.emplace_back(folder, std::move(answer));
    }
    [[nodiscard]] bool isEmpty() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests.empty();
    }
    /// Asks the server and answers all. An error means that the connection broke.
    Result<void> serve(const SyncScope& scope);
    void fail(const Error& error);

private:
    using Requests = std::vector<std::pair<FolderId, QuotaAnswer>>;
    [[nodiscard]] Requests take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_requests, {});
    }

    mutable std::mutex m_mutex;
    Requests m_requests;
};

} // namespace postaci
