#include "store/TransactionPrivate.h"

namespace postaci {

Result<AppendId> Transaction::addAppend(const AppendEntry& entry, const QByteArray& raw)
{
    return d->guarded([&]() -> Result<AppendId> {
        if (d->accountOf(entry.folder) == 0)
            return noFolder(entry.folder);
        d->query("INSERT INTO append_log (account, folder, state, flags, internal_date, size, message_id,"
                 " subject, replaces) VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?)",
                 d->accountOf(entry.folder), entry.folder, entry.flags.toInt(), entry.internalDate,
                 qint64{raw.size()}, entry.messageId, entry.subject, entry.replaces)
            .run();
        const AppendId id = d->lastInsertId();
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
        {
            Query row = d->query("SELECT replaces FROM append_log WHERE id = ?", id);
            replaced = row.next() ? row.number(0) : 0;
        }
        d->query("DELETE FROM append_log WHERE id = ?", id).run();
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
