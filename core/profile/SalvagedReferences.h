#pragma once

#include "profile/FoundTexts.h"
#include "store/Connection.h"

namespace postaci {

/// What salvageTables() has left in a mail.db of the newest version: rows whose others are lost. In one
/// transaction of its own, foreign keys off.
struct SettledReferences
{
    bool lostAccounts = false; ///< some were made up, without their settings
};

/// Gives rows back what they belong to, as far as it can be made up, and takes away what means nothing
/// without it (which a server has still, or which can be worked out). Messages that have lost their place or
/// a part go into `texts`. SQLite's errors are thrown.
[[nodiscard]] SettledReferences settleReferences(Connection& mail, FoundTexts& texts);

/// Where there is no account, one for mail that exists only here. SQLite's errors are thrown.
void ensureAccount(Connection& mail);

} // namespace postaci
