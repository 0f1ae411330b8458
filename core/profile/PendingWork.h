#pragma once

#include "profile/Restore.h"

namespace postaci {

/// What was begun with a profile, or waits for its next start, is done: a repair that was killed, a restore
/// that was staged. Where mail.db is gone, what was attached to its drafts is put aside
/// (keepFilesOfLostDrafts()), since the new one would know of no draft. To be called by each program before
/// it opens anything of the profile for writing. Gives what was restored, if anything.
///
/// Errors: Storage. DatabaseLocked: somebody else has the profile, and sees to it. Otherwise, where
/// mayOpenProfile() says no, nothing may be opened.
[[nodiscard]] Result<std::optional<AppliedRestore>> finishPending(const QString& profileDir);

/// No repair or restore is half done.
[[nodiscard]] bool mayOpenProfile(const QString& profileDir);

} // namespace postaci
