#pragma once

#include <QObject>
#include <QVariant>

#include <optional>

class QDBusVariant;

namespace postaci {

/// What the desktop says about light and dark (the portal's org.freedesktop.appearance), asked without
/// waiting. UI thread. Says nothing where there is no portal.
class SystemColorScheme : public QObject
{
    Q_OBJECT

public:
    explicit SystemColorScheme(QObject* parent = nullptr);

    /// Empty: not known (yet), or the desktop has no preference.
    [[nodiscard]] std::optional<bool> prefersDark() const { return m_prefersDark; }

Q_SIGNALS:
    void changed();

#ifdef POSTACI_HAVE_DBUS
private Q_SLOTS:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void ask();
    void take(const QVariant& value);
#endif

private:
    std::optional<bool> m_prefersDark;
};

} // namespace postaci
