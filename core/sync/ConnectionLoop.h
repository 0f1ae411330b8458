#pragma once

#include "store/MailReader.h"
#include "sync/AccountContext.h"
#include "sync/WakeSignal.h"

#include <QThread>

#include <atomic>
#include <memory>

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

/// One connection of an account to its incoming server as a plain loop in a thread of its own: connect, work,
/// and whatever goes wrong leaves through one place, waits and starts again. Made and destroyed in the UI
/// thread.
class ConnectionLoop
{
public:
    virtual ~ConnectionLoop();
    ConnectionLoop(const ConnectionLoop&) = delete;
    ConnectionLoop& operator=(const ConnectionLoop&) = delete;

    void start();
    /// There is work: ends what the connection waits for, or a pause, at once. Any thread.
    void wake();
    /// The user has acted on a refused sign-in or certificate: try again. Any thread.
    void retrySignIn();
    /// Ends the thread; the context's token must be cancelled. Every subclass calls it in its destructor.
    void stop();

protected:
    ConnectionLoop(const AccountContext& context, SignInGate& gate, const QString& name);

    /// Makes a connection and does its work until it is cancelled or there is nothing left to do (no error),
    /// or until it breaks. Called again and again.
    virtual Result<void> runConnection(const MailReader& reader) = 0;
    /// True while the loop should not even connect; it is asked again after each wake().
    [[nodiscard]] virtual bool waitsToConnect() const = 0;
    virtual void report(const LoopReport& report) = 0;
    /// Called when a connection could not be made or broke, with what is waiting for it.
    virtual void connectionFailed(const Error& error) = 0;
    /// Whether the user hears of an error that is tried again by itself; `failures` in a row came before it.
    [[nodiscard]] virtual bool isWorthTelling(const Error& /*error*/, int /*failures*/) const { return true; }
    /// wake() was called while a connection may be waiting for its server. Any thread.
    virtual void wakeConnection() {}

    void reportPhase(LoopPhase phase, const QString& folder = {}, qint64 done = 0, qint64 total = 0);
    /// To be called after each login: the next pause is a short one again, and the other loops may sign in.
    void loginSucceeded();
    /// Waits for wake() where the connection itself does not.
    bool waitAwake(std::chrono::milliseconds limit) { return m_wake.waitFor(limit); }

    AccountContext m_context;
    SignInGate& m_gate;

private:
    void run();
    void pauseAfter(const Error& error);
    void waitForUser(const Error& error);

    const QString m_name;
    WakeSignal m_wake;
    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_retrySignIn{false};
    int m_failures = 0;
};

} // namespace postaci
