#pragma once

#include "store/PreparedHeader.h"
#include "store/WriteContext.h"

namespace postaci {

/// Which rows that come into a folder are new mail. For the filters and the news: what has come to INBOX
/// since the folder was first looked at, each message once, even if its row is made again or there were no
/// filters then. For the news alone (StoreChange::newMail): what has come into another folder since its last
/// sync. Lives in the writer thread, within one call.
class NewMail
{
public:
    NewMail(WriteContext& context, FolderId folder);
    /// `message` is a row made for `header` just now.
    void noteArrival(MessageId message, const PreparedHeader& header);

private:
    [[nodiscard]] bool isNew(const NewMessage& message) const;

    WriteContext& m_context;
    AccountId m_account = 0; ///< 0: nothing here is new mail
    bool m_isInbox = false;
    bool m_isLocal = false;
    bool m_isWanted = false; ///< there are filters, or junk is looked for
    quint32 m_fromUid = 0;
    QDateTime m_since;
};

} // namespace postaci
