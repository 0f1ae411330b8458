#pragma once

namespace postaci {

/// Who gets more of the processor where several want it.
enum class Standing {
    BehindPeople, ///< less than the threads that a person waits for
    BehindWriter, ///< less than the store's writer too: for what brings it work, which piles up where it
                  ///< can't keep up
};

/// For work in the background that would keep all cores busy: how the calling thread stands from now on. A
/// better standing than the one it has is not given.
void letOthersGoFirst(Standing standing) noexcept;

} // namespace postaci
