#include "desktop/TrayWatch.h"

#include <QGuiApplication>
#include <QSystemTrayIcon>

#include <cstdlib>
#include <memory>

#ifdef POSTACI_HAVE_DBUS
#include <QtDBus>
#endif
#ifdef POSTACI_HAVE_XCB
#include <xcb/xcb.h>
#endif

namespace postaci {

namespace {

#ifdef POSTACI_HAVE_XCB
/// What the X server answers is the caller's to free.
struct FreeReply
{
    void operator()(void* reply) const { std::free(reply); }
};
template <typename Reply> using XReply = std::unique_ptr<Reply, FreeReply>;

/// Whether somebody owns the selection of the first screen's tray (System Tray Protocol 0.4).
bool hasXTray()
{
    const auto* x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    if (x11 == nullptr)
        return false;
    xcb_connection_t* server = x11->connection();
    if (server == nullptr) // the platform without a screen has the interface, and no server
        return false;
    const QByteArray name = QByteArrayLiteral("_NET_SYSTEM_TRAY_S0");
    const XReply<xcb_intern_atom_reply_t> atom(xcb_intern_atom_reply(
        server, xcb_intern_atom(server, 1, static_cast<uint16_t>(name.size()), name.constData()), nullptr));
    if (!atom || atom->atom == XCB_ATOM_NONE)
        return false;
    const XReply<xcb_get_selection_owner_reply_t> owner(
        xcb_get_selection_owner_reply(server, xcb_get_selection_owner(server, atom->atom), nullptr));
    return owner && owner->owner != XCB_WINDOW_NONE;
}
#elif defined(POSTACI_HAVE_DBUS)
bool hasXTray()
{
    return false;
}
#else
bool hasXTray() // the system's own one
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}
#endif

#ifdef POSTACI_HAVE_DBUS
const QString kTrayService = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString kTrayPath = QStringLiteral("/StatusNotifierWatcher");
constexpr int kTrayAnswer = 5000; ///< milliseconds
#endif

} // namespace

TrayWatch::TrayWatch(QObject* parent) : QObject(parent) {}

void TrayWatch::look()
{
    if (!m_isListening)
        listen();
    ask();
}

#ifdef POSTACI_HAVE_DBUS

void TrayWatch::listen()
{
    m_isListening = true;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    auto* watcher =
        new QDBusServiceWatcher(kTrayService, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &TrayWatch::ask);
    for (const char* signal : {"StatusNotifierHostRegistered", "StatusNotifierHostUnregistered"})
        bus.connect(kTrayService, kTrayPath, kTrayService, QLatin1String(signal), this, SLOT(ask()));
}

/// The service alone is no tray: something has to show what it gathers.
void TrayWatch::ask()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        found(false);
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(
        kTrayService, kTrayPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    call << kTrayService << QStringLiteral("IsStatusNotifierHostRegistered");
    call.setAutoStartService(false);
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(call, kTrayAnswer), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] { answered(*answer); });
}

void TrayWatch::answered(QDBusPendingCallWatcher& answer)
{
    const QDBusPendingReply<QDBusVariant> reply = answer;
    answer.deleteLater();
    found(reply.isValid() && reply.value().variant().toBool());
}

#else

void TrayWatch::listen()
{
    m_isListening = true;
}

void TrayWatch::ask()
{
    found(false);
}

#endif

void TrayWatch::found(bool isOnBus)
{
    const bool hasTray = isOnBus || hasXTray();
    if (hasTray == m_hasTray)
        return;
    m_hasTray = hasTray;
    Q_EMIT changed(hasTray);
}

} // namespace postaci
