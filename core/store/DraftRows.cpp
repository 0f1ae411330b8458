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

std::optional<CopyOfDraft> draftCopyOf(Connection& connection, MessageId message)
{
    // Where the answer to APPEND told no UID, the Message-ID is that of this copy alone.
    Query row = connection.query("SELECT c.id, c.draft, d.outbox IS NOT NULL FROM message m"
                                 " JOIN draft_copy c ON c.folder = m.folder JOIN draft d ON d.id = c.draft"
                                 " WHERE m.id = ? AND (c.uid = m.uid OR c.uid = 0)"
                                 " AND c.message_id = m.message_id",
                                 message);
    if (!row.next())
        return std::nullopt;
    return CopyOfDraft{row.number(0), row.number(1), row.truth(2)};
}

} // namespace postaci
