#pragma once

#include "sync/IncomingSync.h"
#include "sync/Pop3Loop.h"

namespace postaci {

/// A POP3 account's visits to its server. Its folders and changes need none.
class Pop3Sync final : public IncomingSync
{
public:
    explicit Pop3Sync(const AccountContext& context);

    void start() override { m_loop.start(); }
    void stop() override { m_loop.stop(); }
    void wake() override { m_loop.wake(); }
    void networkBack() override { m_loop.networkBack(); }
    void retrySignIn() override
    {
        m_gate.userActed();
        m_loop.wake();
    }
    void checkNow() override { m_loop.checkNow(); }
    void requestBody(MessageId message) override { m_loop.requestBody(message); }
    void withdrawBody(MessageId message) override { m_loop.withdrawBody(message); }
    void openFolder(FolderId) override {}
    void requestQuota(FolderId, QuotaAnswer answer) override { answer(QList<MailboxQuota>()); }
    void setPushedFolders(const QList<FolderId>&) override {} // no server of its kind tells by itself
    void changesQueued() override {}
    void messageSent() override;

private:
    const AccountContext m_context;
    SignInGate m_gate;
    Pop3Loop m_loop;
};

} // namespace postaci
