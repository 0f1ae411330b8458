#pragma once

#include "MailEngine.h"
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

    /// Looks for the tray, for a moment where the session is just beginning; found() or missing() follows.
    void begin();
    /// The settings have changed.
    void refresh();
    [[nodiscard]] bool isShown() const { return m_icon && m_icon->isVisible(); }
    [[nodiscard]] const QSystemTrayIcon* icon() const { return m_icon.get(); } ///< null before it is ready
    /// As the system shows what an icon of the tray says; false where there is none.
    bool showMessage(const QString& title, const QString& text);
    [[nodiscard]] const QMenu& menu() const { return m_menu; }
    [[nodiscard]] qint64 unread() const { return m_unread; }

    /// Whether the desktop has one, as far as that is known by now.
    [[nodiscard]] static bool hasDesktopTray();

Q_SIGNALS:
    void ready(bool isShown); ///< once, after begin()
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
    void setUp();
    void makeIcon();
    void count();
    void draw();

    MailEngine& m_engine;
    NotificationSettings m_settings;
    QMenu m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon; ///< Qt looks for the tray when it is made
    QAction* m_open;
    QAction* m_write;
    QAction* m_fetch;
    QAction* m_pause;
    QAction* m_quit;
    QTimer m_count; ///< once for many changes
    QTimer m_wait;  ///< for a tray that comes later than the program
    qint64 m_unread = -1;
};

} // namespace postaci
