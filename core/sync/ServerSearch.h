#pragma once

#include "search/MailSearch.h"
#include "sync/AccountContext.h"

#include <functional>

namespace postaci {

/// How far a server has been asked.
struct ServerSearchProgress
{
    int foldersDone = 0;
    int folders = 0;
};

/// Called from the thread that asks.
struct ServerSearchEvents
{
    std::function<void(const QList<MessageId>& hits)> found; ///< of one folder, newest first
    std::function<void(const ServerSearchProgress&)> progress;
};

/// Asks an account's IMAP server which messages have the words of a query, folder by folder, on a connection
/// of its own: bodies that are not here can be found only there. What the server says of single words is put
/// together here, with what is known of the messages, so that a query means the same as in MailSearch. A
/// server matches words as it likes, mostly anywhere in a word. Blocks: not for the UI thread. Errors:
/// Cancelled, Input, Storage, those of the connection; Rejected/Unspecified where it cannot look for such
/// letters.
[[nodiscard]] Result<void> searchServer(const AccountContext& context, const SearchQuestion& question,
                                        const ServerSearchEvents& events);

} // namespace postaci
