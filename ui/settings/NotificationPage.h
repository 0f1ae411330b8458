#pragma once

#include "desktop/DesktopEntry.h"
#include "desktop/TrayWatch.h"
#include "settings/NotificationSettings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTimeEdit;
class QVBoxLayout;

namespace postaci {

class AppSettings;

/// What the program does on the desktop beside its windows, in the settings: notifications, quiet hours,
/// tray, start with the session, links to mail addresses. UI thread.
class NotificationPage : public QWidget
{
    Q_OBJECT

public:
    NotificationPage(AppSettings& settings, const QString& profileDir, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* makeQuietTimes();
    void connectNotifications();
    void connectQuietHours();
    void connectDesktop();
    void showValues();
    void showMailLinks(MailLinks links);
    void enableParts();
    void saveQuietHours();
    [[nodiscard]] QString startProfile() const;
    void saveAutostart();
    void retranslate();
    void retranslateDesktop();

    AppSettings& m_app;
    NotificationSettings m_settings;
    const QString m_profileDir;
    TrayWatch m_desktopTray;
    MailLinks m_links = MailLinks::Unknown;
    QLabel* m_mailHeading;
    QCheckBox* m_on;
    QLabel* m_onHelp;
    QCheckBox* m_paused;
    QLabel* m_pausedHelp;
    QLabel* m_textLabel;
    QComboBox* m_text;
    QLabel* m_textHelp;
    QCheckBox* m_sound;
    QLabel* m_soundHelp;
    QCheckBox* m_quiet;
    QLabel* m_quietHelp;
    QLabel* m_fromLabel;
    QTimeEdit* m_from;
    QLabel* m_toLabel;
    QTimeEdit* m_to;
    QList<QCheckBox*> m_days; ///< Monday first
    QLabel* m_trayHeading;
    QCheckBox* m_tray;
    QLabel* m_trayHelp;
    QCheckBox* m_close;
    QLabel* m_closeHelp;
    QLabel* m_startHeading;
    QCheckBox* m_autostart;
    QLabel* m_autostartHelp;
    QCheckBox* m_hidden;
    QLabel* m_hiddenHelp;
    QPushButton* m_mailLinks;
    QLabel* m_mailLinksHelp;
};

} // namespace postaci
