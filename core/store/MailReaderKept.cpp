#include "store/BodyPiece.h"
#include "store/MailReaderPrivate.h"

namespace postaci {

namespace {

KeptMessage readKept(const Query& row)
{
    KeptMessage kept;
    kept.id = row.number(0);
    kept.account = row.number(1);
    kept.folder = row.number(2);
    kept.folderPath = row.text(3);
    kept.subject = row.text(4);
    kept.from = {row.text(5), row.text(6)};
    kept.date = row.time(7);
    kept.internalDate = row.time(8);
    kept.flags = readFlags(row, 9);
    kept.size = row.number(10);
    kept.removed = row.time(11);
    return kept;
}

Unexpected isGone(KeptId id)
{
    return unexpected(ErrorKind::Gone, ErrorReason::MessageMissing,
                      QStringLiteral("The deleted message %1 is not kept any more").arg(id));
}

} // namespace

Result<QList<KeptMessage>> MailReader::keptMail(int limit) const
{
    return withStorageErrors([&]() -> Result<QList<KeptMessage>> {
        QList<KeptMessage> kept;
        Query rows =
            d->mail.query("SELECT id, account, folder, folder_path, subject, from_name, from_addr, date,"
                          " internal_date, flags, size, removed FROM kept_mail"
                          " ORDER BY removed DESC, id DESC LIMIT ?",
                          limit == 0 ? -1 : limit);
        while (rows.next())
            kept.append(readKept(rows));
        return kept;
    });
}

Result<KeptMessage> MailReader::keptMessage(KeptId id) const
{
    return withStorageErrors([&]() -> Result<KeptMessage> {
        Query row =
            d->mail.query("SELECT id, account, folder, folder_path, subject, from_name, from_addr, date,"
                          " internal_date, flags, size, removed FROM kept_mail WHERE id = ?",
                          id);
        if (!row.next())
            return isGone(id);
        return readKept(row);
    });
}

Result<QByteArray> MailReader::keptBytes(KeptId id) const
{
    return withStorageErrors([&]() -> Result<QByteArray> {
        QByteArray raw;
        Query pieces = d->mail.query("SELECT data FROM kept_piece WHERE mail = ? ORDER BY number", id);
        while (pieces.next()) {
            const auto piece = unpackBodyPiece(pieces.blob(0));
            if (!piece)
                return unexpected(ErrorKind::Storage, ErrorReason::DatabaseBroken,
                                  QStringLiteral("The deleted message %1 is damaged").arg(id));
            raw += *piece;
        }
        if (raw.isEmpty())
            return isGone(id);
        return raw;
    });
}

} // namespace postaci
