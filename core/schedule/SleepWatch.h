#pragma once

#include <QObject>

#include <memory>

namespace postaci {

/// Tells when the computer goes to sleep and when it has woken (logind's PrepareForSleep, on the system's
/// D-Bus), and holds the sleep up (logind's delay lock, 5 s at most) until letSleep(). Where there is no such
/// service, never. UI thread.
class SleepWatch : public QObject
{
    Q_OBJECT
public:
    /// `busAddress`: empty for the system's.
    explicit SleepWatch(const QString& busAddress = {}, QObject* parent = nullptr);
    ~SleepWatch() override;

    void letSleep();

Q_SIGNALS:
    void sleeps(); ///< soon
    void woke();

private Q_SLOTS:
    void prepareForSleep(bool begins);

private:
    struct Bus;
    void takeLock();

    std::unique_ptr<Bus> m_bus;
};

} // namespace postaci
