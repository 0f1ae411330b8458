#include "schedule/PowerWatch.h"

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#include "schedule/WatchedBus.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#endif

namespace postaci {

namespace {

constexpr uint kWarningLow = 3;    ///< UPower's; what is above is worse
constexpr double kLowPercent = 15; ///< where UPower gives no warning level

} // namespace

std::optional<bool> PowerWatch::isLow() const
{
    if (!m_onBattery)
        return std::nullopt;
    if (!*m_onBattery)
        return false;
    if (!m_isPresent.value_or(false))
        return std::nullopt;
    if (m_warning >= kWarningLow)
        return true;
    return m_percentage ? std::optional<bool>(*m_percentage <= kLowPercent) : std::nullopt;
}

void PowerWatch::take(const QString& interface, const QVariantMap& values)
{
    const std::optional<bool> before = isLow();
    if (interface == QLatin1String("org.freedesktop.UPower") && values.contains(QStringLiteral("OnBattery")))
        m_onBattery = values.value(QStringLiteral("OnBattery")).toBool();
    if (interface == QLatin1String("org.freedesktop.UPower.Device")) {
        if (values.contains(QStringLiteral("IsPresent")))
            m_isPresent = values.value(QStringLiteral("IsPresent")).toBool();
        if (values.contains(QStringLiteral("Percentage")))
            m_percentage = values.value(QStringLiteral("Percentage")).toDouble();
        if (values.contains(QStringLiteral("WarningLevel")))
            m_warning = values.value(QStringLiteral("WarningLevel")).toUInt();
    }
    if (isLow() != before)
        Q_EMIT changed();
}

void PowerWatch::forget()
{
    const std::optional<bool> before = isLow();
    m_onBattery.reset();
    m_isPresent.reset();
    m_percentage.reset();
    m_warning = 0;
    if (isLow() != before)
        Q_EMIT changed();
}

void PowerWatch::propertiesChanged(const QString& interface, const QVariantMap& changed, const QStringList&)
{
    take(interface, changed);
}

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)

namespace {

const QString kUPower = QStringLiteral("org.freedesktop.UPower");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");

struct PowerSource
{
    QString path;
    QString interface;
};

QList<PowerSource> powerSources()
{
    return {{QStringLiteral("/org/freedesktop/UPower"), kUPower},
            {QStringLiteral("/org/freedesktop/UPower/devices/DisplayDevice"),
             QStringLiteral("org.freedesktop.UPower.Device")}};
}

} // namespace

struct PowerWatch::Bus
{
    explicit Bus(const QString& address) : watched(address) {}

    WatchedBus watched;
    QDBusServiceWatcher service;
};

PowerWatch::PowerWatch(const QString& busAddress, QObject* parent)
    : QObject(parent), m_bus(std::make_unique<Bus>(busAddress))
{
    QDBusConnection bus = m_bus->watched.connection();
    if (!bus.isConnected())
        return;
    for (const PowerSource& source : powerSources())
        bus.connect(kUPower, source.path, kProperties, QStringLiteral("PropertiesChanged"), this,
                    SLOT(propertiesChanged(QString, QVariantMap, QStringList)));
    m_bus->service.setConnection(bus);
    m_bus->service.addWatchedService(kUPower);
    connect(&m_bus->service, &QDBusServiceWatcher::serviceRegistered, this, &PowerWatch::ask);
    connect(&m_bus->service, &QDBusServiceWatcher::serviceUnregistered, this, &PowerWatch::forget);
    ask();
}

PowerWatch::~PowerWatch() = default;

void PowerWatch::ask()
{
    for (const PowerSource& source : powerSources()) {
        QDBusMessage call =
            QDBusMessage::createMethodCall(kUPower, source.path, kProperties, QStringLiteral("GetAll"));
        call << source.interface;
        auto* answer = new QDBusPendingCallWatcher(m_bus->watched.connection().asyncCall(call), this);
        connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, source] {
            answer->deleteLater();
            const QDBusPendingReply<QVariantMap> values = *answer;
            if (values.isValid())
                take(source.interface, values.value());
        });
    }
}

#else

struct PowerWatch::Bus
{
};

PowerWatch::PowerWatch(const QString&, QObject* parent) : QObject(parent) {}

PowerWatch::~PowerWatch() = default;

void PowerWatch::ask() {}

#endif

} // namespace postaci
