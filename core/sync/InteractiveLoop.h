#pragma once

#include "sync/AppendSender.h"
#include "sync/ImapLoop.h"
#include "sync/QuotaRequests.h"
#include "sync/RequestQueue.h"

#include <QElapsedTimer>

#include <functional>

namespace postaci {

class FolderSync;

/// The connection that serves the user: intents, what was asked for (bodies, an opened folder), INBOX and
/// then IDLE. Where the host has no place for a second connection it does that one's work too, in between.
class InteractiveLoop final : public ImapLoop
{
public:
    struct Callbacks
    {
        /// After each sign-in, once the newest page of INBOX is here. From the loop's thread, as the next.
        std::function<void()> inboxReady;
        /// Gives a big body to the other connection; false if that cannot take it now.
        std::function<bool(MessageId)> handOver;
    };
    InteractiveLoop(const AccountContext& context, LoopShare& share, Callbacks callbacks);
    ~InteractiveLoop() override;

    // Any thread; each wakes the loop.
    void requestBody(MessageId message);  ///< the last request is served first
    void withdrawBody(MessageId message); ///< nobody waits for it any more
    void openFolder(FolderId folder);     ///< its newest messages, however fetching is held
    void checkInbox();
    void checkNow(); ///< INBOX, and all folders where this is the only connection
    void flushChanges()
    {
        m_hasWishes = true;
        wake();
    }
    void requestQuota(FolderId folder, QuotaAnswer answer);

protected:
    Result<void> work(const SyncScope& scope) override;
    void begins(const MailReader& reader) override;
    [[nodiscard]] bool waitsToConnect() const override;
    [[nodiscard]] std::chrono::milliseconds connectsIn() const override { return untilFetch(); }
    void rests() override { reportRest(); }
    void report(const LoopReport& report) override { m_context.events.interactiveReport(report); }
    void connectionFailed(const Error& error) override;

private:
    struct Inbox;
    /// Whether INBOX is to be looked at now: it is due, or somebody has asked.
    [[nodiscard]] bool isToFetch() const { return m_checkInbox || m_context.fetching->isDue(); }
    /// Whether this connection is to do what the other one has no place for.
    [[nodiscard]] bool isPassLeft() const
    {
        return m_passDue && m_share.isAlone && !m_context.fetching->breaksOff();
    }
    /// The folder list and INBOX; the other connection goes on with the rest.
    Result<void> fetch(const SyncScope& scope, Inbox& inbox);
    /// Does all there is to do until the connection is needed no more.
    Result<void> serve(const SyncScope& scope);
    /// While mail does not come by itself: true if there is something to do before the connection is not kept
    /// any longer.
    bool lingers();
    Result<void> syncInbox(const SyncScope& scope, Inbox& inbox);
    /// Everything that waits, the user's wishes before news; returns when nothing is left.
    Result<void> workOff(const SyncScope& scope, Inbox& inbox);
    Result<bool> sendChanges(const SyncScope& scope);
    Result<bool> serveRequests(const SyncScope& scope);
    Result<void> serveFolder(const SyncScope& scope, FolderId folder);
    Result<void> serveBody(const SyncScope& scope, MessageId message);
    Result<bool> serveBetweenPieces(const SyncScope& scope);
    /// The other connection's work, where there is none; true if it was done now.
    Result<bool> passIfAlone(const SyncScope& scope);
    Result<bool> serveInPass(const SyncScope& scope);

    Result<void> watch(const SyncScope& scope, Inbox& inbox);
    Result<void> watchPushedFolders(const SyncScope& scope);
    /// The server does not tell of other folders here.
    void hearOneByOne();
    [[nodiscard]] std::chrono::milliseconds watchLimit(const SyncScope& scope) const;
    Result<void> takeNews(const SyncScope& scope, Inbox& inbox, const MailboxUpdates& updates);
    /// Queues the folders that NOTIFY told of.
    void queueFolders(const SyncScope& scope, const MailboxUpdates& updates);
    Callbacks m_callbacks;
    RequestQueue<MessageId> m_bodies;
    RequestQueue<FolderId> m_folders;
    QuotaRequests m_quotas;
    std::atomic<bool> m_hasWishes{false}; ///< changes may wait for this connection
    std::atomic<bool> m_checkInbox{false};
    std::atomic<bool> m_passDue{false};
    QList<MessageId> m_bodiesUnderWay; ///< one begun between the pieces of the one before
    QElapsedTimer m_lastPass;          ///< invalid: none on this connection
    QElapsedTimer m_connected;         ///< since when this connection is in
    QList<QByteArray> m_watched;       ///< by NOTIFY
    bool m_notifyRefused = false;
    bool m_listIsOld = false;
};

} // namespace postaci
