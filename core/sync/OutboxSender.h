#pragma once

#include "sync/AccountContext.h"
#include "sync/WakeSignal.h"

#include <QThread>

#include <atomic>
#include <memory>

namespace postaci {

class SmtpSession;
struct SmtpOutcome;

/// Sends an account's queued messages, oldest first, each at most once: the loop of the outgoing server.
/// Owned by the UI thread; works in a thread of its own, which sleeps while there is nothing to send.
class OutboxSender
{
public:
    /// `sent` is called after each message that a server took, so that its copy gets filed.
    OutboxSender(const AccountContext& context, std::function<void()> sent);
    ~OutboxSender();

    void start();
    void stop();        ///< joins the thread; the context's token must be cancelled
    void wake();        ///< something was queued; any thread
    void retrySignIn(); ///< the user has acted on a refused sign-in or certificate; any thread

private:
    void run();
    /// The time of the next try, or nothing when only wake() helps.
    std::optional<QDateTime> sendDue(const MailReader& reader);
    /// `sender`: by sendingAccount().
    [[nodiscard]] Result<std::unique_ptr<SmtpSession>> connect(const Account& sender);
    /// An identity's own server cannot be used.
    void identityServerFailed(const MailReader& reader, const OutboxEntry& entry, const Error& error);
    [[nodiscard]] QList<OutboxEntry> queued(const MailReader& reader) const;
    [[nodiscard]] std::optional<QDateTime> nextAttempt(const MailReader& reader) const;
    void sendOne(SmtpSession& session, const MailReader& reader, const OutboxEntry& entry);
    /// Sent before anything else; the mark on the message it answers goes in the same transaction.
    void recordSent(const MailReader& reader, const OutboxEntry& entry, const SmtpOutcome& outcome);
    /// Everything that was due waits for the next try, not only the first of it.
    void connectionFailed(const MailReader& reader, const QList<OutboxEntry>& waiting, const Error& error);
    void announce(const MailReader& reader, OutboxId entry) const;
    void report(LoopPhase phase, const std::optional<Error>& error);
    Result<void> write(const Store::Work& work);
    [[nodiscard]] QDateTime retryTime(int attempts) const;

    AccountContext m_context;
    std::function<void()> m_sent;
    WakeSignal m_wake;
    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_retrySignIn{false};
    bool m_needsUser = false;
    bool m_storageFailed = false; ///< the last write did
};

} // namespace postaci
