#pragma once

#include "protocol/ImapSession.h"
#include "sync/ConnectionLoop.h"
#include "sync/LoopShare.h"
#include "sync/SyncScope.h"

namespace postaci {

/// One IMAP connection of an account, in a place of its host. Made and destroyed in the UI thread.
class ImapLoop : public ConnectionLoop
{
public:
    ~ImapLoop() override;

protected:
    ImapLoop(const AccountContext& context, LoopShare& share, const QString& name, HostConnections::Use use);

    /// Does the connection's work until it is cancelled or gives its place away (no error), or breaks.
    virtual Result<void> work(const SyncScope& scope) = 0;
    virtual void signedIn() {}
    /// There is no place for another connection to the host now.
    virtual void foundNoPlace() {}

    /// True when the place is to be left to somebody else.
    [[nodiscard]] bool isPlaceWanted() const;
    void passAlerts(ImapSession& session);

    LoopShare& m_share;

private:
    Result<void> runConnection(const MailReader& reader) override;
    Result<void> runInPlace(const MailReader& reader);

    const HostConnections::Use m_use;
};

} // namespace postaci
