#pragma once

#include "sync/MaildropScope.h"
#include "sync/SyncScope.h"

namespace postaci {

/// Whether some of the account's new mail waits for the filters.
[[nodiscard]] bool hasNewMail(const MailReader& reader, AccountId account);

struct NewMailStep
{
    bool worked = false;     ///< there was some, and may be more
    bool leftFolder = false; ///< another folder may be selected now, or news of it were missed
};

/// Does with some of the new mail what the filters want, in one transaction, as wishes that are sent like
/// the user's own. Texts that a filter asks for are fetched, if they are not too big. A message whose text
/// the server refuses is judged without it.
[[nodiscard]] Result<NewMailStep> filterNewMail(const SyncScope& scope);

/// The same with all new mail of a POP3 account that is whole here.
[[nodiscard]] Result<void> filterNewMail(const MaildropScope& scope);

} // namespace postaci
