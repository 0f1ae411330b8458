#pragma once

#include "base/CancelToken.h"
#include "base/Result.h"
#include "store/Connection.h"

#include <QStringList>

namespace postaci {

/// Quick leaves out whether indexes fit their tables, which takes several times as long.
enum class CheckDepth { Quick, Full };

/// What SQLite finds wrong with the structure of a database, at most 20 lines; empty: nothing. `cancel` ends
/// it (Errors: Cancelled). Other errors are those of reading.
[[nodiscard]] Result<QStringList> structureProblems(Connection& connection, CheckDepth depth,
                                                    const CancelToken& cancel);
/// Errors: DatabaseBroken with the first problem.
[[nodiscard]] Result<void> expectSound(Connection& connection, CheckDepth depth, const CancelToken& cancel);
/// Rows whose reference points to nothing.
[[nodiscard]] Result<qint64> danglingReferences(Connection& connection, const CancelToken& cancel);

} // namespace postaci
