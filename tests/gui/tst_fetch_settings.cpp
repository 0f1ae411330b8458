#include "MailEngine.h"
#include "accounts/AccountFetchPage.h"
#include "accounts/AccountSettingsDialog.h"
#include "gui/WindowDesk.h"
#include "mainwindow/StatusLine.h"
#include "models/FetchText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTimeEdit>

using namespace Qt::Literals::StringLiterals;

namespace postaci {

/// When mail is fetched, as it is chosen in the settings of an account and said in the window.
class FetchSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void choicesAreKept();
    void ownNumbersAreKept();
    void whatHasNoMeaningCannotBeChosen();
    void theStateIsSaid_data();
    void theStateIsSaid();
    void theWindowSaysIt();

private:
    void openDialog();
    template <typename Widget> Widget* find(const char* name) const
    {
        return m_dialog->findChild<Widget*>(QLatin1String(name));
    }
    void choose(QComboBox* combo, int way) const
    {
        const int wanted = combo->findData(way);
        QVERIFY(wanted >= 0);
        combo->setFocus();
        while (combo->currentIndex() != wanted)
            QTest::keyClick(combo, combo->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<AccountSettingsDialog> m_dialog;
};

void FetchSettingsTest::init()
{
    m_desk = std::make_unique<Desk>();
    m_desk->open();
    openDialog();
}

void FetchSettingsTest::cleanup()
{
    m_dialog.reset();
    m_desk.reset();
}

void FetchSettingsTest::openDialog()
{
    m_dialog = std::make_unique<AccountSettingsDialog>(*m_desk->engine, m_desk->mail.work);
    m_dialog->show();
    m_dialog->showPage(AccountSettingsDialog::Page::Fetching);
}

void FetchSettingsTest::choicesAreKept()
{
    choose(find<QComboBox>("fetchWayCombo"), 15);
    QTest::keyClick(find<QCheckBox>("quietHoursCheck"), Qt::Key_Space);
    find<QTimeEdit>("quietFromEdit")->setTime(QTime(21, 30));
    find<QTimeEdit>("quietToEdit")->setTime(QTime(6, 0));
    QTest::keyClick(find<QCheckBox>("quietDay7"), Qt::Key_Space);
    QTest::keyClick(find<QCheckBox>("meteredCheck"), Qt::Key_Space);
    QTest::mouseClick(find<QPushButton>("saveButton"), Qt::LeftButton);
    FetchRules wanted;
    wanted.mode = FetchMode::Interval;
    wanted.minutes = 15;
    wanted.quiet = {true, QTime(21, 30), QTime(6, 0), 0x3f};
    wanted.pausesOnMetered = true;
    QTRY_VERIFY(m_desk->engine->fetchRules(m_desk->mail.work) == wanted);
    openDialog();
    QCOMPARE(find<QComboBox>("fetchWayCombo")->currentData().toInt(), 15);
    QVERIFY(find<QCheckBox>("quietHoursCheck")->isChecked() && !find<QCheckBox>("quietDay7")->isChecked());
    QVERIFY(!find<QCheckBox>("lowBatteryCheck")->isChecked());
}

void FetchSettingsTest::ownNumbersAreKept()
{
    auto* minutes = find<QSpinBox>("fetchMinutesSpin");
    QVERIFY(!minutes->isVisible());
    choose(find<QComboBox>("fetchWayCombo"), -1);
    QVERIFY(minutes->isVisible());
    minutes->setValue(42);
    QTest::mouseClick(find<QPushButton>("saveButton"), Qt::LeftButton);
    QTRY_COMPARE(m_desk->engine->fetchRules(m_desk->mail.work).minutes, 42);
    openDialog();
    QVERIFY(find<QSpinBox>("fetchMinutesSpin")->isVisible());
    QCOMPARE(find<QSpinBox>("fetchMinutesSpin")->value(), 42);
}

void FetchSettingsTest::whatHasNoMeaningCannotBeChosen()
{
    QVERIFY(!find<QTimeEdit>("quietFromEdit")->isEnabled());
    QVERIFY(find<QCheckBox>("meteredCheck")->isEnabled());
    choose(find<QComboBox>("fetchWayCombo"), -2);
    QVERIFY(!find<QCheckBox>("quietHoursCheck")->isEnabled() &&
            !find<QCheckBox>("meteredCheck")->isEnabled());
    QVERIFY(find<QLabel>("fetchWayHelp")->text().contains(u"Get mail"_s));
}

void FetchSettingsTest::theStateIsSaid_data()
{
    QTest::addColumn<AccountState>("state");
    QTest::addColumn<QString>("text");
    const QDate today = QDate::currentDate();
    AccountState state;
    QTest::newRow("never") << state << u"Not checked yet"_s;
    state.fetchMode = FetchMode::ByHand;
    QTest::newRow("by hand") << state << u"Not checked yet, fetched only when you ask"_s;
    state.fetchMode = FetchMode::Push;
    state.lastChecked = QDateTime(today, QTime(14, 2, 11)).toUTC();
    state.activity = AccountActivity::Push;
    QTest::newRow("push") << state << u"Last checked 14:02:11, push active"_s;
    state.activity = AccountActivity::Idle;
    state.cannotPush = true;
    state.nextCheck = QDateTime(today, QTime(14, 7)).toUTC();
    QTest::newRow("no push") << state
                             << u"Last checked 14:02:11, this server cannot push, next check %1"_s.arg(
                                    momentText(state.nextCheck));
    state.cannotPush = false;
    state.fetchMode = FetchMode::Interval;
    QTest::newRow("interval") << state
                              << u"Last checked 14:02:11, next check %1"_s.arg(momentText(state.nextCheck));
    state.hold = FetchHold::QuietHours;
    state.holdEnds = QDateTime(today, QTime(20, 0)).toUTC();
    QTest::newRow("quiet") << state
                           << u"Last checked 14:02:11, paused: quiet hours until %1"_s.arg(
                                  momentText(state.holdEnds));
    state.hold = FetchHold::Metered;
    QTest::newRow("metered") << state << u"Last checked 14:02:11, paused: metered network"_s;
    state.hold = FetchHold::LowBattery;
    QTest::newRow("battery") << state << u"Last checked 14:02:11, paused: low battery"_s;
}

void FetchSettingsTest::theStateIsSaid()
{
    QFETCH(AccountState, state);
    QTEST(fetchText(state), "text");
}

void FetchSettingsTest::theWindowSaysIt()
{
    AccountState state;
    state.account = m_desk->mail.work;
    state.lastChecked = m_desk->clock.now();
    state.hold = FetchHold::Metered;
    Q_EMIT m_desk->engine->accountStateChanged(state);
    bool isSaid = false;
    for (const QLabel* label : m_desk->window->findChildren<QLabel*>(u"accountStatus"_s))
        isSaid = isSaid || label->text().contains(u"metered"_s) ||
                 label->parentWidget()->toolTip().contains(u"metered"_s);
    QVERIFY(isSaid);
    const FolderTreeModel& folders = m_desk->folders();
    const QModelIndex account = folders.indexOf({TreePlace::Kind::Account, m_desk->mail.work, 0});
    QVERIFY(account.data(Qt::ToolTipRole).toString().contains(u"paused: metered network"_s));
}

} // namespace postaci

QTEST_MAIN(postaci::FetchSettingsTest)
#include "tst_fetch_settings.moc"
