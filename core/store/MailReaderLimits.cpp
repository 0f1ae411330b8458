#include "store/MailReaderPrivate.h"

namespace postaci {

Result<std::optional<SizeLimit>> MailReader::sendingLimit(const ServerSettings& server) const
{
    return withStorageErrors([&]() -> Result<std::optional<SizeLimit>> {
        Query row = d->mail.query("SELECT bytes, told FROM sending_limit"
                                  " WHERE host = ? AND port = ? AND username = ?",
                                  server.host.toLower(), int{server.port}, server.username);
        return row.next() ? std::optional(SizeLimit{row.number(0), row.time(1)}) : std::nullopt;
    });
}

Result<std::optional<qint64>> MailReader::appendLimit(FolderId folder) const
{
    return withStorageErrors([&]() -> Result<std::optional<qint64>> {
        Query row = d->mail.query("SELECT bytes FROM append_limit WHERE folder = ?", folder);
        return row.next() ? std::optional(row.number(0)) : std::nullopt;
    });
}

} // namespace postaci
