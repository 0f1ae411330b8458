#pragma once

#include "base/Clock.h"
#include "base/FetchRules.h"
#include "sync/SyncOptions.h"

#include <chrono>
#include <mutex>

namespace postaci {

/// When the loops of an account fetch by themselves. The UI thread says what holds, the loops ask.
/// Thread-safe.
class FetchTimer
{
public:
    static constexpr std::chrono::milliseconds kNever = std::chrono::hours(24 * 365);

    /// Fetches as mail comes, always.
    FetchTimer() = default;
    /// `canPush` is false for protocols that cannot: they look every EngineTimings::poll then.
    FetchTimer(const EngineTimings& timings, const Clock& clock, bool canPush);

    /// True if that is something new.
    bool set(const FetchRules& rules, bool isHeld);
    /// Mail comes by itself, so that connections are kept.
    [[nodiscard]] bool pushes() const;
    /// Whether anything is fetched unasked, now or later.
    [[nodiscard]] bool mayFetch() const;
    [[nodiscard]] bool isDue() const { return untilDue().count() == 0; }
    [[nodiscard]] std::chrono::milliseconds untilDue() const; ///< 0: now; kNever: not by itself
    [[nodiscard]] QDateTime next() const; ///< UTC; invalid: not by itself, or whenever mail comes
    void fetched();                       ///< a look has ended well: the next one is due after its time

    /// The user wants all folders looked at now, whatever holds the account.
    void ask();
    /// How often that was so far: what a pass that begins now has answered at its end.
    [[nodiscard]] quint64 asks() const;
    void answered(quint64 asks); ///< a pass that began when they were so many is through
    [[nodiscard]] bool isAsked() const;
    /// The computer is about to sleep, or has woken: no connection is kept or made while it sleeps.
    void setAsleep(bool on);
    [[nodiscard]] bool isAsleep() const;
    /// What runs is to be broken off: it was not asked for, and nothing is to be fetched any more; or the
    /// computer is about to sleep.
    [[nodiscard]] bool breaksOff() const;

private:
    [[nodiscard]] bool pushesNow() const;
    [[nodiscard]] std::chrono::milliseconds interval() const;
    [[nodiscard]] std::chrono::milliseconds left() const;
    [[nodiscard]] QDateTime now() const;

    mutable std::mutex m_mutex;
    EngineTimings m_timings;
    const Clock* m_clock = nullptr;
    bool m_canPush = true;
    FetchRules m_rules;
    bool m_isHeld = false;
    bool m_isAsleep = false;
    quint64 m_asks = 0;
    quint64 m_answered = 0; ///< of them
    QDateTime m_last;       ///< UTC; invalid: never
};

} // namespace postaci
