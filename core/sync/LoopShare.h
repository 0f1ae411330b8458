#pragma once

#include "sync/PushedFolders.h"
#include "sync/SignInGate.h"

#include <atomic>

namespace postaci {

/// What the loops of one account know of each other. Thread-safe.
struct LoopShare
{
    SignInGate gate;
    /// There is no second connection, so the first one does its work too.
    std::atomic<bool> isAlone{false};
    PushedFolders pushed;
};

} // namespace postaci
