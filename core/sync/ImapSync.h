#pragma once

#include "sync/BackgroundLoop.h"
#include "sync/IncomingSync.h"
#include "sync/InteractiveLoop.h"

namespace postaci {

/// An IMAP account's two connections.
class ImapSync final : public IncomingSync
{
public:
    explicit ImapSync(const AccountContext& context);

    void start() override;
    void stop() override;
    void wake() override;
    void retrySignIn() override;
    void checkNow() override { m_interactive.checkNow(); }
    void requestBody(MessageId message) override { m_interactive.requestBody(message); }
    void openFolder(FolderId folder) override { m_interactive.openFolder(folder); }
    void changesQueued() override { m_interactive.flushChanges(); }
    void messageSent() override { m_interactive.flushChanges(); }

private:
    SignInGate m_gate;
    bool m_firstPassDone = false; ///< touched by the background loop's thread only
    InteractiveLoop m_interactive;
    BackgroundLoop m_background;
};

} // namespace postaci
