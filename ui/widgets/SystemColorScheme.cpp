#include "widgets/SystemColorScheme.h"

#ifdef POSTACI_HAVE_DBUS
#include <QtDBus>
#endif

namespace postaci {

#ifdef POSTACI_HAVE_DBUS

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kSpace = QStringLiteral("org.freedesktop.appearance");
const QString kSchemeKey = QStringLiteral("color-scheme");
const QString kContrastKey = QStringLiteral("contrast");

} // namespace

SystemColorScheme::SystemColorScheme(QObject* parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(kSchemeKey);
    ask(kContrastKey);
}

void SystemColorScheme::ask(const QString& key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
    call << kSpace << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid())
            take(key, reply.value().variant());
        watcher->deleteLater();
    });
}

void SystemColorScheme::settingChanged(const QString& space, const QString& key, const QDBusVariant& value)
{
    if (space == kSpace && (key == kSchemeKey || key == kContrastKey))
        take(key, value.variant());
}

void SystemColorScheme::take(const QString& key, const QVariant& value)
{
    // Read() wraps the value once more than the signal does.
    const QVariant inner = value.metaType() == QMetaType::fromType<QDBusVariant>()
                               ? value.value<QDBusVariant>().variant()
                               : value;
    if (key == kContrastKey) {
        const bool prefersContrast = inner.toUInt() == 1;
        if (prefersContrast != m_prefersContrast) {
            m_prefersContrast = prefersContrast;
            Q_EMIT changed();
        }
        return;
    }
    std::optional<bool> prefersDark;
    switch (inner.toUInt()) {
    case 1:
        prefersDark = true;
        break;
    case 2:
        prefersDark = false;
        break;
    default:
        break;
    }
    if (prefersDark == m_prefersDark)
        return;
    m_prefersDark = prefersDark;
    Q_EMIT changed();
}

#else

SystemColorScheme::SystemColorScheme(QObject* parent) : QObject(parent) {}

#endif

} // namespace postaci
