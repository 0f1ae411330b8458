#pragma once

#include "base/Ids.h"
#include "base/QuietHours.h"
#include "store/StoreTypes.h"

#include <QSettings>

namespace postaci {

/// How much of a message a notification shows.
enum class NotificationText { Whole, Sender, Count };

/// What the person chose about notifications and the tray, in `settings.ini` of the profile. Every object of
/// a profile shows the same values. Lives in the UI thread.
class NotificationSettings
{
public:
    explicit NotificationSettings(const QString& profileDir);

    [[nodiscard]] bool isOn() const; ///< they are by default
    void setOn(bool on);
    /// Until it is taken back, or until the next start.
    [[nodiscard]] bool isPaused() const;
    void setPaused(bool on);
    [[nodiscard]] NotificationText text() const;
    void setText(NotificationText text);
    [[nodiscard]] bool hasSound() const; ///< it has by default
    void setSound(bool on);
    [[nodiscard]] QuietHours quietHours() const;
    void setQuietHours(const QuietHours& hours);

    [[nodiscard]] bool tellsOf(AccountId account) const; ///< it does by default
    void setTellsOf(AccountId account, bool on);
    /// By default of inboxes and of folders whose news are wanted at once; whatever the account says.
    [[nodiscard]] bool tellsOf(const Folder& folder) const;
    void setTellsOf(const Folder& folder, bool on);

    [[nodiscard]] bool showsTray() const; ///< it does by default
    void setShowsTray(bool on);
    /// Whether the main window's close button leaves the program in the tray.
    [[nodiscard]] bool closesToTray() const;
    void setClosesToTray(bool on);
    /// Whether a start with the session shows no window.
    [[nodiscard]] bool startsHidden() const;
    void setStartsHidden(bool on);
    /// Whether it was asked to become the program for mail links.
    [[nodiscard]] bool wasOfferedAsDefault() const;
    void setOfferedAsDefault();

private:
    [[nodiscard]] bool isIn(const QString& list, qint64 id) const;
    void put(const QString& list, qint64 id, bool on);

    QSettings m_settings;
};

} // namespace postaci
