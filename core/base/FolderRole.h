#pragma once

#include <QString>

namespace postaci {

/// What a folder is for (RFC 6154 and INBOX). Stored as this number.
enum class FolderRole { None = 0, Inbox, Drafts, Sent, Junk, Trash, Archive, All, Flagged, Important };

} // namespace postaci
