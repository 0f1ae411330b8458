#include "store/TransactionPrivate.h"

namespace postaci {

Result<DraftId> Transaction::saveDraft(const Draft& draft)
{
    return d->guarded([&]() -> Result<DraftId> {
        if (draft.id == 0) {
            d->query("INSERT INTO draft (account, subject, data, changed) VALUES (?, ?, ?, ?)",
                     orNull(draft.account), draft.subject, draft.data, draft.changed)
                .run();
            d->changes().draftsChanged();
            return d->lastInsertId();
        }
        const int changed =
            d->query("UPDATE draft SET account = ?, subject = ?, data = ?, changed = ? WHERE id = ?",
                     orNull(draft.account), draft.subject, draft.data, draft.changed, draft.id)
                .run();
        // Not made again: a late autosave must not bring back what was sent or discarded.
        if (changed == 0)
            return missing(ErrorReason::MessageMissing, QStringLiteral("No draft %1").arg(draft.id));
        d->changes().draftsChanged();
        return draft.id;
    });
}

Result<void> Transaction::removeDraft(DraftId id)
{
    return d->guarded([&]() -> Result<void> {
        if (d->query("DELETE FROM draft WHERE id = ?", id).run() > 0)
            d->changes().draftsChanged();
        return {};
    });
}

} // namespace postaci
