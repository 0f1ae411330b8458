#include "profile/MailSettling.h"

#include "profile/DatabaseCheck.h"
#include "store/Schema.h"
#include "store/StorageError.h"

namespace postaci {

Result<SettledReferences> settleMail(const QString& file, FoundTexts& texts, const CancelToken& cancel)
{
    return withStorageErrors([&]() -> Result<SettledReferences> {
        Connection mail(file, Access::ReadWrite);
        mail.execute(QStringLiteral("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = OFF;"
                                    "PRAGMA synchronous = OFF"));
        upgrade(mail, mailSchema());
        SettledReferences settled = settleReferences(mail, texts);
        if (auto sound = expectSound(mail, CheckDepth::Full, cancel); !sound)
            return unexpected(sound.error());
        const auto dangling = danglingReferences(mail, cancel);
        if (!dangling)
            return unexpected(dangling.error());
        if (*dangling > 0)
            return unexpected(ErrorKind::Storage, ErrorReason::DatabaseBroken,
                              QStringLiteral("%1 references point to nothing").arg(*dangling));
        return settled;
    });
}

} // namespace postaci
