#pragma once

#include "sync/ImapLoop.h"

#include <functional>

namespace postaci {

/// The connection that does what nobody waits for: the rest of INBOX's first sync, all other folders, bodies
/// by policy, then every poll interval again.
class BackgroundLoop final : public ImapLoop
{
public:
    /// `passDone` is called after each whole pass, from the loop's thread.
    BackgroundLoop(const AccountContext& context, SignInGate& gate, std::function<void()> passDone);
    ~BackgroundLoop() override;

    void allowStart(); ///< the first connection is in and has shown the newest mail; any thread

protected:
    Result<void> work(const SyncScope& scope) override;
    [[nodiscard]] bool waitsToConnect() const override { return !m_allowed || !m_gate.isOpen(); }
    void report(const LoopReport& report) override { m_context.events.backgroundReport(report); }
    void connectionFailed(const Error& error) override;

private:
    std::function<void()> m_passDone;
    std::atomic<bool> m_allowed{false};
};

} // namespace postaci
