#pragma once

#include "account/ErrorText.h"
#include "base/Error.h"

namespace postaci {

enum class ProfileTask { Backup, Restore, Check, Repair, RemoveKept, CleanUp };

/// What a failure of a task on the whole profile means to the person, and what can be done. In the program's
/// language.
[[nodiscard]] ErrorText describeProfileError(ProfileTask task, const Error& error);

} // namespace postaci
