#include "schedule/MachineConditions.h"

#include <QNetworkInformation>

namespace postaci {

MachineConditions::MachineConditions(QObject* parent) : SystemConditions(parent)
{
    connect(&m_power, &PowerWatch::changed, this, &MachineConditions::changed);
    connect(&m_sleep, &SleepWatch::sleeps, this, &MachineConditions::goesToSleep);
    connect(&m_sleep, &SleepWatch::woke, this, &MachineConditions::woke);
    connect(&m_sleep, &SleepWatch::woke, this, &MachineConditions::networkChanged);
    connect(&m_addresses, &AddressWatch::changed, this, &MachineConditions::networkChanged);
    watchNetwork();
}

void MachineConditions::watchNetwork()
{
    using Feature = QNetworkInformation::Feature;
    if (!QNetworkInformation::loadBackendByFeatures(Feature::Reachability | Feature::Metered) &&
        !QNetworkInformation::loadBackendByFeatures(Feature::Reachability))
        return;
    const QNetworkInformation* network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reachability) {
                if (reachability == QNetworkInformation::Reachability::Online)
                    Q_EMIT networkChanged();
            });
    connect(network, &QNetworkInformation::transportMediumChanged, this, &MachineConditions::networkChanged);
    connect(network, &QNetworkInformation::isMeteredChanged, this, &MachineConditions::changed);
}

std::optional<bool> MachineConditions::isMetered() const
{
    const QNetworkInformation* network = QNetworkInformation::instance();
    if (network == nullptr || !network->supports(QNetworkInformation::Feature::Metered))
        return std::nullopt;
    return network->isMetered();
}

} // namespace postaci
