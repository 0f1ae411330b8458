#pragma once

#include "store/WriteContext.h"

#include <optional>

namespace postaci {

/// With what is queued of its copies; those at a server go when there is a connection. Throws as SQLite does.
void removeDraftRow(WriteContext& context, DraftId id);

/// The draft whose message is sent now, and its copy filed: the text may go. Throws as SQLite does.
void removeSentDraft(WriteContext& context, OutboxId id);

/// A message of a server's folder that is the copy of a draft here.
struct CopyOfDraft
{
    qint64 id = 0; ///< row of draft_copy
    DraftId draft = 0;
    bool isBeingSent = false; ///< the draft is in the outbox
};

/// Nothing for any other message. Throws as SQLite does.
[[nodiscard]] std::optional<CopyOfDraft> draftCopyOf(Connection& connection, MessageId message);

} // namespace postaci
