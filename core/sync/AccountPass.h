#pragma once

#include "sync/AccountContext.h"
#include "sync/SyncScope.h"

#include <QHash>

#include <functional>

namespace postaci {

enum class InboxShare {
    Whole,        ///< this connection does everything
    OnlyFirstSync ///< another one watches INBOX: it is left to that once it is complete
};

/// One pass over all folders of an account: each brought to the server's state, then bodies by policy. Lives
/// in its connection's thread.
class AccountPass
{
public:
    using Report = std::function<void(const QString& folder, qint64 done, qint64 total)>;

    AccountPass(SyncScope scope, BodyPolicy bodies, Report report);

    /// Returns the number of folders that were looked at. `between` runs between folders and bodies.
    Result<int> run(InboxShare inbox, const std::function<void()>& between);

private:
    Result<bool> syncOne(const Folder& folder, const QHash<QByteArray, ImapStatus>& statuses,
                         InboxShare inbox);
    Result<void> fetchBodies(const Folder& folder, const std::function<void()>& between);

    SyncScope m_scope;
    BodyPolicy m_bodies;
    Report m_report;
};

} // namespace postaci
