#pragma once

#include "protocol/ImapSession.h"
#include "sync/AccountContext.h"
#include "sync/SyncScope.h"
#include "sync/WakeSignal.h"

#include <QThread>

#include <atomic>
#include <memory>
#include <mutex>

namespace postaci {

/// Whether an account may sign in: after one refused password nobody tries again until the user has acted,
/// and the second connection waits until the first is in. Shared by an account's loops; thread-safe.
class SignInGate
{
public:
    void setOpen(bool open) { m_open = open; }
    [[nodiscard]] bool isOpen() const { return m_open; }

private:
    std::atomic<bool> m_open{false};
};

/// One IMAP connection of an account as a plain loop in a thread of its own: connect, work, and whatever goes
/// wrong leaves through one place, waits and starts again. Made and destroyed in the UI thread.
class ImapLoop
{
public:
    virtual ~ImapLoop();
    ImapLoop(const ImapLoop&) = delete;
    ImapLoop& operator=(const ImapLoop&) = delete;

    void start();
    /// There is work: ends IDLE or a pause at once. Any thread.
    void wake();
    /// The user has acted on a refused sign-in or certificate: try again. Any thread.
    void retrySignIn();
    /// Ends the thread; the context's token must be cancelled. Every subclass calls it in its destructor.
    void stop();

protected:
    ImapLoop(const AccountContext& context, SignInGate& gate, const QString& name);

    /// Does the connection's work until it is cancelled (no error) or breaks.
    virtual Result<void> work(const SyncScope& scope) = 0;
    /// True while the loop should not even connect; it is asked again after each wake().
    [[nodiscard]] virtual bool waitsToConnect() const = 0;
    virtual void report(const LoopReport& report) = 0;
    virtual void signedIn() {}
    /// Called when a connection could not be made or broke, with what is waiting for it.
    virtual void connectionFailed(const Error& error) = 0;

    void reportPhase(LoopPhase phase, const QString& folder = {}, qint64 done = 0, qint64 total = 0);
    /// Waits for wake() where IDLE is not running.
    bool waitAwake(std::chrono::milliseconds limit) { return m_wake.waitFor(limit); }
    void passAlerts(ImapSession& session);

    AccountContext m_context;
    SignInGate& m_gate;

private:
    void run();
    Result<void> runConnection(const MailReader& reader);
    void setSession(ImapSession* session);
    void pauseAfter(const Error& error);
    void waitForUser(const Error& error);

    const QString m_name;
    WakeSignal m_wake;
    std::mutex m_sessionMutex;
    ImapSession* m_session = nullptr;
    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_retrySignIn{false};
    int m_failures = 0;
};

} // namespace postaci
