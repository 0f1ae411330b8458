#pragma once

#include "sync/BackgroundLoop.h"
#include "sync/IncomingSync.h"
#include "sync/InteractiveLoop.h"
#include "sync/PushLoop.h"

#include <vector>

namespace postaci {

/// An IMAP account's two connections, and those that listen at further folders.
class ImapSync final : public IncomingSync
{
public:
    explicit ImapSync(const AccountContext& context);

    void start() override;
    void stop() override;
    void wake() override;
    void networkBack() override;
    void retrySignIn() override;
    void checkNow() override;
    void requestBody(MessageId message) override { m_interactive.requestBody(message); }
    void withdrawBody(MessageId message) override
    {
        m_interactive.withdrawBody(message);
        m_background.withdrawBody(message);
        m_share.bodies.withdraw(message);
    }
    void openFolder(FolderId folder) override { m_interactive.openFolder(folder); }
    void requestQuota(FolderId folder, QuotaAnswer answer) override
    {
        m_interactive.requestQuota(folder, std::move(answer));
    }
    void setPushedFolders(const QList<FolderId>& folders) override;
    void changesQueued() override;
    void messageSent() override { changesQueued(); }

private:
    [[nodiscard]] InteractiveLoop::Callbacks interactiveCallbacks();
    [[nodiscard]] BackgroundLoop::Callbacks backgroundCallbacks();

    const AccountContext m_context;
    LoopShare m_share;
    bool m_firstPassDone = false; ///< touched by the background loop's thread only
    InteractiveLoop m_interactive;
    BackgroundLoop m_background;
    std::vector<std::unique_ptr<PushLoop>> m_listeners;
};

} // namespace postaci
