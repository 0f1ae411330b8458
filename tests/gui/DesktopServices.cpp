#include "gui/DesktopServices.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QMutexLocker>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

const QString kName = u"org.freedesktop.Notifications"_s;
const QString kPath = u"/org/freedesktop/Notifications"_s;
const QString kConnection = u"test's notifications"_s;
const QString kTrayName = u"org.kde.StatusNotifierWatcher"_s;
const QString kTrayPath = u"/StatusNotifierWatcher"_s;
const QString kTrayConnection = u"test's tray"_s;
const QString kProperties = u"org.freedesktop.DBus.Properties"_s;

} // namespace

QStringList NotificationService::allCapabilities()
{
    return {u"actions"_s, u"body"_s, u"body-markup"_s, u"persistence"_s, u"sound"_s};
}

bool NotificationService::start(const QStringList& capabilities)
{
    stop();
    m_capabilities = capabilities;
    m_bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, kConnection);
    return m_bus->registerVirtualObject(kPath, this) && m_bus->registerService(kName);
}

void NotificationService::stop()
{
    if (!m_bus)
        return;
    m_bus->unregisterService(kName);
    m_bus->unregisterObject(kPath);
    m_bus.reset();
    QDBusConnection::disconnectFromBus(kConnection);
    m_shown.clear();
}

QList<NotificationService::Posted> NotificationService::shown() const
{
    QList<Posted> all = m_shown.values();
    std::sort(all.begin(), all.end(), [](const Posted& a, const Posted& b) { return a.id < b.id; });
    return all;
}

void NotificationService::signal(const char* name, const QVariantList& arguments)
{
    QDBusMessage message = QDBusMessage::createSignal(kPath, kName, QLatin1String(name));
    message.setArguments(arguments);
    m_bus->send(message);
}

void NotificationService::invoke(uint id, const QString& key, const QString& token)
{
    if (!token.isEmpty())
        signal("ActivationToken", {id, token});
    signal("ActionInvoked", {id, key});
}

void NotificationService::dismiss(uint id)
{
    constexpr uint kByThePerson = 2;
    m_shown.remove(id);
    signal("NotificationClosed", {id, kByThePerson});
}

QString NotificationService::introspect(const QString&) const
{
    return {};
}

QVariant NotificationService::notify(const QDBusMessage& message)
{
    const QVariantList arguments = message.arguments();
    if (message.signature() != "susssasa{sv}i"_L1)
        problems << u"Notify has the signature "_s + message.signature();
    Posted one;
    one.program = arguments.value(0).toString();
    const uint replaced = arguments.value(1).toUInt();
    one.id = replaced != 0 ? replaced : ++m_lastId;
    one.icon = arguments.value(2).toString();
    one.title = arguments.value(3).toString();
    one.body = arguments.value(4).toString();
    one.actions = arguments.value(5).toStringList();
    one.hints = qdbus_cast<QVariantMap>(arguments.value(6));
    if (replaced != 0 && !m_shown.contains(replaced))
        problems << u"what is to be replaced is not there"_s;
    if (one.actions.size() % 2 != 0)
        problems << u"an action without words"_s;
    posted.append(one);
    m_shown.insert(one.id, one);
    return one.id;
}

bool NotificationService::handleMessage(const QDBusMessage& message, const QDBusConnection& connection)
{
    const QString member = message.member();
    if (member == "GetCapabilities"_L1)
        return connection.send(message.createReply(m_capabilities));
    if (member == "Notify"_L1)
        return connection.send(message.createReply(notify(message)));
    if (member != "CloseNotification"_L1)
        return false;
    const uint id = message.arguments().value(0).toUInt();
    closedByThem.append(id);
    connection.send(message.createReply());
    if (m_shown.remove(id) > 0)
        signal("NotificationClosed", {id, 3U});
    return true;
}

/// What happens in the thread of the tray.
class TrayHost::Watcher : public QDBusVirtualObject
{
public:
    bool start()
    {
        QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, kTrayConnection);
        return bus.registerVirtualObject(kTrayPath, this) && bus.registerService(kTrayName);
    }

    void stop()
    {
        QDBusConnection bus(kTrayConnection);
        bus.unregisterService(kTrayName);
        bus.unregisterObject(kTrayPath);
    }

    void setHasHost(bool on)
    {
        m_hasHost = on;
        QDBusConnection(kTrayConnection)
            .send(QDBusMessage::createSignal(kTrayPath, kTrayName,
                                             on ? u"StatusNotifierHostRegistered"_s
                                                : u"StatusNotifierHostUnregistered"_s));
    }

    QStringList items() const
    {
        const QMutexLocker locked(&m_mutex);
        return m_items;
    }

    QString introspect(const QString&) const override
    {
        return u"<interface name=\"org.kde.StatusNotifierWatcher\">"
               "<method name=\"RegisterStatusNotifierItem\"><arg type=\"s\" direction=\"in\"/></method>"
               "<property name=\"IsStatusNotifierHostRegistered\" type=\"b\" access=\"read\"/>"
               "<property name=\"ProtocolVersion\" type=\"i\" access=\"read\"/>"
               "<property name=\"RegisteredStatusNotifierItems\" type=\"as\" access=\"read\"/>"
               "</interface>"_s;
    }

    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override
    {
        if (message.interface() == kProperties) {
            const bool isList = message.arguments().value(1) == u"RegisteredStatusNotifierItems"_s;
            const QVariant value = isList ? QVariant(items()) : QVariant(m_hasHost);
            return connection.send(message.createReply(QVariant::fromValue(QDBusVariant(value))));
        }
        if (message.member() != "RegisterStatusNotifierItem"_L1)
            return false;
        const QMutexLocker locked(&m_mutex);
        const QString item = message.arguments().value(0).toString();
        m_items << (item.startsWith(u'/') ? message.service() : item);
        return connection.send(message.createReply());
    }

private:
    mutable QMutex m_mutex;
    QStringList m_items;
    bool m_hasHost = true; ///< in the tray's thread
};

TrayHost::TrayHost() : m_watcher(new Watcher)
{
    m_watcher->moveToThread(&m_thread);
    m_thread.start();
}

TrayHost::~TrayHost()
{
    QMetaObject::invokeMethod(
        m_watcher,
        [watcher = m_watcher] {
            QDBusConnection::disconnectFromBus(kTrayConnection);
            delete watcher;
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

bool TrayHost::start()
{
    bool isThere = false;
    QMetaObject::invokeMethod(
        m_watcher, [&] { isThere = m_watcher->start(); }, Qt::BlockingQueuedConnection);
    return isThere;
}

void TrayHost::stop()
{
    QMetaObject::invokeMethod(
        m_watcher, [&] { m_watcher->stop(); }, Qt::BlockingQueuedConnection);
}

void TrayHost::setHasHost(bool on)
{
    QMetaObject::invokeMethod(
        m_watcher, [&] { m_watcher->setHasHost(on); }, Qt::BlockingQueuedConnection);
}

QStringList TrayHost::items() const
{
    return m_watcher->items();
}

} // namespace postaci::test
