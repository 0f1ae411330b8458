#include "schedule/SleepWatch.h"

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#include "schedule/WatchedBus.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#endif

namespace postaci {

void SleepWatch::prepareForSleep(bool begins)
{
    if (begins) {
        Q_EMIT sleeps();
        return;
    }
    takeLock();
    Q_EMIT woke();
}

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)

struct SleepWatch::Bus
{
    explicit Bus(const QString& address) : watched(address) {}

    WatchedBus watched;
    QDBusUnixFileDescriptor lock; ///< while it is open the computer does not sleep yet
};

namespace {

const QString kLogin = QStringLiteral("org.freedesktop.login1");
const QString kLoginPath = QStringLiteral("/org/freedesktop/login1");
const QString kLoginManager = QStringLiteral("org.freedesktop.login1.Manager");

} // namespace

SleepWatch::SleepWatch(const QString& busAddress, QObject* parent)
    : QObject(parent), m_bus(std::make_unique<Bus>(busAddress))
{
    QDBusConnection bus = m_bus->watched.connection();
    if (!bus.isConnected())
        return;
    bus.connect(kLogin, kLoginPath, kLoginManager, QStringLiteral("PrepareForSleep"), this,
                SLOT(prepareForSleep(bool)));
    takeLock();
}

void SleepWatch::takeLock()
{
    if (m_bus->lock.isValid())
        return;
    QDBusMessage call =
        QDBusMessage::createMethodCall(kLogin, kLoginPath, kLoginManager, QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep") << QStringLiteral("Postacı")
         << QStringLiteral("Connections to mail servers are closed") << QStringLiteral("delay");
    auto* answer = new QDBusPendingCallWatcher(m_bus->watched.connection().asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> lock = *answer;
        if (lock.isValid())
            m_bus->lock = lock.value();
    });
}

void SleepWatch::letSleep()
{
    m_bus->lock = {};
}

#else

struct SleepWatch::Bus
{
};

SleepWatch::SleepWatch(const QString&, QObject* parent) : QObject(parent) {}

void SleepWatch::takeLock() {}

void SleepWatch::letSleep() {}

#endif

SleepWatch::~SleepWatch() = default;

} // namespace postaci
