#pragma once

#include "store/MailReader.h"
#include "sync/AccountContext.h"
#include "sync/LoopWaker.h"
#include "sync/SignInGate.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace postaci {

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
    void wake() { m_waker->wake(); }
    /// The network is another one now: a connection that is given up for that (AccountContext::doubt) is made
    /// anew at once. Any thread.
    void networkBack();
    /// Ends the thread; the context's token must be cancelled. Every subclass calls it in its destructor.
    void stop();

protected:
    ConnectionLoop(const AccountContext& context, SignInGate& gate, const QString& name);

    /// Makes a connection and does its work until it is cancelled or there is nothing left to do (no error),
    /// or until it breaks. Called again and again.
    virtual Result<void> runConnection(const MailReader& reader) = 0;
    /// Once, before anything else of the loop's own.
    virtual void begins(const MailReader& /*reader*/) {}
    /// True while the loop should not even connect; it is asked again after each wake().
    [[nodiscard]] virtual bool waitsToConnect() const = 0;
    /// How long that lasts without a wake().
    [[nodiscard]] virtual std::chrono::milliseconds connectsIn() const { return FetchTimer::kNever; }
    /// It is going to wait so.
    virtual void rests() {}
    virtual void report(const LoopReport& report) = 0;
    /// Called when a connection could not be made or broke, with what is waiting for it.
    virtual void connectionFailed(const Error& error) = 0;
    /// Whether the user hears of an error that is tried again by itself; `failures` in a row came before it.
    [[nodiscard]] virtual bool isWorthTelling(const Error& /*error*/, int /*failures*/) const { return true; }

    /// Whether a server that said so is not asked again for a minute and more, whatever the user clicks.
    [[nodiscard]] virtual bool isLeftInPeace(const Error& error) const { return isServerBusy(error); }

    void reportPhase(LoopPhase phase, const QString& folder = {}, qint64 done = 0, qint64 total = 0);
    /// A connection is about to be made: what the network was before does not matter any more.
    void connectionBegins() { m_networkIsBack = false; }
    /// To be called after each login: the other loops may sign in.
    void loginSucceeded();
    /// The connection does what it is for: the next pause is a short one again.
    void isWell() { m_failures = 0; }
    /// For a loop that connects when the account's mail is due: how long that is. Looks at the clock now and
    /// then, since the waits stand still while the machine sleeps.
    [[nodiscard]] std::chrono::milliseconds untilFetch() const;
    void reportRest();
    /// Waits for wake() where the connection itself does not.
    bool waitAwake(std::chrono::milliseconds limit) { return m_waker->signal().waitFor(limit); }
    [[nodiscard]] const std::shared_ptr<LoopWaker>& waker() const { return m_waker; }

    AccountContext m_context;
    SignInGate& m_gate;

private:
    void run();
    void pauseAfter(const Error& error, quint64 userActions);
    [[nodiscard]] std::chrono::milliseconds pauseFor(const Error& error);
    void waitForUser(const Error& error, quint64 userActions);

    const QString m_name;
    std::shared_ptr<LoopWaker> m_waker = std::make_shared<LoopWaker>();
    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_networkIsBack{false};
    int m_failures = 0;
};

} // namespace postaci
