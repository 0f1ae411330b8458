#include "security/KeyringProbe.h"

#include <QObject>

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QLibrary>
#endif

namespace postaci {

namespace {

void answerNone(QObject* context, std::function<void(KeyringAnswer)> done)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done)] { done(KeyringAnswer::None); }, Qt::QueuedConnection);
}

} // namespace

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)

void askKeyring(const QString& service, const QString& key, QObject* context,
                std::function<void(KeyringAnswer)> done)
{
    constexpr int kProbeMs = 5000;
    using Attributes = QMap<QString, QString>;
    using Paths = QList<QDBusObjectPath>;
    qDBusRegisterMetaType<Attributes>();
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) { // a call over it would never end
        answerNone(context, std::move(done));
        return;
    }
    QDBusMessage question = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("SearchItems"));
    // The attributes that QtKeychain gives an entry.
    const Attributes attributes{{QStringLiteral("user"), key}, {QStringLiteral("server"), service}};
    question.setArguments({QVariant::fromValue(attributes)});
    auto* const watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, kProbeMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        const QDBusPendingReply<Paths, Paths> reply = *watcher; // unlocked, locked
        if (reply.isError())
            done(KeyringAnswer::None);
        else
            done(reply.argumentAt<1>().isEmpty() ? KeyringAnswer::Open : KeyringAnswer::Locked);
    });
}

void forgetKeyringSession()
{
    using Disconnect = void (*)();
    if (const QFunctionPointer found =
            QLibrary::resolve(QStringLiteral("secret-1"), 0, "secret_service_disconnect"))
        reinterpret_cast<Disconnect>(found)();
}

#else

void askKeyring(const QString& /*service*/, const QString& /*key*/, QObject* context,
                std::function<void(KeyringAnswer)> done)
{
    answerNone(context, std::move(done));
}

void forgetKeyringSession() {}

#endif

} // namespace postaci
