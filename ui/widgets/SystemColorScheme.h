#pragma once

#include <QObject>
#include <QVariant>

#include <optional>

class QDBusVariant;

namespace postaci {

/// What the desktop says about light and dark and about contrast (the portal's org.freedesktop.appearance),
/// asked without waiting. UI thread. Says nothing where there is no portal.
class SystemColorScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemColorScheme(QObject* parent = nullptr);

    /// Empty: not known (yet), or the desktop has no preference.
    [[nodiscard]] std::optional<bool> prefersDark() const { return m_prefersDark; }

    /// The desktop asks for more of it.
    [[nodiscard]] bool prefersContrast() const { return m_prefersContrast; }

Q_SIGNALS:
    void changed();

#ifdef POSTACI_HAVE_DBUS
private Q_SLOTS:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& key);
    void take(const QString& key, const QVariant& value);
#endif

private:
    std::optional<bool> m_prefersDark;
    bool m_prefersContrast = false;
};

} // namespace postaci
