#pragma once

#include <QObject>

#include <optional>

namespace postaci {

/// What the computer says of its network and its power, as far as it says anything. Lives in the UI thread.
class SystemConditions : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Whether the network costs by the byte; nothing: not known.
    [[nodiscard]] virtual std::optional<bool> isMetered() const = 0;
    /// Whether it runs on a battery that is nearly empty; nothing: not known.
    [[nodiscard]] virtual std::optional<bool> isBatteryLow() const = 0;

    /// What there was to do before the sleep is done.
    virtual void letSleep() {}

Q_SIGNALS:
    /// The computer is about to sleep, and waits for letSleep() for some seconds where it can.
    void goesToSleep();
    void woke();    ///< or it does not sleep after all; networkChanged() follows
    void changed(); ///< one of the above
    /// The computer is in another network, has other addresses, or has slept: connections may be dead.
    void networkChanged();
};

} // namespace postaci
