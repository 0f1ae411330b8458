#pragma once

#include "base/Result.h"
#include "store/Connection.h"

#include <QStringList>

namespace postaci {

/// The SQL that leads from each version of mail.db to the next: the first makes version 1 out of nothing.
[[nodiscard]] QStringList mailSchema();
/// The SQL that makes bodies.db, which has no upgrades.
[[nodiscard]] QString bodiesSchema();
[[nodiscard]] QString searchSchema();
[[nodiscard]] QString junkSchema();

/// The version of a mail.db that exists, found without writing to it. Errors: DatabaseTooNew when it is above
/// `newest`, DatabaseBroken when it is damaged or somebody else's.
[[nodiscard]] Result<int> checkVersion(const QString& file, int newest);

/// For those who only read: also an error, FileUnreadable, when it has not been upgraded yet.
[[nodiscard]] Result<void> checkUpgraded(const QString& file);

/// Runs what is missing of `versions`, each with its version bump in one transaction, so that a failure
/// leaves the database at the last version that worked. SQLite's errors are thrown.
void upgrade(Connection& connection, const QStringList& versions);

} // namespace postaci
