#pragma once

#include "sync/AccountContext.h"
#include "sync/MailboxQuota.h"

#include <memory>

namespace postaci {

/// Everything that receives mail for one account, by its protocol. Made, used and destroyed in the UI thread.
class IncomingSync
{
public:
    virtual ~IncomingSync() = default;

    virtual void start() = 0;
    virtual void stop() = 0;        ///< joins the threads; the context's token must be cancelled
    virtual void wake() = 0;        ///< ends pauses, nothing more
    virtual void networkBack() = 0; ///< ends pauses, and gives up connections that do not answer soon
    virtual void retrySignIn() = 0; ///< the user has acted on a refused sign-in or certificate
    virtual void checkNow() = 0;
    virtual void requestBody(MessageId message) = 0;
    virtual void withdrawBody(MessageId message) = 0; ///< nobody waits for it any more
    virtual void openFolder(FolderId folder) = 0;
    virtual void requestQuota(FolderId folder, QuotaAnswer answer) = 0;
    virtual void setPushedFolders(const QList<FolderId>& folders) = 0; ///< to be told of at once
    virtual void changesQueued() = 0;
    virtual void messageSent() = 0; ///< its copy is to be filed; any thread
};

[[nodiscard]] std::unique_ptr<IncomingSync> makeIncomingSync(const AccountContext& context);

} // namespace postaci
