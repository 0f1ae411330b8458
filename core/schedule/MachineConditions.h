#pragma once

#include "schedule/AddressWatch.h"
#include "schedule/PowerWatch.h"
#include "schedule/SleepWatch.h"
#include "schedule/SystemConditions.h"

namespace postaci {

/// What this computer says of itself. UI thread.
class MachineConditions final : public SystemConditions
{
    Q_OBJECT
public:
    explicit MachineConditions(QObject* parent = nullptr);

    [[nodiscard]] std::optional<bool> isMetered() const override;
    [[nodiscard]] std::optional<bool> isBatteryLow() const override { return m_power.isLow(); }
    void letSleep() override { m_sleep.letSleep(); }

private:
    void watchNetwork();

    PowerWatch m_power;
    SleepWatch m_sleep;
    AddressWatch m_addresses;
};

} // namespace postaci
