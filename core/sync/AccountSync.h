#pragma once

#include "sync/AccountContext.h"
#include "sync/BackgroundLoop.h"
#include "sync/InteractiveLoop.h"
#include "sync/OutboxSender.h"

namespace postaci {

/// Everything that runs for one account: two IMAP connections and the sender. Made, used and destroyed in the
/// UI thread; destroying it cancels and joins its threads.
class AccountSync
{
public:
    explicit AccountSync(const AccountContext& context);
    ~AccountSync();

    void start();
    void startSender() { m_sender.start(); } ///< instead of start(): nothing is fetched
    void requestBody(MessageId message) { m_interactive.requestBody(message); }
    void openFolder(FolderId folder) { m_interactive.openFolder(folder); }
    void changesQueued() { m_interactive.flushChanges(); }
    void outboxQueued() { m_sender.wake(); }
    void retrySending() { m_sender.retrySignIn(); }
    void checkNow();    ///< by the user: also tries a refused sign-in again
    void networkBack(); ///< ends the pauses, nothing more
    [[nodiscard]] QString connectionLog() const { return m_context.transcript->toText(); }
    [[nodiscard]] const Account& account() const { return m_context.account; }

private:
    AccountContext m_context;
    SignInGate m_gate;
    bool m_firstPassDone = false; ///< touched by the background loop's thread only
    InteractiveLoop m_interactive;
    BackgroundLoop m_background;
    OutboxSender m_sender;
};

} // namespace postaci
