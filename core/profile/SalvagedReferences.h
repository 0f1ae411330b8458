#pragma once

#include "store/Connection.h"

#include <QByteArrayList>

namespace postaci {

/// What salvageTables() has left in a mail.db of the newest version: rows whose others are lost. In one
/// transaction of its own, foreign keys off.
struct SettledReferences
{
    bool lostAccounts = false; ///< some were made up, without their settings
    QByteArrayList texts;      ///< raw messages that have lost their place
};

/// Gives rows back what they belong to, as far as it can be made up, and takes away what means nothing
/// without it (which a server has still, or which can be worked out). SQLite's errors are thrown.
[[nodiscard]] SettledReferences settleReferences(Connection& mail);

} // namespace postaci
