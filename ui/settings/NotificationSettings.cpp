#include "settings/NotificationSettings.h"

#include <QDir>
#include <QStringList>

namespace postaci {

namespace {

const QString kOn = QStringLiteral("notifications/on");
const QString kPaused = QStringLiteral("notifications/paused");
const QString kText = QStringLiteral("notifications/text");
const QString kSound = QStringLiteral("notifications/sound");
const QString kQuietHours = QStringLiteral("notifications/quietHours");
const QString kSilentAccounts = QStringLiteral("notifications/silentAccounts");
const QString kToldFolders = QStringLiteral("notifications/toldFolders");
const QString kSilentFolders = QStringLiteral("notifications/silentFolders");
const QString kTray = QStringLiteral("tray/on");
const QString kCloseToTray = QStringLiteral("tray/closeToTray");
const QString kStartHidden = QStringLiteral("tray/startHidden");
const QString kOfferedAsDefault = QStringLiteral("desktop/offeredAsDefault");
const QString kSenderOnly = QStringLiteral("sender");
const QString kCountOnly = QStringLiteral("count");

} // namespace

NotificationSettings::NotificationSettings(const QString& profileDir)
    : m_settings(QDir(profileDir).filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
{
}

bool NotificationSettings::isOn() const
{
    return m_settings.value(kOn, true).toBool();
}

void NotificationSettings::setOn(bool on)
{
    m_settings.setValue(kOn, on);
}

bool NotificationSettings::isPaused() const
{
    return m_settings.value(kPaused, false).toBool();
}

void NotificationSettings::setPaused(bool on)
{
    if (on)
        m_settings.setValue(kPaused, true);
    else
        m_settings.remove(kPaused);
}

NotificationText NotificationSettings::text() const
{
    const QString word = m_settings.value(kText).toString();
    if (word == kSenderOnly)
        return NotificationText::Sender;
    return word == kCountOnly ? NotificationText::Count : NotificationText::Whole;
}

void NotificationSettings::setText(NotificationText text)
{
    if (text == NotificationText::Whole)
        m_settings.remove(kText);
    else
        m_settings.setValue(kText, text == NotificationText::Sender ? kSenderOnly : kCountOnly);
}

bool NotificationSettings::hasSound() const
{
    return m_settings.value(kSound, true).toBool();
}

void NotificationSettings::setSound(bool on)
{
    m_settings.setValue(kSound, on);
}

QuietHours NotificationSettings::quietHours() const
{
    return QuietHours::fromText(m_settings.value(kQuietHours).toString());
}

void NotificationSettings::setQuietHours(const QuietHours& hours)
{
    m_settings.setValue(kQuietHours, hours.toText());
}

bool NotificationSettings::isIn(const QString& list, qint64 id) const
{
    return m_settings.value(list).toStringList().contains(QString::number(id));
}

void NotificationSettings::put(const QString& list, qint64 id, bool on)
{
    QStringList numbers = m_settings.value(list).toStringList();
    numbers.removeAll(QString::number(id));
    if (on)
        numbers.append(QString::number(id));
    m_settings.setValue(list, numbers);
}

bool NotificationSettings::tellsOf(AccountId account) const
{
    return !isIn(kSilentAccounts, account);
}

void NotificationSettings::setTellsOf(AccountId account, bool on)
{
    put(kSilentAccounts, account, !on);
}

bool NotificationSettings::tellsOf(const Folder& folder) const
{
    if (isIn(kToldFolders, folder.id))
        return true;
    return !isIn(kSilentFolders, folder.id) && (folder.role == FolderRole::Inbox || folder.isPushed);
}

void NotificationSettings::setTellsOf(const Folder& folder, bool on)
{
    put(kToldFolders, folder.id, on);
    put(kSilentFolders, folder.id, !on);
}

bool NotificationSettings::showsTray() const
{
    return m_settings.value(kTray, true).toBool();
}

void NotificationSettings::setShowsTray(bool on)
{
    m_settings.setValue(kTray, on);
}

bool NotificationSettings::closesToTray() const
{
    return m_settings.value(kCloseToTray, false).toBool();
}

void NotificationSettings::setClosesToTray(bool on)
{
    m_settings.setValue(kCloseToTray, on);
}

bool NotificationSettings::startsHidden() const
{
    return m_settings.value(kStartHidden, true).toBool();
}

void NotificationSettings::setStartsHidden(bool on)
{
    m_settings.setValue(kStartHidden, on);
}

bool NotificationSettings::wasOfferedAsDefault() const
{
    return m_settings.value(kOfferedAsDefault, false).toBool();
}

void NotificationSettings::setOfferedAsDefault()
{
    m_settings.setValue(kOfferedAsDefault, true);
}

} // namespace postaci
