// Of which accounts and folders new mail is told.
#include "settings/NotificationSettings.h"

#include <QTemporaryDir>
#include <QTest>

namespace postaci::test {

class TestNotificationSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFolderOfAnAccountCanBeSilent();

private:
    /// As another reads them.
    [[nodiscard]] NotificationSettings settings() const { return NotificationSettings(m_profile.path()); }

    QTemporaryDir m_profile;
};

void TestNotificationSettings::theFolderOfAnAccountCanBeSilent()
{
    NotificationSettings wanted = settings();
    Folder inbox;
    inbox.id = 7;
    inbox.role = FolderRole::Inbox;
    Folder other;
    other.id = 8;
    QVERIFY(wanted.tellsOf(inbox) && !wanted.tellsOf(other));
    other.isPushed = true;
    QVERIFY(wanted.tellsOf(other));
    wanted.setTellsOf(other, false);
    wanted.setTellsOf(inbox, false);
    QVERIFY(!settings().tellsOf(other) && !settings().tellsOf(inbox));
    wanted.setTellsOf(inbox, true);
    QVERIFY(settings().tellsOf(inbox));
    QVERIFY(settings().tellsOf(AccountId(3)));
    wanted.setTellsOf(AccountId(3), false);
    QVERIFY(!settings().tellsOf(AccountId(3)) && settings().tellsOf(AccountId(4)));
}

} // namespace postaci::test

QTEST_GUILESS_MAIN(postaci::test::TestNotificationSettings)
#include "tst_notification_settings.moc"
