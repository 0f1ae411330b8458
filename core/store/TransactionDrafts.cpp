#include "store/DraftRows.h"
#include "store/TransactionPrivate.h"

namespace postaci {

namespace {

/// The message that a new draft goes on with is its first copy.
void adopt(WriteContext& d, DraftId draft, MessageId message)
{
    d.query("INSERT INTO draft_copy (draft, account, folder, state, message_id, size, uid_validity, uid)"
            " SELECT ?, f.account, f.id, ?, m.message_id, m.size, f.uid_validity, m.uid"
            " FROM message m JOIN folder f ON f.id = m.folder"
            " WHERE m.id = ? AND m.uid > 0 AND NOT f.is_local",
            draft, static_cast<int>(DraftCopyState::There), message)
        .run();
}

} // namespace

Result<DraftId> Transaction::saveDraft(const Draft& draft)
{
    return d->guarded([&]() -> Result<DraftId> {
        if (draft.id == 0) {
            d->query("INSERT INTO draft (account, subject, data, changed) VALUES (?, ?, ?, ?)",
                     orNull(draft.account), draft.subject, draft.data, draft.changed)
                .run();
            const DraftId id = d->lastInsertId();
            if (draft.continues != 0)
                adopt(*d, id, draft.continues);
            d->changes().draftsChanged();
            return id;
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
        removeDraftRow(*d, id);
        return {};
    });
}

Result<void> Transaction::deleteDraftsOf(const QList<MessageId>& copies, const QSet<DraftId>& written)
{
    return d->guarded([&]() -> Result<void> {
        for (const MessageId message : copies) {
            const auto copy = draftCopyOf(d->database().connection(), message);
            if (!copy || copy->isBeingSent)
                continue;
            d->query("DELETE FROM draft_copy WHERE id = ?", copy->id).run();
            if (!written.contains(copy->draft))
                removeDraftRow(*d, copy->draft);
        }
        return {};
    });
}

Result<void> Transaction::draftIsSent(DraftId draft, OutboxId entry)
{
    return d->guarded([&]() -> Result<void> {
        d->query("DELETE FROM draft_copy WHERE draft = ? AND state = ?", draft,
                 static_cast<int>(DraftCopyState::Queued))
            .run();
        if (d->query("UPDATE draft SET outbox = ? WHERE id = ?", entry, draft).run() > 0)
            d->changes().draftsChanged();
        return {};
    });
}

Result<void> Transaction::wantDraftCopy(const DraftCopy& copy, const QByteArray& raw)
{
    return d->guarded([&]() -> Result<void> {
        if (!d->query("SELECT 1 FROM draft WHERE id = ? AND outbox IS NULL", copy.draft).next())
            return {};
        d->query("DELETE FROM draft_copy WHERE draft = ? AND state = ?", copy.draft,
                 static_cast<int>(DraftCopyState::Queued))
            .run();
        d->query("INSERT INTO draft_copy (draft, account, state, message_id, size) VALUES (?, ?, ?, ?, ?)",
                 copy.draft, copy.account, static_cast<int>(DraftCopyState::Queued), copy.messageId,
                 qint64{raw.size()})
            .run();
        d->query("INSERT INTO draft_copy_bytes (copy, raw) VALUES (?, ?)", d->lastInsertId(), raw).run();
        return {};
    });
}

Result<void> Transaction::beginDraftCopy(qint64 copy, FolderId folder, quint32 uidNext, quint32 uidValidity)
{
    return d->guarded([&]() -> Result<void> {
        const int begun =
            d->query("UPDATE draft_copy SET state = ?, folder = ?, uid_next = ?,"
                     " uid_validity = ? WHERE id = ?",
                     static_cast<int>(DraftCopyState::Appending), folder, uidNext, uidValidity, copy)
                .run();
        // A newer one has taken its place meanwhile, or the draft is gone.
        return begun > 0 ? Result<void>()
                         : missing(ErrorReason::MessageMissing, QStringLiteral("No copy %1").arg(copy));
    });
}

Result<void> Transaction::draftCopyThere(qint64 copy, quint32 uidValidity, quint32 uid)
{
    return d->guarded([&]() -> Result<void> {
        d->query("UPDATE draft_copy SET state = ?, uid_validity = ?, uid = ? WHERE id = ?",
                 static_cast<int>(DraftCopyState::There), uidValidity, uid, copy)
            .run();
        d->query("DELETE FROM draft_copy_bytes WHERE copy = ?", copy).run();
        return {};
    });
}

Result<void> Transaction::draftCopyNotThere(qint64 copy)
{
    return d->guarded([&]() -> Result<void> {
        d->query("UPDATE draft_copy SET state = ?, folder = NULL WHERE id = ?",
                 static_cast<int>(DraftCopyState::Queued), copy)
            .run();
        return {};
    });
}

Result<void> Transaction::beginDraftExpunge(qint64 copy)
{
    return d->guarded([&]() -> Result<void> {
        d->query("UPDATE draft_copy SET state = ? WHERE id = ?", static_cast<int>(DraftCopyState::Expunging),
                 copy)
            .run();
        return {};
    });
}

Result<void> Transaction::forgetDraftCopy(qint64 copy)
{
    return d->guarded([&]() -> Result<void> {
        d->query("DELETE FROM draft_copy WHERE id = ?", copy).run();
        return {};
    });
}

Result<qint64> Transaction::putTemplate(const Template& changed)
{
    return d->guarded([&]() -> Result<qint64> {
        if (changed.id == 0) {
            d->query("INSERT INTO template (name, subject, text) VALUES (?, ?, ?)", changed.name,
                     changed.subject, changed.text)
                .run();
            return d->lastInsertId();
        }
        const int rows = d->query("UPDATE template SET name = ?, subject = ?, text = ? WHERE id = ?",
                                  changed.name, changed.subject, changed.text, changed.id)
                             .run();
        if (rows == 0)
            return missing(ErrorReason::Unspecified, QStringLiteral("No template %1").arg(changed.id));
        return changed.id;
    });
}

Result<void> Transaction::removeTemplate(qint64 id)
{
    return d->guarded([&]() -> Result<void> {
        d->query("DELETE FROM template WHERE id = ?", id).run();
        return {};
    });
}

} // namespace postaci
