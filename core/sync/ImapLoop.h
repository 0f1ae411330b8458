#pragma once

#include "protocol/ImapSession.h"
#include "sync/ConnectionLoop.h"
#include "sync/SyncScope.h"

#include <mutex>

namespace postaci {

/// One IMAP connection of an account. Made and destroyed in the UI thread.
class ImapLoop : public ConnectionLoop
{
protected:
    using ConnectionLoop::ConnectionLoop;

    /// Does the connection's work until it is cancelled (no error) or breaks.
    virtual Result<void> work(const SyncScope& scope) = 0;

    void passAlerts(ImapSession& session);

private:
    Result<void> runConnection(const MailReader& reader) override;
    void wakeConnection() override;
    void setSession(ImapSession* session);

    std::mutex m_sessionMutex;
    ImapSession* m_session = nullptr;
};

} // namespace postaci
