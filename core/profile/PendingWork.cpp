#include "profile/PendingWork.h"

#include "profile/Repair.h"

namespace postaci {

Result<std::optional<AppliedRestore>> finishPending(const QString& profileDir)
{
    if (auto finished = finishRepair(profileDir); !finished)
        return unexpected(finished.error());
    auto applied = applyStagedRestore(profileDir);
    if (applied)
        keepFilesOfLostDrafts(profileDir);
    return applied;
}

bool mayOpenProfile(const QString& profileDir)
{
    return !isRepairBegun(profileDir) && !isRestoreBegun(profileDir);
}

} // namespace postaci
