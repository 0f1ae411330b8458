#pragma once

#include "sync/ImapLoop.h"
#include "sync/RequestQueue.h"

#include <functional>

namespace postaci {

/// The connection that does what nobody waits for: the rest of INBOX's first sync, all other folders, bodies
/// by policy, then every poll interval again; and what takes long: big bodies that the user asked for, and
/// uploads.
class BackgroundLoop final : public ImapLoop
{
public:
    /// Each is called from the loop's thread.
    struct Callbacks
    {
        std::function<void()> passDone;          ///< after each whole pass
        std::function<void()> aloneChanged;      ///< there is a place for this connection no more, or again
        std::function<void(MessageId)> giveBack; ///< a body that this connection cannot fetch after all
    };
    BackgroundLoop(const AccountContext& context, LoopShare& share, Callbacks callbacks);
    ~BackgroundLoop() override;

    // Any thread.
    void allowStart(); ///< the first connection is in and has shown the newest mail
    void checkNow();   ///< a pass now
    /// Fetches a big body; false if there is no connection for it now.
    bool takeBody(MessageId message);
    void withdrawBody(MessageId message); ///< nobody waits for it any more

protected:
    Result<void> work(const SyncScope& scope) override;
    [[nodiscard]] bool waitsToConnect() const override
    {
        return !m_allowed || !m_share.gate.isOpen() || !isNeeded();
    }
    void report(const LoopReport& report) override { m_context.events.backgroundReport(report); }
    void signedIn() override;
    void foundNoPlace() override;
    void connectionFailed(const Error& error) override;

private:
    /// Where mail does not come by itself there is nothing to do between two passes.
    [[nodiscard]] bool isNeeded() const
    {
        return (m_checkNow && !m_context.fetching->breaksOff()) || m_context.fetching->pushes();
    }
    Result<void> pass(const SyncScope& scope);
    Result<void> waitForWork(const SyncScope& scope);
    /// What should not wait for a pass: big bodies and uploads. True if another folder may be selected.
    Result<bool> serve(const SyncScope& scope);
    Result<bool> serveInPass(const SyncScope& scope);
    Result<void> serveBody(const SyncScope& scope, MessageId message);
    void setAlone(bool alone);
    void setReady(bool ready);

    Callbacks m_callbacks;
    std::atomic<bool> m_allowed{false};
    std::atomic<bool> m_checkNow{false};
    std::mutex m_readyMutex; ///< so that no body is left behind when the connection goes
    bool m_isReady = false;
    RequestQueue<MessageId> m_bodies;
    QList<MessageId> m_bodiesUnderWay; ///< one begun between the pieces of the one before
};

} // namespace postaci
