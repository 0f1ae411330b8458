#pragma once

#include "base/CancelToken.h"
#include "base/Clock.h"
#include "protocol/ImapSession.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "store/Transaction.h"

#include <functional>

namespace postaci {

/// What every verb of the sync works on: one logged-in session, the store, and the account they belong to.
/// Lives in the thread of its connection loop, for as long as the connection.
struct SyncScope
{
    ImapSession& session;
    Store& store;
    const MailReader& reader;
    const Clock& clock;
    AccountId account = 0;
    CancelToken cancel;

    /// One transaction behind the user's own.
    Result<void> write(const Store::Work& work) const { return store.write(WritePriority::Sync, work); }
};

/// Progress of a folder: messages done of those that are to be done.
using SyncProgress = std::function<void(qint64 done, qint64 total)>;

/// Runs between the commands of long work, and may use the session for what should not wait. True if another
/// folder may be selected now. May be empty.
using SyncBreak = std::function<Result<bool>()>;

/// True when UIDs that were learnt under `known` mean nothing in a mailbox that has UIDVALIDITY `now` (RFC
/// 3501 2.3.1.1). 0 is "not told": a server without UIDVALIDITY, or a folder that was never selected but
/// moved into.
[[nodiscard]] inline bool areUidsStale(quint32 known, quint32 now)
{
    return known != 0 && now != 0 && known != now;
}

/// True when the failure is one folder's or one message's and the connection can go on with the next.
[[nodiscard]] inline bool concernsOneItem(const SyncScope& scope, const Error& error)
{
    return scope.session.isConnected() && error.kind != ErrorKind::Storage &&
           error.kind != ErrorKind::Cancelled && error.reason != ErrorReason::ServerBusy;
}

} // namespace postaci
