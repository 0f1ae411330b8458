#include "desktop/BusNotifications.h"

#ifdef POSTACI_HAVE_DBUS

#include <QtDBus>

#include <utility>

namespace postaci {

namespace {

const QString kNotificationService = QStringLiteral("org.freedesktop.Notifications");
const QString kNotificationPath = QStringLiteral("/org/freedesktop/Notifications");
constexpr int kServiceTime = 10'000; ///< milliseconds in which it has to answer

QDBusMessage notificationCall(const char* method)
{
    return QDBusMessage::createMethodCall(kNotificationService, kNotificationPath, kNotificationService,
                                          QLatin1String(method));
}

} // namespace

BusNotifications::BusNotifications(QObject* parent)
    : DesktopNotifications(parent),
      m_watcher(new QDBusServiceWatcher(kNotificationService, QDBusConnection::sessionBus(),
                                        QDBusServiceWatcher::WatchForOwnerChange, this))
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    const auto listen = [&](const char* signal, const char* slot) {
        bus.connect(kNotificationService, kNotificationPath, kNotificationService, QLatin1String(signal),
                    this, slot);
    };
    listen("NotificationClosed", SLOT(notificationClosed(uint, uint)));
    listen("ActionInvoked", SLOT(actionChosen(uint, QString)));
    listen("ActivationToken", SLOT(tokenGiven(uint, QString)));
    connect(m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString&, const QString& before) {
                if (!before.isEmpty())
                    forgetAll();
            });
}

void BusNotifications::show(quint64 handle, const Notification& notification)
{
    Shown& shown = m_shown[handle];
    shown.notification = notification;
    shown.isUnwanted = false;
    if (m_capabilities) {
        send(handle);
        return;
    }
    if (!m_waiting.contains(handle))
        m_waiting.append(handle);
    if (!m_isAsking)
        askCapabilities();
}

void BusNotifications::askCapabilities()
{
    m_isAsking = true;
    auto* answer = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(notificationCall("GetCapabilities"), kServiceTime), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QStringList> reply = *answer;
        answer->deleteLater();
        m_isAsking = false;
        const QList<quint64> waiting = std::exchange(m_waiting, {});
        if (reply.isValid())
            m_capabilities = reply.value();
        for (const quint64 handle : waiting) {
            if (!m_shown.contains(handle))
                continue;
            if (reply.isValid())
                send(handle);
            else
                sent(handle, 0); // there is no such service: it is asked again the next time
        }
    });
}

bool BusNotifications::can(const char* capability) const
{
    return m_capabilities && m_capabilities->contains(QLatin1String(capability));
}

void BusNotifications::send(quint64 handle)
{
    Shown& shown = m_shown[handle];
    if (shown.isOnItsWay) {
        shown.isOutdated = true;
        return;
    }
    shown.isOnItsWay = true;
    shown.isOutdated = false;
    const Notification& wanted = shown.notification;
    QStringList actions;
    if (can("actions")) {
        for (const NotificationAction& action : wanted.actions)
            actions << action.key << action.text;
    }
    QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("postaci")},
                      {QStringLiteral("category"), QStringLiteral("email.arrived")},
                      {QStringLiteral("urgency"), QVariant::fromValue<uchar>(1)}};
    if (wanted.hasSound)
        hints.insert(QStringLiteral("sound-name"), QStringLiteral("message-new-email"));
    else
        hints.insert(QStringLiteral("suppress-sound"), true);
    // Where marks are no marks, escapes would be shown.
    const QString body = can("body-markup") ? wanted.body.toHtmlEscaped() : wanted.body;
    QDBusMessage call = notificationCall("Notify");
    call << QStringLiteral("Postacı") << shown.id << QStringLiteral("postaci") << wanted.title
         << (can("body") ? body : QString()) << actions << hints << -1;
    auto* answer =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, kServiceTime), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, handle] {
        const QDBusPendingReply<uint> reply = *answer;
        answer->deleteLater();
        sent(handle, reply.isValid() ? reply.value() : 0);
    });
}

void BusNotifications::sent(quint64 handle, uint id)
{
    const auto found = m_shown.find(handle);
    if (found == m_shown.end()) { // forgotten meanwhile
        if (id != 0)
            closeAtService(id);
        return;
    }
    found->isOnItsWay = false;
    found->id = id;
    if (found->isUnwanted || id == 0) {
        const bool isUnwanted = found->isUnwanted;
        m_shown.erase(found);
        if (id != 0)
            closeAtService(id);
        if (!isUnwanted)
            Q_EMIT closed(handle);
        return;
    }
    if (found->isOutdated)
        send(handle);
    else if (found->notification.hasSound && !can("sound"))
        m_sound.play(); // KDE's service, for one, plays none
}

void BusNotifications::close(quint64 handle)
{
    const auto found = m_shown.find(handle);
    if (found == m_shown.end())
        return;
    if (found->isOnItsWay) {
        found->isUnwanted = true;
        return;
    }
    const uint id = found->id;
    m_shown.erase(found);
    if (id != 0)
        closeAtService(id);
}

void BusNotifications::closeAtService(uint id) const
{
    QDBusMessage call = notificationCall("CloseNotification");
    call << id;
    QDBusConnection::sessionBus().send(call);
}

quint64 BusNotifications::handleOf(uint id) const
{
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (id != 0 && shown->id == id)
            return shown.key();
    }
    return 0;
}

void BusNotifications::notificationClosed(uint id, uint)
{
    const quint64 handle = handleOf(id);
    m_tokens.remove(id);
    if (handle == 0)
        return;
    m_shown.remove(handle);
    Q_EMIT closed(handle);
}

void BusNotifications::tokenGiven(uint id, const QString& token)
{
    if (handleOf(id) != 0)
        m_tokens.insert(id, token.toUtf8());
}

void BusNotifications::actionChosen(uint id, const QString& key)
{
    if (const quint64 handle = handleOf(id); handle != 0)
        Q_EMIT actionInvoked(handle, key, m_tokens.take(id));
}

/// What another service shows, or none any more, is not ours.
void BusNotifications::forgetAll()
{
    m_capabilities.reset();
    m_tokens.clear();
    QList<quint64> gone;
    for (auto shown = m_shown.cbegin(); shown != m_shown.cend(); ++shown) {
        if (!m_waiting.contains(shown.key()))
            gone.append(shown.key());
    }
    for (const quint64 handle : gone) {
        m_shown.remove(handle);
        Q_EMIT closed(handle);
    }
}

} // namespace postaci

#endif
