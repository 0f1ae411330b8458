#include "schedule/SleepWatch.h"

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#include "schedule/WatchedBus.h"
#endif

namespace postaci {

void SleepWatch::prepareForSleep(bool begins)
{
    if (!begins)
        Q_EMIT woke();
}

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)

struct SleepWatch::Bus
{
    explicit Bus(const QString& address) : watched(address) {}

    WatchedBus watched;
};

SleepWatch::SleepWatch(const QString& busAddress, QObject* parent)
    : QObject(parent), m_bus(std::make_unique<Bus>(busAddress))
{
    m_bus->watched.connection().connect(QStringLiteral("org.freedesktop.login1"),
                                        QStringLiteral("/org/freedesktop/login1"),
                                        QStringLiteral("org.freedesktop.login1.Manager"),
                                        QStringLiteral("PrepareForSleep"), this, SLOT(prepareForSleep(bool)));
}

#else

struct SleepWatch::Bus
{
};

SleepWatch::SleepWatch(const QString&, QObject* parent) : QObject(parent) {}

#endif

SleepWatch::~SleepWatch() = default;

} // namespace postaci
