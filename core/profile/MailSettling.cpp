#include "profile/MailSettling.h"

#include "profile/DatabaseCheck.h"
#include "profile/FoundTexts.h"
#include "store/Database.h"
#include "store/Schema.h"
#include "store/StorageError.h"

namespace postaci {

namespace {

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

} // namespace

Result<SettledMail> settleMailIn(const QString& dir, const CancelToken& cancel)
{
    FoundTexts texts(dir);
    const auto settled = settleMail(mailFile(dir), texts, cancel);
    if (!settled)
        return unexpected(settled.error());
    const auto stored = texts.storeIn(dir);
    return stored ? Result<SettledMail>({settled->lostAccounts, texts.count()}) : unexpected(stored.error());
}

} // namespace postaci
