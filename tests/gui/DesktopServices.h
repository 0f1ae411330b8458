#pragma once

#include <QDBusConnection>
#include <QDBusVirtualObject>
#include <QHash>
#include <QMutex>
#include <QThread>
#include <QVariantMap>

#include <optional>

namespace postaci::test {

/// The service of notifications that a desktop would have, on the session bus by a connection of its own.
/// Written from the Desktop Notifications Specification 1.2. UI thread.
class NotificationService : public QDBusVirtualObject
{
public:
    struct Posted
    {
        uint id = 0;
        QString program;
        QString icon;
        QString title;
        QString body;
        QStringList actions; ///< keys and words in turn
        QVariantMap hints;
    };

    ~NotificationService() override { stop(); }

    /// Takes the name; false where another has it.
    [[nodiscard]] bool start(const QStringList& capabilities = allCapabilities());
    void stop(); ///< as a desktop's shell that has crashed
    [[nodiscard]] static QStringList allCapabilities();

    QList<Posted> posted;     ///< each call of Notify, in their order
    QList<uint> closedByThem; ///< each call of CloseNotification
    QStringList problems;     ///< calls that are not as they have to be
    /// What is on the screen, oldest first.
    [[nodiscard]] QList<Posted> shown() const;

    // What a person does.
    void invoke(uint id, const QString& key, const QString& token = {});
    void dismiss(uint id);

    QString introspect(const QString& path) const override;
    bool handleMessage(const QDBusMessage& message, const QDBusConnection& connection) override;

private:
    [[nodiscard]] QVariant notify(const QDBusMessage& message);
    void signal(const char* name, const QVariantList& arguments);

    std::optional<QDBusConnection> m_bus;
    QStringList m_capabilities;
    QHash<uint, Posted> m_shown;
    uint m_lastId = 0;
};

/// The tray that a desktop would have (org.kde.StatusNotifierWatcher). Answers in a thread of its own, since
/// Qt waits for it.
class TrayHost
{
public:
    TrayHost();
    ~TrayHost();
    [[nodiscard]] bool start();
    void stop(); ///< as a desktop's panel that has crashed
    /// Whether anything shows the icons (IsStatusNotifierHostRegistered); it does at first.
    void setHasHost(bool on);
    /// Bus names of the icons that have come, in their order.
    [[nodiscard]] QStringList items() const;

private:
    class Watcher;
    QThread m_thread;
    Watcher* m_watcher;
};

} // namespace postaci::test
