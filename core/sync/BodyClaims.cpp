#include "sync/BodyClaims.h"

namespace postaci {

BodyClaims::Claim BodyClaims::take(MessageId message, Again again)
{
    const std::lock_guard lock(m_mutex);
    const auto [claimed, isFree] = m_waiting.try_emplace(message);
    if (isFree)
        return Claim(*this, message);
    if (again)
        claimed->second.push_back(std::move(again));
    return {};
}

void BodyClaims::withdraw(MessageId message)
{
    const std::lock_guard lock(m_mutex);
    const auto claimed = m_waiting.find(message);
    if (claimed != m_waiting.end())
        claimed->second.clear();
}

void BodyClaims::release(MessageId message)
{
    std::vector<Again> waiting;
    {
        const std::lock_guard lock(m_mutex);
        const auto claimed = m_waiting.find(message);
        if (claimed == m_waiting.end())
            return;
        waiting = std::move(claimed->second);
        m_waiting.erase(claimed);
    }
    for (const Again& again : waiting)
        again(message);
}

} // namespace postaci
