#pragma once

#include "base/Ids.h"

#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace postaci {

/// Which bodies the connections of one account are bringing: what one of them has begun the other leaves to
/// it, so that nothing is loaded twice. Thread-safe; must outlive the claims.
class BodyClaims
{
public:
    /// Somebody who wanted the message too may ask for it again now: it is here, or was not brought.
    using Again = std::function<void(MessageId)>;

    /// Ends when it is destroyed.
    class Claim
    {
    public:
        Claim() = default;
        Claim(BodyClaims& claims, MessageId message) : m_claims(&claims), m_message(message) {}
        Claim(Claim&& other) noexcept
            : m_claims(std::exchange(other.m_claims, nullptr)), m_message(other.m_message)
        {
        }
        Claim(const Claim&) = delete;
        Claim& operator=(const Claim&) = delete;
        Claim& operator=(Claim&&) = delete;
        ~Claim()
        {
            if (m_claims != nullptr)
                m_claims->release(m_message);
        }
        [[nodiscard]] explicit operator bool() const { return m_claims != nullptr; }

    private:
        BodyClaims* m_claims = nullptr;
        MessageId m_message = 0;
    };

    /// Empty when it is being brought; then `again`, if there is one, is called once that has ended, from the
    /// thread that it ends in.
    [[nodiscard]] Claim take(MessageId message, Again again);
    /// Nobody waits for it any more.
    void withdraw(MessageId message);

private:
    void release(MessageId message);

    std::mutex m_mutex;
    std::unordered_map<MessageId, std::vector<Again>> m_waiting; ///< for each that is being brought
};

} // namespace postaci
