#pragma once

#include "sync/BodyClaims.h"
#include "sync/PushedFolders.h"
#include "sync/SignInGate.h"

#include <atomic>
#include <mutex>

namespace postaci {

/// What the loops of one account know of each other. Thread-safe.
struct LoopShare
{
    SignInGate gate;
    /// There is no second connection, so the first one does its work too.
    std::atomic<bool> isAlone{false};
    PushedFolders pushed;
    BodyClaims bodies;
    /// Held by the loop that looks through what is big to upload: the first one gives that over to the second
    /// at any moment, even within an upload.
    std::mutex bigAppends;
};

} // namespace postaci
