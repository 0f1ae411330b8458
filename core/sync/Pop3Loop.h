#pragma once

#include "sync/ConnectionLoop.h"

#include <deque>
#include <mutex>
#include <optional>

namespace postaci {

/// A POP3 account's visits to its server: each one signs in, brings what is new and what the user asked for,
/// and leaves, since a maildrop is locked while somebody is in. Made and destroyed in the UI thread.
class Pop3Loop final : public ConnectionLoop
{
public:
    Pop3Loop(const AccountContext& context, SignInGate& gate);
    ~Pop3Loop() override;

    void requestBody(
        MessageId message); ///< of one that is not here whole; the last request goes first. Any thread
    void withdrawBody(MessageId message); ///< nobody waits for it any more. Any thread
    void checkNow();                      ///< a visit now, whatever the time. Any thread

protected:
    Result<void> runConnection(const MailReader& reader) override;
    [[nodiscard]] bool waitsToConnect() const override;
    [[nodiscard]] std::chrono::milliseconds connectsIn() const override { return untilFetch(); }
    void rests() override { reportRest(); }
    void report(const LoopReport& report) override { m_context.events.interactiveReport(report); }
    void connectionFailed(const Error& error) override;
    /// A maildrop that another program is in for a while is nothing to speak of.
    [[nodiscard]] bool isWorthTelling(const Error& error, int failures) const override
    {
        return error.reason != ErrorReason::ServerBusy || failures >= kQuietTries;
    }

    /// It is locked while somebody is in, mostly for seconds.
    [[nodiscard]] bool isLeftInPeace(const Error&) const override { return false; }

private:
    static constexpr int kQuietTries = 6; ///< about five minutes

    std::optional<MessageId> nextBody();

    mutable std::mutex m_requestsMutex;
    std::deque<MessageId> m_bodies;     ///< newest request first
    std::atomic<bool> m_isAsked{false}; ///< the user waits for a visit
};

} // namespace postaci
