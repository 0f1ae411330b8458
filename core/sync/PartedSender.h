#pragma once

#include "sync/ChangeScope.h"

#include <functional>
#include <optional>

namespace postaci {

/// Sends a change of many messages in one command, and where the server says no to it finds out which message
/// it means by halving, so that only that one is taken back. Lives within one call.
template <typename Item> class PartedSender
{
public:
    using Items = QList<Item>;

    std::function<Result<void>(const Items&)> send;
    std::function<Result<void>(const Items&)> done;
    std::function<Result<void>(const Items&, const Error&)> refused;

    Result<void> run(const ImapSession& session, const Items& items)
    {
        if (items.isEmpty())
            return {};
        if (m_lastNo && isHopeless(*m_lastNo))
            return refused(items, *m_lastNo);
        const Result<void> outcome = send(items);
        if (outcome) {
            m_someTaken = true;
            return done(items);
        }
        if (!isLastingNo(outcome.error()) || !session.isConnected())
            return outcome;
        if (items.size() == 1 || isHopeless(outcome.error())) {
            m_refusals += 1;
            m_lastNo = outcome.error();
            return refused(items, outcome.error());
        }
        const qsizetype half = items.size() / 2;
        if (auto first = run(session, items.first(half)); !first)
            return first;
        return run(session, items.sliced(half));
    }

private:
    /// A folder that takes nothing at all is not asked about each of thousands of messages.
    [[nodiscard]] bool isHopeless(const Error& error) const
    {
        constexpr int kTries = 3;
        return error.reason == ErrorReason::MailboxMissing || error.reason == ErrorReason::MailboxReadOnly ||
               (!m_someTaken && m_refusals >= kTries);
    }

    bool m_someTaken = false;
    int m_refusals = 0;
    std::optional<Error> m_lastNo;
};

template <typename Intent> [[nodiscard]] UidSet uidsOf(const QList<Intent>& intents)
{
    QList<quint32> uids;
    for (const Intent& intent : intents)
        uids.append(intent.message.uid);
    return UidSet::fromList(uids);
}

} // namespace postaci
