#pragma once

#include "store/StoreTypes.h"

#include <unordered_map>

namespace postaci {

/// One try at bringing a body, as Transaction::beginBody() gives it out. A later one ends it.
struct BodyAttempt
{
    MessageId message = 0;
    quint64 number = 0; ///< from 1, in the order of their beginnings
};

/// Which try is the last for each body that is being brought: two connections may be at the same message, and
/// pieces of both in one body would be neither's. Not in the file: a body that is not whole when the program
/// ends is begun anew. Lives in the writer thread.
class BodyAttempts
{
public:
    BodyAttempt begin(MessageId message)
    {
        m_last[message] = ++m_number;
        return {message, m_number};
    }
    [[nodiscard]] bool isLast(const BodyAttempt& attempt) const
    {
        const auto last = m_last.find(attempt.message);
        return last != m_last.end() && last->second == attempt.number;
    }
    /// The body is whole and committed; nothing happens where another try has begun since.
    void end(const BodyAttempt& attempt)
    {
        if (isLast(attempt))
            m_last.erase(attempt.message);
    }

private:
    std::unordered_map<MessageId, quint64> m_last;
    quint64 m_number = 0;
};

} // namespace postaci
