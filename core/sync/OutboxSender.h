#pragma once

#include "sync/AccountContext.h"
#include "sync/UnwrittenOutcomes.h"
#include "sync/WakeSignal.h"

#include <QElapsedTimer>
#include <QSet>
#include <QThread>

#include <atomic>
#include <memory>

namespace postaci {

class SmtpSession;
struct SmtpOutcome;

/// Sends an account's queued messages, oldest first, each at most once, over one connection: the loop of the
/// outgoing server. What is held or scheduled is queued here when its time has come. Owned by the UI thread;
/// works in a thread of its own, which sleeps while there is nothing to send.
class OutboxSender
{
public:
    /// `sent` is called after each message that a server took, so that its copy gets filed, and while one
    /// whose end is uncertain is looked for.
    OutboxSender(const AccountContext& context, std::function<void()> sent);
    ~OutboxSender();

    void start();
    void stop();        ///< joins the thread; the context's token must be cancelled
    void wake();        ///< something was queued; any thread
    void networkBack(); ///< what the network kept from being sent is tried again at once; any thread
    void retrySignIn(); ///< the user has acted on a refused sign-in or certificate; any thread

private:
    /// What to do with the same message after a try.
    enum class Next { Go, AgainOnNewConnection };
    /// "host:port" of a server.
    [[nodiscard]] static QString nameOf(const ServerSettings& server);
    /// A connection and how many messages went over it.
    struct Line
    {
        std::unique_ptr<SmtpSession> session;
        ServerSettings server; ///< that it is with
        int sent = 0;
    };

    void run();
    void runOnce(const MailReader& reader);
    void releaseDue(const MailReader& reader);
    /// The time of the next try, or nothing when only wake() helps.
    std::optional<QDateTime> sendDue(const MailReader& reader);
    void sendAll(const MailReader& reader, Line& line, const QList<OutboxEntry>& due);
    /// Whether `line` leads to the server of the entry's sender now; what failed is told of.
    enum class Led { ThereItIs, NotThisEntry, NotAtAll };
    Led lead(const MailReader& reader, Line& line, const QList<OutboxEntry>& due, qsizetype at);
    /// `sender`: by sendingAccount().
    [[nodiscard]] Result<std::unique_ptr<SmtpSession>> connect(const Account& sender);
    /// An identity's own server cannot be used.
    void identityServerFailed(const MailReader& reader, const OutboxEntry& entry, const Error& error);
    [[nodiscard]] QList<OutboxEntry> entries(const MailReader& reader, OutboxState state) const;
    [[nodiscard]] std::optional<QDateTime> nextAttempt(const MailReader& reader) const;
    /// When the next one is to be released, or looked for again.
    [[nodiscard]] std::optional<QDateTime> nextLook(const MailReader& reader);
    Next sendOne(Line& line, const MailReader& reader, const OutboxEntry& entry);
    [[nodiscard]] SmtpOutcome transmit(const Line& line, const MailReader& reader, const OutboxEntry& entry,
                                       PieceSource& message);
    void setState(const MailReader& reader, OutboxId entry, OutboxState state,
                  const std::optional<Error>& error, const QString& reply);
    void tellProgress(const OutboxEntry& entry, qint64 done, qint64 total);
    Next notSent(const MailReader& reader, const OutboxEntry& entry, const SmtpOutcome& outcome,
                 const Line& line);
    void recordUncertain(const MailReader& reader, OutboxId entry, const SmtpOutcome& outcome);
    /// Sent before anything else; the mark on the message it answers goes in the same transaction.
    void recordSent(const MailReader& reader, const OutboxEntry& entry, const SmtpOutcome& outcome);
    /// What was queued since then waits for the user, too, and says why.
    void tellWaiting(const MailReader& reader);
    /// Everything that was due waits for the next try, not only the first of it.
    void connectionFailed(const MailReader& reader, const QList<OutboxEntry>& waiting, const Error& error);
    void announce(const MailReader& reader, OutboxId entry) const;
    void report(LoopPhase phase, const std::optional<Error>& error);
    Result<void> write(const Store::Work& work);
    /// Writes what became of an entry that is under way, now or as soon as the disk takes it. `work` runs
    /// later too: it must hold what it needs.
    Result<void> settle(const MailReader& reader, OutboxId entry, const Store::Work& work);
    void settleAll(const MailReader& reader);
    Result<void> noted(Result<void> written);
    [[nodiscard]] QDateTime retryTime(int attempts) const;

    AccountContext m_context;
    UnwrittenOutcomes m_outcomes;
    std::function<void()> m_sent;
    WakeSignal m_wake;
    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_retrySignIn{false};
    std::atomic<bool> m_networkIsBack{false};
    bool m_needsUser = false;
    Error m_whyUser;              ///< meaningful while m_needsUser
    bool m_storageFailed = false; ///< the last write did
    std::optional<Error> m_storageError;
    QSet<QString> m_byData; ///< servers that offer BDAT without knowing it
    QElapsedTimer m_sinceProgress;
};

} // namespace postaci
