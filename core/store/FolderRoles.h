#pragma once

#include "store/StoreTypes.h"

namespace postaci {

/// Gives roles to `folders` of one account: SPECIAL-USE as listed wins; INBOX by its name (case-insensitive,
/// RFC 3501 5.1); what is still missing is found by name in many languages (Gönderilmiş Öğeler, Sent Items,
/// Papierkorb ...), one folder a role, the shallower one first.
void guessFolderRoles(QList<ServerFolder>& folders);

} // namespace postaci
