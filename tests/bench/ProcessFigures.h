#pragma once

#include <QtGlobal>

namespace postaci::bench {

/// What the kernel says of this process: VmRSS in kB, and how often its threads have gone to sleep by
/// themselves, which is how often they were woken.
[[nodiscard]] qint64 residentKb();
[[nodiscard]] qint64 voluntarySwitches();

/// Pss in kB of this process and of the HTML view's processes that it started.
[[nodiscard]] qint64 proportionalKb();

} // namespace postaci::bench
