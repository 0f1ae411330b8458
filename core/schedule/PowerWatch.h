#pragma once

#include <QObject>
#include <QVariantMap>

#include <memory>
#include <optional>

namespace postaci {

/// What UPower says of the battery (org.freedesktop.UPower, on the system's D-Bus). Where there is no such
/// service, as on other systems, nothing is known. UI thread; never waits for an answer.
class PowerWatch : public QObject
{
    Q_OBJECT
public:
    /// `busAddress`: empty for the system's.
    explicit PowerWatch(const QString& busAddress = {}, QObject* parent = nullptr);
    ~PowerWatch() override;

    /// Whether nothing but a nearly empty battery feeds the computer.
    [[nodiscard]] std::optional<bool> isLow() const;

Q_SIGNALS:
    void changed(); ///< isLow() is another one

private Q_SLOTS:
    void propertiesChanged(const QString& interface, const QVariantMap& changed,
                           const QStringList& invalidated);

private:
    struct Bus;
    void ask();
    void take(const QString& interface, const QVariantMap& values);
    void forget();

    std::unique_ptr<Bus> m_bus;
    std::optional<bool> m_onBattery;
    std::optional<bool> m_isPresent;
    std::optional<double> m_percentage;
    uint m_warning = 0; ///< UPower's WarningLevel; 0: unknown
};

} // namespace postaci
