#pragma once

#include <QtGlobal>

namespace postaci::bench {

/// What the kernel says of this process: VmRSS in kB, and how often its threads have gone to sleep by
/// themselves, which is how often they were woken.
[[nodiscard]] qint64 residentKb();
[[nodiscard]] qint64 voluntarySwitches();

/// Seconds that all threads of this process had a processor; on a busy machine they say more than a clock
/// does.
[[nodiscard]] double processorSeconds();
/// The most memory that was resident (VmHWM) since forgetPeak(), in kB.
[[nodiscard]] qint64 peakKb();
void forgetPeak();

/// Pss in kB of this process and of the HTML view's processes that it started.
[[nodiscard]] qint64 proportionalKb();

} // namespace postaci::bench
