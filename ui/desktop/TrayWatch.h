#pragma once

#include <QObject>

#include <optional>

class QDBusPendingCallWatcher;

namespace postaci {

/// Whether the desktop has a tray, which may come later than this program and go before it. Asks the session
/// bus (org.kde.StatusNotifierWatcher) and the X server (System Tray Protocol) by itself: Qt looks once, when
/// the first icon is made, and remembers what it found. UI thread.
class TrayWatch : public QObject
{
    Q_OBJECT

public:
    explicit TrayWatch(QObject* parent = nullptr);

    /// Begins to look; changed() tells what is found. Asked again, it looks again.
    void look();
    [[nodiscard]] bool hasTray() const { return m_hasTray.value_or(false); } ///< false until it is known
    [[nodiscard]] bool hasNoTray() const { return !m_hasTray.value_or(true); }

Q_SIGNALS:
    void changed(bool hasTray); ///< or known now

private Q_SLOTS:
    void ask();

private:
    void listen();
    void answered(QDBusPendingCallWatcher& answer);
    void found(bool isOnBus);

    bool m_isListening = false;
    std::optional<bool> m_hasTray;
};

} // namespace postaci
