#include "store/DraftRows.h"

#include "store/StoreTypes.h"

namespace postaci {

void removeDraftRow(WriteContext& context, DraftId id)
{
    if (context.query("DELETE FROM draft WHERE id = ?", id).run() > 0)
        context.changes().draftsChanged();
    context
        .query("DELETE FROM draft_copy WHERE draft = ? AND state = ?", id,
               static_cast<int>(DraftCopyState::Queued))
        .run();
}

void removeSentDraft(WriteContext& context, OutboxId id)
{
    DraftId draft = 0;
    {
        Query row = context.query("SELECT d.id FROM draft d JOIN outbox o ON o.id = d.outbox"
                                  " WHERE o.id = ? AND o.state = ?",
                                  id, static_cast<int>(OutboxState::Sent));
        draft = row.next() ? row.number(0) : 0;
    }
    if (draft != 0)
        removeDraftRow(context, draft);
}

} // namespace postaci
