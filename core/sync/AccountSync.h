#pragma once

#include "sync/AccountContext.h"
#include "sync/IncomingSync.h"
#include "sync/OutboxSender.h"

namespace postaci {

/// Everything that runs for one account: what receives its mail, and the sender. Made, used and destroyed in
/// the UI thread; destroying it cancels and joins its threads.
class AccountSync
{
public:
    explicit AccountSync(const AccountContext& context);
    ~AccountSync();

    void start();
    void startSender() { m_sender.start(); } ///< instead of start(): nothing is fetched
    void requestBody(MessageId message) { m_incoming->requestBody(message); }
    void withdrawBody(MessageId message) { m_incoming->withdrawBody(message); }
    void openFolder(FolderId folder) { m_incoming->openFolder(folder); }
    void requestQuota(FolderId folder, QuotaAnswer answer)
    {
        m_incoming->requestQuota(folder, std::move(answer));
    }
    void changesQueued() { m_incoming->changesQueued(); }
    void outboxQueued() { m_sender.wake(); }
    void retrySending() { m_sender.retrySignIn(); }
    void checkNow(); ///< by the user: also tries a refused sign-in again
    void retrySignIn();
    /// AccountContext::fetching says something else now.
    void fetchingChanged()
    {
        if (m_isFetching)
            m_incoming->wake();
    }
    /// Ends the pauses, and gives up connections that do not answer soon.
    void networkBack();
    void setPushedFolders(const QList<FolderId>& folders)
    {
        if (m_isFetching)
            m_incoming->setPushedFolders(folders);
    }
    [[nodiscard]] bool isFetching() const { return m_isFetching; }
    [[nodiscard]] const Account& account() const { return m_context.account; }

private:
    AccountContext m_context;
    std::unique_ptr<IncomingSync> m_incoming;
    OutboxSender m_sender;
    bool m_isFetching = false;
};

} // namespace postaci
