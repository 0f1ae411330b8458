#pragma once

#include "base/QuietHours.h"

namespace postaci {

/// How an account's new mail comes.
enum class FetchMode {
    Push,     ///< the server tells of it; where it cannot, it is asked every few minutes
    Interval, ///< every so many minutes, without a connection in between
    ByHand,   ///< when the user asks for it
};

/// When an account's mail is fetched, as its user wants it.
struct FetchRules
{
    static constexpr int kMostMinutes = 24 * 60;

    FetchMode mode = FetchMode::Push;
    int minutes = 15;                ///< between two looks, 1 to kMostMinutes
    QuietHours quiet;                ///< nothing is fetched in them unless asked for
    bool pausesOnMetered = false;    ///< where the network costs by the byte
    bool pausesOnLowBattery = false; ///< while the computer has no other power and little of that
    bool operator==(const FetchRules&) const = default;
};

/// Why an account fetches nothing by itself at the moment.
enum class FetchHold { None, QuietHours, Metered, LowBattery };

} // namespace postaci
