#include "store/MailReaderPrivate.h"

namespace postaci {

Result<QList<KnownUidl>> MailReader::knownUidls(AccountId account) const
{
    return withStorageErrors([&]() -> Result<QList<KnownUidl>> {
        QList<KnownUidl> known;
        Query rows = d->mail.query("SELECT u.id, u.value, u.fingerprint, u.size, u.message,"
                                   " coalesce(l.complete, 0), u.first_seen, u.gone"
                                   " FROM uidl u LEFT JOIN local_body l ON l.message = u.message"
                                   " WHERE u.account = ?",
                                   account);
        while (rows.next())
            known.append({rows.number(0), rows.blob(1), rows.blob(2), rows.number(3), rows.number(4),
                          rows.truth(5), rows.time(6), rows.time(7)});
        return known;
    });
}

} // namespace postaci
