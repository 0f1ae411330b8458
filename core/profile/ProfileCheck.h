#pragma once

#include "profile/ProfileFiles.h"

#include <QStringList>

namespace postaci {

/// What a look at a profile has found wrong.
struct CheckReport
{
    QStringList mailProblems; ///< of mail.db's structure, in SQLite's words
    qint64 dangling = 0;      ///< its references that point to nothing
    bool isSearchDamaged = false;
    qint64 notInSearch = 0; ///< messages that the index does not have as they are
    bool areBodiesDamaged = false;
    bool isJunkDamaged = false;

    [[nodiscard]] bool needsRepair() const { return !mailProblems.isEmpty() || dangling > 0; }
    /// What can be made again while the program runs.
    [[nodiscard]] bool needsMending() const
    {
        return isSearchDamaged || notInSearch > 0 || areBodiesDamaged || isJunkDamaged;
    }
};

enum class CheckExtent {
    Quick, ///< after a kill
    Whole  ///< indexes against their tables too
};

/// Looks through all databases of a profile, over connections of its own that only read, while the program
/// works with it. Blocks; any thread. Errors: Cancelled; Storage where it cannot be read at all.
[[nodiscard]] Result<CheckReport> checkProfile(const QString& profileDir, CheckExtent extent,
                                               const ProfileProgress& progress, const CancelToken& cancel);

/// Has what can be made again made again: the damaged files go, and the next write to the store makes new
/// ones. False where the system does not let go of a file that is in use.
bool mendProfile(const QString& profileDir, const CheckReport& report);

} // namespace postaci
