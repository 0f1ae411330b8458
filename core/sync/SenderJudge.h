#pragma once

#include "account/ProviderTable.h"
#include "base/Ids.h"
#include "message/SenderProof.h"

#include <QHash>

#include <optional>

namespace postaci {

class MailReader;

/// Knows whose Authentication-Results an account may believe: those of the provider that the table knows, of
/// the host that its mail is fetched from, and those that the newest messages of its INBOX name. Lives in the
/// thread that reads bodies.
class SenderJudge
{
public:
    [[nodiscard]] SenderProof judge(const MailReader& reader, MessageId message, const SenderTrace& trace);

private:
    [[nodiscard]] ProofAuthorities authoritiesOf(const Account& account);
    [[nodiscard]] QStringList learned(const MailReader& reader, AccountId account);
    [[nodiscard]] QStringList namedBy(const MailReader& reader, MessageId message);

    std::optional<ProviderTable> m_providers; ///< read when first needed
    QHash<MessageId, QStringList> m_namedIn;  ///< of messages that were looked at
};

} // namespace postaci
