#pragma once

#include <QString>

namespace postaci {

/// What a folder is for (RFC 6154 and INBOX). Stored as this number. Snoozed: exists only here, one for each
/// account that has put messages off; they are shown in it, and stay where they are at the server.
enum class FolderRole {
    None = 0,
    Inbox,
    Drafts,
    Sent,
    Junk,
    Trash,
    Archive,
    All,
    Flagged,
    Important,
    Snoozed
};

} // namespace postaci
