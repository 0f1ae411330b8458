#include "sync/FetchTimer.h"

#include <algorithm>

namespace postaci {

using std::chrono::milliseconds;

FetchTimer::FetchTimer(const EngineTimings& timings, const Clock& clock, bool canPush)
    : m_timings(timings), m_clock(&clock), m_canPush(canPush)
{
}

bool FetchTimer::set(const FetchRules& rules, bool isHeld)
{
    const std::lock_guard lock(m_mutex);
    if (m_rules == rules && m_isHeld == isHeld)
        return false;
    m_rules = rules;
    m_isHeld = isHeld;
    return true;
}

bool FetchTimer::pushesNow() const
{
    return !m_isHeld && !m_isAsleep && m_canPush && m_rules.mode == FetchMode::Push;
}

bool FetchTimer::pushes() const
{
    const std::lock_guard lock(m_mutex);
    return pushesNow();
}

bool FetchTimer::mayFetch() const
{
    const std::lock_guard lock(m_mutex);
    return !m_isHeld && m_rules.mode != FetchMode::ByHand;
}

milliseconds FetchTimer::interval() const
{
    return m_rules.mode == FetchMode::Push
               ? m_timings.poll
               : std::clamp(m_rules.minutes, 1, FetchRules::kMostMinutes) * m_timings.minute;
}

QDateTime FetchTimer::now() const
{
    return m_clock != nullptr ? m_clock->now() : QDateTime::currentDateTimeUtc();
}

milliseconds FetchTimer::left() const
{
    if (m_isHeld || m_isAsleep || m_rules.mode == FetchMode::ByHand)
        return kNever;
    if (pushesNow() || !m_last.isValid())
        return milliseconds(0);
    const milliseconds passed(m_last.msecsTo(now()));
    // A clock that was set back must not stop the mail.
    return passed.count() < 0 ? milliseconds(0) : std::max(interval() - passed, milliseconds(0));
}

milliseconds FetchTimer::untilDue() const
{
    const std::lock_guard lock(m_mutex);
    return left();
}

QDateTime FetchTimer::next() const
{
    const std::lock_guard lock(m_mutex);
    const milliseconds time = left();
    return time == kNever || pushesNow() ? QDateTime() : now().addMSecs(time.count());
}

void FetchTimer::fetched()
{
    const std::lock_guard lock(m_mutex);
    m_last = now();
}

void FetchTimer::ask()
{
    const std::lock_guard lock(m_mutex);
    m_asks += 1;
}

quint64 FetchTimer::asks() const
{
    const std::lock_guard lock(m_mutex);
    return m_asks;
}

void FetchTimer::answered(quint64 asks)
{
    const std::lock_guard lock(m_mutex);
    m_answered = std::max(m_answered, asks);
}

bool FetchTimer::isAsked() const
{
    const std::lock_guard lock(m_mutex);
    return m_answered != m_asks;
}

void FetchTimer::setAsleep(bool on)
{
    const std::lock_guard lock(m_mutex);
    m_isAsleep = on;
}

bool FetchTimer::isAsleep() const
{
    const std::lock_guard lock(m_mutex);
    return m_isAsleep;
}

bool FetchTimer::breaksOff() const
{
    const std::lock_guard lock(m_mutex);
    return m_isAsleep || (m_isHeld && m_answered == m_asks);
}

} // namespace postaci
