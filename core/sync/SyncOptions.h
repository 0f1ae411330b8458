#pragma once

#include <chrono>

namespace postaci {

/// How long things may take and how often they are tried again; tests give their own.
struct EngineTimings
{
    std::chrono::milliseconds connect{15000};
    std::chrono::milliseconds reply{60000};
    std::chrono::milliseconds idle{9 * 60 * 1000};
    std::chrono::milliseconds idleEnd{
        15000}; ///< silence after which a connection that was idle is taken for dead
    std::chrono::milliseconds firstRetry{5000};
    std::chrono::milliseconds longestRetry{5 * 60 * 1000};
    std::chrono::milliseconds firstBusyRetry{60 * 1000}; ///< after LIMIT, INUSE, UNAVAILABLE and their like
    std::chrono::milliseconds longestBusyRetry{30 * 60 * 1000};
    std::chrono::milliseconds turn{30 * 1000}; ///< of a connection whose place others wait for
    std::chrono::milliseconds pushPoll{2 * 60 *
                                       1000}; ///< folders marked for push where nothing better is possible
    std::chrono::milliseconds poll{5 * 60 *
                                   1000}; ///< other folders than INBOX, and INBOX where IDLE is missing
    std::chrono::milliseconds minute{60 * 1000}; ///< of FetchRules::minutes
    /// How long a connection that is not kept waits for more to do.
    std::chrono::milliseconds linger{30 * 1000};
    /// Silence after which a connection is given up when the network has become another one.
    std::chrono::milliseconds doubt{3000};
    /// After so long awake a sleep that was announced does not come any more.
    std::chrono::milliseconds longestFallingAsleep{60 * 1000};
};

/// Which bodies are fetched without being asked for.
enum class BodyPolicy {
    OnDemand,
    Recent, ///< small ones of the newest messages of each folder, so that lists have previews
    All,
};

/// How much a single pass does.
enum class PassScope {
    ChangesOnly, ///< sends the user's changes and files what was sent
    Everything,  ///< that, then all folders
};

/// What one pass over an account did.
struct SyncReport
{
    int folders = 0;
    qint64 added = 0;
    qint64 changed = 0;
    qint64 removed = 0;
    qint64 bytes = 0; ///< read from the sockets
    double seconds = 0;
};

} // namespace postaci
