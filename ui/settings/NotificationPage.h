#pragma once

#include "desktop/TrayWatch.h"
#include "settings/NotificationSettings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QTimeEdit;

namespace postaci {

class AppSettings;

/// What the program does on the desktop beside its windows, in the settings: notifications, quiet hours and
/// tray. UI thread.
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
    void connectTray();
    void showValues();
    void enableParts();
    void saveQuietHours();
    void retranslate();
    void retranslateTray();

    AppSettings& m_app;
    NotificationSettings m_settings;
    TrayWatch m_desktopTray;
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
};

} // namespace postaci
