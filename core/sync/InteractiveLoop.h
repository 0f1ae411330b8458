#pragma once

#include "sync/ImapLoop.h"

#include <QList>

#include <deque>
#include <functional>

namespace postaci {

class FolderSync;

/// The connection that serves the user: intents, what was asked for (bodies, an opened folder), INBOX and
/// then IDLE.
class InteractiveLoop final : public ImapLoop
{
public:
    /// `inboxReady` is called after each sign-in once the newest page of INBOX is here, from the loop's
    /// thread.
    InteractiveLoop(const AccountContext& context, SignInGate& gate, std::function<void()> inboxReady);
    ~InteractiveLoop() override;

    // Any thread; each wakes the loop.
    void requestBody(MessageId message); ///< the last request is served first
    void openFolder(FolderId folder);
    void checkNow(); ///< looks at INBOX again, and lets a refused sign-in be tried again
    void flushChanges() { wake(); }

protected:
    Result<void> work(const SyncScope& scope) override;
    [[nodiscard]] bool waitsToConnect() const override { return false; }
    void report(const LoopReport& report) override { m_context.events.interactiveReport(report); }
    void connectionFailed(const Error& error) override;

private:
    struct Inbox;
    Result<void> syncInbox(const SyncScope& scope, Inbox& inbox);
    /// Everything that waits, the user's wishes before news; returns when nothing is left.
    Result<void> workOff(const SyncScope& scope, Inbox& inbox);
    Result<bool> sendChanges(const SyncScope& scope);
    Result<bool> serveRequests(const SyncScope& scope);
    Result<void> serveBody(const SyncScope& scope, MessageId message);
    Result<void> fetchRequestedBody(const SyncScope& scope, MessageId message);
    void serveBetweenPieces(const SyncScope& scope, const Folder& folder);
    Result<void> watch(const SyncScope& scope, Inbox& inbox);
    std::optional<MessageId> nextBody();
    std::optional<FolderId> nextFolder();

    std::function<void()> m_inboxReady;
    std::mutex m_requestsMutex;
    std::deque<MessageId> m_bodies; ///< newest request first
    std::deque<FolderId> m_folders;
    std::atomic<bool> m_checkInbox{false};
    int m_bodyDepth = 0; ///< bodies being fetched, the newer ones between the pieces of the older
};

} // namespace postaci
