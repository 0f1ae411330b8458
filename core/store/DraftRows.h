#pragma once

#include "store/WriteContext.h"

namespace postaci {

/// With what is queued of its copies; those at a server go when there is a connection. Throws as SQLite does.
void removeDraftRow(WriteContext& context, DraftId id);

/// The draft whose message is sent now, and its copy filed: the text may go. Throws as SQLite does.
void removeSentDraft(WriteContext& context, OutboxId id);

} // namespace postaci
