#pragma once

#include "desktop/DesktopEntry.h"
#include "settings/NotificationSettings.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace postaci {

/// How the desktop starts the program, in the settings: with the session, and by links to mail addresses. UI
/// thread.
class StartSettings : public QWidget
{
    Q_OBJECT

public:
    explicit StartSettings(const QString& profileDir, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void showValues();
    void showMailLinks(MailLinks links);
    [[nodiscard]] QString startProfile() const;
    void saveAutostart();
    void takeMailLinks();
    void retranslate();

    NotificationSettings m_settings;
    const QString m_profileDir;
    MailLinks m_links = MailLinks::Unknown;
    QLabel* m_startHeading;
    QCheckBox* m_autostart;
    QLabel* m_autostartHelp;
    QCheckBox* m_hidden;
    QLabel* m_hiddenHelp;
    QLabel* m_linksHeading;
    QPushButton* m_mailLinks;
    QLabel* m_mailLinksHelp;
};

} // namespace postaci
