#pragma once

#include <QObject>

#include <memory>

namespace postaci {

/// Tells when the computer has woken from sleep (logind's PrepareForSleep, on the system's D-Bus). Where
/// there is no such service, never. UI thread.
class SleepWatch : public QObject
{
    Q_OBJECT
public:
    /// `busAddress`: empty for the system's.
    explicit SleepWatch(const QString& busAddress = {}, QObject* parent = nullptr);
    ~SleepWatch() override;

Q_SIGNALS:
    void woke();

private Q_SLOTS:
    void prepareForSleep(bool begins);

private:
    struct Bus;
    std::unique_ptr<Bus> m_bus;
};

} // namespace postaci
