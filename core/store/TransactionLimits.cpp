#include "store/TransactionPrivate.h"

// The biggest messages that servers take.

namespace postaci {

Result<void> Transaction::rememberSendingLimit(const ServerSettings& server, const SizeLimit& limit)
{
    return d->guarded([&]() -> Result<void> {
        // Each connection tells it: the same again is not written more than once an hour.
        d->query(
             "INSERT INTO sending_limit (host, port, username, bytes, told) VALUES (?, ?, ?, ?, ?)"
             " ON CONFLICT (host, port, username) DO UPDATE SET bytes = excluded.bytes, told = excluded.told"
             " WHERE bytes <> excluded.bytes OR excluded.told - told NOT BETWEEN 0 AND 3600000",
             server.host.toLower(), int{server.port}, server.username, limit.bytes, limit.told)
            .run();
        return {};
    });
}

Result<void> Transaction::rememberAppendLimit(FolderId folder, std::optional<qint64> bytes)
{
    return d->guarded([&]() -> Result<void> {
        if (bytes)
            d->query("INSERT INTO append_limit (folder, bytes) SELECT id, ?2 FROM folder WHERE id = ?1"
                     " ON CONFLICT (folder) DO UPDATE SET bytes = excluded.bytes",
                     folder, *bytes)
                .run();
        else
            d->query("DELETE FROM append_limit WHERE folder = ?", folder).run();
        return {};
    });
}

} // namespace postaci
