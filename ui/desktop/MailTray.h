#pragma once

#include "MailEngine.h"
#include "desktop/TrayWatch.h"
#include "settings/NotificationSettings.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>

namespace postaci {

/// The icon in the desktop's tray: how much of the inboxes is unread, and a menu. It is there while the
/// settings want it and the desktop has a tray. UI thread.
class MailTray : public QObject
{
    Q_OBJECT

public:
    MailTray(MailEngine& engine, const QString& profileDir, QObject* parent = nullptr);

    /// Looks for the tray; ready() follows, after a moment where the session is just beginning. One that
    /// comes later than that gets the icon all the same.
    void begin();
    void leave(); ///< takes the icon away for good
    /// The settings have changed.
    void refresh();
    [[nodiscard]] bool isShown() const { return m_icon && m_icon->isVisible() && m_watch.hasTray(); }
    [[nodiscard]] const QSystemTrayIcon* icon() const { return m_icon.get(); } ///< null before it is ready
    /// As the system shows what an icon of the tray says; false where there is none.
    bool showMessage(const QString& title, const QString& text);
    [[nodiscard]] const QMenu& menu() const { return m_menu; }
    [[nodiscard]] qint64 unread() const { return m_unread; }

Q_SIGNALS:
    void ready(bool isShown); ///< once, after begin()
    void lost();              ///< nothing shows the icon any more, and nothing else has come for a moment
    void activated();         ///< a click on the icon
    void messageClicked();
    void openWanted();
    void writeWanted();
    void fetchWanted();
    void pauseWanted(bool on);
    void quitWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillMenu();
    void retranslate();
    void trayChanged(bool hasTray);
    void settle();
    void makeIcon();
    void count();
    void draw();

    MailEngine& m_engine;
    NotificationSettings m_settings;
    QMenu m_menu;
    TrayWatch m_watch;
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< Qt looks for the tray when it is made
    QAction* m_open;
    QAction* m_write;
    QAction* m_fetch;
    QAction* m_pause;
    QAction* m_quit;
    QTimer m_count; ///< once for many changes
    QTimer m_wait;  ///< for a tray that comes later than the program, or comes back
    bool m_isReady = false;
    qint64 m_unread = -1;
};

} // namespace postaci
