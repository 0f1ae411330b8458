#pragma once

namespace postaci {

/// Where a task runs: in a program that has opened the profile for it alone, or in one that keeps everything
/// in sync by itself.
enum class TaskPlace { Alone, InRunningProgram };

} // namespace postaci
