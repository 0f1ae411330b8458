#pragma once

#include "desktop/MailNotifier.h"
#include "desktop/MailTray.h"
#include "desktop/OpenEvents.h"

namespace postaci {

class AppSettings;
class MailLinkOffer;
class MainWindow;

/// What the program is on the desktop beside its windows: notifications, tray, and what others ask of it.
/// Puts them and the main window together. UI thread.
class DesktopPresence : public QObject
{
    Q_OBJECT

public:
    enum class Start {
        Shown,
        Hidden ///< only in the tray; without one, minimised
    };

    DesktopPresence(MailEngine& engine, AppSettings& settings, MainWindow& window,
                    const NewMailWatch::Timings& timings = {}, QObject* parent = nullptr);

    ~DesktopPresence() override;

    /// Shows the main window so. Without an account it is always shown.
    void begin(Start start);
    void leave(); ///< nothing on the desktop leads to this program any more

    // Each brings the window up that is about it.
    void activate(const QByteArray& token);
    void compose(const QString& to, const QByteArray& token);
    void openFile(const QString& file, const QByteArray& token); ///< a message, or an mbox to import
    void offerMailLinks();                                       ///< see MailLinkOffer

    [[nodiscard]] MailTray& tray() { return m_tray; }

private:
    void connectTray();
    void connectNotifier();
    [[nodiscard]] bool staysOn();
    void comeBackMinimised();

    MailEngine& m_engine;
    MainWindow& m_window;
    NotificationSettings m_settings;
    MailTray m_tray;
    DesktopNotifications* m_notifications;
    MailNotifier* m_notifier;
    OpenEvents m_openEvents;
    MailLinkOffer* m_mailLinks;
};

} // namespace postaci
