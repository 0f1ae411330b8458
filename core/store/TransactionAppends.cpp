#include "store/LocalMail.h"
#include "store/TransactionPrivate.h"

namespace postaci {

/// Without bytes it is the message that it replaces which goes up, and whose text is on this computer: that
/// is read when its turn comes, so that many of them do not take their place twice.
Result<AppendId> Transaction::addAppend(const AppendEntry& entry, const QByteArray& raw)
{
    return d->guarded([&]() -> Result<AppendId> {
        if (d->accountOf(entry.folder) == 0)
            return noFolder(entry.folder);
        const bool hasBytes = !raw.isEmpty() || entry.replaces == 0;
        d->query("INSERT INTO append_log (account, folder, state, flags, internal_date, size, message_id,"
                 " subject, replaces) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?)",
                 d->accountOf(entry.folder), entry.folder, entry.flags.toInt(), entry.internalDate,
                 hasBytes ? qint64{raw.size()} : entry.size, entry.messageId, entry.subject, entry.replaces)
            .run();
        const AppendId id = d->lastInsertId();
        if (hasBytes)
            d->query("INSERT INTO append_bytes (append, raw) VALUES (?, ?)", id, raw).run();
        return id;
    });
}

Result<void> Transaction::beginAppend(AppendId id, quint32 targetUidNext)
{
    return d->guarded([&]() -> Result<void> {
        d->query("UPDATE append_log SET state = 1, target_uid_next = ? WHERE id = ?", targetUidNext, id)
            .run();
        return {};
    });
}

Result<void> Transaction::appendDone(AppendId id)
{
    MessageId replaced = 0;
    const auto removed = d->guarded([&]() -> Result<void> {
        bool hasMoved = false;
        {
            Query row = d->query("SELECT replaces, NOT EXISTS (SELECT 1 FROM append_bytes WHERE append = ?1)"
                                 " FROM append_log WHERE id = ?1",
                                 id);
            if (row.next()) {
                replaced = row.number(0);
                hasMoved = row.truth(1);
            }
        }
        d->query("DELETE FROM append_log WHERE id = ?", id).run();
        if (!hasMoved)
            return {};
        // Nothing of it has to be kept: the server has it.
        if (replaced != 0 && isLocalMessage(*d, replaced))
            d->remove(replaced);
        replaced = 0;
        return {};
    });
    return removed && replaced != 0 ? wantExpunge({replaced}) : removed;
}

Result<void> Transaction::rejectAppend(AppendId id)
{
    return d->guarded([&]() -> Result<void> {
        d->query("DELETE FROM append_log WHERE id = ?", id).run();
        return {};
    });
}

} // namespace postaci
