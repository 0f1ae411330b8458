#include "MailEnginePrivate.h"
#include "schedule/SystemConditions.h"

#include <algorithm>

namespace postaci {

FetchRules MailEngine::fetchRules(AccountId account) const
{
    return d->reader->fetchRules(account).value_or(FetchRules());
}

void MailEngine::setFetchRules(AccountId account, const FetchRules& rules)
{
    d->change(
        [account, rules](Transaction& transaction) { return transaction.setFetchRules(account, rules); },
        [this, account, rules] {
            const auto state = d->fetching.find(account);
            if (state == d->fetching.end())
                return;
            state->second.rules = rules;
            d->judgeFetching();
        });
}

void MailEngine::Private::watchConditions()
{
    quietHours.setSingleShot(true);
    connect(&quietHours, &QTimer::timeout, engine, [this] { judgeFetching(); });
    if (options.conditions == nullptr)
        return;
    connect(options.conditions, &SystemConditions::networkChanged, engine, &MailEngine::networkBack);
    connect(options.conditions, &SystemConditions::changed, engine, [this] { judgeFetching(); });
    connect(options.conditions, &SystemConditions::woke, engine, [this] { setAsleep(false); });
    connect(options.conditions, &SystemConditions::goesToSleep, engine, [this] {
        setAsleep(true);
        saysGoodbye.setRemainingTime(std::chrono::seconds(2));
        letSleepWhenClosed();
    });
    // The clock of a timer stands still during sleep: this is one that did not come, and nobody said so.
    sleepless.setSingleShot(true);
    sleepless.setInterval(options.timings.longestFallingAsleep);
    connect(&sleepless, &QTimer::timeout, engine, [this] { setAsleep(false); });
}

void MailEngine::Private::setAsleep(bool on)
{
    isAsleep = on;
    for (auto& [id, state] : fetching) {
        state.timer->setAsleep(on);
        if (const auto sync = accounts.find(id); sync != accounts.end())
            sync->second->fetchingChanged();
    }
    if (on)
        sleepless.start();
    else
        sleepless.stop();
}

void MailEngine::Private::letSleepWhenClosed()
{
    constexpr std::chrono::milliseconds kLook(20);
    if (connections->isAnyOpen() && !saysGoodbye.hasExpired())
        QTimer::singleShot(kLook, engine, [this] { letSleepWhenClosed(); });
    else
        options.conditions->letSleep();
}

void MailEngine::Private::beginFetching(const Account& account)
{
    FetchState& state = fetching[account.id];
    state.rules = engine->fetchRules(account.id);
    state.timer =
        std::make_shared<FetchTimer>(options.timings, *clock, account.incoming.protocol == Protocol::Imap);
    state.timer->setAsleep(isAsleep);
    (void)judgeFetching(state);
    judgeFetching(); // for the timer
}

bool MailEngine::Private::judgeFetching(FetchState& state) const
{
    const SystemConditions* conditions = options.conditions;
    const FetchHold before = std::exchange(state.hold, FetchHold::None);
    const QDateTime endedBefore = std::exchange(state.holdEnds, QDateTime());
    const QDateTime here = clock->now().toLocalTime();
    if (state.rules.quiet.contains(here)) {
        state.hold = FetchHold::QuietHours;
        state.holdEnds = state.rules.quiet.nextChange(here).toUTC();
    } else if (state.rules.pausesOnMetered && conditions != nullptr &&
               conditions->isMetered().value_or(false)) {
        state.hold = FetchHold::Metered;
    } else if (state.rules.pausesOnLowBattery && conditions != nullptr &&
               conditions->isBatteryLow().value_or(false)) {
        state.hold = FetchHold::LowBattery;
    }
    const bool isNew = state.timer->set(state.rules, state.hold != FetchHold::None);
    return isNew || state.hold != before || state.holdEnds != endedBefore;
}

void MailEngine::Private::judgeFetching()
{
    // Clocks are set, and a timer stands still while the machine sleeps: a long wait is made of short ones.
    constexpr qint64 kLongest = 60 * 60 * 1000;
    const QDateTime here = clock->now().toLocalTime();
    qint64 wait = -1;
    for (auto& [id, state] : fetching) {
        const QDateTime change = state.rules.quiet.nextChange(here);
        if (change.isValid()) {
            const qint64 left = std::clamp<qint64>(here.msecsTo(change), 1, kLongest);
            wait = wait < 0 ? left : std::min(wait, left);
        }
        if (!judgeFetching(state))
            continue;
        const auto sync = accounts.find(id);
        if (sync != accounts.end())
            sync->second->fetchingChanged();
        Q_EMIT engine->accountStateChanged(engine->accountState(id));
    }
    if (wait < 0)
        quietHours.stop();
    else
        quietHours.start(static_cast<int>(wait));
}

} // namespace postaci
