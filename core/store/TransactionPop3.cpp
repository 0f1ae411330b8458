#include "store/TransactionPrivate.h"

namespace postaci {

Result<void> Transaction::addUidl(AccountId account, const KnownUidl& known)
{
    return d->guarded([&]() -> Result<void> {
        d->query("INSERT INTO uidl (account, value, fingerprint, size, message, first_seen, gone)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?)",
                 account, known.uidl, known.fingerprint, known.size, orNull(known.message), known.firstSeen,
                 known.gone)
            .run();
        return {};
    });
}

Result<void> Transaction::updateUidl(qint64 id, const QByteArray& uidl, qint64 size)
{
    return d->guarded([&]() -> Result<void> {
        d->query("UPDATE uidl SET value = ?, size = ? WHERE id = ?", uidl, size, id).run();
        return {};
    });
}

Result<void> Transaction::setUidlsGone(const QList<qint64>& ids, const QDateTime& since)
{
    return d->guarded([&]() -> Result<void> {
        for (const qint64 id : ids)
            d->query("UPDATE uidl SET gone = ? WHERE id = ?", since, id).run();
        return {};
    });
}

Result<void> Transaction::forgetUidlsGoneBefore(AccountId account, const QDateTime& time)
{
    return d->guarded([&]() -> Result<void> {
        d->query("DELETE FROM uidl WHERE account = ? AND gone < ?", account, time).run();
        return {};
    });
}

} // namespace postaci
