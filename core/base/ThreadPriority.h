#pragma once

namespace postaci {

/// Gives the calling thread less of the processor than those that a person waits for, where both want it: for
/// work in the background that would keep all cores busy. Not to be taken back.
void letOthersGoFirst() noexcept;

} // namespace postaci
