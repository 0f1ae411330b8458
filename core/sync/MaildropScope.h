#pragma once

#include "base/CancelToken.h"
#include "base/Clock.h"
#include "protocol/Pop3Session.h"
#include "store/MailReader.h"
#include "store/Store.h"
#include "store/Transaction.h"

namespace postaci {

/// What the verbs of a POP3 account work on: one logged-in session, the store, and the account they belong
/// to. Lives in the thread of its connection, for as long as that.
struct MaildropScope
{
    Pop3Session& session;
    Store& store;
    const MailReader& reader;
    const Account& account;
    FolderId inbox = 0;
    const Clock& clock;
    CancelToken cancel;

    /// One transaction behind the user's own. It is on the disk when this returns without an error.
    Result<void> write(const Store::Work& work) const { return store.write(WritePriority::Sync, work); }
};

} // namespace postaci
